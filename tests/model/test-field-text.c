/* The values of fields: from what people write to what is stored, and back. */

#include <string.h>

#include "hoso-error.h"
#include "hoso-field-text.h"

typedef struct
{
  const char *type;
  const char *text;
  const char *stored; /* NULL: refused */
} Pair;

static const char *const channels[] = { "Zalo", "TikTok Shop", "Cửa hàng", "Lễ, Tết", NULL };
static const char *const ages[] = { "18–24", "25–34", NULL };
static const char *const points[] = { "0", "10", NULL };

static HosoField *
make_field (const char *type)
{
  HosoField *field = hoso_field_new ("shoe-size", HOSO_FIELD_TEXT);

  g_free (field->type);
  field->type = g_strdup (type);
  if (g_str_equal (type, "choice"))
    field->options = g_strdupv ((char **)ages);
  else if (g_str_equal (type, "choices"))
    field->options = g_strdupv ((char **)channels);
  return field;
}

static void
test_parse (void)
{
  static const Pair pairs[] = {
    { "text", "  Chị  Hoa\n", "Chị  Hoa" },
    { "text", " \t", "" },
    { "number", "1.250.000", "1250000" },
    { "number", "3,5", "3.5" },
    { "number", "-12", "-12" },
    { "number", "5 triệu", "5000000" },
    { "number", "0.125", "0.1250" },
    { "number", "", "" },
    { "number", "18-24", NULL },
    { "number", "nhiều", NULL },
    { "number", "1e400", NULL },
    { "money", "1.500.000 đ", "1500000 VND" },
    { "money", "500k", "500000 VND" },
    { "money", "1tr2", "1200000 VND" },
    { "money", "12.5 USD", "12.50 USD" },
    { "money", "$1,200.50", "1200.50 USD" },
    { "money", "1500000 VND", "1500000 VND" },
    { "money", "5-10 triệu", NULL },
    { "money", "rẻ", NULL },
    { "choice", "18-24", "18–24" },
    { "choice", "34", "34" },
    { "choices", "zalo, tiktok shop", "Zalo; TikTok Shop" },
    { "choices", "Lễ, Tết; CUA HANG", "Lễ, Tết; Cửa hàng" },
    { "choices", "Zalo;Zalo\nChợ", "Zalo; Chợ" },
    { "choices", " ; , ", "" },
    { "scale", "4", "4" },
    { "scale", "4/5", "4" },
    { "scale", "6", NULL },
    { "scale", "0", NULL },
    { "scale", "4.5", NULL },
    { "date", "5/3", "--03-05" },
    { "date", "05/03/1990", "1990-03-05" },
    { "date", "1990", "1990" },
    { "date", "--03-05", "--03-05" },
    { "date", "hôm nào đó", NULL },
    { "yesno", "Có", "yes" },
    { "yesno", "KHÔNG", "no" },
    { "yesno", "x", "yes" },
    { "yesno", "chắc vậy", NULL },
    { "place", " Bình Dương ", "Bình Dương" },
    { "nonsense", "a", "a" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (HosoField) field = make_field (pairs[i].type);
      g_autoptr (GError) error = NULL;
      g_autofree char *stored = hoso_field_parse (field, pairs[i].text, &error);
      g_autofree char *kept = hoso_field_dup_canonical (field, pairs[i].text);

      g_test_message ("%s: %s", pairs[i].type, pairs[i].text);
      g_assert_cmpstr (stored, ==, pairs[i].stored);
      if (stored == NULL)
        {
          g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
          g_assert_nonnull (strstr (error->message, pairs[i].text));
          g_assert_cmpstr (kept, ==, pairs[i].text);
        }
      else
        g_assert_cmpstr (kept, ==, stored);
    }
}

/* What is stored and what is shown mean the same. */
static void
test_stable (void)
{
  static const Pair pairs[] = {
    { "number", "1250000.5", "1250000.5" },
    { "number", "12.1250", "12.1250" },
    { "number", "-0.5", "-0.5" },
    { "money", "12.50 USD", "12.50 USD" },
    { "money", "1500000 VND", "1500000 VND" },
    { "money", "20.05 EUR", "20.05 EUR" },
    { "choices", "Zalo; Lễ, Tết", "Zalo; Lễ, Tết" },
    { "scale", "5", "5" },
    { "date", "1990-03-05", "1990-03-05" },
    { "date", "--03-05", "--03-05" },
    { "yesno", "no", "no" },
  };
  const char *const languages[] = { "vi", "en" };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    for (guint j = 0; j < G_N_ELEMENTS (languages); j++)
      {
        g_autoptr (HosoField) field = make_field (pairs[i].type);
        g_autofree char *again = hoso_field_parse (field, pairs[i].text, NULL);
        g_autofree char *shown = hoso_field_format (field, pairs[i].text, languages[j]);
        g_autofree char *typed = NULL;

        g_test_message ("%s: %s is shown as %s", pairs[i].type, pairs[i].text, shown);
        g_assert_cmpstr (again, ==, pairs[i].stored);
        /* English writes the month as a word, which nobody has to type. */
        if (g_str_equal (pairs[i].type, "date") && j == 1)
          continue;
        typed = hoso_field_parse (field, shown, NULL);
        g_assert_cmpstr (typed, ==, pairs[i].stored);
      }
}

static void
assert_shown (const char *type, const char *value, const char *language, const char *shown)
{
  g_autoptr (HosoField) field = make_field (type);
  g_autofree char *text = hoso_field_format (field, value, language);

  g_assert_cmpstr (text, ==, shown);
}

static void
test_format (void)
{
  assert_shown ("number", "1250000.5", "vi", "1.250.000,5");
  assert_shown ("number", "1250000.5", "en", "1,250,000.5");
  assert_shown ("number", "hai", "vi", "hai");
  assert_shown ("money", "vài triệu", "vi", "vài triệu");
  assert_shown ("choices", "Zalo; TikTok Shop", "vi", "Zalo, TikTok Shop");
  assert_shown ("scale", "4", "vi", "4/5");
  assert_shown ("scale", "nhiều", "vi", "nhiều");
  assert_shown ("yesno", "yes", "vi", "Có");
  assert_shown ("yesno", "yes", "en", "Yes");
  assert_shown ("yesno", "maybe", "en", "maybe");
  assert_shown ("date", "sometime", "en", "sometime");
  assert_shown ("place", "<b>Huế</b>", "en", "<b>Huế</b>");
}

static void
assert_order (const char *type, const char *a, const char *b, int expected)
{
  g_autoptr (HosoField) field = make_field (type);
  int order = 7;

  g_assert_true (hoso_field_compare (field, a, b, &order));
  g_assert_cmpint (order, ==, expected);
}

static void
assert_no_order (const char *type, const char *a, const char *b)
{
  g_autoptr (HosoField) field = make_field (type);
  int order;

  g_assert_false (hoso_field_compare (field, a, b, &order));
}

static void
test_compare (void)
{
  assert_order ("number", "9", "10", -1);
  assert_order ("number", "1.250.000", "1250000", 0);
  assert_order ("money", "2000000 VND", "1,5 triệu", 1);
  assert_order ("money", "9.99 USD", "10.00 USD", -1);
  assert_order ("scale", "4", "3", 1);
  assert_order ("date", "1990-03-05", "5/3/1991", -1);
  assert_no_order ("money", "9.99 USD", "10 VND");
  assert_no_order ("date", "--03-05", "1990-03-05");
  assert_no_order ("text", "9", "10");
  assert_no_order ("number", "", "10");
}

static void
test_scale (void)
{
  g_autoptr (HosoField) field = make_field ("scale");
  g_autofree char *ten = NULL;
  int low;
  int high;

  hoso_field_get_scale (field, &low, &high);
  g_assert_cmpint (low, ==, 1);
  g_assert_cmpint (high, ==, 5);

  field->options = g_strdupv ((char **)points);
  hoso_field_get_scale (field, &low, &high);
  g_assert_cmpint (low, ==, 0);
  g_assert_cmpint (high, ==, 10);
  ten = hoso_field_parse (field, "10", NULL);
  g_assert_cmpstr (ten, ==, "10");
}

int
main (int argc, char **argv)
{
  g_setenv ("LANGUAGE", "en", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/field-text/parse", test_parse);
  g_test_add_func ("/field-text/stable", test_stable);
  g_test_add_func ("/field-text/format", test_format);
  g_test_add_func ("/field-text/compare", test_compare);
  g_test_add_func ("/field-text/scale", test_scale);

  return g_test_run ();
}
