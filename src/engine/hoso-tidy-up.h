/* Use cases of tidying up: which spellings look like one answer, and what the
 * user decides about them.  Stored answers are never changed. */

#pragma once

#include <gio/gio.h>

#include "hoso-spelling-map.h"
#include "hoso-survey.h"
#include "hoso-types.h"

G_BEGIN_DECLS

/* The answers to a question, or the values of a customer field: one of both. */
typedef struct
{
  gint64 question;
  const char *field; /* key */
} HosoTidySubject;

/* Whether the answers to @question are words. */
gboolean hoso_tidy_up_can_take (const HosoQuestion *question);
/* Of HosoSpellingGroup: what was decided (group->decided, ticked where
 * group->sure) and what may still be; the sure ones first. */
GPtrArray *hoso_tidy_up_propose (HosoDb *db,
                                 const HosoTidySubject *subject,
                                 GCancellable *cancellable,
                                 GError **error);
/* How many spellings of @groups look alike and wait for a decision. */
guint hoso_tidy_up_count_open (const GPtrArray *groups);

/* Whether @groups hold spellings that were taken together before. */
gboolean hoso_tidy_up_is_joined (const GPtrArray *groups);

/* What is to become of a group: its spellings are read as @label, or, where that
 * is NULL, each as it is written. */
typedef struct
{
  char *label;
  char *label_before; /* where it was read otherwise, or NULL */
  char **spellings;
} HosoTidyDecision;

HosoTidyDecision *hoso_tidy_decision_new (const char *label, const GPtrArray *spellings);
void hoso_tidy_decision_free (HosoTidyDecision *decision);

/* @decisions: of HosoTidyDecision.  One action that undo takes back. */
gboolean hoso_tidy_up_apply (HosoDb *db,
                             const HosoTidySubject *subject,
                             const GPtrArray *decisions,
                             GError **error);
/* Of HosoTidyDecision: to take together what of @groups surely is one answer and
 * was not decided yet. */
GPtrArray *hoso_tidy_up_list_sure (const GPtrArray *groups);

/* Decisions about one subject. */
typedef struct
{
  gint64 question;
  GPtrArray *decisions; /* of HosoTidyDecision */
} HosoTidyChange;

/* Takes @decisions. */
HosoTidyChange *hoso_tidy_change_new (gint64 question, GPtrArray *decisions);
void hoso_tidy_change_free (HosoTidyChange *change);
/* @changes: of HosoTidyChange.  All of them as one action, or none. */
gboolean hoso_tidy_up_apply_all (HosoDb *db, const GPtrArray *changes, GError **error);
/* The answers counted as if @decisions were made. */
HosoTally *hoso_tidy_up_preview (HosoDb *db,
                                 const HosoTidySubject *subject,
                                 const GPtrArray *decisions,
                                 GCancellable *cancellable,
                                 GError **error);
/* What is decided. */
HosoSpellingMap *
hoso_tidy_up_load (HosoDb *db, const HosoTidySubject *subject, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoTidyDecision, hoso_tidy_decision_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoTidyChange, hoso_tidy_change_free)

G_END_DECLS
