/* Data sets in print, read from the folder that HOSO_TEST_DATA names. */

#include "hoso-config.h"

#include "reference-data.h"

#include <string.h>

static char **
split_fields (const char *line)
{
  g_auto (GStrv) bare = g_strsplit (line, "\"", -1);
  g_autofree char *joined = g_strjoinv ("", bare);

  return g_strsplit (g_strstrip (joined), ",", -1);
}

GPtrArray *
reference_data_read (const char *name)
{
  const char *folder = g_getenv ("HOSO_TEST_DATA");
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = NULL;

  if (folder == NULL)
    {
      g_test_skip ("HOSO_TEST_DATA names no folder with the data.");
      return NULL;
    }
  path = g_build_filename (folder, name, NULL);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      g_ptr_array_add (rows, split_fields (lines[i]));

  return rows;
}

double
reference_data_number (GPtrArray *rows, guint row, guint column)
{
  char **fields = g_ptr_array_index (rows, row);

  g_assert_cmpuint (g_strv_length (fields), >, column);

  return g_ascii_strtod (fields[column], NULL);
}

HosoBuyer *
reference_data_cdnow (guint *n_buyers)
{
  g_autoptr (GPtrArray) rows = reference_data_read ("ref/cdnow_cbs_exact.csv");
  HosoBuyer *buyers = NULL;

  if (rows == NULL)
    return NULL;

  buyers = g_new (HosoBuyer, rows->len);
  for (guint i = 0; i < rows->len; i++)
    buyers[i] = (HosoBuyer){ (guint)reference_data_number (rows, i, 0),
                             reference_data_number (rows, i, 1),
                             reference_data_number (rows, i, 2),
                             1.0 };
  *n_buyers = rows->len;
  g_assert_cmpuint (rows->len, ==, 2357);

  return buyers;
}
