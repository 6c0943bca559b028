/* Names that are compared, and how likely two entries are one person. */

#include <math.h>

#include "hoso-likeness.h"

static HosoNameLikeness
compare (const char *a, const char *b)
{
  g_autoptr (GStringChunk) chunk = g_string_chunk_new (256);
  HosoPersonName one;
  HosoPersonName other;
  HosoNameLikeness likeness;

  hoso_person_name_init (&one, a, FALSE, chunk);
  hoso_person_name_init (&other, b, FALSE, chunk);
  likeness = hoso_person_name_compare (&one, &other);
  g_assert_cmpint (hoso_person_name_compare (&other, &one), ==, likeness);
  hoso_person_name_clear (&one);
  hoso_person_name_clear (&other);
  return likeness;
}

static void
test_names (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    HosoNameLikeness likeness;
  } cases[] = {
    { "Nguyễn Thị Lan", "nguyễn  thị lan", HOSO_NAME_SAME },
    { "Nguyễn Thị Lan", "Nguyễn Thị Lan", HOSO_NAME_SAME }, /* NFD below */
    { "Nguyễn Thị Lan", "Chị Nguyễn Thị Lan (Q.7)", HOSO_NAME_SAME },
    { "Trần Hòa", "Trần Hoà", HOSO_NAME_SAME },
    { "Nguyễn Thị Lan", "Nguyen Thi Lan", HOSO_NAME_SAME_WITHOUT_MARKS },
    { "Đỗ Đức Đạt", "do duc dat", HOSO_NAME_SAME_WITHOUT_MARKS },
    { "Nguyễn Thị Lan", "Lan Nguyễn Thị", HOSO_NAME_OTHER_ORDER },
    { "Nguyễn Văn Tuấn", "Nguyễn Văn Tuân", HOSO_NAME_OTHER_MARKS },
    { "Nguyễn Thị Hương", "Nguyễn Thị Hưong", HOSO_NAME_OTHER_MARKS },
    { "Nguyễn Thị Hường", "Nguyễn Thị Hườg", HOSO_NAME_SLIP },
    { "Trần Quỳnh Trang", "Trần Qùynh Tarng", HOSO_NAME_SLIP },
    { "Nguyễn Thị Lan", "Nguyễn Lan", HOSO_NAME_SHORTER },
    { "Nguyễn Thị Ngọc Lan", "Nguyễn Ngọc Lan", HOSO_NAME_SHORTER },
    { "Nguyễn Thị Lan", "Ng. T. Lan", HOSO_NAME_ABBREVIATED },
    { "Trần Văn Hùng", "Tr Văn Hùng", HOSO_NAME_ABBREVIATED },
    { "Nguyễn Thị Lan", "N.T. Lan", HOSO_NAME_ABBREVIATED },
    { "Nguyễn Thị Lan", "chị Lan", HOSO_NAME_GIVEN },
    { "Nguyễn Thị Lan", "Thị Lan", HOSO_NAME_GIVEN },
    { "Nguyễn Thị Lan", "Nguyễn Thị Mai", HOSO_NAME_DIFFERENT },
    { "Nguyễn Thị Lan", "Trần Thị Lan", HOSO_NAME_DIFFERENT },
    { "Nguyễn Thị Lan", "Nguyễn Thị", HOSO_NAME_DIFFERENT },
    { "Nguyễn Văn An", "Nguyễn Văn Ân", HOSO_NAME_OTHER_MARKS },
    { "Nguyễn Văn A", "Nguyễn Văn B", HOSO_NAME_DIFFERENT },
    { "Lan", "Lan", HOSO_NAME_SAME },
    { "???", "Lan", HOSO_NAME_DIFFERENT },
    { "", "", HOSO_NAME_DIFFERENT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *apart = g_utf8_normalize (cases[i].b, -1, G_NORMALIZE_NFD);

      g_test_message ("%s / %s", cases[i].a, cases[i].b);
      g_assert_cmpint (compare (cases[i].a, cases[i].b), ==, cases[i].likeness);
      g_assert_cmpint (compare (cases[i].a, apart), ==, cases[i].likeness);
    }
}

static void
test_titles (void)
{
  g_autoptr (GStringChunk) chunk = g_string_chunk_new (256);
  HosoPersonName name;

  hoso_person_name_init (&name, "Anh Tuấn", FALSE, chunk);
  g_assert_cmpint (name.sex, ==, -1);
  g_assert_cmpuint (name.n_words, ==, 1);
  hoso_person_name_clear (&name);
  hoso_person_name_init (&name, "Anh", FALSE, chunk);
  g_assert_cmpint (name.sex, ==, 0);
  g_assert_cmpstr (name.words[0], ==, "anh");
  hoso_person_name_clear (&name);
  hoso_person_name_init (&name, "Công ty TNHH Hoa Sen", TRUE, chunk);
  g_assert_cmpuint (name.n_words, ==, 2);
  hoso_person_name_clear (&name);
}

