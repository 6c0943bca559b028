/* The types of all customers at several dates.
 *
 * From one date to the next only what came in between is looked at: each order
 * moves its customer’s place on, and what the whole shop is measured by (usual
 * gap, quintiles of RFM) is read off counts of days, which are whole numbers.
 * The result is that of judging everybody anew at each date.  Pure functions,
 * thread-safe.
 */

#include "hoso-config.h"

#include "hoso-type-history.h"

#include "hoso-buying-model.h"

#include <math.h>

/* People between two looks at whether to stop. */
#define STRIDE 65536

/* How often each whole number from 0 on was seen. */
typedef struct
{
  guint64 *counts;
  guint size;
  guint64 n;
} Tally;

/* What is known of one customer of the ledger at the date. */
typedef struct
{
  guint next; /* the first entry after the date */
  guint repeats;
  float gap; /* the usual one up to the entry; a median of whole numbers is exact */
  gboolean changed;
} Place;

typedef struct
{
  const HosoTypePeople *people;
  const HosoTypePlan *plan;
  Place *places;
  Tally gaps;
  Tally quiet;
  Tally orders;
  guint n_buyers;
  gint date;
  double shop_gap;
  double quiet_cuts[HOSO_RFM_CUTS];
  double order_cuts[HOSO_RFM_CUTS];
  gboolean has_model;
  HosoBuyingModel model;
} Work;

static void
tally_init (Tally *tally, guint largest)
{
  tally->size = largest + 1;
  tally->counts = g_new0 (guint64, tally->size);
  tally->n = 0;
}

static void
tally_reset (Tally *tally)
{
  memset (tally->counts, 0, tally->size * sizeof (guint64));
  tally->n = 0;
}

static void
tally_add (Tally *tally, guint value)
{
  tally->counts[value]++;
  tally->n++;
}

/* Definition 7 as in hoso_quantile(), at several ascending shares. */
static void
tally_find_quantiles (const Tally *tally, const double *shares, guint n_shares, double *values)
{
  guint64 below = 0; /* how many are less than @value */
  guint value = 0;

  for (guint i = 0; i < n_shares; i++)
    {
      double position = (double)(tally->n - 1) * shares[i];
      guint64 rank = (guint64)floor (position * (1.0 + 1e-15));
      guint next;

      while (below + tally->counts[value] <= rank)
        below += tally->counts[value++];
      values[i] = value;
      if (position - (double)rank <= position * 1e-15 || rank + 1 < below + tally->counts[value])
        continue;
      for (next = value + 1; next < tally->size && tally->counts[next] == 0;)
        next++;
      if (next < tally->size)
        values[i] += (position - (double)rank) * ((double)next - value);
    }
}

static void
work_init (Work *work, const HosoTypePeople *people, const HosoTypePlan *plan)
{
  const HosoLedger *ledger = people->ledger;
  gint first = G_MAXINT;
  gint last = plan->dates[plan->n_dates - 1];
  guint most = 0;

  *work = (Work){ .people = people, .plan = plan };
  work->places = g_new0 (Place, ledger->n_customers);
  for (guint i = 0; i < ledger->n_customers; i++)
    {
      work->places[i].next = ledger->starts[i];
      first = MIN (first, ledger->days[ledger->starts[i]]);
      most = MAX (most, ledger->starts[i + 1] - ledger->starts[i]);
    }
  tally_init (&work->gaps, first < last ? (guint)(last - first) : 0);
  tally_init (&work->quiet, first < last ? (guint)(last - first) : 0);
  tally_init (&work->orders, most);
}

static void
work_clear (Work *work)
{
  g_free (work->places);
  g_free (work->gaps.counts);
  g_free (work->quiet.counts);
  g_free (work->orders.counts);
}

/* Takes the orders up to the date. */
static void
advance (Work *work, guint customer)
{
  const HosoLedger *ledger = work->people->ledger;
  Place *place = &work->places[customer];
  guint start = ledger->starts[customer];
  guint end = ledger->starts[customer + 1];
  guint before = place->next;

  while (place->next < end && ledger->days[place->next] <= work->date)
    {
      guint i = place->next++;

      if (i == start || ledger->days[i] == ledger->days[i - 1])
        continue;
      place->repeats++;
      tally_add (&work->gaps, (guint)(ledger->days[i] - ledger->days[i - 1]));
    }
  place->changed = place->changed || place->next > before;
  if (place->next == start)
    return;
  work->n_buyers++;
  tally_add (&work->quiet, (guint)(work->date - ledger->days[place->next - 1]));
  tally_add (&work->orders, place->next - start);
}

