/* How likely two entries are one person.
 *
 * Fellegi and Sunter, A Theory for Record Linkage, JASA 64 (1969) 1183-1210: each
 * comparison adds log2 (m / u), where m is how often it comes out so for two entries
 * of one person and u for two people; the sum on top of log2 of the prior odds gives
 * the odds.  u of a name is how common its words are here, after Winkler,
 * Frequency-based matching in Fellegi-Sunter model of record linkage (US Census
 * Bureau, RR2000/06).  The m are set by hand from what lists of shops look like; the
 * benchmark measures what comes of them.  Pure functions.
 */

#include "hoso-likeness.h"

#include <math.h>
#include <string.h>

#include "hoso-likeness-private.h"

/* One customer in twenty is there twice, and as many pairs share a telephone within
 * a family: what a list of N has of both grows with N, its pairs with N². */
#define PAIRS_OF_ONE 0.1 /* over N */
#define FEWEST 200       /* a short list says little of how common a name is */

/* The shares of the families, and of two middle names, in Vietnam: Lê Trung Hoa, Họ
 * và tên người Việt Nam (2005). */
static const struct
{
  const char *word;
  double share;
} known_words[] = {
  { "nguyen", 0.384 },
  { "tran", 0.121 },
  { "le", 0.095 },
  { "pham", 0.070 },
  { "hoang", 0.051 },
  { "huynh", 0.051 },
  { "phan", 0.045 },
  { "vu", 0.039 },
  { "vo", 0.039 },
  { "dang", 0.021 },
  { "bui", 0.020 },
  { "do", 0.014 },
  { "ho", 0.013 },
  { "ngo", 0.013 },
  { "duong", 0.010 },
  { "ly", 0.005 },
  { "thi", 0.300 },
  { "van", 0.200 },
};

#define UNKNOWN_WORD 0.008
#define COMMON_INITIAL 0.15 /* of a word that begins with a given letter */
#define RAREST_NAME 1e-6
#define RARE_NAME 1e-4

/* m of each likeness of names, in the order of the enum; they sum up to 1. */
static const double name_shares[] = { 0.50, 0.10, 0.04, 0.01, 0.05, 0.08, 0.05, 0.12, 0.05 };

G_STATIC_ASSERT (G_N_ELEMENTS (name_shares) == HOSO_NAME_DIFFERENT + 1);

static double
get_known_share (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (known_words); i++)
    if (strcmp (known_words[i].word, word) == 0)
      return known_words[i].share;
  return UNKNOWN_WORD;
}

/* As FEWEST people from elsewhere would have it, and the list itself. */
static void
count_words (HosoLikeness *likeness)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer word;
  gpointer count;

  for (guint i = 0; i < likeness->n; i++)
    for (guint k = 0; k < likeness->names[i].n_words; k++)
      {
        gpointer key = (gpointer)likeness->names[i].words[k];
        gsize n = GPOINTER_TO_SIZE (g_hash_table_lookup (counts, key));

        g_hash_table_insert (counts, key, GSIZE_TO_POINTER (n + 1));
      }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &word, &count))
    {
      double *share = g_new (double, 1);

      *share = ((double)GPOINTER_TO_SIZE (count) + FEWEST * get_known_share (word)) /
               (likeness->n + (double)FEWEST);
      g_hash_table_insert (likeness->shares, word, share);
    }
}

/* How often anybody has the @n words of @name from @first on. */
static double
estimate_words (const HosoLikeness *likeness, const HosoPersonName *name, guint first)
{
  double share = 1;

  for (guint i = first; i < name->n_words; i++)
    {
      const double *of_word = g_hash_table_lookup (likeness->shares, name->words[i]);

      share *= strlen (name->words[i]) == 1 ? COMMON_INITIAL : *of_word;
    }
  return MAX (share, RAREST_NAME);
}

