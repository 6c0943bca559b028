/* The table “interaction”.  Runs on the thread that owns the connection; writes
 * only inside the caller's transaction.
 */

#include "hoso-config.h"

#include "hoso-interaction-table.h"

#include <glib/gi18n-lib.h>

#define SELECT                                                                           \
  "SELECT i.id, i.customer_id, i.kind, i.channel, i.direction, i.sentiment, i.outcome, " \
  "i.state, i.solved_at, i.followed_at, i.referred_id, coalesce (r.name, i.referred), "  \
  "i.text, i.at, c.name, i.interview "                                                   \
  "FROM interaction i LEFT JOIN customer r ON r.id = i.referred_id "                     \
  "JOIN customer c ON c.id = i.customer_id "

/* Parameters 1 to 14. */
static void
bind_interaction (HosoStmt *stmt, const HosoInteraction *interaction)
{
  const gboolean referral = interaction->kind == HOSO_INTERACTION_REFERRAL;

  hoso_stmt_bind_int (stmt, 1, interaction->customer);
  hoso_stmt_bind_text (stmt, 2, hoso_interaction_kind_get_name (interaction->kind));
  hoso_stmt_bind_text (stmt, 3, hoso_channel_get_name (interaction->channel));
  hoso_stmt_bind_text (stmt, 4, hoso_direction_get_name (interaction->direction));
  if (interaction->sentiment == HOSO_SENTIMENT_NONE)
    hoso_stmt_bind_null (stmt, 5);
  else
    hoso_stmt_bind_int (stmt, 5, (gint64)interaction->sentiment - HOSO_SENTIMENT_NEUTRAL);
  hoso_stmt_bind_text (stmt, 6, hoso_outcome_get_name (interaction->outcome));
  hoso_stmt_bind_text (stmt, 7, hoso_complaint_state_get_name (interaction->state));
  hoso_stmt_bind_id (stmt, 8, interaction->solved_at);
  hoso_stmt_bind_id (stmt, 9, interaction->followed_at);
  hoso_stmt_bind_id (stmt, 10, referral ? interaction->referred : 0);
  hoso_stmt_bind_text (
    stmt, 11, referral && interaction->referred == 0 ? interaction->referred_name : NULL);
  hoso_stmt_bind_text (stmt, 12, interaction->text != NULL ? interaction->text : "");
  hoso_stmt_bind_int (stmt, 13, interaction->at);
  hoso_stmt_bind_text (stmt, 14, hoso_interview_get_name (interaction->interview));
}

gint64
hoso_interaction_table_add (HosoDb *db, const HosoInteraction *interaction, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  char uid[HOSO_UID_LENGTH + 1];

  stmt = hoso_db_prepare (
    db,
    "INSERT INTO interaction (customer_id, kind, channel, direction, sentiment, outcome, state, "
    "solved_at, followed_at, referred_id, referred, text, at, interview, uid) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
    error);
  if (stmt == NULL)
    return 0;
  hoso_db_make_uid (db, uid);
  bind_interaction (stmt, interaction);
  hoso_stmt_bind_text (stmt, 15, uid);
  return hoso_stmt_run (stmt, error) ? hoso_db_get_last_id (db) : 0;
}

static gboolean
set_gone (GError **error)
{
  g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND,
                       _ ("This entry is no longer there."));
  return FALSE;
}

gboolean
hoso_interaction_table_change (HosoDb *db, const HosoInteraction *interaction, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (
    db,
    "UPDATE interaction SET customer_id = ?1, kind = ?2, channel = ?3, direction = ?4, "
    "sentiment = ?5, outcome = ?6, state = ?7, solved_at = ?8, followed_at = ?9, "
    "referred_id = ?10, referred = ?11, text = ?12, at = ?13, interview = ?14 WHERE id = ?15",
    error);
  if (stmt == NULL)
    return FALSE;
  bind_interaction (stmt, interaction);
  hoso_stmt_bind_int (stmt, 15, interaction->id);
  return hoso_stmt_run (stmt, error) && (hoso_db_get_changes (db) > 0 || set_gone (error));
}

