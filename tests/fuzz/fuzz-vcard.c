/* Contacts: what does not begin as a card gets a beginning. */

#include "fuzz.h"

#include <string.h>

#include <glib/gstdio.h>

#include "hoso-error.h"
#include "hoso-sheet-reader.h"

static gboolean
check_row (const HosoRow *row, gpointer data, GError **error)
{
  const HosoSheet *sheet = data;

  g_assert_cmpuint (row->n, ==, hoso_sheet_get_n_columns (sheet));
  for (guint i = 0; i < row->n; i++)
    {
      g_assert_cmpuint (row->cells[i].length, <=, HOSO_MAX_CELL);
      g_assert_true (g_utf8_validate_len (row->cells[i].text, row->cells[i].length, NULL));
    }
  return TRUE;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const char begin[] = "BEGIN:VCARD\r\n";
  const gsize length = strlen (begin);
  g_autofree char *path = fuzz_dup_path ();
  g_autofree uint8_t *bytes = g_malloc (size + length);
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoSheet) sheet = NULL;

  memcpy (bytes, begin, length);
  if (size > 0)
    memcpy (bytes + length, data, size);
  fuzz_write (path, bytes, size + length);
  sheet = hoso_sheet_recognise (path, NULL, NULL, &error);
  if (sheet != NULL && sheet->kind == HOSO_FILE_CUSTOMERS)
    hoso_sheet_read (path, sheet, check_row, sheet, NULL, NULL, NULL, &error);
  g_assert_true (error == NULL || g_utf8_validate (error->message, -1, NULL));
  g_assert_false (g_error_matches (error, HOSO_ERROR, HOSO_ERROR_CONFLICT));
  g_remove (path);
  return 0;
}
