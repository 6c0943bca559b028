/* The 63 provinces and the 34 that they became. */

#include "hoso-province.h"

#include <string.h>

/* The present one, then all that it was made of. */
static const char *const merged[] = {
  "ha-noi=ha-noi",
  "hue=hue",
  "lai-chau=lai-chau",
  "dien-bien=dien-bien",
  "son-la=son-la",
  "lang-son=lang-son",
  "quang-ninh=quang-ninh",
  "thanh-hoa=thanh-hoa",
  "nghe-an=nghe-an",
  "ha-tinh=ha-tinh",
  "cao-bang=cao-bang",
  "tuyen-quang=ha-giang+tuyen-quang",
  "lao-cai=yen-bai+lao-cai",
  "thai-nguyen=bac-kan+thai-nguyen",
  "phu-tho=vinh-phuc+hoa-binh+phu-tho",
  "bac-ninh=bac-giang+bac-ninh",
  "hung-yen=thai-binh+hung-yen",
  "hai-phong=hai-duong+hai-phong",
  "ninh-binh=ha-nam+nam-dinh+ninh-binh",
  "quang-tri=quang-binh+quang-tri",
  "da-nang=quang-nam+da-nang",
  "quang-ngai=kon-tum+quang-ngai",
  "gia-lai=binh-dinh+gia-lai",
  "khanh-hoa=ninh-thuan+khanh-hoa",
  "lam-dong=dak-nong+binh-thuan+lam-dong",
  "dak-lak=phu-yen+dak-lak",
  "ho-chi-minh=ba-ria-vung-tau+binh-duong+ho-chi-minh",
  "dong-nai=binh-phuoc+dong-nai",
  "tay-ninh=long-an+tay-ninh",
  "can-tho=soc-trang+hau-giang+can-tho",
  "vinh-long=ben-tre+tra-vinh+vinh-long",
  "dong-thap=tien-giang+dong-thap",
  "ca-mau=bac-lieu+ca-mau",
  "an-giang=kien-giang+an-giang",
};

G_STATIC_ASSERT (G_N_ELEMENTS (merged) == HOSO_N_PRESENT_PROVINCES);

static void
test_merged (void)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (merged); i++)
    {
      g_auto (GStrv) sides = g_strsplit (merged[i], "=", 2);
      g_auto (GStrv) old = g_strsplit (sides[1], "+", -1);
      const HosoProvince *now = hoso_province_get (sides[0]);

      g_assert_nonnull (now);
      g_assert_true (hoso_province_is_present (now));
      for (guint j = 0; old[j] != NULL; j++, n++)
        {
          const HosoProvince *province = hoso_province_get (old[j]);

          g_assert_nonnull (province);
          g_assert_true (hoso_province_get_now (province) == now);
          g_assert_cmpint (hoso_province_is_present (province), ==, province == now);
        }
    }
  g_assert_cmpuint (n, ==, HOSO_N_PROVINCES);
  g_assert_null (hoso_province_get ("atlantis"));
}

/* Each name finds its province, and the list is sorted. */
static void
test_names (void)
{
  const HosoProvince *province;
  const char *previous = "";
  guint n;

  for (n = 0; (province = hoso_province_get_nth (n)) != NULL; n++)
    {
      g_autofree char *decomposed = g_utf8_normalize (province->name, -1, G_NORMALIZE_NFD);
      g_autofree char *lower = g_utf8_strdown (province->name, -1);

      g_assert_cmpstr (previous, <, province->key);
      previous = province->key;
      g_assert_true (hoso_province_find (province->name) == province);
      g_assert_true (hoso_province_find (decomposed) == province);
      g_assert_true (hoso_province_find (lower) == province);
      g_assert_true (hoso_province_get (province->key) == province);
    }
  g_assert_cmpuint (n, ==, HOSO_N_PROVINCES);
}

static void
test_spellings (void)
{
  static const char *const spellings[][2] = {
    { "TP.HCM", "ho-chi-minh" },
    { "tp hcm", "ho-chi-minh" },
    { "TPHCM", "ho-chi-minh" },
    { "HCM", "ho-chi-minh" },
    { "HCMC", "ho-chi-minh" },
    { "Tp. Hồ Chí Minh", "ho-chi-minh" },
    { "Thành phố Hồ Chí Minh", "ho-chi-minh" },
    { "Ho Chi Minh City", "ho-chi-minh" },
    { "Hồ Chí Minh, Việt Nam", "ho-chi-minh" },
    { "Sài Gòn", "ho-chi-minh" },
    { "SaiGon", "ho-chi-minh" },
    { "SG", "ho-chi-minh" },
    { "  HN ", "ha-noi" },
    { "Hanoi", "ha-noi" },
    { "Hà Tây", "ha-noi" },
    { "ĐN", "da-nang" },
    { "Huế", "hue" },
    { "Thừa Thiên Huế", "hue" },
    { "Thừa Thiên - Huế", "hue" },
    { "TT Huế", "hue" },
    { "BRVT", "ba-ria-vung-tau" },
    { "BR-VT", "ba-ria-vung-tau" },
    { "Bà Rịa Vũng Tàu", "ba-ria-vung-tau" },
    { "Vũng Tàu", "ba-ria-vung-tau" },
    { "Đăk Lăk", "dak-lak" },
    { "Đắc Lắc", "dak-lak" },
    { "Hoà Bình", "hoa-binh" },
    { "tỉnh Thanh Hoá", "thanh-hoa" },
    { "T. Nghệ An", "nghe-an" },
    { "12 Lê Lợi, Quận 1, TP.HCM", "ho-chi-minh" },
    { "Cầu Giấy, Hà Nội, Vietnam", "ha-noi" },
    { "Đà Lạt", "lam-dong" },
  };
  static const char *const others[] = {
    "",
    " ",
    ",",
    "Paris",
    "Hà",
    "tỉnh",
    "Quận 1",
    "Hà Nội, gần hồ",
    "Tôi ở Hà Nội",
    "tp",
  };

  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      const HosoProvince *found = hoso_province_find (spellings[i][0]);

      if (found == NULL || strcmp (found->key, spellings[i][1]) != 0)
        g_error ("“%s”: %s", spellings[i][0], found != NULL ? found->key : "nothing");
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      if (hoso_province_find (others[i]) != NULL)
        g_error ("“%s”: %s", others[i], hoso_province_find (others[i])->key);
    }
  g_assert_null (hoso_province_find (NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/province/merged", test_merged);
  g_test_add_func ("/province/names", test_names);
  g_test_add_func ("/province/spellings", test_spellings);
  return g_test_run ();
}
