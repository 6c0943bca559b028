/* Customers as a table: UTF-8 with a byte order mark and CRLF, which Excel opens
 * by a double click; no cell is run as a formula, and telephone numbers stay what
 * they are.  The headers are those that the import of customers knows.  Belongs
 * to the thread that reads the workspace.
 */

#include "hoso-config.h"

#include "hoso-customer-csv.h"

#include <string.h>

#include "hoso-customer-facts.h"
#include "hoso-customer-table.h"
#include "hoso-customer-types.h"
#include "hoso-customers.h"
#include "hoso-field-table.h"
#include "hoso-format.h"
#include "hoso-money.h"
#include "hoso-names.h"
#include "hoso-tag-table.h"
#include "hoso-text-export.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"
#define BETWEEN " | " /* the values of one cell */

struct _HosoCustomerCsv
{
  HosoDb *db;
  HosoCustomerTypes *types;
  GPtrArray *fields; /* of HosoField: those that somebody has */
};

/* What one line is made of. */
typedef struct
{
  HosoCustomerCsv *csv;
  HosoCustomer *customer;
  HosoCustomerFacts facts;
} Line;

typedef struct
{
  const char *key; /* of the header */
  void (*append) (const Line *line, GString *text);
} Column;

/* Adds the fields of @kind that somebody has and that are not there yet. */
static gboolean
add_fields (HosoCustomerCsv *csv, HosoCustomerKind kind, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_field_free);

  if (!hoso_field_table_list (csv->db, kind, all, error))
    return FALSE;
  while (all->len > 0)
    {
      g_autoptr (HosoField) field = g_ptr_array_steal_index (all, 0);
      g_auto (GStrv) values = hoso_fields_list_values (csv->db, field->key, 1, error);
      gboolean there = FALSE;

      for (guint i = 0; i < csv->fields->len; i++)
        there = there || strcmp (((HosoField *)csv->fields->pdata[i])->key, field->key) == 0;
      if (values == NULL)
        return FALSE;
      if (!there && values[0] != NULL)
        g_ptr_array_add (csv->fields, g_steal_pointer (&field));
    }
  return TRUE;
}

/**
 * hoso_customer_csv_new:
 *
 * Returns: (transfer full): what lines are made with, or %NULL with @error set
 */
HosoCustomerCsv *
hoso_customer_csv_new (HosoDb *db, GCancellable *cancellable, GError **error)
{
  HosoCustomerCsv *csv = g_new0 (HosoCustomerCsv, 1);

  csv->db = db;
  csv->fields = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_field_free);
  csv->types = hoso_customer_types_load (db, NULL, cancellable, error);
  if (csv->types == NULL || !add_fields (csv, HOSO_CUSTOMER_PERSON, error) ||
      !add_fields (csv, HOSO_CUSTOMER_COMPANY, error))
    g_clear_pointer (&csv, hoso_customer_csv_free);
  return csv;
}

/* NULL is allowed. */
void
hoso_customer_csv_free (HosoCustomerCsv *csv)
{
  if (csv == NULL)
    return;
  g_clear_pointer (&csv->types, hoso_customer_types_free);
  g_ptr_array_unref (csv->fields);
  g_free (csv);
}

/* "0903123456" becomes "0903 123 456": with blanks it is no number. */
static char *
dup_grouped (const char *digits)
{
  return strlen (digits) < 7 ? g_strdup (digits)
                             : g_strdup_printf ("%.4s %.3s %s", digits, digits + 4, digits + 7);
}

/* See hoso-customer-csv.h. */
char *
hoso_customer_csv_dup_phone (const char *phone)
{
  static const char country[] = "+84";
  g_autoptr (GString) digits = g_string_new (NULL);
  const char *national;

  if (*phone == '+')
    {
      national = g_str_has_prefix (phone, country) ? phone + strlen (country) : NULL;
      return national != NULL
               ? g_strdup_printf ("(%s) %s", country, national + strspn (national, " .-"))
               : g_strdup_printf ("(%.3s) %s", phone, phone + MIN (strlen (phone), 3));
    }
  if (phone[strspn (phone, "0123456789.,-")] != '\0')
    return g_strdup (phone);
  for (const char *p = phone; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);
  return dup_grouped (digits->str);
}

