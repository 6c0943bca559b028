/* The rows of undo_step: a line of steps, the undone ones at its end. */

#pragma once

#include "hoso-db.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  char *name;
  GBytes *changeset; /* empty for an import */
  gint64 import;     /* 0 for an action */
} HosoHistoryStep;

/* Inside a transaction: drops the undone steps, adds one, and keeps the
 * newest HOSO_UNDO_STEPS. */
gboolean hoso_history_add (HosoDb *db,
                           const char *name,
                           GBytes *changeset,
                           gint64 import,
                           GError **error);
/* The step that an undo, or a redo, would take; HOSO_ERROR_NOT_FOUND without
 * one. */
HosoHistoryStep *hoso_history_load (HosoDb *db, gboolean redo, GError **error);
void hoso_history_step_free (HosoHistoryStep *step);
/* Marks @step undone or redone, where it is still the one to take. */
gboolean hoso_history_mark (HosoDb *db, const HosoHistoryStep *step, gboolean redo, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoHistoryStep, hoso_history_step_free)

G_END_DECLS