/* The whole name, by its words and by how many here have it but these two, who may
 * be one: that there is nobody else in a short list does not make it rarer. */
static double
estimate_name (const HosoLikeness *likeness, guint i)
{
  double by_words = estimate_words (likeness, &likeness->names[i], 0);
  double others = MAX ((double)likeness->namesakes[i] - 2, 0);

  return MAX (by_words, (others + FEWEST * by_words) / (likeness->n + (double)FEWEST));
}

static double
weigh_name (const HosoLikeness *likeness, guint a, guint b, HosoLikenessReasons *reasons)
{
  const HosoPersonName *one = &likeness->names[a];
  const HosoPersonName *other = &likeness->names[b];
  guint shorter = one->n_words <= other->n_words ? a : b;
  double m = name_shares[reasons->name];
  double u;

  switch (reasons->name)
    {
    case HOSO_NAME_SAME:
    case HOSO_NAME_SAME_WITHOUT_MARKS:
    case HOSO_NAME_OTHER_MARKS:
      u = estimate_name (likeness, a);
      reasons->rare_name = u < RARE_NAME;
      /* Most who have the name have it in the first of these ways. */
      return log2 (m / (u * (reasons->name == HOSO_NAME_OTHER_MARKS ? 0.3 : 0.7)));
    case HOSO_NAME_OTHER_ORDER:
      return log2 (m / (estimate_name (likeness, a) * 0.3));
    case HOSO_NAME_SLIP:
      u = MAX (estimate_name (likeness, a), estimate_name (likeness, b));
      return log2 (m / MAX (u * 5, RAREST_NAME));
    case HOSO_NAME_SHORTER:
    case HOSO_NAME_ABBREVIATED:
      return log2 (m / estimate_words (likeness, &likeness->names[shorter], 0));
    case HOSO_NAME_GIVEN:
      return log2 (m / estimate_words (likeness, &likeness->names[shorter], 0));
    case HOSO_NAME_DIFFERENT:
      return one->n_words == 0 || other->n_words == 0 ? 0 : log2 (m);
    }
  g_assert_not_reached ();
}

static const char *
find_common (const char *const *a, const char *const *b)
{
  for (guint i = 0; a != NULL && b != NULL && a[i] != NULL; i++)
    if (g_strv_contains (b, a[i]))
      return a[i];
  return NULL;
}

static gboolean
has_any (const char *const *list)
{
  return list != NULL && list[0] != NULL;
}

static gboolean
is_one_digit_apart (const char *a, const char *b)
{
  guint n = 0;

  if (strlen (a) != strlen (b))
    return FALSE;
  for (guint i = 0; a[i] != '\0'; i++)
    n += a[i] != b[i];
  return n == 1;
}

static gboolean
has_near_phone (const HosoLikenessEntry *a, const HosoLikenessEntry *b)
{
  for (guint i = 0; a->phones[i] != NULL; i++)
    for (guint k = 0; b->phones[k] != NULL; k++)
      if (is_one_digit_apart (a->phones[i], b->phones[k]))
        return TRUE;
  return FALSE;
}

/* What @holders others share tells little; @rate of N shares it by chance. */
static double
weigh_shared (const HosoLikeness *likeness, double m, double rate, const char *what)
{
  guint holders = GPOINTER_TO_UINT (g_hash_table_lookup (likeness->holders, what));

  return log2 (m * likeness->size / (rate * PAIRS_OF_ONE * MAX (holders - 1.0, 1.0)));
}

