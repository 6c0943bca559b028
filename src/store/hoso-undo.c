/* Undo and redo: the latest step backwards, or the next one forwards.
 *
 * Either all of a step fits the workspace as it is now, or nothing happens and
 * the error says what stands in the way.
 */

#include "hoso-config.h"

#include "hoso-undo.h"

#include <glib/gi18n-lib.h>

#include "hoso-changeset.h"
#include "hoso-history.h"

/* Translators, for all of these: %s is the name of an action, such as
 * "Add customer". */
static const struct
{
  const char *tables[6];
  const char *sentence;
} obstacles[] = {
  { { "customer", "customer_code", "photo" },
    N_ ("“%s” was left as it is, because a customer was added or changed later.") },
  { { "contact" },
    N_ ("“%s” was left as it is, because contact details were added or changed later.") },
  { { "field", "customer_field" },
    N_ ("“%s” was left as it is, because a customer’s details were changed later.") },
  { { "relation" },
    N_ ("“%s” was left as it is, because the people of a company were changed later.") },
  { { "consent", "purpose" },
    N_ ("“%s” was left as it is, because a consent was added or withdrawn later.") },
  { { "tag", "customer_tag" },
    N_ ("“%s” was left as it is, because a tag was added or removed later.") },
  { { "interaction" },
    N_ ("“%s” was left as it is, because a note was added or changed later.") },
  { { "task" },
    N_ ("“%s” was left as it is, because a task was added or changed later.") },
  { { "product", "purchase", "purchase_item" },
    N_ ("“%s” was left as it is, because an order was added or changed later.") },
  { { "survey", "question", "option", "response_chunk", "respondent", "chunk" },
    N_ ("“%s” was left as it is, because a survey was added or changed later.") },
  { { "spelling" },
    N_ ("“%s” was left as it is, because answers were tidied up later.") },
  { { "source", "import", "import_cell", "import_problem", "import_link",
      "import_purchase" },
    N_ ("“%s” was left as it is, because a file was imported later.") },
  { { "merge", "merge_row", "merge_value", "distinct_pair" },
    N_ ("“%s” was left as it is, because customers were merged or told apart later.") },
  { { "import_decision", "import_customer" },
    N_ ("“%s” was left as it is, because a question of an import was decided later.") },
  { { "segment" },
    N_ ("“%s” was left as it is, because a segment was added or changed later.") },
  { { "today_mark", "today_tick" },
    N_ ("“%s” was left as it is, because something on the page “Today” was done later.") },
  { { "setting" },
    N_ ("“%s” was left as it is, because a threshold was changed later.") },
  { { "persona", "persona_statement", "evidence" },
    N_ ("“%s” was left as it is, because a persona was added or changed later.") },
  { { "journey", "stage", "step", "cell" },
    N_ ("“%s” was left as it is, because a journey was added or changed later.") },
};

void
hoso_undo_set_import_undo (HosoDb *db, HosoImportUndoFunc func)
{
  db->import_undo = func;
}

static const char *
get_sentence (const char *table)
{
  for (gsize i = 0; i < G_N_ELEMENTS (obstacles); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (obstacles[i].tables); j++)
      if (g_strcmp0 (obstacles[i].tables[j], table) == 0)
        return _ (obstacles[i].sentence);
  /* Translators: %s is the name of an action, such as "Add customer". */
  return _ ("“%s” was left as it is, because something it changed was changed again later.");
}

static gboolean
apply_in_transaction (HosoDb *db, const HosoHistoryStep *step, gboolean redo, GError **error)
{
  g_auto (HosoTxn) txn = HOSO_TXN_INIT;
  const char *obstacle = NULL;

  if (!hoso_txn_begin (&txn, db, error) ||
      !hoso_history_mark (db, step, redo, error))
    return FALSE;
  if (hoso_changeset_apply (db, step->changeset, !redo, &obstacle, error))
    return hoso_txn_commit (&txn, error);
  if (obstacle != NULL)
    g_set_error (error, HOSO_ERROR, HOSO_ERROR_CONFLICT, get_sentence (obstacle), _ (step->name));
  return FALSE;
}

/* With foreign keys on, a delete would take along rows that are not part of
 * the step; the switch works outside a transaction only. */
static gboolean
apply_step (HosoDb *db, const HosoHistoryStep *step, gboolean redo, GError **error)
{
  g_autoptr (GError) ignored = NULL;
  gboolean applied;

  if (!hoso_db_exec (db, "PRAGMA foreign_keys = OFF", error))
    return FALSE;
  applied = apply_in_transaction (db, step, redo, error);
  if (!hoso_db_exec (db, "PRAGMA foreign_keys = ON", &ignored))
    g_warning ("Foreign keys stay off: %s", ignored->message);
  return applied;
}

static gboolean
undo_import (HosoDb *db, const HosoHistoryStep *step, GError **error)
{
  g_auto (HosoTxn) txn = HOSO_TXN_INIT;

  g_return_val_if_fail (db->import_undo != NULL, FALSE);

  return hoso_txn_begin (&txn, db, error) &&
         hoso_history_mark (db, step, FALSE, error) &&
         db->import_undo (db, step->import, error) &&
         hoso_undo_forget_import (db, step->import, error) &&
         hoso_txn_commit (&txn, error);
}

/* Takes back the latest step, outside a transaction.  @name gets its msgid,
 * free with g_free(). */
gboolean
hoso_undo_undo (HosoDb *db, char **name, GError **error)
{
  g_autoptr (HosoHistoryStep) step = NULL;

  g_return_val_if_fail (sqlite3_get_autocommit (db->handle), FALSE);

  step = hoso_history_load (db, FALSE, error);
  if (step == NULL)
    return FALSE;
  if (step->import != 0 ? !undo_import (db, step, error) : !apply_step (db, step, FALSE, error))
    return FALSE;
  *name = g_steal_pointer (&step->name);
  return TRUE;
}

/* Does the step again that was taken back last, outside a transaction. */
gboolean
hoso_undo_redo (HosoDb *db, char **name, GError **error)
{
  g_autoptr (HosoHistoryStep) step = NULL;

  g_return_val_if_fail (sqlite3_get_autocommit (db->handle), FALSE);

  step = hoso_history_load (db, TRUE, error);
  if (step == NULL || !apply_step (db, step, TRUE, error))
    return FALSE;
  *name = g_steal_pointer (&step->name);
  return TRUE;
}
