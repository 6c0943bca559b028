/* The type of every customer at a date.  Reads only; on the thread that owns
 * the connection.
 */

#include "hoso-config.h"

#include "hoso-customer-types.h"

#include "hoso-note-table.h"
#include "hoso-population.h"
#include "hoso-type-settings.h"

#include <math.h>

#define DAY 86400
/* Customers between two looks at whether to stop. */
#define STRIDE 65536

static void
add_customer (HosoCustomerTypes *types, gint64 id, gint place, const HosoRfmScore *scores)
{
  HosoTypedCustomer customer = { .customer = id, .place = place };
  HosoTypeFigures *figures = &customer.figures;

  *figures = (HosoTypeFigures){
    .quiet = HOSO_TYPE_NEVER,
    .known = HOSO_TYPE_NEVER,
    .complaint = HOSO_TYPE_NEVER,
    .shop_gap = types->book->shop_gap,
    .again = NAN,
    .group = HOSO_RFM_PROSPECT,
  };
  if (place >= 0)
    {
      const HosoOrderBook *book = types->book;
      guint i = (guint)place;

      customer.score = scores[i];
      figures->orders = hoso_order_book_get_orders (book, i);
      figures->quiet = book->as_of - hoso_order_book_get_last (book, i);
      figures->known = book->as_of - hoso_order_book_get_first (book, i);
      figures->usual_gap = hoso_ledger_usual_gap (&book->ledger, i);
      figures->again = hoso_outlook_again (types->outlook, i, HOSO_TYPES_HORIZON);
      figures->group = hoso_rfm_group (scores[i].recency, scores[i].frequency);
    }
  g_array_append_val (types->customers, customer);
}

/* Both the customers, who are in @set, and the book go by ascending id. */
static gboolean
add_customers (HosoCustomerTypes *types,
               const HosoBitset *set,
               GCancellable *cancellable,
               GError **error)
{
  g_autofree HosoRfmScore *scores = hoso_order_book_score (types->book, &types->cuts);
  guint next = 0;

  for (guint id = 0; id < set->size; id++)
    {
      if (id % STRIDE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!hoso_bitset_contains (set, id))
        continue;
      while (next < types->book->ledger.n_customers &&
             hoso_order_book_get_customer (types->book, next) < id)
        next++;
      if (next < types->book->ledger.n_customers &&
          hoso_order_book_get_customer (types->book, next) == id)
        add_customer (types, id, (gint)next, scores);
      else
        add_customer (types, id, -1, NULL);
    }

  return TRUE;
}

static int
compare_customers (gconstpointer a, gconstpointer b)
{
  gint64 first = ((const HosoTypedCustomer *)a)->customer;
  gint64 second = ((const HosoTypedCustomer *)b)->customer;

  return (first > second) - (first < second);
}

static HosoTypedCustomer *
find (const HosoCustomerTypes *types, gint64 id)
{
  HosoTypedCustomer wanted = { .customer = id };
  guint place;

  if (!g_array_binary_search (types->customers, &wanted, compare_customers, &place))
    return NULL;

  return &g_array_index (types->customers, HosoTypedCustomer, place);
}

/* Complaints and referrals up to the date. */
static gboolean
add_events (HosoCustomerTypes *types, HosoDb *db, GError **error)
{
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (HosoCustomerEvents));
  gint as_of = types->book->as_of;

  if (!hoso_note_table_list_events (db, ((gint64)as_of + 1) * DAY, events, error))
    return FALSE;

  for (guint i = 0; i < events->len; i++)
    {
      const HosoCustomerEvents *one = &g_array_index (events, HosoCustomerEvents, i);
      HosoTypedCustomer *customer = find (types, one->customer);

      if (customer == NULL)
        continue;
      customer->figures.referrals = one->referrals;
      if (one->complaint != G_MININT64)
        customer->figures.complaint = as_of - (gint)(one->complaint / DAY);
    }

  return TRUE;
}

static void
judge (HosoCustomerTypes *types)
{
  for (guint i = 0; i < types->customers->len; i++)
    {
      HosoTypedCustomer *customer = &g_array_index (types->customers, HosoTypedCustomer, i);

      customer->verdict = hoso_type_judge (&types->rules, &customer->figures);
      types->counts[customer->verdict.type]++;
    }
}