/* The contacts of @kind from the @first on, at most @n of them, in one cell. */
static void
append_contacts (const Line *line, HosoContactKind kind, guint first, guint n, GString *text)
{
  g_autoptr (GString) cell = g_string_new (NULL);
  guint found = 0;

  for (guint i = 0; i < line->customer->contacts->len; i++)
    {
      const HosoContact *contact = line->customer->contacts->pdata[i];
      g_autofree char *value = NULL;

      if (contact->kind != kind || found++ < first || found > first + n)
        continue;
      value = kind == HOSO_CONTACT_PHONE ? hoso_customer_csv_dup_phone (contact->value)
                                         : g_strdup (contact->value);
      if (cell->len > 0)
        g_string_append (cell, BETWEEN);
      g_string_append (cell, value);
    }
  hoso_text_export_append_cell (text, cell->len > 0 ? cell->str : NULL);
}

static void
append_code (const Line *line, GString *text)
{
  hoso_text_export_append_cell (text, line->facts.code);
}

static void
append_name (const Line *line, GString *text)
{
  hoso_text_export_append_cell (text, line->customer->name);
}

static void
append_kind (const Line *line, GString *text)
{
  const char *key = line->customer->kind == HOSO_CUSTOMER_COMPANY ? "customer-kind.company"
                                                                  : "customer-kind.person";

  hoso_text_export_append_cell (text, hoso_name_get (key, NULL));
}

static void
append_phone (const Line *line, GString *text)
{
  append_contacts (line, HOSO_CONTACT_PHONE, 0, 1, text);
}

static void
append_phones (const Line *line, GString *text)
{
  append_contacts (line, HOSO_CONTACT_PHONE, 1, G_MAXINT, text);
}

static void
append_email (const Line *line, GString *text)
{
  append_contacts (line, HOSO_CONTACT_EMAIL, 0, 1, text);
}

static void
append_emails (const Line *line, GString *text)
{
  append_contacts (line, HOSO_CONTACT_EMAIL, 1, G_MAXINT, text);
}

static void
append_address (const Line *line, GString *text)
{
  append_contacts (line, HOSO_CONTACT_ADDRESS, 0, 1, text);
}

static void
append_addresses (const Line *line, GString *text)
{
  append_contacts (line, HOSO_CONTACT_ADDRESS, 1, G_MAXINT, text);
}

static void
append_zalo (const Line *line, GString *text)
{
  append_contacts (line, HOSO_CONTACT_ZALO, 0, 1, text);
}

static void
append_facebook (const Line *line, GString *text)
{
  append_contacts (line, HOSO_CONTACT_FACEBOOK, 0, 1, text);
}

static void
append_tags (const Line *line, GString *text)
{
  g_autoptr (GString) cell = g_string_new (NULL);

  for (guint i = 0; i < line->customer->tags->len; i++)
    g_string_append_printf (cell, "%s%s", i > 0 ? BETWEEN : "",
                            (const char *)line->customer->tags->pdata[i]);
  hoso_text_export_append_cell (text, cell->len > 0 ? cell->str : NULL);
}

static void
append_shipped_name (const char *prefix, const char *key, GString *text)
{
  g_autofree char *name = g_strconcat (prefix, key, NULL);

  hoso_text_export_append_cell (text, hoso_name_get (name, NULL));
}

static void
append_type (const Line *line, GString *text)
{
  const HosoTypedCustomer *typed = hoso_customer_types_find (line->csv->types, line->customer->id);

  if (typed != NULL)
    append_shipped_name ("customer-type.", hoso_type_get_key (typed->verdict.type), text);
}

static void
append_rfm (const Line *line, GString *text)
{
  const HosoTypedCustomer *typed = hoso_customer_types_find (line->csv->types, line->customer->id);

  if (typed != NULL)
    append_shipped_name ("rfm.", hoso_rfm_group_get_key (typed->figures.group), text);
}

static void
append_purchases (const Line *line, GString *text)
{
  g_string_append_printf (text, "%" G_GINT64_FORMAT, line->facts.purchases);
}

