/* From which type to which the customers have gone, month by month: by the rules
 * of hoso-customer-types.h, with what was known at the end of each month.  Reads
 * only; on the thread that owns the connection.
 */

#include "hoso-config.h"

#include "hoso-transitions.h"

#include "hoso-customer-since.h"
#include "hoso-customer-types.h"
#include "hoso-error.h"
#include "hoso-names.h"
#include "hoso-time.h"
#include "hoso-type-settings.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DAY 86400

typedef struct
{
  const HosoTransitionsQuery *query;
  GCancellable *cancellable;
} Watch;

/* The arrays that HosoTypePeople borrows. */
typedef struct
{
  GArray *since;  /* of HosoCustomerSince */
  GArray *events; /* of HosoCustomerEvent */
  gint *places;
  gint *days;
  guint *event_starts;
  HosoTypeEvent *type_events;
} People;

static void
people_clear (People *people)
{
  g_clear_pointer (&people->since, g_array_unref);
  g_clear_pointer (&people->events, g_array_unref);
  g_free (people->places);
  g_free (people->days);
  g_free (people->event_starts);
  g_free (people->type_events);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (People, people_clear)

/* --- The months --- */

/* Months since the year 0. */
static gint
get_month (gint day)
{
  int year;
  int month;
  int rest;

  hoso_civil_from_days (day, &year, &month, &rest);
  return year * 12 + month - 1;
}

static gint
get_last_day (gint month)
{
  month++;
  return (gint)hoso_days_from_civil (month / 12, month % 12 + 1, 1) - 1;
}

static gboolean
read_month (const char *text, gint *month, GError **error)
{
  g_autofree char *date = g_strconcat (text, "-01", NULL);
  HosoTime time;

  if (strlen (text) == strlen ("2026-05") && hoso_time_from_iso8601 (date, &time))
    {
      *month = get_month ((gint)(time.local / DAY) - (time.local < 0 && time.local % DAY != 0));
      return TRUE;
    }
  g_set_error (error, HOSO_ERROR, HOSO_ERROR_INVALID,
               /* Translators: %s is what was written for a month. */
               _ ("“%s” is no month; write it like 2026-05."), text);
  return FALSE;
}

static gint
find_first_day (const HosoOrderBook *book)
{
  gint first = book->as_of;

  for (guint i = 0; i < book->ledger.n_customers; i++)
    first = MIN (first, hoso_order_book_get_first (book, i));

  return first;
}

static gboolean
check_months (gint from, gint to, gint last, GError **error)
{
  if (from < to && to <= last && to - from <= HOSO_TRANSITIONS_MAX_MONTHS)
    return TRUE;

  if (to > last)
    g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_INVALID,
                         _ ("No order is as late as the last month that was asked for."));
  else if (from >= to)
    g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_INVALID,
                         _ ("The first month must lie before the last one."));
  else
    g_set_error (error, HOSO_ERROR, HOSO_ERROR_INVALID,
                 /* Translators: %d is a number of months. */
                 _ ("Changes of types are told for %d months at most."),
                 HOSO_TRANSITIONS_MAX_MONTHS);
  return FALSE;
}

/* The last day of each month; of the month of the latest order, its day. */
static gboolean
add_dates (HosoTransitions *transitions,
           const HosoOrderBook *book,
           const HosoTransitionsQuery *query,
           GError **error)
{
  gint last = get_month (book->as_of);
  gint to = last;
  gint day = query->day != NULL ? MIN (*query->day, book->as_of) : 0;
  gint back = query->months > 0 ? (gint)query->months : HOSO_TRANSITIONS_MONTHS;
  gint from;

  if (query->day != NULL)
    {
      g_array_append_val (transitions->dates, day);
      return TRUE;
    }
  if (query->to != NULL && !read_month (query->to, &to, error))
    return FALSE;
  from = MAX (to - back, MIN (get_month (find_first_day (book)), to - 1));
  if ((query->from != NULL && !read_month (query->from, &from, error)) ||
      !check_months (from, to, last, error))
    return FALSE;

  for (gint month = from; month <= to; month++)
    {
      day = MIN (get_last_day (month), book->as_of);

      g_array_append_val (transitions->dates, day);
    }
  return TRUE;
}

