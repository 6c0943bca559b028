#include "hoso-chart.h"
#include "scene-check.h"

#include <math.h>
#include <string.h>

#define LONG_LABEL "Shopee, Lazada, Tiki và website chính thức của thương hiệu tại Việt Nam"

static HosoTally *
create_tally (guint64 base, guint n, const guint64 *counts)
{
  HosoTally *tally = hoso_tally_new ();

  tally->base = base;
  tally->asked = base;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label =
        i == 1 ? g_strdup (LONG_LABEL) : g_strdup_printf ("Lựa chọn thứ %u", i + 1);

      hoso_tally_add (tally, label, counts[i], i == n - 1);
    }
  tally->mentions = 0;
  for (guint i = 0; i < n; i++)
    tally->mentions += counts[i];
  return tally;
}

static HosoScene *
layout (const HosoTally *tally, const char *language, double width)
{
  HosoChart chart = { .kind = HOSO_CHART_BARS,
                      .tally = tally,
                      .language = language,
                      .width = width };

  chart.source = "Khảo sát <b>&amp;";
  chart.date = "31/07/2025";
  return hoso_chart_layout (&chart);
}

static void
test_says_everything (void)
{
  static const guint64 counts[] = { 114, 92, 48, 1 };
  g_autoptr (HosoTally) tally = create_tally (167, 4, counts);
  g_autoptr (HosoScene) english = NULL;
  g_autoptr (HosoScene) vietnamese = NULL;

  tally->asked = 171;
  english = layout (tally, "en", 640);
  vietnamese = layout (tally, "vi", 640);
  check_scene_says (english, "Lựa chọn thứ 1\t114 · 68%");
  check_scene_says (english, LONG_LABEL "\t92 · 55%");
  check_scene_says (english, "n = 167 respondents · 4 gave no answer");
  check_scene_says (english, "Source: Khảo sát <b>&amp; · 31/07/2025");
  check_scene_says (english, "several answers were possible");
  check_scene_says (vietnamese, "được chọn nhiều câu trả lời");
}

static void
test_base_line (void)
{
  static const guint64 counts[] = { 100, 67 };
  g_autoptr (HosoTally) tally = create_tally (167, 2, counts);
  g_autoptr (HosoScene) english = layout (tally, "en", 640);
  g_autoptr (HosoScene) vietnamese = layout (tally, "vi", 640);

  check_scene_says (english, "n = 167 respondents");
  check_scene_lacks (english, "gave no answer");
  check_scene_lacks (english, "several answers");
  check_scene_says (vietnamese, "n = 167 người trả lời");
  check_scene_says (vietnamese, "Nguồn: ");
}

static void
test_widths (void)
{
  static const double widths[] = { 280, 320, 419, 420, 640, 1200 };
  static const guint64 counts[] = { 1140000, 92, 48, 0, 7 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (HosoTally) tally = create_tally (1670000, 5, counts);
      g_autoptr (HosoScene) scene = layout (tally, "vi", widths[i]);

      check_scene (scene);
      g_assert_cmpfloat (hoso_scene_get_width (scene), ==, widths[i]);
    }
}

static void
test_small (void)
{
  static const guint64 counts[] = { 15, 10, 4, 0 };
  g_autoptr (HosoTally) small = create_tally (29, 4, counts);
  g_autoptr (HosoTally) enough = create_tally (30, 4, counts);
  g_autoptr (HosoScene) hatched = layout (small, "en", 640);
  g_autoptr (HosoScene) full = layout (enough, "en", 640);

  check_scene_says (hatched, "Small sample");
  check_scene_says (hatched, "15 · 52%");
  g_assert_cmpuint (count_hatched (hatched), ==, 3);
  check_scene_lacks (full, "Small sample");
  g_assert_cmpuint (count_hatched (full), ==, 0);
}

static void
test_tiny (void)
{
  static const guint64 counts[] = { 5, 3, 1 };
  g_autoptr (HosoTally) tally = create_tally (9, 3, counts);
  g_autoptr (HosoScene) scene = layout (tally, "en", 640);

  check_scene (scene);
  check_scene_says (scene, "Lựa chọn thứ 1\t5/9");
  check_scene_lacks (scene, "%");
  g_assert_cmpuint (count_kind (scene, HOSO_SHAPE_DOT), ==, 27);
}

static void
test_empty (void)
{
  g_autoptr (HosoTally) tally = hoso_tally_new ();
  g_autoptr (HosoScene) scene = layout (tally, "en", 300);

  check_scene (scene);
  check_scene_says (scene, "Nobody has answered");
  check_scene_says (scene, "n = 0 respondents");
}

static void
test_many (void)
{
  guint64 counts[60];
  g_autoptr (HosoTally) tally = NULL;
  g_autoptr (HosoScene) all = NULL;
  g_autoptr (HosoScene) some = NULL;
  HosoChart chart = { .kind = HOSO_CHART_BARS, .language = "en", .width = 500, .max_bars = 10 };

  for (guint i = 0; i < 60; i++)
    counts[i] = 60 - i;
  tally = create_tally (1830, 60, counts);
  all = layout (tally, "en", 900);
  chart.tally = tally;
  some = hoso_chart_layout (&chart);
  check_scene (all);
  check_scene (some);
  check_scene_says (all, "Lựa chọn thứ 60\t1 · 0.1%");
  check_scene_says (some, "… 51 others\t1,326 · 72%");
  check_scene_lacks (some, "Lựa chọn thứ 10\t");
}

