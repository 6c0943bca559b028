/* The core customers, by three separate tests, which are not added up: where they
 * agree is for the owner to see.  Reads only; on the thread that owns the
 * connection.
 */

#include "hoso-config.h"

#include "hoso-core-customers.h"

#include "hoso-customer-types.h"
#include "hoso-quantile.h"
#include "hoso-referral-list.h"

#include <math.h>

#define DAY 86400
#define TOP_TENTH 0.9

static const char *const keys[HOSO_CORE_GROUPS] = {
  [HOSO_CORE_GROUP_LONGEST] = "longest",
  [HOSO_CORE_GROUP_REFERRED] = "referred",
  [HOSO_CORE_GROUP_SPENDING] = "spending",
  [HOSO_CORE_GROUP_SEVERAL] = "several",
  [HOSO_CORE_GROUP_ANY] = "any",
};

const char *
hoso_core_group_get_key (HosoCoreGroup group)
{
  g_return_val_if_fail ((guint)group < HOSO_CORE_GROUPS, NULL);

  return keys[group];
}

/* FALSE where @key is none. */
gboolean
hoso_core_group_from_key (const char *key, HosoCoreGroup *group)
{
  for (guint i = 0; i < HOSO_CORE_GROUPS; i++)
    {
      if (g_strcmp0 (key, keys[i]) == 0)
        {
          *group = (HosoCoreGroup)i;
          return TRUE;
        }
    }

  return FALSE;
}

/* Whether somebody with these @marks belongs to @group. */
gboolean
hoso_core_group_has (HosoCoreGroup group, guint marks)
{
  switch (group)
    {
    case HOSO_CORE_GROUP_LONGEST:
    case HOSO_CORE_GROUP_REFERRED:
    case HOSO_CORE_GROUP_SPENDING:
      return (marks & 1u << group) != 0;
    case HOSO_CORE_GROUP_SEVERAL:
      return (marks & (marks - 1)) != 0;
    case HOSO_CORE_GROUP_ANY:
      return marks != 0;
    }

  g_return_val_if_reached (FALSE);
}

guint64
hoso_core_customers_count (const HosoCoreCustomers *core, HosoCoreGroup group)
{
  guint64 count = 0;

  for (guint marks = 0; marks < HOSO_CORE_SETS; marks++)
    if (hoso_core_group_has (group, marks))
      count += core->counts[marks];

  return count;
}

HosoBitset *
hoso_core_customers_make_set (const HosoCoreCustomers *core, HosoCoreGroup group, guint size)
{
  HosoBitset *set = hoso_bitset_new (size);

  for (guint i = 0; i < core->customers->len; i++)
    {
      const HosoCoreCustomer *one = &g_array_index (core->customers, HosoCoreCustomer, i);

      if (hoso_core_group_has (group, one->marks) && one->customer < size)
        hoso_bitset_add (set, (guint)one->customer);
    }

  return set;
}

/* What the model expects in the next year: the orders to come, times what one is
 * likely to bring (Fader, Hardie and Lee 2005, Journal of Marketing Research 42:415).
 * Without a model, all that was spent. */
static double
get_spending (const HosoCoreCustomers *core, guint i)
{
  if (!core->expected)
    return (double)hoso_order_book_get_amount (core->book, i);

  return hoso_outlook_expected (core->outlook, i, HOSO_CORE_HORIZON) *
         hoso_outlook_mean (core->outlook, i);
}

static gint
get_known (const HosoCoreCustomers *core, guint i)
{
  return core->book->as_of - hoso_order_book_get_first (core->book, i);
}

/* Type-7 quantile, so that who has the same time has the same mark. */
static void
find_longest (HosoCoreCustomers *core)
{
  guint n = core->book->ledger.n_customers;
  g_autofree double *days = g_new (double, n + 1);

  for (guint i = 0; i < n; i++)
    days[i] = get_known (core, i);
  core->longest = n > 0 ? hoso_quantile (days, n, TOP_TENTH) : 0.0;
}

static double *
make_spending (HosoCoreCustomers *core)
{
  guint n = core->book->ledger.n_customers;
  double *spending = g_new (double, n + 1);

  core->mean_spending = 0.0;
  for (guint i = 0; i < n; i++)
    {
      spending[i] = get_spending (core, i);
      core->mean_spending += spending[i] / n;
    }

  return spending;
}

static void
add_customer (HosoCoreCustomers *core, HosoCoreCustomer *customer)
{
  if (customer->known >= 0 && customer->known >= core->longest)
    customer->marks |= 1u << HOSO_CORE_LONGEST;
  if (customer->referred > 0)
    customer->marks |= 1u << HOSO_CORE_REFERRED;
  if (customer->known >= 0 && customer->spending > core->mean_spending)
    customer->marks |= 1u << HOSO_CORE_SPENDING;
  if (customer->marks == 0)
    return;
  core->counts[customer->marks]++;
  g_array_append_vals (core->customers, customer, 1);
}

/* Those with orders and those who referred, both by ascending id. */
static void
add_customers (HosoCoreCustomers *core, const GArray *referrers)
{
  g_autofree double *spending = make_spending (core);
  guint n = core->book->ledger.n_customers;
  guint i = 0;
  guint k = 0;

  find_longest (core);
  while (i < n || k < referrers->len)
    {
      gint64 buyer = i < n ? hoso_order_book_get_customer (core->book, i) : G_MAXINT64;
      const HosoReferrer *referrer =
        k < referrers->len ? &g_array_index (referrers, HosoReferrer, k) : NULL;
      gint64 other = referrer != NULL ? referrer->customer : G_MAXINT64;
      HosoCoreCustomer customer = { .customer = MIN (buyer, other), .known = -1 };

      if (other == customer.customer)
        {
          customer.referred = referrer->bought;
          k++;
        }
      if (buyer == customer.customer)
        {
          customer.known = get_known (core, i);
          customer.spending = spending[i++];
        }
      add_customer (core, &customer);
    }
}

/**
 * hoso_core_customers_load:
 *
 * Returns: (transfer full): the core customers, or %NULL with @error set
 */
HosoCoreCustomers *
hoso_core_customers_load (HosoDb *db,
                          const char *as_of,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (HosoCoreCustomers) core = g_new0 (HosoCoreCustomers, 1);
  g_autoptr (GArray) referrers = g_array_new (FALSE, FALSE, sizeof (HosoReferrer));
  HosoOutlookPlan plan;

  core->customers = g_array_new (FALSE, FALSE, sizeof (HosoCoreCustomer));
  core->book = hoso_order_book_load (db, as_of, cancellable, error);
  if (core->book == NULL ||
      !hoso_referral_list (db, ((gint64)core->book->as_of + 1) * DAY, referrers, error))
    return NULL;

  hoso_outlook_plan_init (&plan);
  plan.sample = HOSO_TYPES_SAMPLE;
  core->outlook = hoso_outlook_new (core->book, &plan);
  hoso_outlook_fit_money (core->outlook);
  core->expected = core->outlook->has_model && core->outlook->has_money;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  add_customers (core, referrers);

  return g_steal_pointer (&core);
}

void
hoso_core_customers_free (HosoCoreCustomers *core)
{
  g_clear_pointer (&core->outlook, hoso_outlook_free);
  g_clear_pointer (&core->book, hoso_order_book_free);
  g_array_unref (core->customers);
  g_free (core);
}
