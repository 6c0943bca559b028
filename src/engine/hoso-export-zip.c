/* A ZIP file written piece by piece.  It stands beside its place until it is
 * whole.  One thread at a time.
 */

#include "hoso-config.h"

#include "hoso-export-zip.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "hoso-error.h"

struct _HosoExportZip
{
  char *path;
  char *part; /* what is written to; NULL once it is in its place */
  struct archive *archive;
};

static gboolean
set_failed (const HosoExportZip *zip, int number, GError **error)
{
  g_autofree char *name = g_filename_display_basename (zip->path);

  if (number == ENOSPC)
    g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_FULL,
                         _ ("There is no room left on the disk."));
  else
    /* Translators: the first %s is a file name, the second what the system says. */
    g_set_error (error, HOSO_ERROR, HOSO_ERROR_FAILED, _ ("“%s” could not be written (%s)."), name,
                 g_strerror (number));
  return FALSE;
}

static gboolean
check (HosoExportZip *zip, la_ssize_t result, GError **error)
{
  return result >= ARCHIVE_WARN || set_failed (zip, archive_errno (zip->archive), error);
}

/* NULL with @error set where the file cannot be made. */
HosoExportZip *
hoso_export_zip_new (const char *path, GError **error)
{
  g_autoptr (HosoExportZip) zip = g_new0 (HosoExportZip, 1);

  zip->path = g_canonicalize_filename (path, NULL);
  zip->part = g_strconcat (zip->path, ".part", NULL);
  zip->archive = archive_write_new ();
  archive_write_set_format_zip (zip->archive);
  if (!check (zip, archive_write_open_filename (zip->archive, zip->part), error))
    return NULL;
  return g_steal_pointer (&zip);
}

void
hoso_export_zip_free (HosoExportZip *zip)
{
  if (zip == NULL)
    return;
  g_clear_pointer (&zip->archive, archive_write_free);
  if (zip->part != NULL)
    g_remove (zip->part);
  g_free (zip->part);
  g_free (zip->path);
  g_free (zip);
}

gboolean
hoso_export_zip_begin (HosoExportZip *zip, const char *name, gssize size, GError **error)
{
  struct archive_entry *entry = archive_entry_new ();
  gboolean begun;

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_mtime (entry, g_get_real_time () / G_USEC_PER_SEC, 0);
  if (size >= 0)
    archive_entry_set_size (entry, size);
  begun = check (zip, archive_write_header (zip->archive, entry), error);
  archive_entry_free (entry);
  return begun;
}

gboolean
hoso_export_zip_write (HosoExportZip *zip, gconstpointer data, gsize length, GError **error)
{
  return check (zip, archive_write_data (zip->archive, data, length), error);
}

gboolean
hoso_export_zip_finish (HosoExportZip *zip, GError **error)
{
  if (!check (zip, archive_write_close (zip->archive), error))
    return FALSE;
  if (g_rename (zip->part, zip->path) != 0)
    return set_failed (zip, errno, error);
  g_clear_pointer (&zip->part, g_free);
  return TRUE;
}
