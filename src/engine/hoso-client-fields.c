/* Fields of the profile from the rows of a file.  What a person entered by hand stays,
 * and so does what is younger than a row that says when it was true.  Runs inside a
 * transaction, on the thread that owns the connection.
 */

#include "hoso-config.h"

#include "hoso-client-fields.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hoso-customer-chunk-table.h"
#include "hoso-error.h"
#include "hoso-field-forms.h"
#include "hoso-field-table.h"
#include "hoso-fold.h"
#include "hoso-sheet-headers.h"
#include "hoso-told-values.h"

/* A column that fills a field of the profile. */
typedef struct
{
  guint column;
  const char *key;
  gint64 field;
  HosoFieldForms *forms;
} ProfileColumn;

struct _HosoClientFields
{
  HosoDb *db;
  HosoSheet *sheet;
  gint64 source;
  HosoNewcomers *newcomers;   /* or NULL */
  HosoCustomerChunks *chunks; /* what is told of those who are new */
  HosoToldValues *told;       /* of those who were there before */
  gint64 last;                /* the id of the last of them */
  GArray *columns;            /* of ProfileColumn */
  int changed;                /* the column that says when a row was true, or -1 */
};

static void
profile_column_clear (ProfileColumn *column)
{
  hoso_field_forms_free (column->forms);
}