/* People who chose two of the rest must not be counted as two. */
static void
test_rest_of_several (void)
{
  static const guint64 counts[] = { 90, 80, 70, 60 };
  g_autoptr (HosoTally) tally = create_tally (100, 4, counts);
  HosoChart chart = { .kind = HOSO_CHART_BARS,
                      .tally = tally,
                      .language = "en",
                      .width = 500,
                      .max_bars = 3 };
  g_autoptr (HosoScene) scene = hoso_chart_layout (&chart);

  check_scene_says (scene, "… 2 others\t130 choices");
  check_scene_lacks (scene, "130%");
}

static void
test_pairs (void)
{
  static const guint64 inside_counts[] = { 14, 27, 0 };
  static const guint64 all_counts[] = { 114, 92, 9 };
  g_autoptr (HosoTally) inside = create_tally (31, 3, inside_counts);
  g_autoptr (HosoTally) all = create_tally (167, 3, all_counts);
  HosoChart chart = { .kind = HOSO_CHART_PAIRS, .tally = inside, .all = all, .language = "vi" };

  chart.inside_label = "Nữ 25–34 tuổi";
  for (chart.width = 280; chart.width <= 900; chart.width += 155)
    for (chart.colours = HOSO_COLOURS_LIGHT; chart.colours <= HOSO_COLOURS_GREY; chart.colours++)
      {
        g_autoptr (HosoScene) scene = hoso_chart_layout (&chart);

        check_scene (scene);
        check_scene_says (scene, "Lựa chọn thứ 1\t14 · 45%\t114 · 68%");
        check_scene_says (scene, "Nữ 25–34 tuổi · n = 31 người trả lời");
        check_scene_says (scene, "n = 167 người trả lời");
      }
}

/* In the segment each named one thing, the others several: what is left over counts
 * choices in both, and is no share of people. */
static void
test_pairs_rest (void)
{
  guint64 inside_counts[20];
  guint64 all_counts[20];
  HosoChart chart = { .kind = HOSO_CHART_PAIRS, .language = "en", .width = 640, .max_bars = 5 };
  g_autoptr (HosoTally) inside = NULL;
  g_autoptr (HosoTally) all = NULL;
  g_autoptr (HosoScene) scene = NULL;

  for (guint i = 0; i < 20; i++)
    {
      inside_counts[i] = 2;
      all_counts[i] = 60;
    }
  chart.tally = inside = create_tally (40, 20, inside_counts);
  chart.all = all = create_tally (100, 20, all_counts);
  scene = hoso_chart_layout (&chart);
  check_scene (scene);
  check_scene_says (scene, "60 · 60%");
  check_scene_lacks (scene, "960%");
}

static void
test_absurd (void)
{
  g_autoptr (HosoTally) tally = hoso_tally_new ();
  g_autofree char *word = g_strnfill (2000, 'W');
  g_autoptr (HosoScene) scene = NULL;

  hoso_tally_add (tally, word, G_MAXUINT64 / 4, FALSE);
  hoso_tally_add (tally, "<b>&</b> %s 💄 مرحبا\r\nhai\x01 \xff", 50, FALSE);
  hoso_tally_add (tally, "", 1, TRUE);
  tally->base = tally->asked = 3;
  scene = layout (tally, "fr", 280);
  check_scene (scene);
  check_scene_says (scene, "<b>&</b> %s");
  tally->base = tally->asked = 300;
  g_clear_pointer (&scene, hoso_scene_unref);
  scene = layout (tally, "en", 280);
  check_scene_says (scene, word);
}

static void
test_deterministic (void)
{
  static const guint64 counts[] = { 114, 92, 48, 1 };
  g_autoptr (HosoTally) tally = create_tally (167, 4, counts);
  g_autoptr (HosoScene) a = layout (tally, "vi", 500);
  g_autoptr (HosoScene) b = layout (tally, "vi", 500);

  g_assert_cmpuint (hoso_scene_get_n_shapes (a), ==, hoso_scene_get_n_shapes (b));
  for (guint i = 0; i < hoso_scene_get_n_shapes (a); i++)
    {
      const HosoShape *one = hoso_scene_get_shape (a, i);
      const HosoShape *other = hoso_scene_get_shape (b, i);

      g_assert_cmpmem (&one->area, sizeof one->area, &other->area, sizeof other->area);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/says-everything", test_says_everything);
  g_test_add_func ("/chart/base-line", test_base_line);
  g_test_add_func ("/chart/widths", test_widths);
  g_test_add_func ("/chart/small", test_small);
  g_test_add_func ("/chart/tiny", test_tiny);
  g_test_add_func ("/chart/empty", test_empty);
  g_test_add_func ("/chart/many", test_many);
  g_test_add_func ("/chart/rest-of-several", test_rest_of_several);
  g_test_add_func ("/chart/pairs", test_pairs);
  g_test_add_func ("/chart/pairs-rest", test_pairs_rest);
  g_test_add_func ("/chart/absurd", test_absurd);
  g_test_add_func ("/chart/deterministic", test_deterministic);
  return g_test_run ();
}
