/* What to do for a customer, and by when.
 * Plain values owned by their holder; not thread-safe.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What people read is hoso_name_get ("task.…"). */
typedef enum
{
  HOSO_TASK_FOLLOW_UP,
  HOSO_TASK_APPOINTMENT,
  HOSO_TASK_RENEWAL,
  HOSO_TASK_OTHER,
} HosoTaskKind;

#define HOSO_TASK_N_KINDS (HOSO_TASK_OTHER + 1)

typedef struct
{
  gint64 id; /* 0 for one that is not stored yet */
  gint64 customer;
  char *customer_name; /* only in lists over several customers */
  gint64 interaction;  /* the complaint that it follows up, or 0 */
  HosoTaskKind kind;
  char *title;
  char *assignee;    /* who of the shop does it, as written; or NULL */
  gint64 due_local;  /* wall-clock seconds; midnight stands for a whole day */
  gint64 done_at;    /* UTC seconds, 0 for not yet */
  gint64 created_at; /* UTC seconds */
} HosoTask;

const char *hoso_task_kind_get_name (HosoTaskKind kind);
gboolean hoso_task_kind_from_name (const char *name, HosoTaskKind *kind);
HosoTask *hoso_task_new (HosoTaskKind kind, const char *title);
void hoso_task_free (HosoTask *task);
/* ISO 8601: the day, with the time where there is one. */
char *hoso_task_dup_due (const HosoTask *task);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoTask, hoso_task_free)

G_END_DECLS
