/* Canonical forms of what files write.  Not thread-safe. */

#include "hoso-config.h"

#include "hoso-field-forms.h"

#include <string.h>

#include "hoso-field-table.h"
#include "hoso-field-text.h"
#include "hoso-partial-date.h"
#include "hoso-sheet-values.h"

/* Writings kept at a time. */
#define MANY 50000
#define SECONDS_PER_DAY 86400

struct _HosoFieldForms
{
  HosoField *field;
  gboolean as_written; /* whatever is written is stored so */
  HosoDateOrder order;
  GHashTable *known; /* as written → canonical */
};

/* Whether values are stored as they are written. */
static gboolean
is_text (const HosoField *field)
{
  HosoFieldType type = hoso_field_get_type_of (field);

  return type == HOSO_FIELD_TEXT || type == HOSO_FIELD_PLACE || type == HOSO_FIELD_PERSON;
}

/* @order: of dates in numbers; unknown is the Vietnamese one.  Free with
 * hoso_field_forms_free(); NULL with @error set: HOSO_ERROR_NOT_FOUND where there
 * is no field @key. */
HosoFieldForms *
hoso_field_forms_load (HosoDb *db, const char *key, HosoDateOrder order, GError **error)
{
  g_autoptr (HosoField) field = hoso_field_table_load (db, key, error);
  HosoFieldForms *forms;

  if (field == NULL)
    return NULL;
  forms = g_new0 (HosoFieldForms, 1);
  forms->field = g_steal_pointer (&field);
  forms->as_written = is_text (forms->field);
  forms->order = order;
  forms->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return forms;
}

void
hoso_field_forms_free (HosoFieldForms *forms)
{
  hoso_field_free (forms->field);
  g_hash_table_unref (forms->known);
  g_free (forms);
}

const HosoField *
hoso_field_forms_get_field (const HosoFieldForms *forms)
{
  return forms->field;
}

/* A whole date of a file that writes the month first, or NULL. */
static char *
dup_american_date (const char *written)
{
  gint64 local;
  g_autoptr (GDateTime) date = NULL;

  if (!hoso_sheet_parse_date (hoso_span (written, strlen (written)), HOSO_DATE_ORDER_MDY, FALSE,
                              &local))
    return NULL;
  date = g_date_time_new_from_unix_utc (local - local % SECONDS_PER_DAY);
  return date != NULL ? g_date_time_format (date, "%Y-%m-%d") : NULL;
}

static char *
dup_form (const HosoFieldForms *forms, const char *written)
{
  char *form = NULL;

  if (forms->order == HOSO_DATE_ORDER_MDY &&
      hoso_field_get_type_of (forms->field) == HOSO_FIELD_DATE)
    form = dup_american_date (written);
  return form != NULL ? form : hoso_field_dup_canonical (forms->field, written);
}

/* What is stored for @written, trimmed; as it is where that is no value of the field's
 * type.  Borrowed until the next call. */
const char *
hoso_field_forms_find (HosoFieldForms *forms, const char *written)
{
  const char *found =
    forms->as_written ? written : g_hash_table_lookup (forms->known, written);
  char *form;

  if (found != NULL)
    return found;
  if (g_hash_table_size (forms->known) >= MANY)
    g_hash_table_remove_all (forms->known);
  form = dup_form (forms, written);
  g_hash_table_insert (forms->known, g_strdup (written), form);
  return form;
}

/* Free with g_hash_table_unref(). */
GHashTable *
hoso_field_forms_new_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                (GDestroyNotify)hoso_field_forms_free);
}

/* As hoso_field_forms_find(), for the field @key; NULL with @error set. */
const char *
hoso_field_forms_find_in (
  GHashTable *table, HosoDb *db, const char *key, const char *written, GError **error)
{
  HosoFieldForms *forms = g_hash_table_lookup (table, key);

  if (forms == NULL)
    {
      forms = hoso_field_forms_load (db, key, HOSO_DATE_ORDER_UNKNOWN, error);
      if (forms == NULL)
        return NULL;
      g_hash_table_insert (table, g_strdup (key), forms);
    }
  return hoso_field_forms_find (forms, written);
}