static const char *const lan_phone[] = { "+84903123456", NULL };
static const char *const other_phone[] = { "+84912345678", NULL };
static const char *const near_phone[] = { "+84903123457", NULL };
static const char *const lan_email[] = { "lan@example.com", NULL };
static const char *const lan_code[] = { "shop: KH01", NULL };

/* Somebody else, with a name as names are here, or with one of nobody's. */
static char *
make_name (guint i, gboolean usual)
{
  static const char *const families[] = { "Nguyễn", "Trần", "Lê", "Nguyễn", "Phạm" };
  static const char *const middles[] = { "Thị", "Văn", "Ngọc", "Thị", "Minh", "Văn", "Hữu" };
  static const char *const givens[] = { "Lan", "An", "Bình", "Cúc", "Dũng", "Hà", "Khoa", "Mai",
                                        "Nga", "Oanh", "Phúc", "Quý", "Sơn", "Tú", "Uyên", "Vy" };

  if (!usual)
    return g_strdup_printf ("Họ%u Tên%u", i, i);
  return g_strdup_printf ("%s %s %s", families[i % 5], middles[i % 7], givens[i % 16]);
}

/* The two entries among a thousand others, @n_namesakes of them of the first's name. */
static HosoLikenessReasons
rate_among (HosoLikenessEntry a, HosoLikenessEntry b, guint n_namesakes, gboolean usual)
{
  g_autoptr (GStringChunk) chunk = g_string_chunk_new (4096);
  g_autoptr (GArray) entries = g_array_new (FALSE, TRUE, sizeof (HosoLikenessEntry));
  g_autoptr (HosoLikeness) likeness = NULL;
  HosoLikenessReasons reasons;

  g_array_append_val (entries, a);
  g_array_append_val (entries, b);
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *name = make_name (i, usual);
      HosoLikenessEntry entry = {
        .name = i < n_namesakes ? a.name : g_string_chunk_insert (chunk, name),
      };

      g_array_append_val (entries, entry);
    }
  likeness = hoso_likeness_new ((const HosoLikenessEntry *)entries->data, entries->len);
  hoso_likeness_rate (likeness, 0, 1, &reasons);
  return reasons;
}

static HosoLikenessReasons
rate (HosoLikenessEntry a, HosoLikenessEntry b, guint n_namesakes)
{
  return rate_among (a, b, n_namesakes, TRUE);
}

/* By hand, from the formula in hoso-likeness.c: prior log2 (0.1 / 1002) = -13.291;
 * the words of "Đinh Xuân Khải" are twice in 1002 entries: (2 + 200 · 0.008) / 1202 =
 * 0.002995 each, 2.69e-8 together, below the least u of 1e-6; log2 (0.5 / 0.7e-6) =
 * 19.446; the odds are 2^6.155, the score 0.9862. */
static void
test_formula (void)
{
  HosoLikenessEntry entry = { .name = "Đinh Xuân Khải" };
  HosoLikenessReasons reasons = rate_among (entry, entry, 0, FALSE);

  g_assert_true (reasons.rare_name);
  g_assert_cmpfloat_with_epsilon (reasons.score, 0.9862, 0.0001);
}

static void
test_rarity (void)
{
  HosoLikenessEntry entry = { .name = "Nguyễn Văn Cường" };
  double alone = rate (entry, entry, 0).score;
  double common = rate (entry, entry, 60).score;

  g_assert_cmpfloat (alone, >, 0.05);
  g_assert_cmpfloat (common, <, 0.05);
  g_assert_cmpfloat (common, <, alone / 4);
  g_assert_false (rate (entry, entry, 60).rare_name);
}

static void
test_contacts (void)
{
  HosoLikenessEntry lan = { .name = "Nguyễn Thị Lan", .phones = lan_phone };
  HosoLikenessEntry again = { .name = "chị Lan", .phones = lan_phone };
  HosoLikenessEntry son = { .name = "Trần Minh Khang", .phones = lan_phone };
  HosoLikenessEntry other = { .name = "Nguyễn Thị Lan", .phones = other_phone };
  HosoLikenessEntry near = { .name = "Nguyễn Thị Lan", .phones = near_phone };

  g_assert_cmpstr (rate (lan, lan, 0).phone, ==, "+84903123456");
  g_assert_cmpfloat (rate (lan, lan, 0).score, >, 0.95);
  g_assert_cmpfloat (rate (lan, again, 0).score, >, 0.5);
  g_assert_cmpfloat (rate (lan, son, 0).score, <, 0.1);
  g_assert_true (rate (lan, other, 0).other_phones);
  g_assert_cmpfloat (rate (lan, other, 0).score, <, 0.5);
  g_assert_true (rate (lan, near, 0).near_phone);
  g_assert_cmpfloat (rate (lan, near, 0).score, >, 0.9);
}

