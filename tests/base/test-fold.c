/* Folding: what people type without marks finds what files hold with them. */

#include <string.h>

#include "hoso-fold.h"
#include "hoso-uid.h"

typedef struct
{
  const char *text;
  const char *expected;
} Pair;

static void
assert_folds (const char *text, const char *expected)
{
  g_autofree char *folded = hoso_fold (text);

  g_assert_cmpstr (folded, ==, expected);
}

static void
test_pairs (void)
{
  const Pair pairs[] = {
    { "", "" },
    { "Nguyễn Thị Ánh Đường", "nguyen thi anh duong" },
    { "ĐẶNG HỮU PHƯỚC", "dang huu phuoc" },
    { "Thừa Thiên – “Huế”", "thua thien - \"hue\"" },
    { "Straße, Œuvre, Łódź, Ærø", "strasse, oeuvre, lodz, aero" },
    { "a\u00A0b\u200Bc\uFEFFd\u00ADe", "a bcde" },
    { "ﬁ Ｆｕｌｌ ① ℏ", "fi full 1 h" },
    { "ЁЛКА Й", "елка и" },
    { "ΟΔΟΣ οδος", "οδοσ οδοσ" },
    { "日本 ガ 한국", NULL },
    { "😀👍🏽", "😀👍🏽" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *nfd = g_utf8_normalize (pairs[i].text, -1, G_NORMALIZE_NFD);
      g_autofree char *folded = hoso_fold (pairs[i].text);

      if (pairs[i].expected != NULL)
        g_assert_cmpstr (folded, ==, pairs[i].expected);
      assert_folds (nfd, folded);
    }
}

/* 12 vowels with 6 tones, and đ, small and capital: 146 letters. */
static void
test_vietnamese_letters (void)
{
  const char *const vowels[] = { "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y" };
  const char *const bases = "aaaeeiooouuy";
  const char *const tones[] = { "", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323" };
  guint n = 0;

  for (guint v = 0; v < G_N_ELEMENTS (vowels); v++)
    {
      const char expected[] = { bases[v], '\0' };

      for (guint t = 0; t < G_N_ELEMENTS (tones); t++)
        {
          g_autofree char *mixed = g_strconcat (vowels[v], tones[t], NULL);
          g_autofree char *small = g_utf8_normalize (mixed, -1, G_NORMALIZE_NFC);
          g_autofree char *capital = g_utf8_strup (small, -1);
          g_autofree char *small_nfd = g_utf8_normalize (small, -1, G_NORMALIZE_NFD);
          g_autofree char *capital_nfd = g_utf8_normalize (capital, -1, G_NORMALIZE_NFD);

          g_assert_cmpint (g_utf8_strlen (small, -1), ==, 1);
          assert_folds (mixed, expected);
          assert_folds (small, expected);
          assert_folds (small_nfd, expected);
          assert_folds (capital, expected);
          assert_folds (capital_nfd, expected);
          n += 2;
        }
    }

  assert_folds ("đ", "d");
  assert_folds ("Đ", "d");
  g_assert_cmpuint (n + 2, ==, 146);
}

/* Whatever the character: both forms fold alike, and folding again changes
 * nothing. */
static void
test_all_characters (void)
{
  for (gunichar ch = 1; ch <= 0x2FFFF; ch++)
    {
      char text[8] = "";
      g_autofree char *nfc = NULL;
      g_autofree char *nfd = NULL;
      g_autofree char *folded = NULL;

      if (!g_unichar_isdefined (ch) || !g_unichar_validate (ch))
        continue;

      g_unichar_to_utf8 (ch, text);
      nfc = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
      nfd = g_utf8_normalize (text, -1, G_NORMALIZE_NFD);
      folded = hoso_fold (nfc);
      assert_folds (nfd, folded);
      assert_folds (folded, folded);
    }
}

static void
test_broken (void)
{
  guint32 seed = g_test_rand_int ();
  HosoRandom random;

  g_test_message ("seed %u", seed);
  hoso_random_seed (&random, seed);

  assert_folds (NULL, "");
  assert_folds ("Đ\xFFư", "d\uFFFDu");
  assert_folds ("a\xC4", "a\uFFFD");
  assert_folds ("\xE1\xBA", "\uFFFD\uFFFD");
  assert_folds ("\xC0\x80", "\uFFFD\uFFFD");
  assert_folds ("\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD");

  for (guint round = 0; round < 2000; round++)
    {
      guint length = hoso_random_below (&random, 64);
      g_autofree guint8 *bytes = g_malloc (MAX (length, 1));
      g_autoptr (GString) folded = g_string_new ("kept ");

      for (guint i = 0; i < length; i++)
        bytes[i] = (guint8)(hoso_random_next (&random) >> (i % 2 == 0 ? 56 : 58));
      hoso_fold_append (folded, (const char *)bytes, length);
      g_assert_true (g_utf8_validate_len (folded->str, folded->len, NULL));
      g_assert_true (g_str_has_prefix (folded->str, "kept "));
    }
}

static void
test_length (void)
{
  g_autoptr (GString) folded = g_string_new (NULL);

  hoso_fold_append (folded, "Đường phố", 9);
  g_assert_cmpstr (folded->str, ==, "duong");
  hoso_fold_append (folded, "X\0Y", 3);
  g_assert_cmpstr (folded->str, ==, "duongx\uFFFDy");
  hoso_fold_append (folded, "Z", 0);
  hoso_fold_append (folded, NULL, -1);
  g_assert_cmpuint (folded->len, ==, strlen ("duongx\uFFFDy"));
}

static void
test_huge (void)
{
  const char *const part = "Ðường й \uFDFA ";
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autofree char *folded = NULL;
  g_autofree char *one = hoso_fold (part);

  for (guint i = 0; i < 20000; i++)
    {
      g_string_append (text, part);
      g_string_append (expected, one);
    }

  folded = hoso_fold (text->str);
  g_assert_cmpuint (strlen (folded), ==, expected->len);
  g_assert_true (strcmp (folded, expected->str) == 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fold/pairs", test_pairs);
  g_test_add_func ("/fold/vietnamese-letters", test_vietnamese_letters);
  g_test_add_func ("/fold/all-characters", test_all_characters);
  g_test_add_func ("/fold/broken", test_broken);
  g_test_add_func ("/fold/length", test_length);
  g_test_add_func ("/fold/huge", test_huge);

  return g_test_run ();
}
