/* Numbers and sums of money as people write them. */

#include "hoso-amount.h"

#include <string.h>

typedef struct
{
  const char *text;
  double amount;
} Case;

static const Case cases[] = {
  { "0", 0 },
  { "42", 42 },
  { "-3", -3 },
  { "+3", 3 },
  { "3,5", 3.5 },
  { "3.5", 3.5 },
  { "0.125", 0.125 },
  { "1.250.000", 1250000 },
  { "1,250,000", 1250000 },
  { "1.250,5", 1250.5 },
  { "1.250.000 đ", 1250000 },
  { "1.250.000đ", 1250000 },
  { "1,250,000 VND", 1250000 },
  { "1.250.000 vnđ.", 1250000 },
  { "1.250.000 đồng", 1250000 },
  { "1.250.000 \xe2\x82\xab", 1250000 },
  { "$10", 10 },
  { "$ 10.5", 10.5 },
  { "25%", 25 },
  { "500k", 500000 },
  { "500 K", 500000 },
  { "500 nghìn", 500000 },
  { "500 ngàn đồng", 500000 },
  { "1.500k", 1500000 },
  { "5 triệu", 5000000 },
  { "5 Triệu", 5000000 },
  { "5 trie\xcc\xa3\xcc\x82u", 5000000 },
  { "5tr", 5000000 },
  { "1,5 triệu", 1500000 },
  { "1tr2", 1200000 },
  { "1tr25", 1250000 },
  { "1tr250", 1250000 },
  { "1 triệu 2", 1200000 },
  { "1tr200k", 1200000 },
  { "1 triệu 200 nghìn đồng", 1200000 },
  { "1 triệu rưỡi", 1500000 },
  { "2 tỷ", 2e9 },
  { "2 tỉ 3", 2.3e9 },
  { "2 tỷ rưỡi", 2.5e9 },
  { "5 củ", 5000000 },
  { "50 ribu", 50000 },
  { "-2tr5", -2500000 },
};

static const char *const others[] = {
  "",
  "-",
  "triệu",
  "5-10 triệu",
  "5 - 10 triệu",
  "0.26 - 0.35",
  "< 0.15",
  "1-3",
  "1tr2000",
  "1k2tr",
  "5 triệu hơn",
  "trên 5 triệu",
  "5 m",
  "1.2.",
  "1 2",
  "0903 123 456",
  "5 tuổi",
};

static void
test_amounts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double amount = -1;

      if (!hoso_amount_parse (cases[i].text, -1, &amount) ||
          !G_APPROX_VALUE (amount, cases[i].amount, 1e-6))
        g_error ("%s: %f, not %f", cases[i].text, amount, cases[i].amount);
    }
}

static void
test_others (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      double amount;

      if (hoso_amount_parse (others[i], -1, &amount))
        g_error ("%s: %f", others[i], amount);
    }
}

static void
test_length (void)
{
  double amount;

  g_assert_true (hoso_amount_parse ("500kg", 4, &amount));
  g_assert_cmpfloat (amount, ==, 500000);
  g_assert_cmpuint (hoso_amount_match_number ("12,5 kg", 7, &amount), ==, 4);
  g_assert_cmpfloat (amount, ==, 12.5);
  g_assert_cmpuint (hoso_amount_match_number ("12, 5", 5, &amount), ==, 2);
  g_assert_cmpuint (hoso_amount_match_number ("", 0, &amount), ==, 0);
}

static void
test_ranges (void)
{
  static const char *const ranges[] = {
    "5-10 triệu",
    "0.26 - 0.35",
    "18–25",
    "18 ~ 25",
    "5 đến 10",
  };
  static const char *const none[] = { "5", "-5", "5-", "5 triệu", "a-b", "5 - nhiều", "" };

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    g_assert_true (hoso_amount_is_range (ranges[i], strlen (ranges[i])));
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    g_assert_false (hoso_amount_is_range (none[i], strlen (none[i])));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/amount/amounts", test_amounts);
  g_test_add_func ("/amount/others", test_others);
  g_test_add_func ("/amount/length", test_length);
  g_test_add_func ("/amount/ranges", test_ranges);
  return g_test_run ();
}
