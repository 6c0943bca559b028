/* The groups of a customer's profile: contacts, fields; what was bought in a line.
 * What the customer said is plain text everywhere.  Main thread only.
 */

#include "hoso-config.h"

#include "hoso-customer-sections.h"

#include "hoso-date-text.h"
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

/* --- Fields --- */

/* “Survey “Spring 2026”, 3 May 2026”. */
static char *
dup_source (const HosoFieldValue *value)
{
  const char *source = value->source != NULL ? get_name ("source.", value->source) : "";
  g_autofree char *date = hoso_date_text_dup_unix (value->set_at);

  if (value->source_title != NULL)
    /* Translators: where a value came from: the kind of source, its name, the day. */
    return g_strdup_printf (_ ("%s “%s”, %s"), source, value->source_title, date);
  /* Translators: where a value came from: the kind of source, the day. */
  return g_strdup_printf (_ ("%s, %s"), source, date);
}

static const HosoField *
find_field (GPtrArray *fields, const char *key)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const HosoField *field = fields->pdata[i];

      if (g_str_equal (field->key, key))
        return field;
    }
  return NULL;
}

/* Values of fields that the template does not know belong to the identity. */
static gboolean
is_of_group (const HosoField *field, const char *group)
{
  return g_str_equal (field != NULL && field->group != NULL ? field->group : "identity", group);
}

static char *
dup_label (const HosoField *field, const HosoFieldValue *value)
{
  if (field != NULL)
    return hoso_field_dup_label (field, hoso_format_get_language ());
  return g_strdup (value->title != NULL ? value->title : get_name ("field.", value->key));
}

/* See hoso-customer-sections.h. */
GtkWidget *
hoso_customer_fields_new (const HosoCustomer *customer, GPtrArray *fields, const char *group)
{
  static const char *const places[] = { "address", "city", "area", NULL };
  GtkWidget *widget = NULL;

  for (guint i = 0; i < customer->fields->len; i++)
    {
      const HosoFieldValue *value = customer->fields->pdata[i];
      const HosoField *field = find_field (fields, value->key);
      g_autofree char *label = NULL;
      g_autofree char *source = NULL;
      g_autofree char *text = NULL;
      GtkWidget *row;

      if (!is_of_group (field, group))
        continue;
      if (widget == NULL)
        widget = make_group (get_name ("group.", group));
      label = dup_label (field, value);
      source = dup_source (value);
      text = g_strv_contains (places, value->key) ? dup_place (value->value)
                                                  : g_strdup (value->value);
      row = hoso_property_row_new (label, text);
      hoso_property_row_add_source (row, source);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (widget), row);
    }
  return widget;
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
