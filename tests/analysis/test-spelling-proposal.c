/* Which spellings are proposed as one answer, and which never are. */

#include "hoso-spelling-proposal.h"
#include "hoso-spelling-slips.h"

#include <string.h>
#include <time.h>

/* "count text|count text…" */
static GPtrArray *
read_spellings (const char *text)
{
  GPtrArray *spellings = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_spelling_free);
  g_auto (GStrv) parts = g_strsplit (text, "|", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *rest;
      guint64 count = g_ascii_strtoull (parts[i], &rest, 10);

      g_ptr_array_add (spellings, hoso_spelling_new (rest + 1, count));
    }
  return spellings;
}

static const char *
find_place (const char *text)
{
  static const char *const names[] = { "HCM", "tp hcm", "TP.HCM", "Sài Gòn", "sai gon", "TPHCM" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (names[i], text) == 0)
      return "TP. Hồ Chí Minh";
  return NULL;
}

/* "reason[?] label: spelling count, … / …" */
static char *
dup_groups (const char *text)
{
  g_autoptr (GPtrArray) spellings = read_spellings (text);
  g_autoptr (GPtrArray) groups = hoso_spelling_propose (spellings, find_place);
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < groups->len; i++)
    {
      const HosoSpellingGroup *group = g_ptr_array_index (groups, i);

      g_string_append_printf (all, "%s%s%s %s:", i > 0 ? " / " : "",
                              hoso_spelling_reason_get_name (group->reason),
                              group->sure ? "" : "?", group->label);
      for (guint k = 0; k < group->spellings->len; k++)
        {
          const HosoSpelling *spelling = g_ptr_array_index (group->spellings, k);

          g_string_append_printf (all, " %s %u", spelling->text, (guint)spelling->count);
        }
    }
  return g_string_free (all, FALSE);
}

/* Spellings with their counts, and what is proposed. */
static const char *const pairs[][2] = {
  { "1 tp hcm|1 HCM|1 Sài Gòn", "place Sài Gòn: HCM 1 Sài Gòn 1 tp hcm 1" },
  { "3 tp hcm|2 HCM|1 TP.HCM", "place TP. Hồ Chí Minh: tp hcm 3 HCM 2 TP.HCM 1" },
  { "5 Hà Nội|2 ha noi|1 HÀ NỘI!|1 Hà noi",
    "same Hà Nội: Hà Nội 5 ha noi 2 HÀ NỘI! 1 Hà noi 1" },
  { "9 ha noi|1 Hà Nội", "same Hà Nội: ha noi 9 Hà Nội 1" },
  { "2 Shopee|1 shopee|1 SHOPEE.", "same Shopee: Shopee 2 SHOPEE. 1 shopee 1" },
  { "4 đà nẵng|3 Đà Nẵng|1 da nang|1 Da-Nang",
    "same đà nẵng: đà nẵng 4 Đà Nẵng 3 Da-Nang 1 da nang 1" },
  { "2 Hòa|1 Hoà", "same Hòa: Hòa 2 Hoà 1" },
  /* names that differ in their marks */
  { "9 Hùng|7 Hưng", "marks? Hùng: Hưng 7" },
  { "9 Hùng|7 Hưng|2 hung", "marks? Hùng: Hưng 7 / marks? Hùng: hung 2" },
  { "90 Hà Nội|3 ha noi|1 Hà Nôi",
    "same Hà Nội: Hà Nội 90 ha noi 3 / marks? Hà Nội: Hà Nôi 1" },
  { "9 Nam|8 Năm", "marks? Năm: Nam 9" },
  { "90 Có|1 co", "same Có: Có 90 co 1" },
  /* slips */
  { "9 Shopee|1 Shoppe", "slip? Shopee: Shoppe 1" },
  { "9 Facebook|1 Facebok|2 facebook",
    "same Facebook: Facebook 9 facebook 2 / slip? Facebook: Facebok 1" },
  { "9 Shopee|8 Shoppe", "" },
  { "9 Lan|1 Lam", "" },
  /* what means something else */
  { "9 Có|8 Không|7 có thể", "" },
  { "9 Hài lòng|8 Không hài lòng", "" },
  { "5 1|4 1.|3 1,0|2 10|1 -1", "" },
  { "5 18-25|4 1825|3 18 25", "" },
  { "5 Từ 18-25|4 từ 18 – 25|3 Từ 1825", "same Từ 18-25: Từ 18-25 5 từ 18 – 25 4" },
  { "5 C|4 C++|3 C#", "" },
  { "5 Quận 1|4 quan 1|3 Quận 11|2 Quận 10", "same Quận 1: Quận 1 5 quan 1 4" },
  { "5 Dưới 5 triệu|4 Trên 5 triệu", "" },
  { "5 >5tr|4 <5tr", "" },
  { "", "" },
  { "3 👍|2 👍🏻|1 …", "" },
};