/* --- The people --- */

static void
add_events (People *people)
{
  guint next = 0;

  people->type_events = g_new (HosoTypeEvent, people->events->len + 1);
  people->event_starts = g_new (guint, people->since->len + 1);
  for (guint i = 0; i < people->since->len; i++)
    {
      gint64 customer = g_array_index (people->since, HosoCustomerSince, i).customer;

      people->event_starts[i] = next;
      for (; next < people->events->len; next++)
        {
          const HosoCustomerEvent *event =
            &g_array_index (people->events, HosoCustomerEvent, next);

          if (event->customer != customer)
            break;
          people->type_events[next] =
            (HosoTypeEvent){ event->day, event->solved, event->complaint };
        }
    }
  people->event_starts[people->since->len] = next;
}

/* Both everybody and the book go by ascending id. */
static void
add_places (People *people, HosoTransitions *transitions, const HosoOrderBook *book)
{
  guint next = 0;

  people->places = g_new (gint, people->since->len + 1);
  people->days = g_new (gint, people->since->len + 1);
  for (guint i = 0; i < people->since->len; i++)
    {
      const HosoCustomerSince *one = &g_array_index (people->since, HosoCustomerSince, i);

      while (next < book->ledger.n_customers &&
             hoso_order_book_get_customer (book, next) < one->customer)
        next++;
      people->places[i] = next < book->ledger.n_customers &&
                              hoso_order_book_get_customer (book, next) == one->customer
                            ? (gint)next
                            : -1;
      /* The day of the latest order stands for today. */
      people->days[i] = MIN (one->day, book->as_of);
      g_array_append_val (transitions->customers, one->customer);
    }
}

static gboolean
load_people (People *people,
             HosoTransitions *transitions,
             const HosoOrderBook *book,
             HosoDb *db,
             GCancellable *cancellable,
             GError **error)
{
  people->since = g_array_new (FALSE, FALSE, sizeof (HosoCustomerSince));
  people->events = g_array_new (FALSE, FALSE, sizeof (HosoCustomerEvent));
  if (!hoso_customer_since_list (db, people->since, cancellable, error) ||
      !hoso_customer_event_list (db, people->events, error))
    return FALSE;

  add_places (people, transitions, book);
  add_events (people);
  return TRUE;
}

/* --- The history --- */

static gboolean
progress_cb (double done, gpointer data)
{
  const Watch *watch = data;

  if (g_cancellable_is_cancelled (watch->cancellable))
    return FALSE;
  return watch->query->progress == NULL ||
         watch->query->progress (done, watch->query->progress_data);
}

static gboolean
make_history (HosoTransitions *transitions,
              const People *people,
              const HosoOrderBook *book,
              HosoTypePlan *plan,
              Watch *watch,
              GError **error)
{
  HosoTypePeople everybody = { &book->ledger, people->since->len, people->places,
                               people->days, people->event_starts, people->type_events };
  HosoOutlookPlan outlook;

  hoso_outlook_plan_init (&outlook);
  plan->dates = (const gint *)(gpointer)transitions->dates->data;
  plan->n_dates = transitions->dates->len;
  plan->unit = outlook.unit;
  plan->horizon = HOSO_TYPES_HORIZON;
  plan->sample = HOSO_TYPES_SAMPLE;
  plan->min_customers = HOSO_OUTLOOK_MIN_CUSTOMERS;
  plan->min_repeats = HOSO_OUTLOOK_MIN_REPEATS;
  plan->progress = progress_cb;
  plan->progress_data = watch;
  transitions->history = hoso_type_history_make (&everybody, plan);
  if (transitions->history != NULL)
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The work was stopped."));
  return FALSE;
}

/**
 * hoso_transitions_load:
 * @query: the months or the day; a month that is none, or a period without two months
 *   gives %HOSO_ERROR_INVALID
 *
 * Who was not known by a day, by order, talk, answer or entry, has no type then.
 *
 * Returns: (transfer full): the transitions, without a history where nobody has
 *   ordered; %NULL with @error set
 */
