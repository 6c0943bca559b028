/* The provinces and cities of Vietnam, and how people write them.  Which of the
 * 63 make each of the 34 since 1 July 2025: the National Assembly's resolution
 * 202/2025/QH15.  Thread-safe; what is returned is static.
 */

#include "hoso-province.h"

#include <string.h>

#include "hoso-fold.h"

#define MAX_LENGTH 200 /* bytes; what is longer is no place's name */

static const HosoProvince provinces[HOSO_N_PROVINCES] = {
  { "an-giang", "An Giang", "an-giang" },
  { "ba-ria-vung-tau", "Bà Rịa - Vũng Tàu", "ho-chi-minh" },
  { "bac-giang", "Bắc Giang", "bac-ninh" },
  { "bac-kan", "Bắc Kạn", "thai-nguyen" },
  { "bac-lieu", "Bạc Liêu", "ca-mau" },
  { "bac-ninh", "Bắc Ninh", "bac-ninh" },
  { "ben-tre", "Bến Tre", "vinh-long" },
  { "binh-dinh", "Bình Định", "gia-lai" },
  { "binh-duong", "Bình Dương", "ho-chi-minh" },
  { "binh-phuoc", "Bình Phước", "dong-nai" },
  { "binh-thuan", "Bình Thuận", "lam-dong" },
  { "ca-mau", "Cà Mau", "ca-mau" },
  { "can-tho", "Cần Thơ", "can-tho" },
  { "cao-bang", "Cao Bằng", "cao-bang" },
  { "da-nang", "Đà Nẵng", "da-nang" },
  { "dak-lak", "Đắk Lắk", "dak-lak" },
  { "dak-nong", "Đắk Nông", "lam-dong" },
  { "dien-bien", "Điện Biên", "dien-bien" },
  { "dong-nai", "Đồng Nai", "dong-nai" },
  { "dong-thap", "Đồng Tháp", "dong-thap" },
  { "gia-lai", "Gia Lai", "gia-lai" },
  { "ha-giang", "Hà Giang", "tuyen-quang" },
  { "ha-nam", "Hà Nam", "ninh-binh" },
  { "ha-noi", "Hà Nội", "ha-noi" },
  { "ha-tinh", "Hà Tĩnh", "ha-tinh" },
  { "hai-duong", "Hải Dương", "hai-phong" },
  { "hai-phong", "Hải Phòng", "hai-phong" },
  { "hau-giang", "Hậu Giang", "can-tho" },
  { "ho-chi-minh", "TP. Hồ Chí Minh", "ho-chi-minh" },
  { "hoa-binh", "Hòa Bình", "phu-tho" },
  { "hue", "Huế", "hue" },
  { "hung-yen", "Hưng Yên", "hung-yen" },
  { "khanh-hoa", "Khánh Hòa", "khanh-hoa" },
  { "kien-giang", "Kiên Giang", "an-giang" },
  { "kon-tum", "Kon Tum", "quang-ngai" },
  { "lai-chau", "Lai Châu", "lai-chau" },
  { "lam-dong", "Lâm Đồng", "lam-dong" },
  { "lang-son", "Lạng Sơn", "lang-son" },
  { "lao-cai", "Lào Cai", "lao-cai" },
  { "long-an", "Long An", "tay-ninh" },
  { "nam-dinh", "Nam Định", "ninh-binh" },
  { "nghe-an", "Nghệ An", "nghe-an" },
  { "ninh-binh", "Ninh Bình", "ninh-binh" },
  { "ninh-thuan", "Ninh Thuận", "khanh-hoa" },
  { "phu-tho", "Phú Thọ", "phu-tho" },
  { "phu-yen", "Phú Yên", "dak-lak" },
  { "quang-binh", "Quảng Bình", "quang-tri" },
  { "quang-nam", "Quảng Nam", "da-nang" },
  { "quang-ngai", "Quảng Ngãi", "quang-ngai" },
  { "quang-ninh", "Quảng Ninh", "quang-ninh" },
  { "quang-tri", "Quảng Trị", "quang-tri" },
  { "soc-trang", "Sóc Trăng", "can-tho" },
  { "son-la", "Sơn La", "son-la" },
  { "tay-ninh", "Tây Ninh", "tay-ninh" },
  { "thai-binh", "Thái Bình", "hung-yen" },
  { "thai-nguyen", "Thái Nguyên", "thai-nguyen" },
  { "thanh-hoa", "Thanh Hóa", "thanh-hoa" },
  { "tien-giang", "Tiền Giang", "dong-thap" },
  { "tra-vinh", "Trà Vinh", "vinh-long" },
  { "tuyen-quang", "Tuyên Quang", "tuyen-quang" },
  { "vinh-long", "Vĩnh Long", "vinh-long" },
  { "vinh-phuc", "Vĩnh Phúc", "phu-tho" },
  { "yen-bai", "Yên Bái", "lao-cai" },
};

