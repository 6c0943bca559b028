/* What a customer may buy next, read from a workspace. */

#include "hoso-config.h"

#include "hoso-next-products.h"
#include "shop-fixture.h"

typedef struct
{
  ShopFixture shop;
  gint64 camera;
  gint64 lens;
  gint64 bag;
  gint64 latest; /* customer */
} CameraShop;

static void
camera_shop_begin (CameraShop *shop, HosoDb *db)
{
  shop_fixture_begin (&shop->shop, db);
  shop->camera = shop_fixture_add_product (&shop->shop, "Máy ảnh");
  shop->lens = shop_fixture_add_product (&shop->shop, "Ống kính");
  shop->bag = shop_fixture_add_product (&shop->shop, "Túi");
}

/* @n customers who buy @first, then @second, then, if there is one, @third. */
static void
add (CameraShop *shop, guint n, gint64 first, gint64 second, gint64 third)
{
  const gint64 one[] = { first, 0 };
  const gint64 two[] = { second, 0 };
  const gint64 three[] = { third, 0 };

  for (guint i = 0; i < n; i++)
    {
      shop->latest = shop_fixture_add_customer (&shop->shop, i);
      shop_fixture_add_basket (&shop->shop, shop->latest, "2026-01-10", one);
      shop_fixture_add_basket (&shop->shop, shop->latest, "2026-02-10", two);
      if (third != 0)
        shop_fixture_add_basket (&shop->shop, shop->latest, "2026-03-10", three);
    }
}

/* Everybody else buys one of seven things, then the next, then the next. */
static void
add_others (CameraShop *shop)
{
  gint64 things[7];

  for (guint i = 0; i < G_N_ELEMENTS (things); i++)
    {
      g_autofree char *name = g_strdup_printf ("Món %u", i);

      things[i] = shop_fixture_add_product (&shop->shop, name);
    }
  for (guint i = 0; i < G_N_ELEMENTS (things); i++)
    add (shop, 9, things[i], things[(i + 1) % 7], things[(i + 2) % 7]);
}

/* Of 30 who had a camera, 30 bought a lens when they came last; of the 63 others
 * nobody.  On their second day, too, 30 did, which is what it is tried on. */
static void
test_suggests (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoNextProducts) next = NULL;
  g_autoptr (GArray) suggestions = NULL;
  g_autofree char *words = NULL;
  g_autofree char *trust = NULL;
  const HosoNextSuggestion *first;
  CameraShop shop;

  camera_shop_begin (&shop, fixture->db);
  add (&shop, 30, shop.camera, shop.lens, shop.lens);
  add_others (&shop);
  shop.latest = shop_fixture_add_customer (&shop.shop, 999);
  shop_fixture_add_basket (&shop.shop, shop.latest, "2026-03-01",
                           (const gint64[]){ shop.camera, shop.bag, 0 });
  shop_fixture_commit (&shop.shop);

  next = hoso_next_products_load (fixture->db, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (next->model);
  g_assert_cmpuint (next->stride, ==, 1);
  g_assert_cmpuint (next->test.customers, ==, 93);
  g_assert_true (next->by_rules);
  suggestions = hoso_next_products_suggest (next, shop.latest);
  g_assert_cmpuint (suggestions->len, ==, 3);
  first = &g_array_index (suggestions, HosoNextSuggestion, 0);
  g_assert_cmpstr (first->name, ==, "Ống kính");
  g_assert_cmpstr (first->because, ==, "Máy ảnh");
  g_assert_false (first->again);
  words = hoso_next_suggestion_dup_words (first);
  g_assert_cmpstr (words, ==,
                   "30 of 30 who had bought “Máy ảnh” bought this when they came last, 100%; of "
                   "the others nobody did.");
  trust = hoso_next_products_dup_trust (next);
  g_assert_true (g_str_has_prefix (trust, "Tried on the last order of 93 customers: "));
}

/* Below the least number nothing is said, but why. */
static void
test_too_little (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoNextProducts) empty = NULL;
  g_autoptr (HosoNextProducts) next = NULL;
  g_autoptr (GArray) suggestions = NULL;
  g_autofree char *trust = NULL;
  CameraShop shop;

  empty = hoso_next_products_load (fixture->db, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (empty->model);

  camera_shop_begin (&shop, fixture->db);
  add (&shop, 49, shop.camera, shop.lens, 0);
  shop_fixture_commit (&shop.shop);
  next = hoso_next_products_load (fixture->db, shop.latest, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (next->model);
  suggestions = hoso_next_products_suggest (next, shop.latest);
  g_assert_cmpuint (suggestions->len, ==, 0);
  trust = hoso_next_products_dup_trust (next);
  g_assert_cmpstr (trust, ==,
                   "Too little to tell: it takes 50 customers who came again, and two products.");
}

/* Where products come by chance, what is popular is shown, and it is said why. */
static void
test_popular (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoNextProducts) next = NULL;
  g_autoptr (GArray) suggestions = NULL;
  g_autofree char *words = NULL;
  const HosoNextSuggestion *first;
  CameraShop shop;

  camera_shop_begin (&shop, fixture->db);
  add (&shop, 40, shop.camera, shop.camera, 0);
  add (&shop, 20, shop.bag, shop.bag, 0);
  shop_fixture_commit (&shop.shop);
  next = hoso_next_products_load (fixture->db, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (next->model);
  g_assert_false (next->by_rules);
  suggestions = hoso_next_products_suggest (next, shop.latest);
  g_assert_cmpuint (suggestions->len, ==, 2);
  first = &g_array_index (suggestions, HosoNextSuggestion, 0);
  g_assert_cmpstr (first->name, ==, "Máy ảnh");
  g_assert_null (first->rule);
  g_assert_true (g_array_index (suggestions, HosoNextSuggestion, 1).again);
  words = hoso_next_suggestion_dup_words (first);
  g_assert_cmpstr (words, ==, "Bought by 40 of 60 customers, 67%.");
}

static void
set_up (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_set_up (fixture, data);
  store_fixture_open (fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) \
  g_test_add ("/next-products/" name, StoreFixture, NULL, set_up, func, store_fixture_tear_down)
  ADD ("suggests", test_suggests);
  ADD ("too-little", test_too_little);
  ADD ("popular", test_popular);
#undef ADD

  return g_test_run ();
}
