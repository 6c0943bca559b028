/* Names files that are no tables by their first bytes, whatever they are
 * called, so that each is refused in a sentence that says what it is.
 */

#include "hoso-config.h"

#include "hoso-magic.h"

#include <glib/gi18n-lib.h>

#include "hoso-error.h"

typedef struct
{
  const char *bytes;
  guint length;
  const char *message;
} Magic;

static const Magic magics[] = {
  { "\xd0\xcf\x11\xe0", 4,
    N_ ("This is a workbook of an old Excel (.xls). Save it as .xlsx or .csv and try again.") },
  { "%PDF", 4,
    N_ ("This is a PDF document, not a table. Export the answers as CSV and try again.") },
  { "\x89PNG", 4, N_ ("This is a picture, not a table.") },
  { "\xff\xd8\xff", 3, N_ ("This is a picture, not a table.") },
  { "GIF8", 4, N_ ("This is a picture, not a table.") },
  { "RIFF", 4, N_ ("This is a picture or a recording, not a table.") },
  { "\x1f\x8b", 2,
    N_ ("This file is packed with gzip. Unpack it first, then import what is inside.") },
  { "7z\xbc\xaf", 4,
    N_ ("This file is packed with 7-Zip. Unpack it first, then import what is inside.") },
  { "Rar!", 4,
    N_ ("This file is packed with RAR. Unpack it first, then import what is inside.") },
  { "{\\rtf", 5, N_ ("This is a text document (RTF), not a table.") },
  { "SQLite format 3", 15,
    N_ ("This is a database, not a survey. Open it as a workspace if Hoso made it.") },
  { "PK\x05\x06", 4, N_ ("This ZIP file is empty.") },
};

static HosoSpan
skip_blanks (HosoSpan head)
{
  if (head.length >= 3 && memcmp (head.text, "\xef\xbb\xbf", 3) == 0)
    head = hoso_span (head.text + 3, head.length - 3);
  return hoso_span_trim (head);
}

static gboolean
starts_with (HosoSpan head, const char *word)
{
  return head.length >= strlen (word) && g_ascii_strncasecmp (head.text, word, strlen (word)) == 0;
}

/* Whether the file is a ZIP archive, as workbooks are. */
gboolean
hoso_magic_is_zip (HosoSpan head)
{
  return head.length >= 4 && memcmp (head.text, "PK\x03\x04", 4) == 0;
}

/* Fails with HOSO_ERROR_FORMAT where @head is the head of something known
 * that is no table. */
gboolean
hoso_magic_check (HosoSpan head, GError **error)
{
  HosoSpan text = skip_blanks (head);
  const char *message = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (magics); i++)
    {
      if (head.length >= magics[i].length &&
          memcmp (head.text, magics[i].bytes, magics[i].length) == 0)
        message = magics[i].message;
    }
  if (starts_with (text, "<!doctype html") || starts_with (text, "<html") ||
      starts_with (text, "<head"))
    message = N_ ("This is a web page, not a table. If it came from a link, share the sheet with "
                  "everyone who has the link, then download it as CSV.");
  else if (starts_with (text, "<?xml"))
    message = N_ ("This is an XML document, not a table. Save it as .xlsx or .csv and try again.");
  else if (text.length == 0)
    message = N_ ("This file is empty.");
  if (message == NULL)
    return TRUE;
  g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_FORMAT, _ (message));
  return FALSE;
}
