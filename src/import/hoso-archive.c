/* Reads the members of a ZIP file through libarchive.  What comes out is
 * limited against what went in, so that a small file cannot fill the memory
 * or keep the program busy for ever.  One thread at a time.
 */

#include "hoso-config.h"

#include "hoso-archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>

#include "hoso-error.h"

#define BLOCK_SIZE (128 * 1024)
#define MAX_MEMBERS 10000
#define MAX_OUTPUT (G_GINT64_CONSTANT (8) << 30)
#define MAX_RATIO 250
#define FREE_OUTPUT (G_GINT64_CONSTANT (32) << 20) /* below this any ratio is fine */

struct _HosoArchive
{
  struct archive *handle;
  gint64 size; /* of the member, 0 where unknown */
  gint64 output;
};

static void
set_error (HosoArchive *archive, GError **error)
{
  if (archive->handle != NULL && archive_read_has_encrypted_entries (archive->handle) > 0)
    g_set_error_literal (
      error, HOSO_ERROR, HOSO_ERROR_FORMAT,
      _ (
        "This ZIP file is locked with a password. Unpack it first, then import what is inside."));
  else
    g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_FORMAT,
                         _ ("This ZIP file is damaged. Download it again, or unpack it first."));
}

static HosoArchive *
open_handle (const char *path, GError **error)
{
  g_autoptr (HosoArchive) archive = g_new0 (HosoArchive, 1);

  archive->handle = archive_read_new ();
  archive_read_support_format_zip (archive->handle);
  if (archive_read_open_filename (archive->handle, path, BLOCK_SIZE) != ARCHIVE_OK)
    {
      set_error (archive, error);
      return NULL;
    }
  return g_steal_pointer (&archive);
}

static const char *
get_name (struct archive_entry *entry)
{
  const char *name = archive_entry_pathname_utf8 (entry);

  if (name == NULL)
    name = archive_entry_pathname (entry);
  return name != NULL ? name : "";
}

static gboolean
is_table_name (const char *name)
{
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *lower = g_ascii_strdown (base, -1);

  return base[0] != '.' && !g_str_has_prefix (name, "__MACOSX/") &&
         (g_str_has_suffix (lower, ".csv") || g_str_has_suffix (lower, ".tsv") ||
          g_str_has_suffix (lower, ".txt"));
}

static void
refuse (HosoArchive *archive, int status, gboolean other_office, GError **error)
{
  if (status < ARCHIVE_WARN)
    set_error (archive, error);
  else if (other_office)
    g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_FORMAT,
                         _ ("This is a document of another program, not a table. Save it as "
                            ".xlsx or .csv and try again."));
  else
    g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_FORMAT,
                         _ ("There is no CSV file in this ZIP file."));
}

/* What the ZIP file at @path is.  @members gets the names of its tables in their
 * order, and @largest the place of the largest; both nothing for a workbook. */
gboolean
hoso_archive_recognise (const char *path,
                        HosoArchiveContent *content,
                        GPtrArray *members,
                        guint *largest,
                        GError **error)
{
  g_autoptr (HosoArchive) archive = open_handle (path, error);
  gint64 best_size = -1;
  gboolean other_office = FALSE;
  struct archive_entry *entry;
  guint n = 0;
  int status;

  if (archive == NULL)
    return FALSE;
  while ((status = archive_read_next_header (archive->handle, &entry)) >= ARCHIVE_WARN &&
         status != ARCHIVE_EOF &&
         n++ < MAX_MEMBERS)
    {
      const char *name = get_name (entry);

      if (g_str_equal (name, "xl/workbook.xml"))
        {
          *content = HOSO_ARCHIVE_WORKBOOK;
          g_ptr_array_set_size (members, 0);
          return TRUE;
        }
      other_office = other_office || g_str_equal (name, "mimetype") ||
                     g_str_equal (name, "[Content_Types].xml");
      if (!is_table_name (name))
        continue;
      if (archive_entry_size (entry) > best_size)
        {
          *largest = members->len;
          best_size = archive_entry_size (entry);
        }
      g_ptr_array_add (members, g_strdup (name));
    }
  if (members->len == 0)
    {
      refuse (archive, status, other_office, error);
      return FALSE;
    }
  *content = HOSO_ARCHIVE_TABLE;
  return TRUE;
}

/* Opens the named member.  HOSO_ERROR_NOT_FOUND where there is none. */
HosoArchive *
hoso_archive_open (const char *path, const char *member, GError **error)
{
  g_autoptr (HosoArchive) archive = open_handle (path, error);
  struct archive_entry *entry;
  guint n = 0;
  int status;

  if (archive == NULL)
    return NULL;
  while ((status = archive_read_next_header (archive->handle, &entry)) >= ARCHIVE_WARN &&
         status != ARCHIVE_EOF && n++ < MAX_MEMBERS)
    {
      if (g_str_equal (get_name (entry), member))
        {
          archive->size = archive_entry_size (entry);
          return g_steal_pointer (&archive);
        }
    }
  /* Translators: %s is the name of a part inside a ZIP file. */
  g_set_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND,
               _ ("The part “%s” is missing in this file."), member);
  return NULL;
}

/* A HosoFillFunc.  HOSO_ERROR_LIMIT where the member unpacks to too much. */
gssize
hoso_archive_read (HosoArchive *archive, char *buffer, gsize size, GError **error)
{
  la_ssize_t n = archive_read_data (archive->handle, buffer, size);
  gint64 input;

  if (n < 0)
    {
      set_error (archive, error);
      return -1;
    }
  archive->output += n;
  input = MAX (archive_filter_bytes (archive->handle, -1), 1);
  if (archive->output > MAX_OUTPUT ||
      (archive->output > FREE_OUTPUT && archive->output / input > MAX_RATIO))
    {
      g_set_error_literal (
        error, HOSO_ERROR, HOSO_ERROR_LIMIT,
        _ ("This ZIP file unpacks to far more than a survey can be. It was not read."));
      return -1;
    }
  return n;
}

/* How much of the member was read, from 0 to 1. */
double
hoso_archive_get_fraction (const HosoArchive *archive)
{
  return archive->size > 0 ? MIN ((double)archive->output / archive->size, 1.0) : 0.0;
}

/* Frees @archive; NULL is fine. */
void
hoso_archive_free (HosoArchive *archive)
{
  if (archive == NULL)
    return;
  archive_read_free (archive->handle);
  g_free (archive);
}