/* Other names, folded, without blanks and marks: short ones, former ones, those
 * of the capitals, and other spellings. */
static const struct
{
  const char *alias;
  const char *key;
} aliases[] = {
  { "hcm", "ho-chi-minh" },
  { "hcmc", "ho-chi-minh" },
  { "tphcm", "ho-chi-minh" },
  { "tphochiminh", "ho-chi-minh" },
  { "saigon", "ho-chi-minh" },
  { "sg", "ho-chi-minh" },
  { "sgn", "ho-chi-minh" },
  { "giadinh", "ho-chi-minh" },
  { "thuduc", "ho-chi-minh" },
  { "hn", "ha-noi" },
  { "tphn", "ha-noi" },
  { "hatay", "ha-noi" },
  { "hadong", "ha-noi" },
  { "dn", "da-nang" },
  { "tpdn", "da-nang" },
  { "danag", "da-nang" },
  { "hp", "hai-phong" },
  { "ct", "can-tho" },
  { "thuathienhue", "hue" },
  { "tthue", "hue" },
  { "tth", "hue" },
  { "brvt", "ba-ria-vung-tau" },
  { "vungtau", "ba-ria-vung-tau" },
  { "baria", "ba-ria-vung-tau" },
  { "bd", "binh-duong" },
  { "thudaumot", "binh-duong" },
  { "bienhoa", "dong-nai" },
  { "nhatrang", "khanh-hoa" },
  { "dalat", "lam-dong" },
  { "quynhon", "binh-dinh" },
  { "quinhon", "binh-dinh" },
  { "pleiku", "gia-lai" },
  { "buonmathuot", "dak-lak" },
  { "buonmethuot", "dak-lak" },
  { "bmt", "dak-lak" },
  { "daclac", "dak-lak" },
  { "daclak", "dak-lak" },
  { "daklac", "dak-lak" },
  { "darlac", "dak-lak" },
  { "dacnong", "dak-nong" },
  { "congtum", "kon-tum" },
  { "baccan", "bac-kan" },
  { "halong", "quang-ninh" },
  { "viettri", "phu-tho" },
  { "vinh", "nghe-an" },
  { "donghoi", "quang-binh" },
  { "dongha", "quang-tri" },
  { "hoian", "quang-nam" },
  { "tamky", "quang-nam" },
  { "tuyhoa", "phu-yen" },
  { "phanrang", "ninh-thuan" },
  { "phanthiet", "binh-thuan" },
  { "tanan", "long-an" },
  { "mytho", "tien-giang" },
  { "caolanh", "dong-thap" },
  { "sadec", "dong-thap" },
  { "longxuyen", "an-giang" },
  { "chaudoc", "an-giang" },
  { "rachgia", "kien-giang" },
  { "phuquoc", "kien-giang" },
  { "vithanh", "hau-giang" },
};

/* The province of that @key; NULL where there is none. */
const HosoProvince *
hoso_province_get (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (provinces); i++)
    {
      if (g_strcmp0 (provinces[i].key, key) == 0)
        return &provinces[i];
    }
  return NULL;
}

