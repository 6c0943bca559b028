/* What all customers together are worth.  Reads only; on the thread that owns
 * the connection.
 */

#include "hoso-config.h"

#include "hoso-value-figures.h"

#include "hoso-customer-types.h"

#define MOST 0.8

void
hoso_value_figures_free (HosoValueFigures *figures)
{
  g_free (figures->as_of);
  g_clear_pointer (&figures->months, hoso_order_months_free);
  g_free (figures);
}

static void
count_groups (HosoValueFigures *figures, const HosoCustomerTypes *types, double *amounts)
{
  double all = 0.0;

  for (guint i = 0; i < types->customers->len; i++)
    {
      const HosoTypedCustomer *customer =
        &g_array_index (types->customers, HosoTypedCustomer, i);
      double amount = 0.0;

      figures->groups[customer->figures.group]++;
      if (customer->place < 0)
        continue;
      amount = (double)hoso_order_book_get_amount (types->book, (guint)customer->place);
      figures->cells[(customer->score.recency - 1) * HOSO_RFM_STEPS + customer->score.frequency -
                     1]++;
      figures->shares[customer->figures.group] += amount;
      amounts[figures->buyers++] = amount;
      all += amount;
    }
  for (guint i = 0; all > 0.0 && i < HOSO_RFM_N_GROUPS; i++)
    figures->shares[i] /= all;
}

/* Free with hoso_value_figures_free(); NULL with @error set. */
HosoValueFigures *
hoso_value_figures_load (HosoDb *db, GCancellable *cancellable, GError **error)
{
  g_autoptr (HosoCustomerTypes) types = hoso_customer_types_load (db, NULL, cancellable, error);
  g_autofree double *amounts = NULL;
  HosoValueFigures *figures = NULL;

  if (types == NULL)
    return NULL;

  figures = g_new0 (HosoValueFigures, 1);
  figures->as_of = hoso_order_book_dup_as_of (types->book);
  figures->customers = types->customers->len;
  for (guint i = 0; i < HOSO_TYPE_COUNT; i++)
    figures->types[i] = types->counts[i];
  amounts = g_new (double, types->book->ledger.n_customers + 1);
  count_groups (figures, types, amounts);
  hoso_concentration_sort (amounts, figures->buyers);
  hoso_concentration_curve (amounts, figures->buyers, figures->curve);
  figures->for_most = hoso_concentration_count (amounts, figures->buyers, MOST);
  figures->months = hoso_order_months_count (types->book);
  hoso_outlook_test (types->outlook);
  figures->has_test = types->outlook->has_test;
  figures->test = types->outlook->test;

  return figures;
}
