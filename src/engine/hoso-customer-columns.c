/* What stands in the columns of a table of customers, as text in the interface's
 * language: the page of a list has some hundred lines, and only the chosen
 * columns are read.  Runs on a thread that reads the workspace.
 */

#include "hoso-config.h"

#include "hoso-customer-columns.h"

#include <string.h>

#include "hoso-customer-facts.h"
#include "hoso-customer-types.h"
#include "hoso-error.h"
#include "hoso-field-table.h"
#include "hoso-field-text.h"
#include "hoso-fields.h"
#include "hoso-format.h"
#include "hoso-names.h"
#include "hoso-province.h"

#define PLACE "city"

/* One page under way, and the line that is written. */
typedef struct
{
  HosoDb *db;
  const char *language;
  HosoCustomerTypes *types; /* or NULL */
  HosoField *place;         /* what the province is read from, or NULL */
  const HosoCustomerRow *row;
  HosoCustomerFacts facts;
} Page;

/* One column: what is known by a function, or a field. */
typedef struct
{
  char *(*dup_text) (Page *page);
  HosoField *field;
} Source;

static void
page_clear (Page *page)
{
  g_clear_pointer (&page->types, hoso_customer_types_free);
  g_clear_pointer (&page->place, hoso_field_free);
  hoso_customer_facts_clear (&page->facts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Page, page_clear)

static void
source_clear (Source *source)
{
  g_clear_pointer (&source->field, hoso_field_free);
}

void
hoso_customer_column_free (HosoCustomerColumn *column)
{
  g_free (column->key);
  g_free (column->label);
  g_free (column);
}

/* --- What is shown --- */

static char *
dup_phone (Page *page)
{
  return g_strdup (page->row->phone);
}

static char *
dup_email (Page *page)
{
  return g_strdup (page->row->email);
}

static char *
dup_tags (Page *page)
{
  return g_strdup (page->row->tags);
}

static char *
dup_name (const char *prefix, const char *key)
{
  g_autofree char *name = g_strconcat (prefix, key, NULL);

  return g_strdup (hoso_name_get (name, NULL));
}

/* NULL where that takes too long for now. */
static const HosoTypedCustomer *
find_typed (const Page *page)
{
  return page->types != NULL ? hoso_customer_types_find (page->types, page->row->id) : NULL;
}

static char *
dup_type (Page *page)
{
  const HosoTypedCustomer *typed = find_typed (page);

  return typed != NULL ? dup_name ("customer-type.", hoso_type_get_key (typed->verdict.type))
                       : NULL;
}

static char *
dup_rfm (Page *page)
{
  const HosoTypedCustomer *typed = find_typed (page);

  return typed != NULL ? dup_name ("rfm.", hoso_rfm_group_get_key (typed->figures.group)) : NULL;
}

static char *
dup_day (const Page *page, gint64 seconds)
{
  const HosoTime time = { seconds, HOSO_TIME_NO_ZONE, HOSO_PRECISION_DAY };

  return hoso_format_date (&time, page->language);
}

static char *
dup_first (Page *page)
{
  return page->facts.purchases > 0 ? dup_day (page, page->facts.first_local) : NULL;
}

static char *
dup_last (Page *page)
{
  return page->facts.purchases > 0 ? dup_day (page, page->facts.last_local) : NULL;
}

static char *
dup_created (Page *page)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (page->facts.created);

  gint64 ahead = time != NULL ? g_date_time_get_utc_offset (time) / G_USEC_PER_SEC : 0;

  return time != NULL ? dup_day (page, page->facts.created + ahead) : NULL;
}

static char *
dup_purchases (Page *page)
{
  return page->facts.purchases > 0 ? hoso_format_integer (page->facts.purchases, page->language)
                                   : NULL;
}

static char *
dup_total (Page *page)
{
  return page->facts.currency != NULL
           ? hoso_format_money (page->facts.amount, page->facts.currency, page->language)
           : NULL;
}

static char *
dup_province (Page *page)
{
  return NULL;
}

static const struct
{
  const char *key;
  const char *name;
  gboolean numeric;
  char *(*dup_text) (Page *page);
} own[] = {
  { "name", "customers.name", FALSE, NULL },
  { "phone", "customers.phone", FALSE, dup_phone },
  { "email", "customers.email", FALSE, dup_email },
  { "type", "table.type", FALSE, dup_type },
  { "rfm", "column.rfm", FALSE, dup_rfm },
  { "tags", "customers.tags", FALSE, dup_tags },
  { "province", "column.province", FALSE, dup_province },
  { "last", "column.last", TRUE, dup_last },
  { "first", "column.first", TRUE, dup_first },
  { "purchases", "table.purchases", TRUE, dup_purchases },
  { "total", "column.total", TRUE, dup_total },
  { "created", "column.created", TRUE, dup_created },
};

/* --- Fields --- */

/* The name of the customer with the uid @value, or NULL. */
static char *
dup_person (HosoDb *db, const char *value)
{
  g_autoptr (HosoStmt) stmt =
    hoso_db_prepare (db, "SELECT name FROM customer WHERE uid = ?1", NULL);

  if (stmt == NULL)
    return NULL;
  hoso_stmt_bind_text (stmt, 1, value);
  return hoso_stmt_step (stmt, NULL) == HOSO_ROW ? hoso_stmt_dup_text (stmt, 0) : NULL;
}

/* Leaves @value NULL where the customer has none. */
static gboolean
load_value (const Page *page, const HosoField *field, char **value, GError **error)
{
  static const char sql[] = "SELECT value FROM customer_value WHERE customer_id = ?1 "
                            "AND field_id = ?2 AND is_current = 1";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (page->db, sql, error);
  HosoStepResult result;

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, page->row->id);
  hoso_stmt_bind_int (stmt, 2, field->id);
  result = hoso_stmt_step (stmt, error);
  if (result == HOSO_ROW)
    *value = hoso_stmt_dup_text (stmt, 0);
  return result != HOSO_STEP_ERROR;
}

