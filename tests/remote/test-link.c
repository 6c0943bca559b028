/* What people paste, and what is asked for instead. */

#include "hoso-config.h"

#include "hoso-error.h"
#include "hoso-link.h"

#define KEY "1AbC_d-E9"
#define SHEET "https://docs.google.com/spreadsheets/d/" KEY
#define PUBLISHED "https://docs.google.com/spreadsheets/d/e/2PACX-1vQ_x"

typedef struct
{
  const char *pasted;
  const char *download; /* NULL: refused */
} Case;

static const Case cases[] = {
  { SHEET "/edit#gid=1234567890", SHEET "/export?format=csv&gid=1234567890" },
  { SHEET "/edit?gid=7#gid=7", SHEET "/export?format=csv&gid=7" },
  { SHEET "/edit?gid=7#gid=8", SHEET "/export?format=csv&gid=8" },
  { SHEET "/edit?gid=7", SHEET "/export?format=csv&gid=7" },
  { SHEET "/edit?usp=sharing", SHEET "/export?format=csv" },
  { SHEET "/edit?resourcekey=0-xY_z&usp=sharing#gid=5",
    SHEET "/export?format=csv&gid=5&resourcekey=0-xY_z" },
  { SHEET "/edit#gid=5&range=A1:C9", SHEET "/export?format=csv&gid=5" },
  { SHEET "/edit#gid=5;rm", SHEET "/export?format=csv" },
  { SHEET, SHEET "/export?format=csv" },
  { SHEET "/", SHEET "/export?format=csv" },
  { SHEET "/htmlview", SHEET "/export?format=csv" },
  { "https://docs.google.com/spreadsheets/u/1/d/" KEY "/edit#gid=2",
    SHEET "/export?format=csv&gid=2" },
  { "https://docs.google.com/a/shop.vn/spreadsheets/d/" KEY "/edit", SHEET "/export?format=csv" },
  { "  docs.google.com/spreadsheets/d/" KEY "/edit \n", SHEET "/export?format=csv" },
  { "http://docs.google.com/spreadsheets/d/" KEY "/edit", SHEET "/export?format=csv" },
  { "HTTPS://DOCS.GOOGLE.COM/spreadsheets/d/" KEY "/edit", SHEET "/export?format=csv" },
  { SHEET "/export?format=csv&gid=3", SHEET "/export?format=csv&gid=3" },
  { SHEET "/export?format=xlsx", SHEET "/export?format=xlsx" },
  { SHEET "/export?format=pdf&gid=3", SHEET "/export?format=csv&gid=3" },
  { SHEET "/gviz/tq?tqx=out:csv&gid=4", SHEET "/export?format=csv&gid=4" },
  { SHEET "/gviz/tq?tqx=out:html", SHEET "/export?format=csv" },
  { SHEET "/gviz/tq?tqx=out:html&sheet=Tr%E1%BA%A3%20l%E1%BB%9Di",
    SHEET "/gviz/tq?tqx=out:csv&sheet=Tr%E1%BA%A3%20l%E1%BB%9Di" },
  { PUBLISHED "/pubhtml", PUBLISHED "/pub?output=csv" },
  { PUBLISHED "/pubhtml?gid=9&single=true", PUBLISHED "/pub?output=csv&gid=9&single=true" },
  { PUBLISHED "/pub?output=csv", PUBLISHED "/pub?output=csv" },
  { PUBLISHED "/pub?output=tsv&gid=9", PUBLISHED "/pub?output=tsv&gid=9" },
  { "https://drive.google.com/file/d/" KEY "/view?usp=sharing",
    "https://drive.google.com/uc?export=download&id=" KEY },
  { "https://drive.google.com/open?id=" KEY,
    "https://drive.google.com/uc?export=download&id=" KEY },
  { "https://shop.example/a/b.csv?x=1#top", "https://shop.example/a/b.csv?x=1" },
  { "http://shop.example/b.zip", "https://shop.example/b.zip" },
  { "https://shop.example/khảo sát.csv", NULL },
  { "https://shop.example/khảo-sát.csv", "https://shop.example/kh%E1%BA%A3o-s%C3%A1t.csv" },
  { "http://127.0.0.1:8080/b.csv", "http://127.0.0.1:8080/b.csv" },
  { "http://[::1]:8080/b.csv", "http://[::1]:8080/b.csv" },
  { "http://localhost/b.csv", "http://localhost/b.csv" },
  { "http://shop.example:8080/b.csv", NULL },
  { "https://docs.google.com/forms/d/e/1FAI/viewform", NULL },
  { "https://docs.google.com/document/d/" KEY "/edit", NULL },
  { "https://docs.google.com/spreadsheets/", NULL },
  { "https://docs.google.com/spreadsheets/d//edit", NULL },
  { "https://docs.google.com/spreadsheets/d/e/", NULL },
  { "https://docs.google.com/spreadsheets/d/a%2Fb/edit", NULL },
  { "https://drive.google.com/drive/folders/" KEY, NULL },
  { "https://an:secret@shop.example/b.csv", NULL },
  { "file:///etc/passwd", NULL },
  { "ftp://shop.example/b.csv", NULL },
  { "https://", NULL },
  { "https://a.example/<b>.csv", NULL },
  { "Khảo sát.csv", NULL },
  { "", NULL },
};

