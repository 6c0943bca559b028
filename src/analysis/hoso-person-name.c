/* What a name says when it is compared.
 *
 * Vietnamese names are written family, middle, given; lists of shops have them with
 * a title in front (chị, anh, cô), without marks, without the middle name, with the
 * given name first, or abbreviated.  Pure functions.
 */

#include "hoso-person-name.h"

#include <stdlib.h>
#include <string.h>

#include "hoso-fold.h"

static const struct
{
  const char *word;
  int sex;
} titles[] = {
  { "anh", -1 },
  { "chi", 1 },
  { "co", 1 },
  { "chu", -1 },
  { "ong", -1 },
  { "ba", 1 },
  { "bac", 0 },
  { "em", 0 },
  { "me", 1 },
  { "bo", -1 },
  { "cau", -1 },
  { "mo", 1 },
  { "di", 1 },
  { "mr", -1 },
  { "mrs", 1 },
  { "ms", 1 },
  { "miss", 1 },
  { "a", -1 },
  { "c", 1 },
  { "kh", 0 },
  { "khach", 0 },
  { "ctv", 0 },
  { "shop", 0 },
  { "bs", 0 },
  { "ts", 0 },
  { "ths", 0 },
};

static const char *const legal_forms[] = {
  "cong",
  "ty",
  "cty",
  "ct",
  "tnhh",
  "cp",
  "co",
  "phan",
  "mtv",
  "mot",
  "thanh",
  "vien",
  "dntn",
  "doanh",
  "nghiep",
  "tu",
  "nhan",
  "hkd",
  "ho",
  "kinh",
  "ltd",
  "jsc",
  "inc",
  "llc",
  "company",
  "tm",
  "dv",
  "thuong",
  "mai",
  "dich",
  "vu",
  "sx",
  NULL,
};

/* Families that people shorten, and how. */
static const struct
{
  const char *shortened;
  const char *word;
} short_families[] = {
  { "ng", "nguyen" },
  { "ngn", "nguyen" },
  { "nguy", "nguyen" },
  { "tr", "tran" },
  { "ph", "pham" },
  { "hg", "hoang" },
  { "hh", "huynh" },
  { "dg", "duong" },
};

static gboolean
is_legal_form (const char *word)
{
  return g_strv_contains (legal_forms, word);
}

/* Whether @words begin with a title; one word alone is a name. */
static gboolean
take_title (char **words, int *sex)
{
  if (words[0] == NULL || words[1] == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (strcmp (words[0], titles[i].word) == 0)
      {
        *sex = titles[i].sex;
        return TRUE;
      }
  return FALSE;
}

/* Words of letters and digits; what stands in brackets is a remark. */
static char **
split_words (const char *folded)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  guint depth = 0;

  for (const char *p = folded; *p != '\0'; p++)
    {
      depth += *p == '(' || *p == '[';
      if (depth == 0)
        g_string_append_c (plain, (guchar)*p >= 0x80 || g_ascii_isalnum (*p) ? *p : ' ');
      if ((*p == ')' || *p == ']') && depth > 0)
        depth--;
    }
  return g_strsplit (plain->str, " ", -1);
}

static void
add_words (HosoPersonName *name, char **words, gboolean is_company, GStringChunk *chunk)
{
  for (guint i = 0; words[i] != NULL && name->n_words < HOSO_NAME_MAX_WORDS; i++)
    if (*words[i] != '\0' && !(is_company && is_legal_form (words[i])))
      name->words[name->n_words++] = g_string_chunk_insert_const (chunk, words[i]);
}

/* Without the empty ones. */
static void
close_gaps (char **words)
{
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      words[n++] = words[i];
    else
      g_free (words[i]);
  words[n] = NULL;
}

/**
 * hoso_person_name_init:
 * @text: as somebody wrote it
 * @chunk: keeps the words; it must outlive @name
 *
 * Free what it holds with hoso_person_name_clear().
 */
void
hoso_person_name_init (HosoPersonName *name,
                       const char *text,
                       gboolean is_company,
                       GStringChunk *chunk)
{
  g_autofree char *folded = hoso_fold (text);
  g_autofree char *composed = hoso_text_dup_trimmed (text, -1);
  g_autofree char *lower = g_utf8_strdown (composed, -1);
  g_auto (GStrv) words = split_words (folded);
  g_auto (GStrv) written = split_words (lower);
  g_autofree char *unmarked = NULL;
  guint first;

  memset (name, 0, sizeof *name);
  close_gaps (words);
  close_gaps (written);
  first = !is_company && take_title (words, &name->sex) ? 1 : 0;
  add_words (name, words + first, is_company, chunk);
  if (name->n_words == 0)
    add_words (name, words, FALSE, chunk);
  name->written = g_strjoinv (" ", g_strv_length (written) > first ? written + first : written);
  unmarked = hoso_fold (name->written);
  name->has_marks = strcmp (unmarked, name->written) != 0;
}

void
hoso_person_name_clear (HosoPersonName *name)
{
  g_clear_pointer (&name->written, g_free);
}

static gboolean
words_are_equal (const HosoPersonName *a, const HosoPersonName *b)
{
  if (a->n_words != b->n_words)
    return FALSE;
  for (guint i = 0; i < a->n_words; i++)
    if (strcmp (a->words[i], b->words[i]) != 0)
      return FALSE;
  return TRUE;
}

/* Every word of @a is one of @b's, each taken once. */
static gboolean
is_within (const HosoPersonName *a, const HosoPersonName *b)
{
  guint taken = 0;

  for (guint i = 0; i < a->n_words; i++)
    {
      guint k;

      for (k = 0; k < b->n_words; k++)
        if (!(taken & (1u << k)) && strcmp (a->words[i], b->words[k]) == 0)
          break;
      if (k == b->n_words)
        return FALSE;
      taken |= 1u << k;
    }
  return TRUE;
}