/* All of them in the order of their keys, @n from 0 on; NULL behind the last. */
const HosoProvince *
hoso_province_get_nth (guint n)
{
  return n < G_N_ELEMENTS (provinces) ? &provinces[n] : NULL;
}

/* The province that @province belongs to since July 2025; it may be itself. */
const HosoProvince *
hoso_province_get_now (const HosoProvince *province)
{
  g_return_val_if_fail (province != NULL, NULL);

  return hoso_province_get (province->now);
}

/* Whether @province is the name of one of the 34, too. */
gboolean
hoso_province_is_present (const HosoProvince *province)
{
  g_return_val_if_fail (province != NULL, FALSE);

  return strcmp (province->key, province->now) == 0;
}

/* Whether @name, without blanks and marks, is @key without its hyphens. */
static gboolean
is_key (const char *key, const char *name)
{
  for (; *key != '\0'; key++)
    {
      if (*key != '-' && *key != *name++)
        return FALSE;
    }
  return *name == '\0';
}

static const HosoProvince *
find_compact (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (provinces); i++)
    {
      if (is_key (provinces[i].key, name))
        return &provinces[i];
    }
  for (guint i = 0; i < G_N_ELEMENTS (aliases); i++)
    {
      if (strcmp (aliases[i].alias, name) == 0)
        return hoso_province_get (aliases[i].key);
    }
  return NULL;
}

/* Skips @word and the marks behind it; FALSE where another one begins. */
static gboolean
skip_word (const char **p, const char *word)
{
  gsize length = strlen (word);

  if (strncmp (*p, word, length) != 0 || g_ascii_isalnum ((*p)[length]) || (*p)[length] == '\0')
    return FALSE;
  for (*p += length; **p != '\0' && !g_ascii_isalnum (**p); (*p)++)
    ;
  return TRUE;
}

/* One name, folded, with “tỉnh” or “city” around it or without. */
static const HosoProvince *
find_name (const char *folded)
{
  static const char *const before[] = { "tinh", "thanh pho", "tp", "t.p", "t", "city of" };
  static const char *const after[] = { "city", "province" };
  g_autoptr (GString) compact = g_string_new (NULL);

  while (*folded != '\0' && !g_ascii_isalnum (*folded))
    folded++;
  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    {
      if (skip_word (&folded, before[i]))
        break;
    }
  for (const char *p = folded; *p != '\0'; p++)
    {
      if (g_ascii_isalnum (*p))
        g_string_append_c (compact, *p);
    }
  for (guint i = 0; i < G_N_ELEMENTS (after); i++)
    {
      if (g_str_has_suffix (compact->str, after[i]))
        g_string_truncate (compact, compact->len - strlen (after[i]));
    }
  return compact->len > 0 ? find_compact (compact->str) : NULL;
}

static gboolean
is_country (const char *folded)
{
  while (*folded == ' ')
    folded++;
  return g_str_has_prefix (folded, "viet nam") || g_str_has_prefix (folded, "vietnam") ||
         strcmp (folded, "vn") == 0;
}

/**
 * hoso_province_find:
 *
 * Takes any spelling: with and without marks, “TP.HCM”, “Sài Gòn”, “tỉnh Nghệ
 * An”, and an address that ends with the province.  The name of a province that
 * was enlarged in 2025 stands for the old one of that name here; ask
 * hoso_province_get_now() for the present one.
 *
 * Returns: (nullable): the province, static
 */
const HosoProvince *
hoso_province_find (const char *text)
{
  g_autofree char *folded = NULL;
  const HosoProvince *found;
  char *comma;

  if (text == NULL || strlen (text) > MAX_LENGTH)
    return NULL;
  folded = hoso_fold (text);
  found = find_name (folded);
  while (found == NULL && (comma = strrchr (folded, ',')) != NULL)
    {
      gboolean country = is_country (comma + 1);

      found = find_name (comma + 1);
      *comma = '\0';
      if (found == NULL && country)
        found = find_name (folded);
      else if (found == NULL)
        return NULL;
    }
  return found;
}
