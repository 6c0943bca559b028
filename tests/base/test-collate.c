/* Vietnamese order.  The golden row is the order of the Vietnam Lexicography
 * Centre as ICU 72 has it.
 */

#include "hoso-collate.h"

typedef GBytes *(*DupKey) (HosoCollator *collator, const char *text);

static void
assert_order (DupKey dup_key, const char *const *texts, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoCollator) collator = hoso_collator_new (&error);

  g_assert_no_error (error);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GBytes) a = dup_key (collator, texts[i]);

      for (guint j = i + 1; j < n; j++)
        {
          g_autoptr (GBytes) b = dup_key (collator, texts[j]);

          if (g_bytes_compare (a, b) >= 0)
            g_error ("“%s” does not come before “%s”", texts[i], texts[j]);
        }
    }
}

static void
test_golden (void)
{
  const char *const texts[] = {
    "ac", "ác", "ách", "ang", "anh", "apatit", "apxe", "ba", "bà", "bả",
    "cha", "chan", "dũng", "Dũng", "Đạt", "đức", "Đức", "hài", "hải", "hại"
  };
  g_autoptr (HosoCollator) collator = hoso_collator_new (NULL);

  assert_order (hoso_collator_dup_key, texts, G_N_ELEMENTS (texts));

  for (guint i = 1; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_cmpint (hoso_collator_compare (collator, texts[i - 1], texts[i]), <, 0);
      g_assert_cmpint (hoso_collator_compare (collator, texts[i], texts[i - 1]), >, 0);
    }
}

static void
test_letters_and_tones (void)
{
  const char *const letters[] = {
    "a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g", "h", "i", "k", "l", "m", "n",
    "o", "ô", "ơ", "p", "q", "r", "s", "t", "u", "ư", "v", "x", "y"
  };
  const char *const tones[] = { "a", "à", "ả", "ã", "á", "ạ" };

  assert_order (hoso_collator_dup_key, letters, G_N_ELEMENTS (letters));
  assert_order (hoso_collator_dup_key, tones, G_N_ELEMENTS (tones));
}

static void
test_names (void)
{
  const char *const names[] = {
    "",
    "An",
    "Lê An",
    "lê Văn An",
    "Nguyễn An An",
    "Nguyễn Văn An",
    "Trần Thị Ân",
    "Lê Văn Dũng",
    "Bùi Đạt",
    "Lê Hà",
    "Trần Hà",
    "An Hạ",
    "Lê Hạ (vợ anh Bình)",
    "Lệ Hạ",
  };

  assert_order (hoso_collator_dup_name_key, names, G_N_ELEMENTS (names));
}

static void
test_nfd (void)
{
  g_autoptr (HosoCollator) collator = hoso_collator_new (NULL);
  const char *const nfc = "Nguyễn Thị Phượng Đức";
  g_autofree char *nfd = g_utf8_normalize (nfc, -1, G_NORMALIZE_NFD);
  g_autoptr (GBytes) a = hoso_collator_dup_key (collator, nfc);
  g_autoptr (GBytes) b = hoso_collator_dup_key (collator, nfd);
  g_autoptr (GBytes) name_a = hoso_collator_dup_name_key (collator, nfc);
  g_autoptr (GBytes) name_b = hoso_collator_dup_name_key (collator, nfd);

  g_assert_true (g_bytes_equal (a, b));
  g_assert_true (g_bytes_equal (name_a, name_b));
  g_assert_cmpint (hoso_collator_compare (collator, nfc, nfd), ==, 0);
}

static void
test_broken (void)
{
  g_autoptr (HosoCollator) collator = hoso_collator_new (NULL);
  g_autofree char *huge = g_strnfill (1000000, 'x');
  const char *const texts[] = { NULL, "", " ", "(", "(x)", "\xFF\xC4", "a\xFF (", huge };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) key = hoso_collator_dup_key (collator, texts[i]);
      g_autoptr (GBytes) name_key = hoso_collator_dup_name_key (collator, texts[i]);

      g_assert_cmpuint (g_bytes_get_size (key), >, 0);
      g_assert_cmpuint (g_bytes_get_size (name_key), >, 0);
      g_assert_cmpint (hoso_collator_compare (collator, texts[i], texts[i]), ==, 0);
    }

  g_assert_cmpint (hoso_collator_compare (collator, NULL, "a"), <, 0);
}

static void
test_version (void)
{
  g_autoptr (HosoCollator) collator = hoso_collator_new (NULL);
  g_autoptr (HosoCollator) other = hoso_collator_new (NULL);
  g_autofree char *version = hoso_collator_dup_version (collator);
  g_autofree char *same = hoso_collator_dup_version (other);

  g_assert_true (g_str_has_prefix (version, "vi "));
  g_assert_cmpstr (version, ==, same);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/collate/golden", test_golden);
  g_test_add_func ("/collate/letters-and-tones", test_letters_and_tones);
  g_test_add_func ("/collate/names", test_names);
  g_test_add_func ("/collate/nfd", test_nfd);
  g_test_add_func ("/collate/broken", test_broken);
  g_test_add_func ("/collate/version", test_version);

  return g_test_run ();
}
