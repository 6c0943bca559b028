/* The five clusters of behaviour: offered where an answer stands out, else not. */

#include "hoso-config.h"

#include "hoso-cluster-label.h"
#include "hoso-names.h"

static const char *
find (const char *answer, guint64 n, double low)
{
  HosoClusterTrait trait = { .question = (char *)"Điều gì quan trọng?",
                             .answer = (char *)answer,
                             .n = n,
                             .base = 100,
                             .rest_n = 20,
                             .rest_base = 100,
                             .difference = { low, low + .1 } };
  g_autoptr (GPtrArray) built = g_ptr_array_new ();
  const HosoClusterGroup group = { .built = built };
  const HosoClusterTrait *why = NULL;
  const char *key;

  g_ptr_array_add (built, &trait);
  key = hoso_cluster_label_find (&group, &why);
  g_assert_true ((why == &trait) == (key != NULL));
  return key;
}

static void
test_answers (void)
{
  g_assert_cmpstr (find ("Giá tốt", 72, .3), ==, "behaviour-cluster.price");
  g_assert_cmpstr (find ("GIA\xcc\x81 RE\xcc\x89", 72, .3), ==, "behaviour-cluster.price");
  g_assert_cmpstr (find ("Đánh giá của người mua", 72, .3), ==, "behaviour-cluster.review");
  g_assert_cmpstr (find ("Thương hiệu uy tín", 72, .3), ==, "behaviour-cluster.brand");
  g_assert_cmpstr (find ("Được tư vấn kỹ", 72, .3), ==, "behaviour-cluster.advice");
  g_assert_cmpstr (find ("Mua ngay khi thấy", 72, .3), ==, "behaviour-cluster.fast");
  g_assert_null (find ("Gia đình", 72, .3));
  g_assert_null (find ("Giám đốc", 72, .3));
  g_assert_null (find ("Màu đỏ", 72, .3));
  g_assert_cmpstr (hoso_name_get ("behaviour-cluster.price", "vi"), ==, "Nhạy giá");
}

/* Few of the group, or hardly more than the others. */
static void
test_standing_out (void)
{
  g_assert_null (find ("Giá tốt", 49, .3));
  g_assert_null (find ("Giá tốt", 72, .14));
  g_assert_nonnull (find ("Giá tốt", 50, .15));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cluster-label/answers", test_answers);
  g_test_add_func ("/cluster-label/standing-out", test_standing_out);
  return g_test_run ();
}
