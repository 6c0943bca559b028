/* Use cases around interactions.  Run on a session or on a thread of a
 * workspace.
 */

#include "hoso-config.h"

#include "hoso-interactions.h"

#include <glib/gi18n-lib.h>

#include "hoso-customer-table.h"
#include "hoso-fold.h"
#include "hoso-interaction-table.h"
#include "hoso-task-table.h"
#include "hoso-tasks.h"
#include "hoso-undo.h"

/* Text is trimmed; what another kind says is left out. */
static HosoInteraction *
tidy (HosoDb *db, const HosoInteraction *given)
{
  HosoInteraction *tidied =
    hoso_interaction_new (given->kind, NULL);

  tidied->id = given->id;
  tidied->customer = given->customer;
  tidied->channel = given->channel;
  tidied->direction = given->direction;
  tidied->sentiment = given->sentiment;
  tidied->outcome = given->outcome;
  if (hoso_interaction_can_interview (given->kind))
    tidied->interview = given->interview;
  tidied->text = hoso_text_dup_trimmed (given->text != NULL ? given->text : "", -1);
  tidied->at = given->at;
  if (given->kind == HOSO_INTERACTION_REFERRAL)
    {
      tidied->referred = given->referred;
      tidied->referred_name =
        hoso_text_dup_trimmed (given->referred_name != NULL ? given->referred_name : "", -1);
    }
  if (given->kind != HOSO_INTERACTION_COMPLAINT)
    return tidied;

  if (given->state != HOSO_COMPLAINT_NONE)
    tidied->state = given->state;
  if (tidied->state != HOSO_COMPLAINT_OPEN)
    tidied->solved_at = given->solved_at != 0 ? given->solved_at : hoso_db_get_now (db);
  if (tidied->state == HOSO_COMPLAINT_FOLLOWED_UP)
    tidied->followed_at = given->followed_at != 0 ? given->followed_at : hoso_db_get_now (db);
  return tidied;
}

static gboolean
refuse (const char *sentence, GError **error)
{
  g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_INVALID, sentence);
  return FALSE;
}

static gboolean
check (const HosoInteraction *interaction, GError **error)
{
  if (interaction->kind == HOSO_INTERACTION_NOTE && *interaction->text == '\0')
    return refuse (_ ("The note is empty."), error);
  if (interaction->kind == HOSO_INTERACTION_COMPLAINT && *interaction->text == '\0')
    return refuse (_ ("Write what the customer complains about."), error);
  if (interaction->interview != HOSO_INTERVIEW_NONE && *interaction->text == '\0')
    return refuse (_ ("Write what the reason really was, in the customer’s words."), error);
  if (interaction->kind == HOSO_INTERACTION_REFERRAL && interaction->referred == 0 &&
      *interaction->referred_name == '\0')
    return refuse (_ ("Say whom the customer referred."), error);
  if (interaction->referred != 0 && interaction->referred == interaction->customer)
    return refuse (_ ("Customers cannot refer themselves."), error);
  return TRUE;
}

static gboolean
check_customers (HosoDb *db, const HosoInteraction *interaction, GError **error)
{
  g_autoptr (HosoCustomer) customer = hoso_customer_new ();
  g_autoptr (HosoCustomer) referred = hoso_customer_new ();

  return hoso_customer_table_load (db, interaction->customer, customer, error) &&
         (interaction->referred == 0 ||
          hoso_customer_table_load (db, interaction->referred, referred, error));
}

static const char *
get_action_name (const HosoInteraction *interaction)
{
  if (interaction->kind == HOSO_INTERACTION_NOTE)
    return interaction->id == 0 ? N_ ("Add note") : N_ ("Edit note");
  return interaction->id == 0 ? N_ ("Add to the timeline") : N_ ("Edit the timeline");
}

static gboolean
add_follow_up (HosoDb *db,
               const HosoInteraction *interaction,
               gint64 id,
               const HosoTask *given,
               GError **error)
{
  g_autoptr (HosoTask) task = hoso_task_new (given->kind, given->title);

  task->customer = interaction->customer;
  task->interaction = id;
  task->due_local = given->due_local;
  return hoso_task_check (task, error) && hoso_task_table_add (db, task, error) != 0;
}

/**
 * hoso_interactions_save:
 * @interaction: a complaint without a state is open; one that is solved is
 *   solved now unless it says when
 * @follow_up: (nullable): added with it, whatever its id
 *
 * Returns: the id, or 0 with HOSO_ERROR_INVALID, NOT_FOUND or another error
 */