static void
test_other_traits (void)
{
  HosoLikenessEntry lan = {
    .name = "Nguyễn Thị Lan",
    .emails = lan_email,
    .codes = lan_code,
    .day = 5,
    .month = 3,
    .year = 1990,
  };
  HosoLikenessEntry mail = { .name = "Lan", .emails = lan_email };
  HosoLikenessEntry code = { .name = "Lan", .codes = lan_code };
  HosoLikenessEntry born = { .name = "Nguyen Lan", .day = 5, .month = 3, .year = 1990 };
  HosoLikenessEntry swapped = { .name = "Nguyen Lan", .day = 3, .month = 5, .year = 1990 };
  HosoLikenessEntry day = { .name = "Nguyen Lan", .day = 5, .month = 3 };
  HosoLikenessEntry else_born = { .name = "Nguyen Thi Lan", .day = 6, .month = 8, .year = 1977 };
  HosoLikenessEntry man = { .name = "Anh Lan", .emails = lan_email };
  HosoLikenessEntry woman = { .name = "Chị Lan", .emails = lan_email };

  g_assert_cmpfloat (rate (lan, mail, 0).score, >, 0.5);
  g_assert_cmpfloat (rate (lan, code, 0).score, >, 0.9);
  g_assert_cmpint (rate (lan, born, 0).birthday, ==, HOSO_BIRTHDAY_SAME);
  g_assert_cmpfloat (rate (lan, born, 0).score, >, 0.5);
  g_assert_cmpint (rate (lan, swapped, 0).birthday, ==, HOSO_BIRTHDAY_SWAPPED);
  g_assert_cmpint (rate (lan, day, 0).birthday, ==, HOSO_BIRTHDAY_SAME_DAY);
  g_assert_cmpint (rate (lan, else_born, 0).birthday, ==, HOSO_BIRTHDAY_DIFFERENT);
  g_assert_cmpfloat (rate (lan, else_born, 0).score, <, 0.02);
  g_assert_true (rate (man, woman, 0).other_sex);
  g_assert_cmpfloat (rate (man, woman, 0).score, <, 0.7);
  g_assert_cmpfloat (rate (woman, woman, 0).score, >, 0.9);
}

static gboolean
stop_cb (double done, gpointer data)
{
  return FALSE;
}

static void
test_find (void)
{
  const HosoLikenessEntry entries[] = {
    { .name = "Nguyễn Thị Lan", .phones = lan_phone },
    { .name = "Phạm Quốc Bảo", .phones = other_phone },
    { .name = "Trần Minh Khang", .phones = lan_phone },
    { .name = "Lan Nguyen Thi", .phones = lan_phone },
    { .name = "Đoàn Hữu Khải" },
    { .name = "Đoàn Hữu Khaỉ" },
  };
  g_autoptr (HosoLikeness) likeness = hoso_likeness_new (entries, G_N_ELEMENTS (entries));
  g_autoptr (GArray) found = hoso_likeness_find (likeness, 0.02, NULL, NULL);
  g_autoptr (GArray) sure = hoso_likeness_find (likeness, 0.9, NULL, NULL);
  const HosoLikenessPair *pairs = (const HosoLikenessPair *)found->data;

  g_assert_cmpuint (found->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    g_test_message ("%u %u %g", pairs[i].first, pairs[i].second, pairs[i].score);
  for (guint i = 1; i < 4; i++)
    g_assert_cmpfloat (pairs[i - 1].score, >=, pairs[i].score);
  g_assert_cmpuint (pairs[0].first + pairs[1].first, ==, 4);
  g_assert_cmpuint (pairs[3].first + pairs[3].second, <=, 5);
  /* The family stays, since they share a number. */
  g_assert_cmpuint (sure->len, ==, 4);
  g_assert_null (hoso_likeness_find (likeness, 0, stop_cb, NULL));
}

static void
test_none (void)
{
  g_autoptr (HosoLikeness) likeness = hoso_likeness_new (NULL, 0);
  g_autoptr (GArray) found = hoso_likeness_find (likeness, 0, NULL, NULL);

  g_assert_cmpuint (found->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/likeness/names", test_names);
  g_test_add_func ("/analysis/likeness/titles", test_titles);
  g_test_add_func ("/analysis/likeness/formula", test_formula);
  g_test_add_func ("/analysis/likeness/rarity", test_rarity);
  g_test_add_func ("/analysis/likeness/contacts", test_contacts);
  g_test_add_func ("/analysis/likeness/other-traits", test_other_traits);
  g_test_add_func ("/analysis/likeness/find", test_find);
  g_test_add_func ("/analysis/likeness/none", test_none);
  return g_test_run ();
}