static void
measure_shop (Work *work)
{
  static const double half[] = { 0.5 };
  double shares[HOSO_RFM_CUTS];

  for (guint i = 0; i < HOSO_RFM_CUTS; i++)
    shares[i] = (i + 1.0) / HOSO_RFM_STEPS;
  work->n_buyers = 0;
  tally_reset (&work->quiet);
  tally_reset (&work->orders);
  for (guint i = 0; i < work->people->ledger->n_customers; i++)
    advance (work, i);
  work->shop_gap = 0.0;
  if (work->gaps.n > 0)
    tally_find_quantiles (&work->gaps, half, 1, &work->shop_gap);
  if (work->n_buyers == 0)
    return;
  tally_find_quantiles (&work->quiet, shares, HOSO_RFM_CUTS, work->quiet_cuts);
  tally_find_quantiles (&work->orders, shares, HOSO_RFM_CUTS, work->order_cuts);
}

static HosoBuyer
get_buyer (const Work *work, guint customer)
{
  const HosoLedger *ledger = work->people->ledger;
  const Place *place = &work->places[customer];
  gint first = ledger->days[ledger->starts[customer]];

  return (HosoBuyer){ place->repeats, (ledger->days[place->next - 1] - first) / work->plan->unit,
                      (work->date - first) / work->plan->unit, 1.0 };
}

/* Every step-th of those who have bought stands for all. */
static void
fit_model (Work *work)
{
  const HosoTypePlan *plan = work->plan;
  guint step = plan->sample > 0 ? MAX (1, work->n_buyers / plan->sample) : 1;
  g_autofree HosoBuyer *buyers = NULL;
  guint n_buyers = 0;
  guint seen = 0;

  work->has_model = FALSE;
  if (work->n_buyers < plan->min_customers || work->gaps.n < plan->min_repeats ||
      plan->rules.lost_days > 0)
    return;

  buyers = g_new (HosoBuyer, work->n_buyers / step + 1);
  for (guint i = 0; i < work->people->ledger->n_customers; i++)
    if (work->places[i].next > work->people->ledger->starts[i] && seen++ % step == 0)
      buyers[n_buyers++] = get_buyer (work, i);
  work->model =
    hoso_buying_fit (HOSO_BUYING_MBG, buyers, hoso_buyers_merge (buyers, n_buyers), TRUE);
  work->has_model = work->model.converged;
}

static guint8
count_passed (const double cuts[HOSO_RFM_CUTS], double value)
{
  guint8 passed = 0;

  for (guint i = 0; i < HOSO_RFM_CUTS; i++)
    passed += value > cuts[i];

  return passed;
}

static double
get_usual_gap (Work *work, guint customer)
{
  const HosoLedger *ledger = work->people->ledger;
  Place *place = &work->places[customer];
  const guint starts[] = { ledger->starts[customer], place->next };
  const HosoLedger so_far = { 1, starts, ledger->days, NULL };

  if (place->changed)
    place->gap = place->repeats > 0 ? (float)hoso_ledger_usual_gap (&so_far, 0) : 0.0f;
  place->changed = FALSE;

  return place->gap;
}

static void
add_orders (Work *work, guint customer, HosoTypeFigures *figures)
{
  const HosoLedger *ledger = work->people->ledger;
  const Place *place = &work->places[customer];
  guint start = ledger->starts[customer];

  figures->orders = place->next - start;
  if (figures->orders == 0)
    return;

  figures->quiet = work->date - ledger->days[place->next - 1];
  figures->known = work->date - ledger->days[start];
  figures->usual_gap = get_usual_gap (work, customer);
  figures->group =
    hoso_rfm_group (HOSO_RFM_STEPS - count_passed (work->quiet_cuts, figures->quiet),
                    1u + count_passed (work->order_cuts, figures->orders));
  /* The chance is asked for only where somebody may be lost. */
  if (work->has_model && figures->quiet >= hoso_type_lost_after (&work->plan->rules, figures))
    {
      HosoBuyer buyer = get_buyer (work, customer);

      figures->again =
        hoso_buying_again (&work->model, &buyer, work->plan->horizon / work->plan->unit);
    }
}