static char *
dup_shown (const Page *page, const HosoField *field, const char *value)
{
  if (value == NULL || *value == '\0')
    return NULL;
  if (hoso_field_get_type_of (field) == HOSO_FIELD_PERSON)
    return dup_person (page->db, value);
  return hoso_field_format (field, value, page->language);
}

static char *
dup_present_province (const char *value)
{
  const HosoProvince *province = value != NULL ? hoso_province_find (value) : NULL;

  return province != NULL ? g_strdup (hoso_province_get_now (province)->name) : NULL;
}

/* --- Lines --- */

static gboolean
find_source (Page *page, const char *key, Source *source, GError **error)
{
  g_autoptr (GError) local = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    if (g_str_equal (own[i].key, key))
      {
        source->dup_text = own[i].dup_text;
        return TRUE;
      }
  source->field = hoso_field_table_load (page->db, key, &local);
  /* A field that is not there any more has nothing to show. */
  if (source->field != NULL || g_error_matches (local, HOSO_ERROR, HOSO_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
fill_cell (Page *page, const Source *source, char **cell, GError **error)
{
  gboolean province = source->dup_text == dup_province;
  const HosoField *field = province ? page->place : source->field;
  g_autofree char *value = NULL;
  char *text = NULL;

  if (field != NULL && !load_value (page, field, &value, error))
    return FALSE;
  if (province)
    text = dup_present_province (value);
  else if (field != NULL)
    text = dup_shown (page, field, value);
  else if (source->dup_text != NULL)
    text = source->dup_text (page);
  *cell = text != NULL ? g_strdelimit (text, "\r\n\t", ' ') : g_strdup ("");
  return TRUE;
}

static gboolean
fill_row (Page *page, GArray *sources, HosoCustomerRow *row, GError **error)
{
  g_autoptr (GError) local = NULL;

  page->row = row;
  if (!hoso_customer_facts_load (page->db, row->id, &page->facts, &local) &&
      !g_error_matches (local, HOSO_ERROR, HOSO_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  row->cells = g_new0 (char *, sources->len + 1);
  for (guint i = 0; i < sources->len; i++)
    if (!fill_cell (page, &g_array_index (sources, Source, i), &row->cells[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
has_key (GPtrArray *columns, const char *key)
{
  return g_ptr_array_find_with_equal_func (columns, key, g_str_equal, NULL);
}

/* See hoso-customer-columns.h. */
gboolean
hoso_customer_columns_take_long (GPtrArray *columns)
{
  return has_key (columns, "type") || has_key (columns, "rfm");
}

/* What whole columns are read from. */
static gboolean
prepare (
  Page *page,
  GPtrArray *columns,
  GPtrArray *rows,
  gboolean all,
  GCancellable *cancellable,
  GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (has_key (columns, "province"))
    page->place = hoso_field_table_load (page->db, PLACE, NULL);
  if (!all || !hoso_customer_columns_take_long (columns))
    return TRUE;
  for (guint i = 0; i < rows->len; i++)
    g_array_append_val (ids, ((HosoCustomerRow *)rows->pdata[i])->id);
  page->types = hoso_customer_types_load_some (page->db, NULL, ids, cancellable, error);
  return page->types != NULL;
}

/**
 * hoso_customer_columns_fill:
 *
 * A type of somebody among very many is measured against a sample of the others.
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_customer_columns_fill (HosoDb *db,
                            GPtrArray *columns,
                            GPtrArray *rows,
                            gboolean all,
                            GCancellable *cancellable,
                            GError **error)
{
  g_auto (Page) page = { .db = db, .language = hoso_format_get_language () };
  g_autoptr (GArray) sources = g_array_new (FALSE, TRUE, sizeof (Source));

  g_array_set_clear_func (sources, (GDestroyNotify)source_clear);
  g_array_set_size (sources, columns->len);
  for (guint i = 0; i < columns->len; i++)
    if (!find_source (&page, columns->pdata[i], &g_array_index (sources, Source, i), error))
      return FALSE;
  if (!prepare (&page, columns, rows, all, cancellable, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      HosoCustomerRow *row = rows->pdata[i];

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !fill_row (&page, sources, row, error))
        return FALSE;
      row->columns = g_ptr_array_ref (columns);
      row->partial = !all && hoso_customer_columns_take_long (columns);
    }
  return TRUE;
}

static void
add (GPtrArray *columns, const char *key, char *label, gboolean numeric)
{
  HosoCustomerColumn *column = g_new0 (HosoCustomerColumn, 1);

  column->key = g_strdup (key);
  column->label = label;
  column->numeric = numeric;
  g_ptr_array_add (columns, column);
}

/**
 * hoso_customer_columns_list:
 *
 * Returns: (transfer full): of HosoCustomerColumn, retired fields left out, or
 *   %NULL with @error set
 */
GPtrArray *
hoso_customer_columns_list (HosoDb *db, GError **error)
{
  g_autoptr (GPtrArray) fields = hoso_fields_list_all (db, error);
  g_autoptr (GPtrArray) columns =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_customer_column_free);

  if (fields == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    add (columns, own[i].key, g_strdup (hoso_name_get (own[i].name, NULL)), own[i].numeric);
  for (guint i = 0; i < fields->len; i++)
    {
      const HosoField *field = fields->pdata[i];

      if (!field->retired)
        add (columns, field->key, hoso_field_dup_label (field, hoso_format_get_language ()),
             hoso_field_type_is_ranked (hoso_field_get_type_of (field)));
    }
  return g_steal_pointer (&columns);
}