static double
weigh_contacts (const HosoLikeness *likeness, guint a, guint b, HosoLikenessReasons *reasons)
{
  const HosoLikenessEntry *one = &likeness->entries[a];
  const HosoLikenessEntry *other = &likeness->entries[b];
  double weight = 0;

  reasons->phone = find_common (one->phones, other->phones);
  reasons->email = find_common (one->emails, other->emails);
  reasons->code = find_common (one->codes, other->codes);
  if (reasons->phone != NULL)
    weight += weigh_shared (likeness, 0.6, 1, reasons->phone);
  else if (has_any (one->phones) && has_any (other->phones))
    {
      reasons->near_phone = has_near_phone (one, other);
      reasons->other_phones = !reasons->near_phone;
      /* 81 numbers in 10⁸ are one digit apart; two numbers of one person are common. */
      weight += reasons->near_phone ? log2 (0.05 / 1e-6) : log2 (0.4);
    }
  /* Each further one says less, since those who share one share others too. */
  if (reasons->email != NULL)
    weight += reasons->phone != NULL ? 4 : weigh_shared (likeness, 0.6, 0.4, reasons->email);
  else if (has_any (one->emails) && has_any (other->emails))
    weight += log2 (0.5);
  if (reasons->code != NULL)
    weight += reasons->phone != NULL || reasons->email != NULL
                ? 4
                : weigh_shared (likeness, 0.9, 0.1, reasons->code);
  return weight;
}

static gboolean
has_day (const HosoLikenessEntry *entry)
{
  return entry->month != 0 && entry->day != 0;
}

/* Whether the day by the lunar calendar is the other's day, that calendar being
 * forgotten. */
static gboolean
lacks_calendar (const HosoLikenessEntry *lunar, const HosoLikenessEntry *other)
{
  return lunar->lunar_month == other->month && lunar->lunar_day == other->day;
}

/* Of two whole dates, or days of the same calendar. */
static HosoBirthdayLikeness
compare_days (const HosoLikenessEntry *a, const HosoLikenessEntry *b, gboolean years)
{
  gboolean mixed = a->by_lunar != b->by_lunar;

  if (a->month == b->month && a->day == b->day)
    {
      if (!years)
        return HOSO_BIRTHDAY_SAME_DAY;
      if (a->year != b->year)
        return HOSO_BIRTHDAY_DIFFERENT;
      return mixed ? HOSO_BIRTHDAY_LUNAR : HOSO_BIRTHDAY_SAME;
    }
  if (mixed && lacks_calendar (a->by_lunar ? a : b, a->by_lunar ? b : a))
    return HOSO_BIRTHDAY_UNKNOWN;
  return years && a->year == b->year && a->month == b->day && a->day == b->month
           ? HOSO_BIRTHDAY_SWAPPED
           : HOSO_BIRTHDAY_DIFFERENT;
}

static HosoBirthdayLikeness
compare_birthdays (const HosoLikenessEntry *a, const HosoLikenessEntry *b)
{
  gboolean years = a->year != 0 && b->year != 0;

  if (has_day (a) && has_day (b))
    return compare_days (a, b, years);
  if (a->lunar_month == 0 || b->lunar_month == 0)
    return years && a->year != b->year ? HOSO_BIRTHDAY_DIFFERENT : HOSO_BIRTHDAY_UNKNOWN;
  return a->lunar_month == b->lunar_month && a->lunar_day == b->lunar_day
           ? HOSO_BIRTHDAY_SAME_DAY
           : HOSO_BIRTHDAY_DIFFERENT;
}

/* One in 365 days and about fifty years. */
static double
weigh_birthday (HosoBirthdayLikeness likeness)
{
  switch (likeness)
    {
    case HOSO_BIRTHDAY_UNKNOWN:
      return 0;
    case HOSO_BIRTHDAY_SAME:
    case HOSO_BIRTHDAY_LUNAR:
      return log2 (0.9 * 365 * 50);
    case HOSO_BIRTHDAY_SAME_DAY:
      return log2 (0.9 * 365);
    case HOSO_BIRTHDAY_SWAPPED:
      return log2 (0.03 * 365 * 50);
    case HOSO_BIRTHDAY_DIFFERENT:
      return log2 (0.05);
    }
  g_assert_not_reached ();
}