/* Only fields that the profile has; a column of another one fills nothing. */
static gboolean
find_columns (HosoClientFields *fields, GError **error)
{
  const char *const *own = hoso_sheet_headers_list_fields (HOSO_FILE_CUSTOMERS);
  const GPtrArray *keys = fields->sheet->fields;

  for (guint i = 0; i < keys->len; i++)
    {
      ProfileColumn column = { i, keys->pdata[i], 0, NULL };
      g_autoptr (GError) local = NULL;

      if (column.key == NULL || g_strv_contains (own, column.key))
        continue;
      column.forms = hoso_field_forms_load (fields->db, column.key, fields->sheet->date_order,
                                            &local);
      if (column.forms != NULL)
        {
          column.field = hoso_field_forms_get_field (column.forms)->id;
          g_array_append_val (fields->columns, column);
        }
      else if (!g_error_matches (local, HOSO_ERROR, HOSO_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
  return TRUE;
}

/* NULL with @error set.  Free with hoso_client_fields_free(). */
HosoClientFields *
hoso_client_fields_new (HosoBulk *bulk,
                        HosoSheet *sheet,
                        gint64 source,
                        HosoNewcomers *newcomers,
                        GError **error)
{
  HosoDb *db = bulk->db;
  g_autoptr (HosoClientFields) fields = g_new0 (HosoClientFields, 1);

  fields->db = db;
  fields->sheet = sheet;
  fields->source = source;
  fields->newcomers = newcomers;
  fields->told = hoso_told_values_new (db);
  fields->last = bulk->last_customer;
  fields->changed = hoso_sheet_find (sheet, HOSO_CUSTOMER_CHANGED);
  fields->columns = g_array_new (FALSE, FALSE, sizeof (ProfileColumn));
  g_array_set_clear_func (fields->columns, (GDestroyNotify)profile_column_clear);
  fields->chunks = hoso_customer_chunks_new (db, source);
  if (newcomers != NULL)
    hoso_customer_chunks_collect (fields->chunks, newcomers);
  return find_columns (fields, error) ? g_steal_pointer (&fields) : NULL;
}

/* NULL is allowed. */
void
hoso_client_fields_free (HosoClientFields *fields)
{
  if (fields == NULL)
    return;
  g_array_unref (fields->columns);
  g_clear_pointer (&fields->chunks, hoso_customer_chunks_free);
  g_clear_pointer (&fields->told, hoso_told_values_free);
  g_free (fields);
}

/* When the row was true, as it says (UTC seconds), or 0; what lies ahead counts as
 * now. */
static gint64
read_time (const HosoClientFields *fields, const HosoRow *row)
{
  HosoSpan cell;
  g_autofree char *text = NULL;
  g_autoptr (GDateTime) time = NULL;

  if (fields->changed < 0)
    return 0;
  cell = hoso_span_trim (hoso_row_get_cell (row, (guint)fields->changed));
  text = g_strndup (cell.text, cell.length);
  time = g_date_time_new_from_iso8601 (text, NULL);
  return time != NULL ? CLAMP (g_date_time_to_unix (time), 0, hoso_db_get_now (fields->db)) : 0;
}

/* Of a row that says when it was true: chunks have one time for all. */
static gboolean
tell_dated (HosoClientFields *fields,
            const ProfileColumn *column,
            gint64 customer,
            const char *written,
            gint64 at,
            GError **error)
{
  const char *value = hoso_field_forms_find (column->forms, written);

  if (fields->newcomers == NULL)
    return hoso_customer_field_add_written (fields->db, customer, column->field, value, written,
                                            fields->source, at, error);
  hoso_newcomers_add_value (fields->newcomers, column->field, value, written, at);
  return TRUE;
}

static gboolean
tell_field (HosoClientFields *fields,
            const ProfileColumn *column,
            gint64 customer,
            const char *written,
            GError **error)
{
  const char *value = hoso_field_forms_find (column->forms, written);

  if (value == written || strcmp (value, written) == 0)
    return hoso_customer_chunks_add (fields->chunks, customer, column->field, written,
                                     strlen (written), error);
  return hoso_customer_chunks_add_written (fields->chunks, customer, column->field, value, written,
                                           error);
}

/* See hoso-client-fields.h. */
gboolean
hoso_client_fields_tell (HosoClientFields *fields,
                         const HosoRow *row,
                         gint64 customer,
                         GError **error)
{
  gint64 at = read_time (fields, row);

  for (guint i = 0; i < fields->columns->len; i++)
    {
      const ProfileColumn *column = &g_array_index (fields->columns, ProfileColumn, i);
      HosoSpan cell = hoso_span_trim (hoso_row_get_cell (row, column->column));
      g_autofree char *written = NULL;

      if (hoso_span_is_missing (cell))
        continue;
      written = hoso_text_dup_trimmed (cell.text, (gssize)cell.length);
      if (*written != '\0' && !(at != 0 ? tell_dated (fields, column, customer, written, at, error)
                                        : tell_field (fields, column, customer, written, error)))
        return FALSE;
    }
  return TRUE;
}

/* What stays, and the report says so. */
static void
tell_kept (HosoClientFields *fields,
           const HosoRow *row,
           guint column,
           const char *value,
           gboolean hand_made)
{
  g_autofree char *reason = g_strdup_printf (
    /* Translators: %s is what a file says about a customer. */
    hand_made ? _ ("What was entered by hand was kept; the file says “%s”.")
              /* Translators: %s is what a file says about a customer. */
              : _ ("What was told later was kept; the file, which is older, says “%s”."),
    value);

  hoso_sheet_add_problem (fields->sheet, row->line, (int)column, reason);
}

/* A later row of the file says it of somebody whom the file added. */
static gboolean
is_told (HosoClientFields *fields, const ProfileColumn *column, gint64 customer, const char *value)
{
  g_autofree char *told = hoso_customer_chunks_dup (fields->chunks, customer, column->field);

  return g_strcmp0 (told, value) == 0;
}

/* Whether @present, stored in any form, means @value. */
static gboolean
is_same (const ProfileColumn *column, const char *present, const char *value)
{
  g_autofree char *form = NULL;

  if (present == NULL)
    return FALSE;
  form = g_strdup (hoso_field_forms_find (column->forms, present));
  return g_str_equal (present, value) || g_str_equal (form, value);
}

/* Whose row it is, and when that was true; 0 for now. */
typedef struct
{
  const HosoRow *row;
  gint64 customer;
  gint64 at;
  gboolean in_chunks; /* all that is known of the customer */
} Subject;

static gboolean
load_present (HosoClientFields *fields,
              const ProfileColumn *column,
              const Subject *subject,
              HosoCurrentValue *present,
              GError **error)
{
  if (subject->in_chunks)
    return hoso_told_values_load (fields->told, subject->customer, column->field, present, error);
  return hoso_customer_field_load (fields->db, subject->customer, column->field, present, error);
}

static gboolean
set_field (HosoClientFields *fields,
           const ProfileColumn *column,
           const Subject *subject,
           GError **error)
{
  const HosoRow *row = subject->row;
  gint64 customer = subject->customer;
  gint64 at = subject->at;
  HosoSpan cell = hoso_span_trim (hoso_row_get_cell (row, column->column));
  g_auto (HosoCurrentValue) present = HOSO_CURRENT_VALUE_INIT;
  g_autofree char *written = NULL;
  g_autofree char *value = NULL;

  if (hoso_span_is_missing (cell))
    return TRUE;
  written = hoso_text_dup_trimmed (cell.text, (gssize)cell.length);
  value = g_strdup (hoso_field_forms_find (column->forms, written));
  if (!load_present (fields, column, subject, &present, error))
    return FALSE;
  if (is_same (column, present.value, value) ||
      (present.value == NULL && is_told (fields, column, customer, value)))
    return TRUE;
  if (!present.hand_made && (at == 0 || present.value == NULL || present.at <= at))
    return hoso_customer_field_set_written (fields->db, customer, column->field, value, written,
                                            fields->source,
                                            at != 0 ? at : hoso_db_get_now (fields->db), error);
  tell_kept (fields, row, column->column, written, present.hand_made);
  return TRUE;
}

/* See hoso-client-fields.h. */
gboolean
hoso_client_fields_set (HosoClientFields *fields,
                        const HosoRow *row,
                        gint64 customer,
                        gboolean *changed,
                        GError **error)
{
  gint64 before = hoso_db_get_total_changes (fields->db);
  Subject subject = { row, customer, read_time (fields, row), FALSE };
  gboolean has_rows = TRUE;

  if (fields->columns->len == 0)
    return TRUE;
  if (customer <= fields->last &&
      !hoso_customer_field_has_rows (fields->db, customer, &has_rows, error))
    return FALSE;
  subject.in_chunks = !has_rows;
  for (guint i = 0; i < fields->columns->len; i++)
    if (!set_field (fields, &g_array_index (fields->columns, ProfileColumn, i), &subject, error))
      return FALSE;
  *changed = *changed || hoso_db_get_total_changes (fields->db) != before;
  return TRUE;
}

/**
 * hoso_client_fields_finish:
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_client_fields_finish (HosoClientFields *fields, GError **error)
{
  return hoso_customer_chunks_finish (fields->chunks, error);
}