HosoTransitions *
hoso_transitions_load (HosoDb *db,
                       const HosoTransitionsQuery *query,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (HosoTransitions) transitions = g_new0 (HosoTransitions, 1);
  g_autoptr (HosoOrderBook) book = NULL;
  g_auto (People) people = { NULL };
  Watch watch = { query, cancellable };
  HosoTypePlan plan = { .n_dates = 0 };

  transitions->customers = g_array_new (FALSE, FALSE, sizeof (gint64));
  transitions->dates = g_array_new (FALSE, FALSE, sizeof (gint));
  book = hoso_order_book_load (db, NULL, cancellable, error);
  if (book == NULL || !hoso_type_settings_load (db, &plan.rules, error))
    return NULL;
  if (book->ledger.n_customers == 0)
    return g_steal_pointer (&transitions);
  if (!add_dates (transitions, book, query, error) ||
      !load_people (&people, transitions, book, db, cancellable, error) ||
      !make_history (transitions, &people, book, &plan, &watch, error))
    return NULL;

  return g_steal_pointer (&transitions);
}

void
hoso_transitions_free (HosoTransitions *transitions)
{
  g_clear_pointer (&transitions->history, hoso_type_history_free);
  g_array_unref (transitions->customers);
  g_array_unref (transitions->dates);
  g_free (transitions);
}

char *
hoso_transitions_dup_date (const HosoTransitions *transitions, guint i)
{
  gint64 day = g_array_index (transitions->dates, gint, i);
  HosoTime time = { day * DAY, HOSO_TIME_NO_ZONE, HOSO_PRECISION_DAY };

  return hoso_time_dup_iso8601 (&time);
}

char *
hoso_transitions_dup_month (const HosoTransitions *transitions, guint i)
{
  gint month = get_month (g_array_index (transitions->dates, gint, i));

  return g_strdup_printf ("%04d-%02d", month / 12, month % 12 + 1);
}

GArray *
hoso_transitions_list_customers (
  const HosoTransitions *transitions, guint from, guint to, guint before, guint after)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; transitions->history != NULL && i < transitions->customers->len; i++)
    if (hoso_type_history_get (transitions->history, i, from) == before &&
        hoso_type_history_get (transitions->history, i, to) == after)
      g_array_append_val (ids, g_array_index (transitions->customers, gint64, i));

  return ids;
}

static void
add_condition (HosoRule *rule, gint day, guint state)
{
  HosoRuleNode *node = hoso_rule_node_new (HOSO_RULE_STANDING);

  node->key = g_strdup ("type");
  node->value = g_strdup (hoso_transitions_get_key (state));
  node->scope = hoso_rule_scope_new ();
  node->scope->on = day;
  hoso_rule_node_add (rule->root, node);
}

HosoRule *
hoso_transitions_make_rule (
  const HosoTransitions *transitions, guint from, guint to, guint before, guint after)
{
  HosoRule *rule = hoso_rule_new (0);

  add_condition (rule, g_array_index (transitions->dates, gint, from), before);
  add_condition (rule, g_array_index (transitions->dates, gint, to), after);
  return rule;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *)a;
  gint64 second = *(const gint64 *)b;

  return (first > second) - (first < second);
}

gint
hoso_transitions_find (const HosoTransitions *transitions, gint64 customer)
{
  guint place;

  return g_array_binary_search (transitions->customers, &customer, compare_ids, &place)
           ? (gint)place
           : -1;
}

const char *
hoso_transitions_get_key (guint state)
{
  return state < HOSO_TYPE_COUNT ? hoso_type_get_key ((HosoCustomerType)state) : "unknown";
}

const char *
hoso_transitions_get_name (guint state, const char *language)
{
  /* No type, so that rules do not offer it. */
  const char *area = state < HOSO_TYPE_COUNT ? "customer-type." : "type-state.";
  g_autofree char *key = g_strconcat (area, hoso_transitions_get_key (state), NULL);

  return hoso_name_get (key, language);
}
