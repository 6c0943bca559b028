/* Since when customers are known, and their complaints and referrals.  Reads
 * only; runs on the thread that owns the connection.
 */

#include "hoso-config.h"

#include "hoso-customer-since.h"

#include "hoso-respondent-table.h"
#include "hoso-response-table.h"
#include "hoso-survey-table.h"

#define DAY 86400
/* Rows between two looks at whether to stop. */
#define STRIDE 65536

typedef struct
{
  GArray *since;
  const GArray *responses; /* of one survey, by ordinal */
  GCancellable *cancellable;
  guint row;
} Answers;

static gint
get_day (gint64 seconds)
{
  return (gint)((seconds - (seconds < 0 ? DAY - 1 : 0)) / DAY);
}

/* Whether the work goes on after the row of number @row. */
static gboolean
goes_on (guint row, GCancellable *cancellable, GError **error)
{
  return row % STRIDE != 0 || !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* Takes from @sql (customer, seconds; by ascending customer) what is earlier. */
static gboolean
take_earlier (
  HosoDb *db, const char *sql, GArray *since, GCancellable *cancellable, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  HosoStepResult result = HOSO_STEP_ERROR;
  guint next = 0;
  guint row = 0;

  while (stmt != NULL && (result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      gint64 customer = hoso_stmt_get_int (stmt, 0);
      HosoCustomerSince *one;

      if (!goes_on (row++, cancellable, error))
        return FALSE;
      while (next < since->len &&
             g_array_index (since, HosoCustomerSince, next).customer < customer)
        next++;
      if (next == since->len)
        continue;
      one = &g_array_index (since, HosoCustomerSince, next);
      if (one->customer == customer)
        one->day = MIN (one->day, get_day (hoso_stmt_get_int (stmt, 1)));
    }

  return stmt != NULL && result == HOSO_DONE;
}

static int
compare_customers (gconstpointer a, gconstpointer b)
{
  gint64 first = ((const HosoCustomerSince *)a)->customer;
  gint64 second = ((const HosoCustomerSince *)b)->customer;

  return (first > second) - (first < second);
}

static gboolean
take_respondent (const HosoRespondent *respondent, gpointer data, GError **error)
{
  Answers *answers = data;
  HosoCustomerSince wanted = { respondent->customer, 0 };
  const HosoResponse *response;
  HosoCustomerSince *one;
  guint place;

  if (!goes_on (answers->row++, answers->cancellable, error))
    return FALSE;
  if (respondent->ordinal >= answers->responses->len ||
      !g_array_binary_search (answers->since, &wanted, compare_customers, &place))
    return TRUE;
  response = &g_array_index (answers->responses, HosoResponse, respondent->ordinal);
  one = &g_array_index (answers->since, HosoCustomerSince, place);
  if (response->import != 0 && response->has_time)
    one->day = MIN (one->day, get_day (response->time.local));

  return TRUE;
}

/* Who answered a survey is known since then. */
static gboolean
take_answers (HosoDb *db, GArray *since, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) surveys = hoso_survey_table_list (db, error);

  for (guint i = 0; surveys != NULL && i < surveys->len; i++)
    {
      gint64 survey = ((const HosoSurvey *)g_ptr_array_index (surveys, i))->id;
      g_autoptr (GArray) responses = hoso_response_table_list (db, survey, error);
      Answers answers = { since, responses, cancellable, 0 };

      if (responses == NULL ||
          !hoso_respondent_table_foreach (db, survey, take_respondent, &answers, error))
        return FALSE;
    }

  return surveys != NULL;
}

/* What an import brought is known from the day that it tells of, not from the
 * day of the import. */
gboolean
hoso_customer_since_list (HosoDb *db, GArray *since, GCancellable *cancellable, GError **error)
{
  static const char talks[] =
    "SELECT customer_id, min (at) FROM interaction GROUP BY customer_id ORDER BY customer_id";
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result = HOSO_STEP_ERROR;

  stmt = hoso_db_prepare (db, "SELECT id, created FROM customer ORDER BY id", error);
  while (stmt != NULL && (result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      HosoCustomerSince one = { hoso_stmt_get_int (stmt, 0),
                                get_day (hoso_stmt_get_int (stmt, 1)) };

      if (!goes_on (since->len, cancellable, error))
        return FALSE;
      g_array_append_val (since, one);
    }

  return stmt != NULL && result == HOSO_DONE &&
         take_earlier (db, talks, since, cancellable, error) &&
         take_answers (db, since, cancellable, error);
}

gboolean
hoso_customer_event_list (HosoDb *db, GArray *events, GError **error)
{
  static const char sql[] =
    "SELECT customer_id, at, solved_at, kind = 'complaint' FROM interaction "
    "WHERE kind IN ('complaint', 'referral') ORDER BY customer_id";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  HosoStepResult result = HOSO_STEP_ERROR;

  while (stmt != NULL && (result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      HosoCustomerEvent one = {
        .customer = hoso_stmt_get_int (stmt, 0),
        .day = get_day (hoso_stmt_get_int (stmt, 1)),
        .solved = hoso_stmt_is_null (stmt, 2) ? G_MAXINT : get_day (hoso_stmt_get_int (stmt, 2)),
        .complaint = hoso_stmt_get_int (stmt, 3) != 0,
      };

      g_array_append_val (events, one);
    }

  return stmt != NULL && result == HOSO_DONE;
}