static void
add_events (const Work *work, guint person, HosoTypeFigures *figures)
{
  const HosoTypePeople *people = work->people;
  gint latest = G_MININT;

  for (guint i = people->event_starts[person]; i < people->event_starts[person + 1]; i++)
    {
      const HosoTypeEvent *event = &people->events[i];

      if (event->day > work->date || event->solved <= work->date)
        continue;
      if (event->complaint)
        latest = MAX (latest, event->day);
      else
        figures->referrals++;
    }
  if (latest != G_MININT)
    figures->complaint = work->date - latest;
}

static guint8
judge (Work *work, guint person)
{
  const HosoTypePeople *people = work->people;
  HosoTypeFigures figures = {
    .quiet = HOSO_TYPE_NEVER,
    .known = HOSO_TYPE_NEVER,
    .complaint = HOSO_TYPE_NEVER,
    .shop_gap = work->shop_gap,
    .again = NAN,
    .group = HOSO_RFM_PROSPECT,
  };

  if (people->places[person] >= 0)
    add_orders (work, (guint)people->places[person], &figures);
  if (figures.orders == 0 && people->since[person] > work->date)
    return HOSO_TYPE_UNKNOWN;
  add_events (work, person, &figures);

  return (guint8)hoso_type_judge (&work->plan->rules, &figures).type;
}

static gboolean
tell (const HosoTypePlan *plan, double done)
{
  return plan->progress == NULL || plan->progress (done, plan->progress_data);
}

/* FALSE where the progress function stopped it. */
static gboolean
judge_all (Work *work, HosoTypeHistory *history, guint date)
{
  guint8 *states = history->states + (gsize)date * history->n_people;

  work->date = work->plan->dates[date];
  measure_shop (work);
  fit_model (work);
  history->modelled[date] = work->has_model;
  for (guint i = 0; i < history->n_people; i++)
    {
      if (i % STRIDE == 0 &&
          !tell (work->plan, (date + (double)i / history->n_people) / history->n_dates))
        return FALSE;
      states[i] = judge (work, i);
      history->counts[date * HOSO_TYPE_STATES + states[i]]++;
    }

  return TRUE;
}

/**
 * hoso_type_history_make:
 * @people: borrowed
 * @plan: with one date at least
 *
 * Returns: (transfer full) (nullable): the history; %NULL where the plan’s
 *   progress function stopped it
 */
HosoTypeHistory *
hoso_type_history_make (const HosoTypePeople *people, const HosoTypePlan *plan)
{
  g_autoptr (HosoTypeHistory) history = NULL;
  gboolean done = TRUE;
  Work work;

  g_return_val_if_fail (plan->n_dates > 0, NULL);

  history = g_new0 (HosoTypeHistory, 1);
  history->n_people = people->n_people;
  history->n_dates = plan->n_dates;
  history->states = g_malloc ((gsize)people->n_people * plan->n_dates + 1);
  history->counts = g_new0 (guint64, plan->n_dates * HOSO_TYPE_STATES);
  history->modelled = g_new0 (gboolean, plan->n_dates);
  work_init (&work, people, plan);
  for (guint i = 0; i < plan->n_dates && done; i++)
    done = judge_all (&work, history, i);
  work_clear (&work);

  return done ? g_steal_pointer (&history) : NULL;
}

void
hoso_type_history_free (HosoTypeHistory *history)
{
  g_free (history->states);
  g_free (history->counts);
  g_free (history->modelled);
  g_free (history);
}

guint
hoso_type_history_get (const HosoTypeHistory *history, guint person, guint date)
{
  g_return_val_if_fail (person < history->n_people && date < history->n_dates,
                        HOSO_TYPE_UNKNOWN);

  return history->states[(gsize)date * history->n_people + person];
}

void
hoso_type_history_count_moves (const HosoTypeHistory *history,
                               guint from,
                               guint to,
                               guint64 moves[HOSO_TYPE_STATES * HOSO_TYPE_STATES])
{
  const guint8 *before;
  const guint8 *after;

  g_return_if_fail (from < history->n_dates && to < history->n_dates);

  before = history->states + (gsize)from * history->n_people;
  after = history->states + (gsize)to * history->n_people;
  memset (moves, 0, HOSO_TYPE_STATES * HOSO_TYPE_STATES * sizeof (guint64));
  for (guint i = 0; i < history->n_people; i++)
    moves[before[i] * HOSO_TYPE_STATES + after[i]]++;
}