gboolean
hoso_interaction_table_remove (HosoDb *db, gint64 id, GError **error)
{
  g_autoptr (HosoStmt) stmt =
    hoso_db_prepare (db, "DELETE FROM interaction WHERE id = ?1", error);

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, id);
  return hoso_stmt_run (stmt, error) && (hoso_db_get_changes (db) > 0 || set_gone (error));
}

static HosoInteraction *
read_interaction (HosoStmt *stmt)
{
  HosoInteraction *interaction =
    hoso_interaction_new (HOSO_INTERACTION_NOTE, hoso_stmt_get_text (stmt, 12));

  interaction->id = hoso_stmt_get_int (stmt, 0);
  interaction->customer = hoso_stmt_get_int (stmt, 1);
  hoso_interaction_kind_from_name (hoso_stmt_get_text (stmt, 2), &interaction->kind);
  if (!hoso_channel_from_name (hoso_stmt_get_text (stmt, 3), &interaction->channel))
    interaction->channel = HOSO_CHANNEL_OTHER;
  hoso_direction_from_name (hoso_stmt_get_text (stmt, 4), &interaction->direction);
  if (!hoso_stmt_is_null (stmt, 5))
    interaction->sentiment = HOSO_SENTIMENT_NEUTRAL + (int)hoso_stmt_get_int (stmt, 5);
  hoso_outcome_from_name (hoso_stmt_get_text (stmt, 6), &interaction->outcome);
  hoso_complaint_state_from_name (hoso_stmt_get_text (stmt, 7), &interaction->state);
  interaction->solved_at = hoso_stmt_get_int (stmt, 8);
  interaction->followed_at = hoso_stmt_get_int (stmt, 9);
  interaction->referred = hoso_stmt_get_int (stmt, 10);
  interaction->referred_name = hoso_stmt_dup_text (stmt, 11);
  interaction->at = hoso_stmt_get_int (stmt, 13);
  hoso_interview_from_name (hoso_stmt_get_text (stmt, 15), &interaction->interview);
  return interaction;
}

/* Returns: (transfer full): the entry, or NULL with HOSO_ERROR_NOT_FOUND or
 * another error. */
HosoInteraction *
hoso_interaction_table_load (HosoDb *db, gint64 id, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, SELECT "WHERE i.id = ?1", error);
  HosoStepResult result;

  if (stmt == NULL)
    return NULL;
  hoso_stmt_bind_int (stmt, 1, id);
  result = hoso_stmt_step (stmt, error);
  if (result == HOSO_ROW)
    return read_interaction (stmt);
  if (result == HOSO_DONE)
    set_gone (error);
  return NULL;
}

gboolean
hoso_interaction_table_list (HosoDb *db, gint64 customer, GPtrArray *interactions, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (
    db, SELECT "WHERE i.customer_id = ?1 ORDER BY i.at DESC, i.id DESC", error);
  HosoStepResult result;

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, customer);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    g_ptr_array_add (interactions, read_interaction (stmt));
  return result == HOSO_DONE;
}

/* With the customers' names. */
static gboolean
list_named (HosoDb *db, const char *sql, GPtrArray *interactions, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  HosoStepResult result;

  if (stmt == NULL)
    return FALSE;
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      HosoInteraction *interaction = read_interaction (stmt);

      interaction->customer_name = hoso_stmt_dup_text (stmt, 14);
      g_ptr_array_add (interactions, interaction);
    }
  return result == HOSO_DONE;
}

gboolean
hoso_interaction_table_list_open (HosoDb *db, GPtrArray *interactions, GError **error)
{
  return list_named (db, SELECT "WHERE i.state = 'open' ORDER BY i.at, i.id", interactions,
                     error);
}

gboolean
hoso_interaction_table_list_interviews (HosoDb *db, GPtrArray *interactions, GError **error)
{
  return list_named (db,
                     SELECT "WHERE i.interview IS NOT NULL ORDER BY i.at DESC, i.id DESC",
                     interactions, error);
}
