/* Steps of a scale taken together. */

#include "hoso-config.h"

#include "hoso-scale-band.h"

static HosoTally *
make_tally (const char *const *labels, guint n_labels)
{
  HosoTally *tally = hoso_tally_new ();

  for (guint i = 0; i < n_labels; i++)
    hoso_tally_add (tally, labels[i], i + 1, FALSE);

  return tally;
}

static void
assert_bands (const char *const *labels, guint n_labels, const char *expected)
{
  g_autoptr (HosoTally) tally = make_tally (labels, n_labels);
  g_autoptr (GString) text = g_string_new (NULL);
  HosoScaleBand bands[HOSO_SCALE_MAX_BANDS];
  guint n = hoso_scale_band_split (tally, bands);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = hoso_scale_band_dup_label (bands[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", label);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_split (void)
{
  static const char *const ten[] = { "10", "1", "7" };
  static const char *const five[] = { "1", "2", "3", "4", "5" };
  static const char *const four[] = { "1", "4" };
  static const char *const nps[] = { "0", "10" };
  static const char *const three[] = { "1", "2", "3" };
  static const char *const words[] = { "1", "2", "3", "4 (often)" };
  static const char *const years[] = { "1990", "2026" };

  assert_bands (ten, G_N_ELEMENTS (ten), "1–3 4–7 8–10");
  assert_bands (five, G_N_ELEMENTS (five), "1–2 3 4–5");
  assert_bands (four, G_N_ELEMENTS (four), "1–2 3–4");
  assert_bands (nps, G_N_ELEMENTS (nps), "0–3 4–6 7–10");
  assert_bands (three, G_N_ELEMENTS (three), "");
  assert_bands (words, G_N_ELEMENTS (words), "");
  assert_bands (years, G_N_ELEMENTS (years), "");
  assert_bands (NULL, 0, "");
}

static void
test_count (void)
{
  static const char *const labels[] = { "1", "4", "5", "6", "7", "8", "none" };
  g_autoptr (HosoTally) tally = make_tally (labels, G_N_ELEMENTS (labels));

  g_assert_cmpuint (hoso_scale_band_count ((HosoScaleBand){ 4, 7 }, tally), ==, 2 + 3 + 4 + 5);
  g_assert_cmpuint (hoso_scale_band_count ((HosoScaleBand){ 9, 10 }, tally), ==, 0);
}

static void
test_parse (void)
{
  HosoScaleBand band;

  g_assert_true (hoso_scale_band_parse ("8–10", &band));
  g_assert_cmpint (band.low, ==, 8);
  g_assert_cmpint (band.high, ==, 10);
  g_assert_false (hoso_scale_band_parse ("8", &band));
  g_assert_false (hoso_scale_band_parse ("10–8", &band));
  g_assert_false (hoso_scale_band_parse ("8-10", &band));
  g_assert_false (hoso_scale_band_parse ("a–b", &band));
  g_assert_false (hoso_scale_band_parse ("", &band));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scale-band/split", test_split);
  g_test_add_func ("/scale-band/count", test_count);
  g_test_add_func ("/scale-band/parse", test_parse);

  return g_test_run ();
}
