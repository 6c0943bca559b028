/* Reading the standing of all customers.  The result is not changed afterwards,
 * so that a page may keep it and ask it for one customer after the other.
 */

#include "hoso-config.h"

#include "hoso-types-work.h"

#include "hoso-date-text.h"

#include <glib/gi18n-lib.h>

/* See hoso-types-work.h. */
gpointer
hoso_types_work_read (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  HosoCustomerTypes *types = hoso_customer_types_load (db, NULL, cancellable, error);

  if (types == NULL)
    return NULL;

  hoso_outlook_fit_money (types->outlook);
  hoso_outlook_test (types->outlook);
  hoso_customer_types_find_seasons (types);
  return types;
}

/* See hoso-types-work.h. */
char *
hoso_types_work_dup_date (const HosoCustomerTypes *types)
{
  g_autofree char *as_of = hoso_order_book_dup_as_of (types->book);
  g_autofree char *date = hoso_date_text_dup (as_of);

  /* Translators: %s is a date. */
  return g_strdup_printf (_ ("As of %s, the day of the latest order."), date);
}
