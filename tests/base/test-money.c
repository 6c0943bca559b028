/* Amounts in all the ways that people and their tools write them. */

#include "hoso-money.h"

#define NONE G_MININT64

static void
assert_amount (const char *text, const char *currency, gint64 expected)
{
  gint64 minor = NONE;
  gboolean parsed = hoso_money_parse (text, -1, currency, &minor);

  g_test_message ("“%s” in %s", text, currency);
  g_assert_cmpint (parsed ? minor : NONE, ==, expected);
}

static void
test_dong (void)
{
  assert_amount ("9.420.000", "VND", 9420000);
  assert_amount ("90.000", "VND", 90000);
  assert_amount ("90000", "VND", 90000);
  assert_amount ("1.250.000 đ", "VND", 1250000);
  assert_amount ("1.250.000 đ", "VND", 1250000);
  assert_amount ("1.250.000₫", "VND", 1250000);
  assert_amount ("₫1.250.000", "VND", 1250000);
  assert_amount ("1,250,000 VND", "VND", 1250000);
  assert_amount ("1 250 000", "VND", 1250000);
  assert_amount ("1.250.000,00", "VND", 1250000);
  assert_amount ("1,250,000.50", "VND", 1250001);
  assert_amount ("500k", "VND", 500000);
  assert_amount ("1tr2", "VND", 1200000);
  assert_amount ("1tr250", "VND", 1250000);
  assert_amount ("5 triệu", "VND", 5000000);
  assert_amount ("1,5 triệu đồng", "VND", 1500000);
  assert_amount ("2 tỷ", "VND", 2000000000);
  assert_amount ("-120.000", "VND", -120000);
  assert_amount ("(120.000)", "VND", -120000);
  assert_amount ("-120.000 đ", "VND", -120000);
  assert_amount ("0", "VND", 0);
  assert_amount ("33333.333", "VND", 33333);
  assert_amount ("1.25E+06", "VND", 1250000);
}

static void
test_others (void)
{
  assert_amount ("29.33", "USD", 2933);
  assert_amount ("$1,200.50", "USD", 120050);
  assert_amount ("1.200,50 €", "EUR", 120050);
  assert_amount ("12", "USD", 1200);
  assert_amount ("1,250", "USD", 125000);
  assert_amount ("77.00", "USD", 7700);
  assert_amount ("1500", "JPY", 1500);
}

static void
test_none (void)
{
  assert_amount ("", "VND", NONE);
  assert_amount ("đ", "VND", NONE);
  assert_amount ("9.42", "VND", NONE);
  assert_amount ("5-10 triệu", "VND", NONE);
  assert_amount ("1.25.000", "VND", NONE);
  assert_amount ("1234.567.890", "VND", NONE);
  assert_amount ("một triệu", "VND", NONE);
  assert_amount ("99999999999999999999", "VND", NONE);
  assert_amount ("12/03/2026", "VND", NONE);
  assert_amount ("1e999", "VND", NONE);
}

static void
test_currency (void)
{
  g_assert_cmpstr (hoso_money_find_currency ("1.250.000 đ", -1), ==, "VND");
  g_assert_cmpstr (hoso_money_find_currency ("12.50 USD", -1), ==, "USD");
  g_assert_cmpstr (hoso_money_find_currency ("8 aud", -1), ==, "AUD");
  g_assert_cmpstr (hoso_money_find_currency ("$5", -1), ==, "USD");
  g_assert_cmpstr (hoso_money_find_currency ("5 €", -1), ==, "EUR");
  g_assert_null (hoso_money_find_currency ("5", -1));
  g_assert_null (hoso_money_find_currency ("đ", -1));
  g_assert_cmpuint (hoso_money_get_digits ("VND"), ==, 0);
  g_assert_cmpuint (hoso_money_get_digits ("USD"), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/money/dong", test_dong);
  g_test_add_func ("/money/others", test_others);
  g_test_add_func ("/money/none", test_none);
  g_test_add_func ("/money/currency", test_currency);
  return g_test_run ();
}