static int
compare_characters (gconstpointer a, gconstpointer b)
{
  gunichar x = *(const gunichar *)a;
  gunichar y = *(const gunichar *)b;

  return (x > y) - (x < y);
}

/* The letters and marks of @text, sorted: Hòa and Hoà have the same. */
static gunichar *
dup_sorted_marks (const char *text, glong *n)
{
  g_autofree char *apart = g_utf8_normalize (text, -1, G_NORMALIZE_NFD);
  gunichar *characters = g_utf8_to_ucs4_fast (apart, -1, n);

  qsort (characters, (gsize)*n, sizeof *characters, compare_characters);
  return characters;
}

static gboolean
has_other_marks (const HosoPersonName *a, const HosoPersonName *b)
{
  g_autofree gunichar *x = NULL;
  g_autofree gunichar *y = NULL;
  glong m;
  glong n;

  if (!a->has_marks || !b->has_marks || strcmp (a->written, b->written) == 0)
    return FALSE;
  x = dup_sorted_marks (a->written, &m);
  y = dup_sorted_marks (b->written, &n);
  return m != n || memcmp (x, y, (gsize)m * sizeof *x) != 0;
}

/* At most one letter added, lost, changed or swapped with the next; words of fewer
 * than three letters are other words. */
static gboolean
is_slip (const char *a, const char *b)
{
  gsize m = strlen (a);
  gsize n = strlen (b);
  gsize from = 0;
  gsize to = 0;

  if (m > n)
    return is_slip (b, a);
  if (n < 3 || n - m > 1)
    return FALSE;
  while (from < m && a[from] == b[from])
    from++;
  while (to < m - from && a[m - 1 - to] == b[n - 1 - to])
    to++;
  if (from + to >= m - (m == n))
    return TRUE;
  return m == n && from + to + 2 == m && a[from] == b[from + 1] && a[from + 1] == b[from];
}

static gboolean
has_one_slip (const HosoPersonName *a, const HosoPersonName *b)
{
  guint n_slips = 0;

  if (a->n_words != b->n_words || a->n_words < 2)
    return FALSE;
  for (guint i = 0; i < a->n_words; i++)
    {
      if (strcmp (a->words[i], b->words[i]) == 0)
        continue;
      if (!is_slip (a->words[i], b->words[i]))
        return FALSE;
      n_slips++;
    }
  return n_slips == 1;
}

static gboolean
is_short_for (const char *shortened, const char *word)
{
  if (strlen (shortened) == 1)
    return *shortened == *word;
  for (guint i = 0; i < G_N_ELEMENTS (short_families); i++)
    if (strcmp (shortened, short_families[i].shortened) == 0)
      return strcmp (word, short_families[i].word) == 0;
  return strlen (shortened) == 2 && strncmp (shortened, word, 2) == 0 && shortened[1] == 'h';
}

/* The words of @a in the order of @b's, some abbreviated, perhaps without middle
 * ones; the given name is whole in both. */
static gboolean
abbreviates (const HosoPersonName *a, const HosoPersonName *b)
{
  guint k = 0;

  if (a->n_words < 2 || a->n_words > b->n_words ||
      strcmp (a->words[a->n_words - 1], b->words[b->n_words - 1]) != 0)
    return FALSE;
  for (guint i = 0; i + 1 < a->n_words; i++, k++)
    {
      while (k + 1 < b->n_words && strcmp (a->words[i], b->words[k]) != 0 &&
             !is_short_for (a->words[i], b->words[k]))
        k++;
      if (k + 1 >= b->n_words || (i == 0 && k > 0))
        return FALSE;
    }
  return TRUE;
}

/* @a is the shorter name. */
static HosoNameLikeness
compare_shorter (const HosoPersonName *a, const HosoPersonName *b)
{
  gboolean given = strcmp (a->words[a->n_words - 1], b->words[b->n_words - 1]) == 0;

  if (a->n_words == 1)
    return given ? HOSO_NAME_GIVEN : HOSO_NAME_DIFFERENT;
  if (is_within (a, b))
    {
      /* The middle and the given name, as friends call each other. */
      if (strcmp (a->words[0], b->words[0]) == 0 && given)
        return HOSO_NAME_SHORTER;
      return given ? HOSO_NAME_GIVEN : HOSO_NAME_DIFFERENT;
    }
  return HOSO_NAME_DIFFERENT;
}

/**
 * hoso_person_name_compare:
 *
 * Returns: how alike the names are; it is the same for (a, b) and (b, a)
 */
HosoNameLikeness
hoso_person_name_compare (const HosoPersonName *a, const HosoPersonName *b)
{
  HosoNameLikeness likeness;

  if (a->n_words == 0 || b->n_words == 0)
    return HOSO_NAME_DIFFERENT;
  if (words_are_equal (a, b))
    {
      if (a->has_marks != b->has_marks)
        return HOSO_NAME_SAME_WITHOUT_MARKS;
      return has_other_marks (a, b) ? HOSO_NAME_OTHER_MARKS : HOSO_NAME_SAME;
    }
  if (a->n_words == b->n_words && is_within (a, b))
    return HOSO_NAME_OTHER_ORDER;
  if (has_one_slip (a, b))
    return HOSO_NAME_SLIP;
  likeness = a->n_words < b->n_words   ? compare_shorter (a, b)
             : b->n_words < a->n_words ? compare_shorter (b, a)
                                       : HOSO_NAME_DIFFERENT;
  if (likeness != HOSO_NAME_DIFFERENT)
    return likeness;
  return abbreviates (a, b) || abbreviates (b, a) ? HOSO_NAME_ABBREVIATED : HOSO_NAME_DIFFERENT;
}
