/* What happened between the shop and a person, in the report on one person:
 * notes and calls, tasks, purchases, and what was answered in surveys.
 */

#include "hoso-config.h"

#include "hoso-person-private.h"

#include "hoso-column-codec.h"
#include "hoso-customer.h"
#include "hoso-format.h"
#include "hoso-given-answers.h"
#include "hoso-interactions.h"
#include "hoso-purchase-table.h"
#include "hoso-survey-table.h"
#include "hoso-tasks.h"
#include "hoso-time.h"

#include <glib/gi18n-lib.h>

/* The parts that are not NULL, with a dot between them; free with g_free(). */
static char *
join (const char *const *parts, guint n)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    if (parts[i] != NULL)
      g_ptr_array_add (known, (gpointer)parts[i]);
  g_ptr_array_add (known, NULL);
  return g_strjoinv (" · ", (char **)known->pdata);
}

/* Says a moment that may not have come, 0, on the paragraph before. */
static void
remark_moment (HosoPersonReport *report, const char *label, gint64 at)
{
  g_autofree char *moment = at != 0 ? hoso_person_dup_moment (at) : NULL;
  g_autofree char *text = moment != NULL ? g_strdup_printf (_ ("%s: %s"), label, moment) : NULL;

  hoso_person_report_remark (report, text);
}

static gboolean
add_source (HosoPersonReport *report, HosoStmt *stmt, GError **error)
{
  hoso_person_report_remark_source (report, stmt, 0);
  return TRUE;
}

/* Where the row @id came from; @sql has it as its parameter 1. */
static gboolean
remark_source_of (HosoPersonReport *report, const char *sql, gint64 id, GError **error)
{
  HosoPersonReport of = *report;

  of.customer = id;
  return hoso_person_report_each (&of, sql, add_source, error);
}

/* --- Notes, calls and complaints --- */

static gboolean
add_interaction (HosoPersonReport *report, const HosoInteraction *interaction, GError **error)
{
  g_autofree char *at = hoso_person_dup_moment (interaction->at);
  const char *const parts[] = {
    at,
    hoso_person_get_name ("contact-channel.", hoso_channel_get_name (interaction->channel)),
    hoso_person_get_name ("direction.", hoso_direction_get_name (interaction->direction)),
    hoso_person_get_name ("sentiment.", hoso_sentiment_get_name (interaction->sentiment)),
    hoso_person_get_name ("outcome.", hoso_outcome_get_name (interaction->outcome)),
    hoso_person_get_name ("interview.", hoso_interview_get_name (interaction->interview)),
    hoso_person_get_name ("complaint.", hoso_complaint_state_get_name (interaction->state)),
    interaction->referred_name,
  };
  g_autofree char *remark = join (parts, G_N_ELEMENTS (parts));

  hoso_person_report_add (
    report,
    hoso_person_get_name ("interaction.", hoso_interaction_kind_get_name (interaction->kind)),
    interaction->text);
  hoso_person_report_remark (report, remark);
  remark_moment (report, _ ("Solved"), interaction->solved_at);
  remark_moment (report, _ ("Asked about once more"), interaction->followed_at);
  return remark_source_of (report,
                           "SELECT s.kind, s.title, s.created FROM interaction i "
                           "JOIN source s ON s.id = i.source_id WHERE i.id = ?1",
                           interaction->id, error);
}

/* A referral by somebody else that brought this person. */
static gboolean
add_referral (HosoPersonReport *report, HosoStmt *stmt, GError **error)
{
  g_autofree char *at = hoso_person_dup_moment (hoso_stmt_get_int (stmt, 2));
  /* Translators: %s is a customer's name. */
  g_autofree char *by =
    g_strdup_printf (_ ("Referred by %s"), hoso_stmt_get_text (stmt, 0));

  hoso_person_report_add (report, by, hoso_stmt_get_text (stmt, 1));
  hoso_person_report_remark (report, at);
  return TRUE;
}

gboolean
hoso_person_add_interactions (HosoPersonReport *report, GError **error)
{
  g_autoptr (GPtrArray) interactions =
    hoso_interactions_list (report->db, report->customer, error);

  if (interactions == NULL)
    return FALSE;
  for (guint i = 0; i < interactions->len; i++)
    if (!add_interaction (report, g_ptr_array_index (interactions, i), error))
      return FALSE;
  return hoso_person_report_each (
    report,
    "SELECT c.name, i.text, i.at FROM interaction i JOIN customer c ON c.id = i.customer_id "
    "WHERE i.referred_id = ?1 ORDER BY i.at DESC, i.id DESC",
    add_referral, error);
}

/* --- Tasks --- */

static void
add_task (HosoPersonReport *report, const HosoTask *task)
{
  g_autofree char *due = hoso_person_dup_wall_time (task->due_local);
  /* Translators: %s is a day. */
  g_autofree char *by = g_strdup_printf (_ ("Due %s"), due);

  hoso_person_report_add (report,
                          hoso_person_get_name ("task.", hoso_task_kind_get_name (task->kind)),
                          task->title);
  hoso_person_report_remark (report, by);
  if (task->assignee != NULL)
    hoso_person_report_remark (report, task->assignee);
  remark_moment (report, _ ("Added"), task->created_at);
  remark_moment (report, _ ("Done"), task->done_at);
}

gboolean
hoso_person_add_tasks (HosoPersonReport *report, GError **error)
{
  g_autoptr (GPtrArray) tasks = hoso_tasks_list (report->db, report->customer, error);

  for (guint i = 0; tasks != NULL && i < tasks->len; i++)
    add_task (report, g_ptr_array_index (tasks, i));
  return tasks != NULL;
}

