/* What tidying up asks of the workspace. */

#pragma once

#include "hoso-tidy-up.h"
#include "hoso-workspace.h"

G_BEGIN_DECLS

/* A question, or a field of customers, and what is to be decided about it. */
typedef struct
{
  gint64 question;
  char *field;          /* key, where it is no question */
  GPtrArray *decisions; /* of HosoTidyDecision, or NULL */
} HosoTidyTask;

/* Takes @decisions. */
HosoTidyTask *hoso_tidy_task_new (gint64 question, const char *field, GPtrArray *decisions);
void hoso_tidy_task_free (HosoTidyTask *task);

/* Whether spellings wait for a decision, and whether some were taken together. */
typedef struct
{
  guint open;
  gboolean decided;
} HosoTidyState;

/* HosoWorkFuncs that take a HosoTidyTask.  They return what
 * hoso_tidy_up_propose() does, a HosoTidyState (g_free), a HosoTally, and
 * nothing. */
gpointer
hoso_tidy_read_groups (HosoDb *db, gpointer task, GCancellable *cancellable, GError **error);
gpointer
hoso_tidy_read_state (HosoDb *db, gpointer task, GCancellable *cancellable, GError **error);
gpointer
hoso_tidy_read_preview (HosoDb *db, gpointer task, GCancellable *cancellable, GError **error);
gpointer hoso_tidy_apply (HosoDb *db, gpointer task, GCancellable *cancellable, GError **error);

G_END_DECLS