/* A bare number, which a spreadsheet can add up. */
static void
append_total (const Line *line, GString *text)
{
  guint digits = line->facts.currency != NULL ? hoso_money_get_digits (line->facts.currency) : 0;
  gint64 unit = 1;

  if (line->facts.currency == NULL)
    return;
  for (guint i = 0; i < digits; i++)
    unit *= 10;
  g_string_append_printf (text, "%s%" G_GINT64_FORMAT, line->facts.amount < 0 ? "-" : "",
                          ABS (line->facts.amount) / unit);
  if (digits > 0)
    g_string_append_printf (text, ".%0*" G_GINT64_FORMAT, (int)digits,
                            ABS (line->facts.amount) % unit);
}

static void
append_currency (const Line *line, GString *text)
{
  hoso_text_export_append_cell (text, line->facts.currency);
}

/* "2026-03-05", which every spreadsheet takes for that day. */
static void
append_day (gint64 seconds, GString *text)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);
  g_autofree char *day = time != NULL ? g_date_time_format (time, "%Y-%m-%d") : NULL;

  if (day != NULL)
    g_string_append (text, day);
}

static void
append_first (const Line *line, GString *text)
{
  if (line->facts.purchases > 0)
    append_day (line->facts.first_local, text);
}

static void
append_last (const Line *line, GString *text)
{
  if (line->facts.purchases > 0)
    append_day (line->facts.last_local, text);
}

static void
append_created (const Line *line, GString *text)
{
  append_day (line->facts.created, text);
}

static const Column columns[] = {
  { "customers.code", append_code },
  { "customers.name", append_name },
  { "customers.kind", append_kind },
  { "customers.phone", append_phone },
  { "customers.phones", append_phones },
  { "customers.email", append_email },
  { "customers.emails", append_emails },
  { "customers.address", append_address },
  { "customers.addresses", append_addresses },
  { "customers.zalo", append_zalo },
  { "customers.facebook", append_facebook },
  { "customers.tags", append_tags },
  { "column.type", append_type },
  { "column.rfm", append_rfm },
  { "column.purchases", append_purchases },
  { "column.total", append_total },
  { "column.currency", append_currency },
  { "column.first", append_first },
  { "column.last", append_last },
  { "column.created", append_created },
};

/* The header of a column; with the byte order mark before the first. */
void
hoso_customer_csv_append_header (HosoCustomerCsv *csv, GString *text)
{
  const char *language = hoso_format_get_language ();

  g_string_append (text, BYTE_ORDER_MARK);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      hoso_text_export_append_cell (text, hoso_name_get (columns[i].key, language));
    }
  for (guint i = 0; i < csv->fields->len; i++)
    {
      g_autofree char *label = hoso_field_dup_label (csv->fields->pdata[i], language);

      g_string_append_c (text, ',');
      hoso_text_export_append_cell (text, label);
    }
  g_string_append (text, "\r\n");
}

static void
append_line (const Line *line, GString *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      columns[i].append (line, text);
    }
  for (guint i = 0; i < line->csv->fields->len; i++)
    {
      const HosoField *field = line->csv->fields->pdata[i];

      g_string_append_c (text, ',');
      hoso_text_export_append_cell (text, hoso_customer_get_field (line->customer, field->key));
    }
  g_string_append (text, "\r\n");
}

/* See hoso-customer-csv.h. */
gboolean
hoso_customer_csv_append (HosoCustomerCsv *csv, gint64 customer, GString *text, GError **error)
{
  g_autoptr (HosoCustomer) loaded = hoso_customer_new ();
  g_auto (HosoCustomerFacts) facts = { 0 };
  Line line = { .csv = csv, .customer = loaded };

  if (!hoso_customer_table_load (csv->db, customer, loaded, error) ||
      !hoso_customer_facts_load (csv->db, customer, &facts, error) ||
      !hoso_customer_table_list_contacts (csv->db, customer, loaded->contacts, error) ||
      !hoso_customer_field_list (csv->db, customer, loaded->fields, error) ||
      !hoso_tag_table_list_of (csv->db, customer, loaded->tags, error))
    return FALSE;
  line.facts = facts;
  append_line (&line, text);
  return TRUE;
}