/**
 * hoso_likeness_rate:
 * @first: index of an entry
 * @second: index of another
 * @reasons: gets the score and what it rests on
 */
void
hoso_likeness_rate (const HosoLikeness *likeness,
                    guint first,
                    guint second,
                    HosoLikenessReasons *reasons)
{
  const HosoPersonName *one = &likeness->names[first];
  const HosoPersonName *other = &likeness->names[second];
  const HosoLikenessEntry *a = &likeness->entries[first];
  const HosoLikenessEntry *b = &likeness->entries[second];
  double weight = log2 (PAIRS_OF_ONE / likeness->size);

  memset (reasons, 0, sizeof *reasons);
  reasons->name = hoso_person_name_compare (one, other);
  reasons->birthday = compare_birthdays (a, b);
  reasons->other_sex = one->sex * other->sex < 0;
  weight += weigh_name (likeness, first, second, reasons);
  weight += weigh_contacts (likeness, first, second, reasons);
  weight += weigh_birthday (reasons->birthday);
  weight += reasons->other_sex ? log2 (0.01) : 0;
  weight += a->is_company != b->is_company ? log2 (0.2) : 0;
  reasons->score = 1 / (1 + exp2 (-weight));
}

/* A name whatever the order of its words. */
char *
hoso_likeness_dup_name_key (const HosoPersonName *name)
{
  const char *words[HOSO_NAME_MAX_WORDS + 1];

  for (guint i = 0; i < name->n_words; i++)
    {
      guint k = i;

      for (; k > 0 && strcmp (words[k - 1], name->words[i]) > 0; k--)
        words[k] = words[k - 1];
      words[k] = name->words[i];
    }
  words[name->n_words] = NULL;
  return g_strjoinv (" ", (char **)words);
}

static void
count_namesakes (HosoLikeness *likeness)
{
  g_autoptr (GHashTable) counts =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < likeness->n; i++)
      {
        g_autofree char *key = hoso_likeness_dup_name_key (&likeness->names[i]);
        guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));

        if (pass == 0)
          g_hash_table_insert (counts, g_steal_pointer (&key), GUINT_TO_POINTER (n + 1));
        else
          likeness->namesakes[i] = n;
      }
}

static void
count_holders (HosoLikeness *likeness, const char *const *list)
{
  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (likeness->holders, list[i]));

      g_hash_table_insert (likeness->holders, (gpointer)list[i], GUINT_TO_POINTER (n + 1));
    }
}

/**
 * hoso_likeness_new:
 *
 * Learns from all @entries how common names and contacts are.
 *
 * Returns: free with hoso_likeness_free()
 */
HosoLikeness *
hoso_likeness_new (const HosoLikenessEntry *entries, guint n)
{
  HosoLikeness *likeness = g_new0 (HosoLikeness, 1);

  likeness->entries = entries;
  likeness->n = n;
  likeness->size = MAX (n, (double)FEWEST);
  likeness->names = g_new0 (HosoPersonName, n);
  likeness->namesakes = g_new0 (guint, n);
  likeness->chunk = g_string_chunk_new (65536);
  likeness->shares = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  likeness->holders = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < n; i++)
    {
      hoso_person_name_init (&likeness->names[i], entries[i].name, entries[i].is_company,
                             likeness->chunk);
      count_holders (likeness, entries[i].phones);
      count_holders (likeness, entries[i].emails);
      count_holders (likeness, entries[i].codes);
    }
  count_words (likeness);
  count_namesakes (likeness);
  return likeness;
}

void
hoso_likeness_free (HosoLikeness *likeness)
{
  for (guint i = 0; i < likeness->n; i++)
    hoso_person_name_clear (&likeness->names[i]);
  g_free (likeness->names);
  g_free (likeness->namesakes);
  g_string_chunk_free (likeness->chunk);
  g_hash_table_unref (likeness->shares);
  g_hash_table_unref (likeness->holders);
  g_free (likeness);
}
