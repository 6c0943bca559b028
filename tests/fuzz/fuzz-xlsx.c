/* Workbooks: the parts, with a zero byte between them, are packed first, so
 * that the bytes that are made up get behind the checksums.
 */

#include "fuzz.h"

#include <string.h>

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>

static const char *const names[] = {
  "xl/workbook.xml",
  "xl/_rels/workbook.xml.rels",
  "xl/sharedStrings.xml",
  "xl/styles.xml",
  "xl/worksheets/sheet1.xml",
  "xl/worksheets/sheet2.xml",
};

static void
add_part (struct archive *archive, const char *name, const uint8_t *data, size_t size)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, (la_int64_t)size);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  archive_write_data (archive, data, size);
  archive_entry_free (entry);
}

static void
pack (const char *path, const uint8_t *data, size_t size)
{
  struct archive *archive = archive_write_new ();
  const uint8_t *end = data + size;

  archive_write_set_format_zip (archive);
  archive_write_zip_set_compression_store (archive);
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (names) && data < end; i++)
    {
      const uint8_t *stop = memchr (data, '\0', end - data);

      stop = stop != NULL ? stop : end;
      add_part (archive, names[i], data, stop - data);
      data = stop + 1;
    }
  archive_write_free (archive);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *path = fuzz_dup_path ();

  pack (path, data, size);
  fuzz_import (path);
  g_remove (path);
  return 0;
}
