/* Which column of a list fills which field: what can be chosen, and a person's
 * choice written as text.
 */

#include "hoso-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hoso-error.h"
#include "hoso-field-table.h"
#include "hoso-fold.h"
#include "hoso-lists.h"
#include "hoso-sheet-headers.h"

static gboolean
add_profile_fields (GStrvBuilder *keys, HosoDb *db, GError **error)
{
  g_autoptr (GPtrArray) fields =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_field_free);

  if (!hoso_field_table_list (db, HOSO_CUSTOMER_PERSON, fields, error))
    return FALSE;
  for (guint i = 0; i < fields->len; i++)
    g_strv_builder_add (keys, ((const HosoField *)fields->pdata[i])->key);
  return TRUE;
}

/**
 * hoso_lists_get_fields:
 *
 * Returns: (transfer full): keys, or %NULL with @error set
 */
char **
hoso_lists_get_fields (HosoDb *db, HosoFileKind kind, GError **error)
{
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();
  const char *const *own = hoso_sheet_headers_list_fields (kind);

  g_strv_builder_addv (keys, (const char **)own);
  if (kind == HOSO_FILE_CUSTOMERS && !add_profile_fields (keys, db, error))
    return NULL;
  return g_strv_builder_end (keys);
}

/* By its folded text, or by its number from 1; -1 for none. */
static int
find_column (const HosoSheet *sheet, const char *header)
{
  g_autofree char *wanted = hoso_fold_header (header);
  guint64 number;

  for (guint i = 0; i < hoso_sheet_get_n_columns (sheet); i++)
    {
      g_autofree char *folded = hoso_fold_header (sheet->headers[i]);

      if (*folded != '\0' && g_str_equal (folded, wanted))
        return (int)i;
    }
  if (g_ascii_string_to_unsigned (header, 10, 1, hoso_sheet_get_n_columns (sheet), &number, NULL))
    return (int)number - 1;
  return -1;
}

static gboolean
is_field (const HosoSheet *sheet, const char *key)
{
  const char *const *own = hoso_sheet_headers_list_fields (sheet->kind);

  if (g_strv_contains (own, key))
    return TRUE;
  if (sheet->kind != HOSO_FILE_CUSTOMERS || *key == '\0')
    return FALSE;
  for (const char *p = key; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '-' && *p != '_')
      return FALSE;
  return TRUE;
}

static gboolean
map_one (HosoSheet *sheet, const char *field, const char *header, GError **error)
{
  int column = find_column (sheet, header);

  if (column >= 0)
    {
      hoso_sheet_set_field (sheet, (guint)column, field);
      return TRUE;
    }
  g_set_error (error, HOSO_ERROR, HOSO_ERROR_INVALID,
               /* Translators: %s is the header of a column. */
               _ ("The file has no column “%s”."), header);
  return FALSE;
}

/* The end of "FIELD=HEADER" at @text: a comma that another field follows, since
 * headers hold commas too. */
static const char *
find_end (const HosoSheet *sheet, const char *text)
{
  for (const char *comma = strchr (text, ','); comma != NULL; comma = strchr (comma + 1, ','))
    {
      const char *equals = strchr (comma, '=');
      g_autofree char *key =
        equals != NULL ? g_strstrip (g_strndup (comma + 1, (gsize)(equals - comma - 1))) : NULL;

      if (key != NULL && is_field (sheet, key))
        return comma;
    }
  return text + strlen (text);
}

/**
 * hoso_lists_map:
 * @map: "FIELD=HEADER,FIELD=HEADER"; headers are compared folded, a number is a
 *   column counted from 1
 *
 * Returns: %TRUE, or %FALSE with HOSO_ERROR_INVALID
 */
gboolean
hoso_lists_map (HosoSheet *sheet, const char *map, GError **error)
{
  const char *p = map;

  while (*p != '\0')
    {
      const char *end = find_end (sheet, p);
      g_autofree char *pair = g_strndup (p, (gsize)(end - p));
      char *equals = strchr (pair, '=');

      if (equals != NULL)
        *equals = '\0';
      if (equals == NULL || !is_field (sheet, g_strstrip (pair)))
        {
          g_set_error (error, HOSO_ERROR, HOSO_ERROR_INVALID,
                       /* Translators: %s is what somebody wrote for a field. */
                       _ ("“%s” is not something that a column of this file can fill."), pair);
          return FALSE;
        }
      if (!map_one (sheet, pair, g_strstrip (equals + 1), error))
        return FALSE;
      p = *end != '\0' ? end + 1 : end;
    }
  return TRUE;
}