/* See hoso-customer-types.h; only reads, so that it may run on any thread. */
HosoTypeTally
hoso_customer_types_tally (const HosoCustomerTypes *types, const HosoTypeRules *rules)
{
  HosoTypeTally tally = { { 0 }, { 0 } };

  for (guint i = 0; i < types->customers->len; i++)
    {
      const HosoTypedCustomer *customer =
        &g_array_index (types->customers, HosoTypedCustomer, i);
      HosoTypeVerdict verdict = hoso_type_judge (rules, &customer->figures);

      tally.shown[verdict.type]++;
      for (guint type = 0; type < HOSO_TYPE_COUNT; type++)
        tally.fits[type] += (verdict.marks >> type) & 1;
    }
  return tally;
}

/* Of the customers in @set, measured against those in @some: a JSON array of ids,
 * or NULL for everybody. */
static HosoCustomerTypes *
load (HosoDb *db,
      const char *as_of,
      const HosoBitset *set,
      const char *some,
      GCancellable *cancellable,
      GError **error)
{
  g_autoptr (HosoCustomerTypes) types = g_new0 (HosoCustomerTypes, 1);
  HosoOutlookPlan plan;

  types->customers = g_array_new (FALSE, FALSE, sizeof (HosoTypedCustomer));
  types->book = hoso_order_book_load_some (db, as_of, some, cancellable, error);
  if (types->book == NULL || !hoso_type_settings_load (db, &types->rules, error))
    return NULL;

  hoso_outlook_plan_init (&plan);
  plan.sample = HOSO_TYPES_SAMPLE;
  types->outlook = hoso_outlook_new (types->book, &plan);
  if (!add_customers (types, set, cancellable, error) || !add_events (types, db, error))
    return NULL;
  judge (types);

  return g_steal_pointer (&types);
}

/* Returns NULL with @error set. */
HosoCustomerTypes *
hoso_customer_types_load (HosoDb *db,
                          const char *as_of,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (HosoPopulation) population = hoso_population_load (db, 0, error);

  return population != NULL ? load (db, as_of, population->all, NULL, cancellable, error) : NULL;
}

/* The ids of @wanted and of every so many of @all, as a JSON array. */
static char *
dup_sample (const HosoBitset *all, const HosoBitset *wanted)
{
  guint stride = (guint)(hoso_bitset_count (all) / HOSO_TYPES_SAMPLE) + 1;
  GString *ids = g_string_new ("[");
  guint seen = 0;

  for (guint id = 0; id < all->size; id++)
    {
      if (!hoso_bitset_contains (all, id))
        continue;
      if (seen++ % stride == 0 || hoso_bitset_contains (wanted, id))
        g_string_append_printf (ids, "%s%u", ids->len > 1 ? "," : "", id);
    }
  g_string_append_c (ids, ']');

  return g_string_free (ids, FALSE);
}

/* Returns NULL with @error set. */
HosoCustomerTypes *
hoso_customer_types_load_some (HosoDb *db,
                               const char *as_of,
                               const GArray *ids,
                               GCancellable *cancellable,
                               GError **error)
{
  g_autoptr (HosoPopulation) population = hoso_population_load (db, 0, error);
  g_autoptr (HosoBitset) wanted = NULL;
  g_autofree char *some = NULL;

  if (population == NULL)
    return NULL;

  wanted = hoso_bitset_new (population->all->size);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (id < population->all->size && hoso_bitset_contains (population->all, (guint)id))
        hoso_bitset_add (wanted, (guint)id);
    }
  some = dup_sample (population->all, wanted);

  return load (db, as_of, wanted, some, cancellable, error);
}

void
hoso_customer_types_free (HosoCustomerTypes *types)
{
  g_clear_pointer (&types->outlook, hoso_outlook_free);
  g_clear_pointer (&types->seasons, hoso_seasons_free);
  g_clear_pointer (&types->book, hoso_order_book_free);
  g_array_unref (types->customers);
  g_free (types);
}

/* See hoso-customer-types.h. */
void
hoso_customer_types_find_seasons (HosoCustomerTypes *types)
{
  g_clear_pointer (&types->seasons, hoso_seasons_free);
  types->seasons = hoso_seasons_new (types->book);
}

const HosoTypedCustomer *
hoso_customer_types_find (const HosoCustomerTypes *types, gint64 customer)
{
  return find (types, customer);
}
