/* What a fetched file is called, and that it goes when it is no longer wanted. */

#include "hoso-config.h"

#include "hoso-download.h"

static void
assert_name (const char *proposed, const char *url, const char *type, const char *expected)
{
  g_autofree char *name = hoso_download_dup_name (proposed, url, type);

  g_assert_cmpstr (name, ==, expected);
}

static void
test_names (void)
{
  const char *url = "https://a.example/x/export?format=csv";

  assert_name ("Khảo sát.csv", url, "text/csv", "Khảo sát.csv");
  assert_name ("Khảo sát", url, "text/csv", "Khảo sát.csv");
  assert_name ("v1.2", url, "application/zip", "v1.2.zip");
  assert_name ("A.XLSX", url, "text/csv", "A.XLSX");
  assert_name (NULL, url, "text/csv", "From a link.csv");
  assert_name (NULL, "https://a.example/b/c%20d.zip?x", NULL, "c d.zip");
  assert_name (NULL, url,
               "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
               "From a link.xlsx");
}

static void
test_hostile_names (void)
{
  const char *url = "https://a.example/export";

  assert_name ("../../etc/passwd", url, "text/csv", "passwd.csv");
  assert_name ("C:\\Users\\a\\b.csv", url, NULL, "b.csv");
  assert_name ("..", url, "text/csv", "From a link.csv");
  assert_name ("/", url, "text/csv", "From a link.csv");
  assert_name (".hidden.csv", url, "text/csv", "hidden.csv");
  assert_name ("a\n\x01\u202egnp.csv", url, "text/csv", "agnp.csv");
  assert_name ("\xff.csv", url, "text/csv", "From a link.csv");
  assert_name (NULL, "https://a.example/..%2f..%2fb.csv", NULL, "b.csv");
  assert_name (NULL, "https://a.example/%ff%fe.csv", NULL, "From a link.csv");
}

static void
test_long_name (void)
{
  g_autoptr (GString) name = g_string_new (NULL);
  g_autofree char *cut = NULL;

  for (guint i = 0; i < 400; i++)
    g_string_append (name, "ế");
  g_string_append (name, ".csv");
  cut = hoso_download_dup_name (name->str, "https://a.example/", NULL);
  g_assert_true (g_utf8_validate (cut, -1, NULL));
  g_assert_cmpuint (strlen (cut), <=, 255);
  g_assert_true (g_str_has_suffix (cut, "ế.csv"));
}

static void
test_goes (void)
{
  g_autoptr (GError) error = NULL;
  HosoDownload *download = hoso_download_new ();
  g_autofree char *folder = NULL;

  g_assert_true (hoso_download_make_file (download, "Khảo sát.csv", &error));
  g_assert_no_error (error);
  folder = g_path_get_dirname (download->path);
  g_assert_true (g_file_set_contents (download->path, "a", 1, NULL));
  hoso_download_free (download);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/download/names", test_names);
  g_test_add_func ("/download/hostile-names", test_hostile_names);
  g_test_add_func ("/download/long-name", test_long_name);
  g_test_add_func ("/download/goes", test_goes);
  return g_test_run ();
}
