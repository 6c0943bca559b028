/* Named actions with undo and redo, kept in the workspace over restarts.
 *
 * An action is a transaction whose changes to the content tables are recorded
 * by SQLite's session extension; undoing applies the inverse changeset.  The
 * history is linear, HOSO_UNDO_STEPS long.  Imports are steps of their own
 * kind: they are undone by import id (hoso-import-table.h).
 */

#pragma once

#include "hoso-db.h"

G_BEGIN_DECLS

#define HOSO_UNDO_STEPS 100

typedef struct
{
  HosoTxn txn;
  gpointer session;
  const char *name;
} HosoAction;

#define HOSO_ACTION_INIT      \
  {                           \
    HOSO_TXN_INIT, NULL, NULL \
  }

/* @name is an untranslated msgid (N_()), for example "Add customer". */
gboolean hoso_action_begin (HosoAction *action, HosoDb *db, const char *name, GError **error);
/* Commits; an action that changed nothing leaves no step. */
gboolean hoso_action_commit (HosoAction *action, GError **error);
void hoso_action_clear (HosoAction *action);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HosoAction, hoso_action_clear)

/* How this connection takes back an import: @func runs inside the transaction
 * of hoso_undo_undo(). */
typedef gboolean (*HosoImportUndoFunc) (HosoDb *db, gint64 import, GError **error);

void hoso_undo_set_import_undo (HosoDb *db, HosoImportUndoFunc func);
/* Adds the step of an import inside the import's own transaction. */
gboolean hoso_undo_add_import (HosoDb *db, gint64 import, const char *name, GError **error);
/* Drops every step that belongs to @import. */
gboolean hoso_undo_forget_import (HosoDb *db, gint64 import, GError **error);
gboolean hoso_undo_clear (HosoDb *db, GError **error);

/* What the next undo and redo would take back, or NULL; free with g_free(). */
gboolean hoso_undo_peek (HosoDb *db, char **undo, char **redo, GError **error);
/* HOSO_ERROR_NOT_FOUND where there is nothing to undo; HOSO_ERROR_CONFLICT
 * names what stands in the way, and nothing is changed.  @name gets the step's
 * msgid. */
gboolean hoso_undo_undo (HosoDb *db, char **name, GError **error);
gboolean hoso_undo_redo (HosoDb *db, char **name, GError **error);

G_END_DECLS