gint64
hoso_interactions_save (HosoDb *db,
                        const HosoInteraction *interaction,
                        const HosoTask *follow_up,
                        GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;
  g_autoptr (HosoInteraction) tidied = tidy (db, interaction);
  gint64 id = interaction->id;

  if (!check (tidied, error) ||
      !hoso_action_begin (&action, db, get_action_name (tidied), error) ||
      !check_customers (db, tidied, error))
    return 0;
  if (id == 0)
    id = hoso_interaction_table_add (db, tidied, error);
  else if (!hoso_interaction_table_change (db, tidied, error))
    return 0;
  if (id == 0 ||
      (follow_up != NULL && !add_follow_up (db, tidied, id, follow_up, error)))
    return 0;
  return hoso_action_commit (&action, error) ? id : 0;
}

/**
 * hoso_interactions_remove:
 *
 * The tasks that follow it up go with it.
 *
 * Returns: %TRUE, or %FALSE with HOSO_ERROR_NOT_FOUND or another error
 */
gboolean
hoso_interactions_remove (HosoDb *db, gint64 id, GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;

  return hoso_action_begin (&action, db, N_ ("Remove from the timeline"), error) &&
         hoso_interaction_table_remove (db, id, error) && hoso_action_commit (&action, error);
}

/**
 * hoso_interactions_load:
 *
 * Returns: (transfer full): or %NULL with HOSO_ERROR_NOT_FOUND or another error
 */
HosoInteraction *
hoso_interactions_load (HosoDb *db, gint64 id, GError **error)
{
  return hoso_interaction_table_load (db, id, error);
}

static const char *
get_state_action (HosoComplaintState state)
{
  switch (state)
    {
    case HOSO_COMPLAINT_SOLVED:
      return N_ ("Solve complaint");
    case HOSO_COMPLAINT_FOLLOWED_UP:
      return N_ ("Follow up complaint");
    case HOSO_COMPLAINT_NONE:
    case HOSO_COMPLAINT_OPEN:
      break;
    }
  return N_ ("Open complaint again");
}

/**
 * hoso_interactions_set_state:
 * @id: of a complaint
 * @state: OPEN, SOLVED or FOLLOWED_UP; the last also finishes the tasks that
 *   were to follow it up
 *
 * Returns: %TRUE, or %FALSE with HOSO_ERROR_NOT_FOUND, INVALID where it is no
 *   complaint, or another error
 */
gboolean
hoso_interactions_set_state (HosoDb *db, gint64 id, HosoComplaintState state, GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;
  g_autoptr (HosoInteraction) complaint = NULL;
  g_autoptr (HosoInteraction) tidied = NULL;

  if (!hoso_action_begin (&action, db, get_state_action (state), error))
    return FALSE;
  complaint = hoso_interaction_table_load (db, id, error);
  if (complaint == NULL)
    return FALSE;
  if (complaint->kind != HOSO_INTERACTION_COMPLAINT)
    return refuse (_ ("Only a complaint can be solved."), error);

  complaint->state = state;
  tidied = tidy (db, complaint);
  return hoso_interaction_table_change (db, tidied, error) &&
         (state != HOSO_COMPLAINT_FOLLOWED_UP ||
          hoso_task_table_finish_for (db, id, hoso_db_get_now (db), error)) &&
         hoso_action_commit (&action, error);
}

/**
 * hoso_interactions_list:
 *
 * Returns: (transfer full) (element-type HosoInteraction): newest first, or
 *   %NULL with @error set
 */
GPtrArray *
hoso_interactions_list (HosoDb *db, gint64 customer, GError **error)
{
  g_autoptr (GPtrArray) list =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_interaction_free);

  return hoso_interaction_table_list (db, customer, list, error) ? g_steal_pointer (&list) : NULL;
}

/**
 * hoso_interactions_list_open_complaints:
 *
 * Returns: (transfer full) (element-type HosoInteraction): oldest first, with
 *   the customers' names, or %NULL with @error set
 */
GPtrArray *
hoso_interactions_list_open_complaints (HosoDb *db, GError **error)
{
  g_autoptr (GPtrArray) list =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_interaction_free);

  return hoso_interaction_table_list_open (db, list, error) ? g_steal_pointer (&list) : NULL;
}

/**
 * hoso_interactions_list_interviews:
 *
 * Returns: (transfer full) (element-type HosoInteraction): of all customers, newest
 *   first, with their names, or %NULL with @error set
 */
GPtrArray *
hoso_interactions_list_interviews (HosoDb *db, GError **error)
{
  g_autoptr (GPtrArray) list =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_interaction_free);

  return hoso_interaction_table_list_interviews (db, list, error) ? g_steal_pointer (&list) : NULL;
}
