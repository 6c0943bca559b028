/* Telephone numbers as shops write them, and the prefixes of 2018. */

#include "hoso-phone.h"

typedef struct
{
  const char *text;
  const char *expected;
} Pair;

static void
assert_canonical (const char *text, const char *expected)
{
  g_autofree char *canonical = hoso_phone_canonicalise (text);

  if (g_strcmp0 (canonical, expected) != 0)
    g_error ("“%s” became %s, not %s", text, canonical, expected);
}

static void
test_writings (void)
{
  const Pair pairs[] = {
    { "0903123456", "+84903123456" },
    { "0903 123 456", "+84903123456" },
    { "0903.123.456", "+84903123456" },
    { "0903-123-456", "+84903123456" },
    { "0903–123–456", "+84903123456" },
    { "(+84) 903-123-456", "+84903123456" },
    { "+84 (0)903 123 456", "+84903123456" },
    { "84903123456", "+84903123456" },
    { "0084903123456", "+84903123456" },
    { "903123456", "+84903123456" },
    { "903123456.0", "+84903123456" },
    { "'0903123456", "+84903123456" },
    { "\uFEFF 0903\u00A0123\u200B456\t", "+84903123456" },
    { "０９０３１２３４５６", "+84903123456" },
    { "849031234", "+84849031234" },
    { "024 3812 3456", "+842438123456" },
    { "(028) 38 123 456", "+842838123456" },
    { "2838123456", "+842838123456" },
    { "0203 3825 456", "+842033825456" },
    { "+84 24 3812 3456", "+842438123456" },
    { "04 3812 3456", "+84438123456" },
    { "+65 9123 4567", "+6591234567" },
    { "001 415 555 2671", "+14155552671" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    assert_canonical (pairs[i].text, pairs[i].expected);
}

static void
test_beginnings (void)
{
  const Pair pairs[] = {
    { "0", "+84" },
    { "09", "+849" },
    { "0903 1", "+849031" },
    { "0903.12", "+8490312" },
    { "903 1", "+849031" },
    { "84 903", "+84903" },
    { "+84 (0)903", "+84903" },
    { "0084 903", "+84903" },
    { "0168 2", "+84382" },
    { "168 2", "+84382" },
    { "+84 168", "+8438" },
    { "+65 91", "+6591" },
    { "001 415", "+1415" },
    { "lan", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *beginning = hoso_phone_dup_beginning (pairs[i].text);

      g_test_message ("%s", pairs[i].text);
      g_assert_cmpstr (beginning, ==, pairs[i].expected);
    }
}

static void
test_prefixes_of_2018 (void)
{
  const Pair pairs[] = {
    { "0162", "32" },
    { "0163", "33" },
    { "0164", "34" },
    { "0165", "35" },
    { "0166", "36" },
    { "0167", "37" },
    { "0168", "38" },
    { "0169", "39" },
    { "0120", "70" },
    { "0121", "79" },
    { "0122", "77" },
    { "0126", "76" },
    { "0128", "78" },
    { "0123", "83" },
    { "0124", "84" },
    { "0125", "85" },
    { "0127", "81" },
    { "0129", "82" },
    { "0186", "56" },
    { "0188", "58" },
    { "0199", "59" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *expected = g_strconcat ("+84", pairs[i].expected, "1234567", NULL);
      g_autofree char *national = g_strconcat (pairs[i].text, "1234567", NULL);
      g_autofree char *international = g_strconcat ("+84", national + 1, NULL);

      assert_canonical (national, expected);
      assert_canonical (national + 1, expected);
      assert_canonical (international, expected);
      assert_canonical (international + 1, expected);
    }
}

static void
test_no_numbers (void)
{
  const char *const texts[] = {
    NULL,
    "",
    " ",
    "+",
    "-",
    "0",
    "123",
    "090312345",
    "09031234567",
    "0130 123 4567",
    "1900 1234",
    "+84",
    "+8490312345",
    "++84903123456",
    "0903+123456",
    "0903 123 456 ext 1",
    "0903123456, 0912345678",
    "không có",
    "8.49031E+10",
    "0903\xFF"
    "123456",
    "+1234567890123456",
    "00000000000",
    "99999999999999999999999999999999999999",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_canonical (texts[i], NULL);
}

static void
test_display (void)
{
  const Pair pairs[] = {
    { "+84903123456", "0903 123 456" },
    { "+842438123456", "024 3812 3456" },
    { "+842838123456", "028 3812 3456" },
    { "+842033825456", "0203 3825 456" },
    { "+84438123456", "0438 123 456" },
    { "+6591234567", "+6591234567" },
    { "", "" },
    { "+84", "+84" },
    { "+84không", "+84không" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *shown = hoso_phone_dup_display (pairs[i].text);

      g_assert_cmpstr (shown, ==, pairs[i].expected);
    }
}

static void
test_damaged (void)
{
  const char *const damaged[] = { "8.49031E+10", "8,49E+10", " 8.49e10 ", "9E+08", "+8.4E+10" };
  const char *const whole[] = { NULL, "", "0903123456", "E+10", "8.49", "8.49E", "8.49E+", "1E5x" };

  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++)
    g_assert_true (hoso_phone_is_damaged (damaged[i]));

  for (guint i = 0; i < G_N_ELEMENTS (whole); i++)
    g_assert_false (hoso_phone_is_damaged (whole[i]));
}

static void
test_huge (void)
{
  g_autofree char *blanks = g_strnfill (1000000, ' ');
  g_autofree char *text = g_strconcat ("0903", blanks, "123456", NULL);

  assert_canonical (text, "+84903123456");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/phone/writings", test_writings);
  g_test_add_func ("/phone/beginnings", test_beginnings);
  g_test_add_func ("/phone/prefixes-of-2018", test_prefixes_of_2018);
  g_test_add_func ("/phone/no-numbers", test_no_numbers);
  g_test_add_func ("/phone/display", test_display);
  g_test_add_func ("/phone/damaged", test_damaged);
  g_test_add_func ("/phone/huge", test_huge);

  return g_test_run ();
}
