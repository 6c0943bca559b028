/* Why a customer belongs to the core, and what sets the core apart, in words.
 * Values that built a group are none of the fields, so that all of them may be
 * tested: each against the rest, corrected for all that were looked at.
 */

#include "hoso-config.h"

#include "hoso-core-customers.h"

#include "hoso-association.h"
#include "hoso-field-tally.h"
#include "hoso-format.h"
#include "hoso-plot-reading.h"
#include "hoso-population.h"
#include "hoso-telling.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What fewer people have tells nothing of a group. */
#define MIN_TOTAL HOSO_TELLING_MIN_N

static void
trait_free (HosoCoreTrait *trait)
{
  g_free (trait->field);
  g_free (trait->value);
  g_free (trait);
}

static char *
dup_money (const HosoCoreCustomers *core, double amount)
{
  return hoso_format_money ((gint64)llround (amount), hoso_order_book_get_currency (core->book),
                            hoso_format_get_language ());
}

static char *
describe_longest (const HosoCoreCustomers *core, const HosoCoreCustomer *customer)
{
  const char *language = hoso_format_get_language ();
  g_autofree char *known = hoso_format_integer (customer->known, language);
  g_autofree char *limit = hoso_format_integer ((gint64)ceil (core->longest), language);

  /* Translators: both are numbers of days. */
  return g_strdup_printf (
    ngettext ("First order %s day ago; the longest tenth begins at %s.",
              "First order %s days ago; the longest tenth begins at %s.", (gulong)customer->known),
    known, limit);
}

static char *
describe_spending (const HosoCoreCustomers *core, const HosoCoreCustomer *customer)
{
  g_autofree char *spending = dup_money (core, customer->spending);
  g_autofree char *mean = dup_money (core, core->mean_spending);

  if (core->expected)
    /* Translators: both are amounts of money. */
    return g_strdup_printf (_ ("Expected to spend %s in the next 12 months; the average is %s."),
                            spending, mean);

  /* Translators: both are amounts of money. */
  return g_strdup_printf (_ ("Has spent %s so far; the average is %s."), spending, mean);
}

char *
hoso_core_customers_dup_reason (const HosoCoreCustomers *core,
                                const HosoCoreCustomer *customer,
                                HosoCoreTest test)
{
  g_autofree char *referred = NULL;

  switch (test)
    {
    case HOSO_CORE_LONGEST:
      return describe_longest (core, customer);
    case HOSO_CORE_REFERRED:
      referred = hoso_format_integer (customer->referred, hoso_format_get_language ());
      /* Translators: %s is a number of people. */
      return g_strdup_printf (ngettext ("Referred %s person who bought.",
                                        "Referred %s people who bought.", customer->referred),
                              referred);
    case HOSO_CORE_SPENDING:
      return describe_spending (core, customer);
    }

  g_return_val_if_reached (NULL);
}

/* --- What sets a group apart --- */

/* Too small groups, and values that hardly anybody has, are not looked at. */
static void
add_traits (GPtrArray *traits, const HosoFieldTally *tally)
{
  guint64 base = tally->inside->base;
  guint64 rest = tally->all->base - base;

  if (base < HOSO_TELLING_MIN_BASE || rest < HOSO_TELLING_MIN_BASE)
    return;
  for (guint i = 0; i < tally->all->counts->len; i++)
    {
      const HosoCount *inside = tally->inside->counts->pdata[i];
      const HosoCount *all = tally->all->counts->pdata[i];
      HosoCoreTrait *trait;

      if (all->n < MIN_TOTAL)
        continue;
      trait = g_new0 (HosoCoreTrait, 1);
      trait->field = g_strdup (tally->title);
      trait->value = g_strdup (all->label);
      trait->n = inside->n;
      trait->base = base;
      trait->rest_n = all->n - inside->n;
      trait->rest_base = rest;
      trait->difference =
        hoso_proportion_difference (trait->n, base, trait->rest_n, rest);
      trait->p = hoso_association_compare (trait->n, base, trait->rest_n, rest);
      g_ptr_array_add (traits, trait);
    }
}

static double
get_share_difference (const HosoCoreTrait *trait)
{
  return (double)trait->n / trait->base - (double)trait->rest_n / trait->rest_base;
}

static int
compare_traits (gconstpointer a, gconstpointer b)
{
  double first = fabs (get_share_difference (*(HosoCoreTrait *const *)a));
  double second = fabs (get_share_difference (*(HosoCoreTrait *const *)b));

  return first > second ? -1 : first < second;
}

/* Benjamini and Hochberg over all; what may be chance goes. */
static void
keep_telling (GPtrArray *traits)
{
  g_autofree double *p = g_new (double, traits->len + 1);

  for (guint i = 0; i < traits->len; i++)
    p[i] = ((HosoCoreTrait *)traits->pdata[i])->p;
  hoso_false_discovery_adjust (p, traits->len);
  for (guint i = traits->len; i > 0; i--)
    {
      ((HosoCoreTrait *)traits->pdata[i - 1])->p = p[i - 1];
      if (p[i - 1] > HOSO_TELLING_MAX_P)
        g_ptr_array_remove_index (traits, i - 1);
    }
  g_ptr_array_sort (traits, compare_traits);
}

GPtrArray *
hoso_core_customers_tell (const HosoCoreCustomers *core,
                          HosoDb *db,
                          HosoCoreGroup group,
                          GError **error)
{
  g_autoptr (GPtrArray) traits = g_ptr_array_new_with_free_func ((GDestroyNotify)trait_free);
  g_autoptr (HosoPopulation) population = hoso_population_load (db, 0, error);
  g_autoptr (HosoBitset) members = NULL;
  g_autoptr (GPtrArray) tallies = NULL;

  if (population == NULL)
    return NULL;
  members = hoso_core_customers_make_set (core, group, population->all->size);
  tallies = hoso_field_tally_all (db, population->all, members, error);
  if (tallies == NULL)
    return NULL;
  for (guint i = 0; i < tallies->len; i++)
    add_traits (traits, g_ptr_array_index (tallies, i));
  keep_telling (traits);

  return g_steal_pointer (&traits);
}

char *
hoso_core_trait_dup_sentence (const HosoCoreTrait *trait)
{
  const char *language = hoso_format_get_language ();
  g_autofree char *n = hoso_format_integer ((gint64)trait->n, language);
  g_autofree char *base = hoso_format_integer ((gint64)trait->base, language);
  g_autofree char *share = hoso_plot_dup_share (trait->n, trait->base, language);
  g_autofree char *rest = hoso_plot_dup_share (trait->rest_n, trait->rest_base, language);
  g_autofree char *low = hoso_format_number (100.0 * trait->difference.low, 0, language);
  g_autofree char *high = hoso_format_number (100.0 * trait->difference.high, 0, language);

  /* Translators: customers, of how many, their share such as 56%, the share of the
   * others; then the bounds of the difference in percentage points. */
  return g_strdup_printf (_ ("%s of %s, %s; of the others %s. Difference: %s to %s points."), n,
                          base, share, rest, low, high);
}
