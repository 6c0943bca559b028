/* Ranges of numbers, and spans of time, as people write them. */

#include "hoso-band.h"
#include "hoso-ordinal.h"
#include "hoso-span.h"
#include "hoso-time.h"

#include <math.h>

static const struct
{
  const char *text;
  double low;
  double high;
} cases[] = {
  { "18–24", 18, 24 },
  { "18 - 24 tuổi", 18, 24 },
  { "25-34", 25, 34 },
  { "Dưới 18", -INFINITY, 18 },
  { "DƯỚI 18 TUỔI", -INFINITY, 18 },
  { "Under 5 million", -INFINITY, 5e6 },
  { "<5 triệu", -INFINITY, 5e6 },
  { "Từ 55", 55, INFINITY },
  { "Từ 55 trở lên", 55, INFINITY },
  { "55 and over", 55, INFINITY },
  { "55+", 55, INFINITY },
  { "Trên 50 triệu", 50e6, INFINITY },
  { "Từ 5 đến 10 triệu", 5e6, 10e6 },
  { "5–10 triệu", 5e6, 10e6 },
  { "500k - 1 triệu", 500e3, 1e6 },
  { "10 trở xuống", -INFINITY, 10 },
  { "3", 3, 3 },
  { "31 tuổi", 31, 31 },
  { "1.250.000 đ", 1250000, 1250000 },
};

static void
test_bands (void)
{
  static const char *const none[] = { "", "không rõ", "Dưới", "tuổi 18", "-", "24–18" };
  double low;
  double high;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_true (hoso_band_parse (cases[i].text, &low, &high));
      g_assert_true (low == cases[i].low);
      g_assert_true (high == cases[i].high);
    }
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    g_assert_false (hoso_band_parse (none[i], &low, &high));
}

static void
test_middles (void)
{
  g_assert_cmpfloat (hoso_band_get_middle (18, 24), ==, 21);
  g_assert_cmpfloat (hoso_band_get_middle (-INFINITY, 18), ==, 17);
  g_assert_cmpfloat (hoso_band_get_middle (55, INFINITY), ==, 56);
  g_assert_cmpfloat (hoso_band_get_middle (-INFINITY, INFINITY), ==, 0);
}

static void
test_spans (void)
{
  static const char *const good[] = { "30", "30 ngày", "6m", "6 Tháng", "18 years", "2 tuần" };
  static const char *const read[] = { "30d", "30d", "6m", "6m", "18y", "2w" };
  static const char *const bad[] = { "", "m", "-1d", "3 quý", "201y", "9999999999d", "1.5m" };
  HosoSpan span;

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *text = NULL;

      g_assert_true (hoso_span_parse (good[i], &span));
      text = hoso_span_to_text (span);
      g_assert_cmpstr (text, ==, read[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (hoso_span_parse (bad[i], &span));
}

/* By the calendar: a month after January 31 is the last of February. */
static void
test_adding (void)
{
  gint64 january = hoso_days_from_civil (2026, 1, 31);

  g_assert_cmpint (hoso_span_add ((HosoSpan){ 1, 'm' }, january, 1), ==,
                   hoso_days_from_civil (2026, 2, 28));
  g_assert_cmpint (hoso_span_add ((HosoSpan){ 2, 'w' }, january, -1), ==,
                   hoso_days_from_civil (2026, 1, 17));
  g_assert_cmpint (hoso_span_add ((HosoSpan){ 18, 'y' }, january, -1), ==,
                   hoso_days_from_civil (2008, 1, 31));
  g_assert_cmpint (hoso_span_add ((HosoSpan){ 1, 'y' }, hoso_days_from_civil (2024, 2, 29), -1),
                   ==, hoso_days_from_civil (2023, 2, 28));
  g_assert_cmpint (hoso_span_add ((HosoSpan){ 3, 'd' }, january, 1), ==,
                   hoso_days_from_civil (2026, 2, 3));
}

static void
assert_order (const char *const *labels, guint n, gboolean ranked)
{
  g_autofree double *ranks = g_new0 (double, n);

  g_assert_cmpint (hoso_ordinal_rank (labels, n, ranks), ==, ranked);
  for (guint i = 1; ranked && i < n; i++)
    g_assert_cmpfloat (ranks[i - 1], <, ranks[i]);
}

static void
test_order (void)
{
  static const char *const ages[] = { "Dưới 18", "18–24", "25–34", "Từ 55" };
  static const char *const often[] = { "Hiếm khi", "Thỉnh thoảng", "Luôn luôn" };
  static const char *const happy[] = { "Rất không hài lòng", "Bình thường", "RẤT HÀI LÒNG" };
  static const char *const levels[] = { "Low", "Medium", "High" };
  static const char *const cities[] = { "Huế", "Hà Nội" };
  static const char *const mixed[] = { "18–24", "Không rõ" };

  assert_order (ages, G_N_ELEMENTS (ages), TRUE);
  assert_order (often, G_N_ELEMENTS (often), TRUE);
  assert_order (happy, G_N_ELEMENTS (happy), TRUE);
  assert_order (levels, G_N_ELEMENTS (levels), TRUE);
  assert_order (cities, G_N_ELEMENTS (cities), FALSE);
  assert_order (mixed, G_N_ELEMENTS (mixed), FALSE);
  assert_order (ages, 1, FALSE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/band/parse", test_bands);
  g_test_add_func ("/band/middle", test_middles);
  g_test_add_func ("/ordinal/rank", test_order);
  g_test_add_func ("/span/parse", test_spans);
  g_test_add_func ("/span/add", test_adding);
  return g_test_run ();
}