/* --- Purchases --- */

static void
remark_line (HosoPersonReport *report, const HosoPurchase *purchase, const HosoPurchaseLine *line)
{
  const char *language = hoso_format_get_language ();
  g_autofree char *amount = hoso_format_money (line->amount, purchase->currency, language);
  g_autofree char *quantity = hoso_format_integer (line->quantity, language);
  g_autofree char *returned = hoso_format_integer (line->returned, language);
  /* Translators: how many pieces, of what, for how much. */
  g_autofree char *text = g_strdup_printf (
    _ ("%s × %s, %s"), quantity, line->product != NULL ? line->product : _ ("not named"), amount);
  g_autofree char *back = g_strdup_printf (_ ("%s: %s"), _ ("Returned"), returned);
  const char *const parts[] = { text, line->returned != 0 ? back : NULL };
  g_autofree char *remark = join (parts, G_N_ELEMENTS (parts));

  hoso_person_report_remark (report, remark);
}

static gboolean
add_purchase (HosoPersonReport *report, const HosoPurchase *purchase, GError **error)
{
  g_autofree char *at = hoso_person_dup_wall_time (purchase->at_local);
  g_autofree char *amount =
    hoso_format_money (purchase->amount, purchase->currency, hoso_format_get_language ());
  const char *const parts[] = {
    amount,
    purchase->code,
    hoso_person_get_name ("contact-channel.", purchase->channel),
    hoso_person_get_name ("purchase.", hoso_purchase_status_get_name (purchase->status)),
  };
  g_autofree char *text = join (parts, G_N_ELEMENTS (parts));

  hoso_person_report_add (report, at, text);
  for (guint i = 0; i < purchase->lines->len; i++)
    remark_line (report, purchase, g_ptr_array_index (purchase->lines, i));
  return remark_source_of (report,
                           "SELECT s.kind, s.title, s.created FROM purchase p "
                           "JOIN source s ON s.id = p.source_id WHERE p.id = ?1",
                           purchase->id, error);
}

gboolean
hoso_person_add_purchases (HosoPersonReport *report, GError **error)
{
  g_autoptr (GPtrArray) purchases =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_purchase_free);

  if (!hoso_purchase_table_list (report->db, report->customer, purchases, error))
    return FALSE;
  for (guint i = 0; i < purchases->len; i++)
    if (!add_purchase (report, g_ptr_array_index (purchases, i), error))
      return FALSE;
  return TRUE;
}

/* --- Survey answers --- */

/* The survey and when it was answered, before the answers of one response. */
static void
add_response (HosoPersonReport *report, const HosoGivenAnswer *answer)
{
  HosoTime time;
  gboolean known = answer->at != NULL && hoso_time_from_iso8601 (answer->at, &time);
  g_autofree char *at =
    known ? hoso_format_date_time (&time, hoso_format_get_language ()) : NULL;

  if (at != NULL)
    hoso_person_report_add (report, answer->survey_name, at);
  else
    hoso_person_report_add (report, NULL, answer->survey_name);
}

/* An answer as it was before an import changed it. */
static gboolean
add_earlier_answer (HosoPersonReport *report, HosoStmt *stmt, GError **error)
{
  gsize length;
  gconstpointer bytes = hoso_stmt_get_blob (stmt, 1, &length);
  gint64 survey;
  g_autoptr (HosoQuestion) question =
    hoso_question_table_load (report->db, hoso_stmt_get_int (stmt, 0), &survey, error);
  g_autoptr (HosoColumn) before =
    question != NULL ? hoso_column_decode (bytes, length, error) : NULL;
  g_autofree char *label = NULL;
  g_autofree char *earlier = NULL;
  g_autofree char *answer = NULL;

  if (before == NULL)
    return FALSE;
  if (before->n == 0 || hoso_column_is_missing (before, 0))
    return TRUE;
  label = hoso_question_dup_label (question);
  /* Translators: %s is the name of a field. */
  earlier = g_strdup_printf (_ ("%s, earlier"), label);
  answer = hoso_column_dup_label (before, 0, question);
  hoso_person_report_add (report, earlier, answer);
  remark_moment (report, _ ("Changed by an import"), hoso_stmt_get_int (stmt, 2));
  return TRUE;
}

gboolean
hoso_person_add_answers (HosoPersonReport *report, GError **error)
{
  g_autoptr (GPtrArray) answers =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_given_answer_free);
  const HosoGivenAnswer *previous = NULL;

  if (!hoso_given_answers_list (report->db, report->customer, answers, error))
    return FALSE;
  for (guint i = 0; i < answers->len; i++)
    {
      const HosoGivenAnswer *answer = g_ptr_array_index (answers, i);
      g_autofree char *text = g_strdup_printf (_ ("%s: %s"), answer->question, answer->answer);

      if (previous == NULL || previous->survey != answer->survey ||
          g_strcmp0 (previous->at, answer->at) != 0)
        add_response (report, answer);
      hoso_person_report_remark (report, text);
      previous = answer;
    }
  return hoso_person_report_each (
    report,
    "SELECT m.question_id, m.before, i.at FROM respondent r "
    "JOIN import i ON i.survey_id = r.survey_id "
    "JOIN import_cell m ON m.import_id = i.id AND m.ordinal = r.ordinal "
    "JOIN question q ON q.id = m.question_id "
    "WHERE r.customer_id = ?1 ORDER BY i.id, m.ordinal, m.question_id",
    add_earlier_answer, error);
}
