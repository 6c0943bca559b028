/* The groups of a customer's profile: contacts; what was bought in a line.
 * What the customer said is plain text everywhere.  Main thread only.
 */

#include "hoso-config.h"

#include "hoso-customer-sections.h"

#include "hoso-format.h"
#include "hoso-names.h"
#include "hoso-property-row.h"
#include "hoso-province.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
make_group (const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *markup = g_markup_escape_text (title, -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), markup);
  return group;
}

static const char *
get_name (const char *prefix, const char *key)
{
  g_autofree char *name = g_strconcat (prefix, key, NULL);

  return g_intern_string (hoso_name_get (name, hoso_format_get_language ()));
}

/* A place in a province that another one took in says which; other text is left
 * as it is. */
static char *
dup_place (const char *text)
{
  const HosoProvince *province = hoso_province_find (text);
  const HosoProvince *now = province != NULL ? hoso_province_get_now (province) : NULL;

  if (now == NULL || now == province)
    return g_strdup (text);
  /* Translators: a place as it was written, then the province that it is in
   * since July 2025. */
  return g_strdup_printf (_ ("%s (now in %s)"), text, now->name);
}

/* --- Contacts --- */

/* See hoso-customer-sections.h. */
GtkWidget *
hoso_customer_contacts_new (const HosoCustomer *customer)
{
  GtkWidget *group;

  if (customer->contacts->len == 0)
    return NULL;

  group = make_group (_ ("Contacts"));
  for (guint i = 0; i < customer->contacts->len; i++)
    {
      const HosoContact *contact = customer->contacts->pdata[i];
      const char *label = get_name ("contact.", hoso_contact_kind_get_name (contact->kind));
      gboolean place = contact->kind == HOSO_CONTACT_ADDRESS;
      g_autofree char *value = place ? dup_place (contact->value) : g_strdup (contact->value);
      GtkWidget *row = hoso_property_row_new (label, value);

      hoso_property_row_add_copy (row, contact->value);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  return group;
}

/* --- Purchases --- */

/* What the customer bought and kept: the number, and the sum where all of it was
 * paid in one currency. */
static guint
count_done (const HosoCustomer *customer, gint64 *sum, const char **currency)
{
  guint n = 0;
  gboolean one = TRUE;

  *sum = 0;
  *currency = NULL;
  for (guint i = 0; i < customer->purchases->len; i++)
    {
      const HosoPurchase *purchase = customer->purchases->pdata[i];

      if (purchase->status != HOSO_PURCHASE_DONE)
        continue;
      n++;
      *sum += purchase->amount;
      one = one && (*currency == NULL || g_str_equal (*currency, purchase->currency));
      *currency = purchase->currency;
    }
  if (!one)
    *currency = NULL;
  return n;
}

/* See hoso-customer-sections.h. */
char *
hoso_customer_dup_purchase_facts (const HosoCustomer *customer)
{
  const char *language = hoso_format_get_language ();
  const char *currency;
  gint64 sum;
  guint n = count_done (customer, &sum, &currency);
  g_autofree char *number = hoso_format_integer (n, language);
  g_autofree char *count = NULL;
  g_autofree char *money = NULL;

  if (customer->purchases->len == 0)
    return NULL;

  /* Translators: %s is how many times a customer bought something. */
  count = g_strdup_printf (ngettext ("%s purchase", "%s purchases", n), number);
  /* Amounts in several currencies have no sum. */
  if (currency == NULL)
    return g_steal_pointer (&count);
  money = hoso_format_money (sum, currency, language);
  return g_strjoin (" · ", count, money, NULL);
}
