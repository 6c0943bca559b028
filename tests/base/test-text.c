/* Text made fit to keep, and headers made fit to compare. */

#include <string.h>

#include "hoso-fold.h"

static void
test_nfc (void)
{
  const struct
  {
    const char *text;
    gssize length;
    const char *expected;
  } cases[] = {
    { "", -1, "" },
    { NULL, -1, "" },
    { NULL, 5, "" },
    { "plain", 3, "pla" },
    { "Đường “phố” – ủ", -1, "Đường “phố” – ủ" },
    { "Đươ\u0300ng", -1, "Đường" },
    { "e\u0302\u0323", -1, "ệ" },
    { "e\u0323\u0302", -1, "ệ" },
    { "ê\u0323", -1, "ệ" },
    { "\u212B \u2126", -1, "Å Ω" },
    { "bad\xFF", -1, "bad\uFFFD" },
    { "bad\xC4", -1, "bad\uFFFD" },
    { "cut ử", 5, "cut \uFFFD" },
    { "zero\0byte", 9, "zero\uFFFDbyte" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = hoso_text_dup_nfc (cases[i].text, cases[i].length);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

/* The short cut for what is NFC already must not disagree with Unicode. */
static void
test_nfc_of_all_characters (void)
{
  for (gunichar ch = 1; ch <= 0x2FFF; ch++)
    {
      char text[8] = "";
      g_autofree char *expected = NULL;
      g_autofree char *nfc = NULL;

      g_unichar_to_utf8 (ch, text);
      expected = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
      nfc = hoso_text_dup_nfc (text, -1);
      g_assert_cmpstr (nfc, ==, expected);
    }
}

static void
test_trimmed (void)
{
  const struct
  {
    const char *text;
    const char *expected;
  } cases[] = {
    { "", "" },
    { " \t\r\n", "" },
    { "\uFEFF\u00A0 Hà  Nội\u200B \n", "Hà  Nội" },
    { "  a\n b ", "a\n b" },
    { " e\u0302 ", "ê" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = hoso_text_dup_trimmed (cases[i].text, -1);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_header (void)
{
  const struct
  {
    const char *text;
    const char *expected;
  } cases[] = {
    { NULL, "" },
    { "", "" },
    { "Dấu thời gian", "dau thoi gian" },
    { " Dấu\u00A0 thời\r\n gian\u200B: ", "dau thoi gian" },
    { "Tіmеstаmр", "timestamp" },
    { "*Email address *", "email address" },
    { "“Bạn bao nhiêu tuổi?”", "ban bao nhieu tuoi" },
    { "Q1. [Giá cả]", "q1. [gia ca]" },
    { " ?? ", "??" },
    { "…", "..." },
    { "\xFF", "\uFFFD" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *header = hoso_fold_header (cases[i].text);

      g_assert_cmpstr (header, ==, cases[i].expected);
    }
}

static void
test_huge (void)
{
  g_autofree char *text = g_strnfill (3000000, ' ');
  g_autofree char *trimmed = NULL;
  g_autofree char *header = NULL;

  text[1500000] = 'x';
  trimmed = hoso_text_dup_trimmed (text, -1);
  header = hoso_fold_header (text);
  g_assert_cmpstr (trimmed, ==, "x");
  g_assert_cmpstr (header, ==, "x");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/nfc", test_nfc);
  g_test_add_func ("/text/nfc-of-all-characters", test_nfc_of_all_characters);
  g_test_add_func ("/text/trimmed", test_trimmed);
  g_test_add_func ("/text/header", test_header);
  g_test_add_func ("/text/huge", test_huge);

  return g_test_run ();
}
