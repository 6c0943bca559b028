/* What is worth saying of a group. */

#include "hoso-config.h"

#include "hoso-telling.h"

static void
assert_chosen (const HosoTelling *options, guint n, guint limit, const char *expected)
{
  g_autoptr (GArray) indices = hoso_telling_choose (options, n, limit);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < indices->len; i++)
    g_string_append_printf (text, "%s%u", i > 0 ? " " : "", g_array_index (indices, guint, i));
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_most_telling_first (void)
{
  static const HosoTelling options[] = {
    { 1, 2, FALSE, 56, 70, 48, 80 }, /* bound .05 */
    { 2, 2, FALSE, 60, 70, 10, 80 }, /* far more often */
    { 3, 2, FALSE, 5, 56, 0, 29 },   /* the interval holds 0 */
    { 4, 2, FALSE, 10, 70, 70, 80 }, /* less often: not said */
    { 5, 2, FALSE, 40, 70, 10, 80 },
  };

  assert_chosen (options, G_N_ELEMENTS (options), 12, "1 4 0");
  assert_chosen (options, G_N_ELEMENTS (options), 2, "1 4");
  assert_chosen (options, G_N_ELEMENTS (options), 0, "");
}

/* Half of the rest says it too, or hardly anybody does: a majority is said
 * after what tells apart, a minority never. */
static void
test_majority_comes_after (void)
{
  static const HosoTelling options[] = {
    { 1, 1, FALSE, 80, 100, 80, 100 },
    { 2, 1, FALSE, 35, 100, 5, 100 },
    { 3, 1, FALSE, 30, 100, 1, 100 },
  };

  assert_chosen (options, G_N_ELEMENTS (options), 12, "1 0");
}

static void
test_one_of_a_question (void)
{
  static const HosoTelling options[] = {
    { 7, 1, FALSE, 40, 100, 10, 100 },
    { 7, 1, FALSE, 90, 100, 10, 100 },
    { 8, 1, FALSE, 50, 100, 20, 100 },
  };

  assert_chosen (options, G_N_ELEMENTS (options), 12, "1 2");
}

/* A group of men with more women than elsewhere is still a group of men. */
static void
test_most_common_of_one_choice (void)
{
  static const HosoTelling options[] = {
    { 1, 1, TRUE, 40, 100, 5, 100 },
    { 1, 1, TRUE, 60, 100, 95, 100 },
    { 2, 2, FALSE, 40, 100, 5, 100 },
    { 2, 2, FALSE, 60, 100, 95, 100 },
  };

  assert_chosen (options, G_N_ELEMENTS (options), 12, "2 1");
}

static void
test_layers_share (void)
{
  static const HosoTelling options[] = {
    { 1, 1, FALSE, 99, 100, 10, 100 },
    { 2, 1, FALSE, 98, 100, 10, 100 },
    { 3, 1, FALSE, 97, 100, 10, 100 },
    { 4, 2, FALSE, 60, 100, 10, 100 },
    { 5, 3, FALSE, 50, 100, 10, 100 },
  };

  assert_chosen (options, G_N_ELEMENTS (options), 3, "0 3 4");
  assert_chosen (options, G_N_ELEMENTS (options), 4, "0 1 3 4");
}

static void
test_small_groups (void)
{
  static const HosoTelling options[] = {
    { 1, 1, FALSE, 9, 9, 0, 100 },
    { 2, 1, FALSE, 4, 10, 0, 1000 },
  };

  assert_chosen (options, G_N_ELEMENTS (options), 12, "");
}

static void
test_everybody (void)
{
  static const HosoTelling options[] = {
    { 1, 1, FALSE, 30, 60, 0, 0 },
    { 1, 1, FALSE, 29, 60, 0, 0 },
    { 2, 2, FALSE, 29, 60, 0, 0 },
    { 3, 3, FALSE, 45, 60, 0, 0 },
  };

  assert_chosen (options, G_N_ELEMENTS (options), 12, "3 0");
}

static void
test_nothing_differs (void)
{
  static const HosoTelling options[] = {
    { 1, 1, FALSE, 30, 50, 30, 50 },
    { 2, 1, FALSE, 20, 50, 20, 50 },
  };

  assert_chosen (options, G_N_ELEMENTS (options), 12, "0");
  assert_chosen (NULL, 0, 12, "");
}

/* One difference of 35 % against 20 % is worth saying (p = .017, and most of
 * neither group says it); as the best of forty that are alike, it is what chance
 * gives. */
static void
test_best_of_many (void)
{
  HosoTelling options[40];

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    options[i] = (HosoTelling){ i, 2, FALSE, 35, 100, 35, 100 };
  options[0].rest_n = 20;

  assert_chosen (options, 1, 12, "0");
  assert_chosen (options, G_N_ELEMENTS (options), 12, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/telling/most-telling-first", test_most_telling_first);
  g_test_add_func ("/telling/majority-comes-after", test_majority_comes_after);
  g_test_add_func ("/telling/one-of-a-question", test_one_of_a_question);
  g_test_add_func ("/telling/most-common-of-one-choice", test_most_common_of_one_choice);
  g_test_add_func ("/telling/layers-share", test_layers_share);
  g_test_add_func ("/telling/small-groups", test_small_groups);
  g_test_add_func ("/telling/everybody", test_everybody);
  g_test_add_func ("/telling/nothing-differs", test_nothing_differs);
  g_test_add_func ("/telling/best-of-many", test_best_of_many);

  return g_test_run ();
}
