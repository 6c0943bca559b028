/* Folding and escaping of vCards. */

#include <string.h>

#include "hoso-vcard-writer.h"

static void
test_escape (void)
{
  g_autoptr (GString) value = g_string_new (NULL);

  hoso_vcard_append_escaped (value, "a,b;c\\d\ne\r\nf\tg\x01h");
  g_assert_cmpstr (value->str, ==, "a\\,b\\;c\\\\d\\ne\\nf gh");
}

/* Every length of line, of characters of one, two, three and four octets. */
static void
test_fold (void)
{
  static const char *const characters[] = { "a", "đ", "ế", "🙂" };

  for (guint kind = 0; kind < G_N_ELEMENTS (characters); kind++)
    for (guint n = 0; n < 200; n++)
      {
        g_autoptr (GString) text = g_string_new (NULL);
        g_autoptr (GString) card = g_string_new (NULL);
        g_auto (GStrv) lines = NULL;
        g_autofree char *whole = NULL;
        g_autofree char *unfolded = NULL;

        for (guint i = 0; i < n; i++)
          g_string_append (text, characters[kind]);
        hoso_vcard_append_line (card, "X-A", text->str);
        lines = g_strsplit (card->str, "\r\n", -1);
        for (guint i = 0; lines[i] != NULL; i++)
          {
            g_assert_cmpuint (strlen (lines[i]), <=, HOSO_VCARD_LINE);
            g_assert_true (g_utf8_validate (lines[i], -1, NULL));
            g_assert_true (i == 0 || *lines[i] == ' ' || *lines[i] == '\0');
          }
        g_string_replace (card, "\r\n ", "", 0);
        whole = g_strconcat ("X-A:", text->str, "\r\n", NULL);
        g_assert_cmpstr (card->str, ==, whole);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vcard-writer/escape", test_escape);
  g_test_add_func ("/vcard-writer/fold", test_fold);
  return g_test_run ();
}