static void
test_pairs (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *groups = dup_groups (pairs[i][0]);

      g_assert_cmpstr (groups, ==, pairs[i][1]);
    }
}

/* NFD and NFC are one; so are texts of another script. */
static void
test_forms (void)
{
  g_autofree char *nfd = g_utf8_normalize ("Sài Gòn cũ", -1, G_NORMALIZE_NFD);
  g_autofree char *text = g_strdup_printf ("2 Sài Gòn cũ|1 %s", nfd);
  g_autofree char *groups = dup_groups (text);
  g_autofree char *greek = dup_groups ("2 Αθήνα|1 αθηνα");

  g_assert_true (g_str_has_prefix (groups, "same Sài Gòn cũ:"));
  g_assert_cmpstr (greek, ==, "same Αθήνα: Αθήνα 2 αθηνα 1");
}

/* Texts made to be hard: all alike, broken, endless. */
static void
test_hostile (void)
{
  g_autoptr (GPtrArray) spellings =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_spelling_free);
  g_autofree char *endless = g_strnfill (200000, 'a');
  g_autoptr (GPtrArray) groups = NULL;
  gint64 start;

  for (guint i = 0; i < 20000; i++)
    {
      GString *text = g_string_new ("Ho");

      for (guint bit = 0; bit < 15; bit++)
        g_string_append (text, i & 1u << bit ? "à" : "á");
      g_ptr_array_add (spellings, hoso_spelling_new (text->str, 5));
      g_string_free (text, TRUE);
    }
  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *text = g_strdup_printf ("aaaaaaaaaaaa%c%c%c", 'a' + i % 26,
                                               'a' + i / 26 % 26, 'a' + i / 676 % 26);

      g_ptr_array_add (spellings, hoso_spelling_new (text, 3 + i % 90));
    }
  g_ptr_array_add (spellings, hoso_spelling_new (endless, 9));
  g_ptr_array_add (spellings, hoso_spelling_new ("\xff\xfe broken \xc3", 9));
  g_ptr_array_add (spellings, hoso_spelling_new ("<b>%s%n</b>'; DROP TABLE survey; --", 9));
  g_ptr_array_add (spellings, hoso_spelling_new ("<B>%s%n</b>'; DROP TABLE survey --", 9));
  start = g_get_monotonic_time ();
  groups = hoso_spelling_propose (spellings, NULL);
  g_test_message ("%.2f s", (double)(g_get_monotonic_time () - start) / G_USEC_PER_SEC);
  g_assert_cmpuint (groups->len, >, 0);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_USEC_PER_SEC);
}

/* Answers of which each is another, as free text brings them. */
static void
test_many (void)
{
  g_autoptr (GPtrArray) spellings =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_spelling_free);
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  static const char *const words[] = { "Sản phẩm", "giao", "nhanh", "Đóng gói", "cẩn thận",
                                       "shop", "nhiệt tình", "Chất lượng", "tuyệt vời", "giá" };
  double seconds;
  clock_t start;

  for (guint i = 0; i < 100000; i++)
    {
      GString *text = g_string_new (NULL);

      for (guint k = 0; k < 4; k++)
        g_string_append_printf (text, "%s ", words[g_rand_int_range (rand, 0, 10)]);
      g_string_append_printf (text, "%c%c%c%c", 'a' + i % 26, 'a' + i / 26 % 26,
                              'a' + i / 676 % 26, 'a' + i / 17576);
      g_ptr_array_add (spellings, hoso_spelling_new (text->str, 1 + i % 4));
      g_string_free (text, TRUE);
    }
  start = clock ();
  groups = hoso_spelling_propose (spellings, NULL);
  seconds = (double)(clock () - start) / CLOCKS_PER_SEC;
  g_test_minimized_result (seconds, "100,000 texts: %.2f s", seconds);
#ifdef __OPTIMIZE__
  g_assert_cmpfloat (seconds, <, 1.0);
#endif
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/spelling-proposal/pairs", test_pairs);
  g_test_add_func ("/spelling-proposal/forms", test_forms);
  g_test_add_func ("/spelling-proposal/hostile", test_hostile);
  g_test_add_func ("/spelling-proposal/many", test_many);
  return g_test_run ();
}