static void
test_rewritten (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *download = hoso_link_dup_download (cases[i].pasted, &error);

      g_test_message ("%s", cases[i].pasted);
      g_assert_cmpstr (download, ==, cases[i].download);
      if (cases[i].download == NULL)
        g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
      else
        g_assert_no_error (error);
    }
}

/* What is asked for is a link too, and stays as it is. */
static void
test_stable (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (cases[i].download != NULL)
      {
        g_autofree char *again = hoso_link_dup_download (cases[i].download, NULL);

        g_assert_cmpstr (again, ==, cases[i].download);
      }
}

/* The link of the form itself is a likely mistake and has its own advice. */
static void
test_form (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (hoso_link_dup_download ("https://docs.google.com/forms/d/1x/edit", &error));
  g_assert_nonnull (strstr (error->message, "View in Sheets"));
}

static void
test_proposed (void)
{
  static const char *const tables[] = {
    SHEET "/edit#gid=0",
    PUBLISHED "/pubhtml",
    "https://shop.example/a.CSV",
    "https://shop.example/a.xlsx?download=1",
  };
  static const char *const others[] = {
    "https://shop.example/",
    "https://docs.google.com/forms/d/1x/edit",
    "see https://shop.example/a.csv",
    "0903 123 456",
    "",
    "\xff\xfe",
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    g_assert_true (hoso_link_is_table (tables[i]));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (hoso_link_is_table (others[i]));
}

/* Whatever is pasted, the answer is an address that may be fetched, or a
 * sentence. */
static void
test_noise (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      const Case *item = &cases[g_test_rand_int_range (0, G_N_ELEMENTS (cases))];
      g_autoptr (GString) text = g_string_new (item->pasted);
      g_autoptr (GError) error = NULL;
      g_autofree char *download = NULL;

      for (int k = g_test_rand_int_range (1, 4); k > 0 && text->len > 0; k--)
        text->str[g_test_rand_int_range (0, (gint32)text->len)] =
          (char)g_test_rand_int_range (1, 256);
      download = hoso_link_dup_download (text->str, &error);
      g_assert_true ((download != NULL) != (error != NULL));
      if (download == NULL)
        g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
      else
        {
          g_autoptr (GUri) uri = g_uri_parse (download, G_URI_FLAGS_ENCODED, NULL);

          g_assert_nonnull (uri);
          g_assert_true (hoso_link_is_safe (uri));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/link/rewritten", test_rewritten);
  g_test_add_func ("/link/stable", test_stable);
  g_test_add_func ("/link/form", test_form);
  g_test_add_func ("/link/proposed", test_proposed);
  g_test_add_func ("/link/noise", test_noise);
  return g_test_run ();
}
