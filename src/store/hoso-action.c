/* Named actions: transactions that leave an undo step. */

#include "hoso-config.h"

#include "hoso-changeset.h"
#include "hoso-history.h"

/* Starts to write and to record.  @name must outlive the action.
 * HOSO_ERROR_BUSY where another program writes for longer than a few seconds. */
gboolean
hoso_action_begin (HosoAction *action, HosoDb *db, const char *name, GError **error)
{
  if (!hoso_txn_begin (&action->txn, db, error))
    return FALSE;
  action->name = name;
  action->session = hoso_changeset_start (db, error);
  return action->session != NULL;
}

static gboolean
save_step (HosoAction *action, GError **error)
{
  g_autoptr (GBytes) changeset = hoso_changeset_get (action->txn.db, action->session, error);

  if (changeset == NULL)
    return FALSE;
  return g_bytes_get_size (changeset) == 0 ||
         hoso_history_add (action->txn.db, action->name, changeset, 0, error);
}

gboolean
hoso_action_commit (HosoAction *action, GError **error)
{
  g_return_val_if_fail (action->session != NULL, FALSE);

  if (!save_step (action, error))
    return FALSE;
  g_clear_pointer (&action->session, sqlite3session_delete);
  return hoso_txn_commit (&action->txn, error);
}

/* Takes back what was begun and not committed. */
void
hoso_action_clear (HosoAction *action)
{
  g_clear_pointer (&action->session, sqlite3session_delete);
  hoso_txn_clear (&action->txn);
}
