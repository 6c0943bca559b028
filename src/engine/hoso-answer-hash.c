/* Answers of a respondent as one number.  Pure functions. */

#include "hoso-config.h"

#include "hoso-answer-hash.h"

#include "hoso-phone.h"

/* The finaliser of splitmix64 (Steele, Lea, Flood 2014): every bit of the
 * input reaches every bit of the output. */
static guint64
mix (guint64 x)
{
  x ^= x >> 30;
  x *= G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  x ^= x >> 27;
  x *= G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return x ^ (x >> 31);
}

/* FNV-1a over the text with every run of white space as one blank. */
static guint64
hash_words (const char *text, gsize length)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);
  gboolean blank = FALSE;
  gboolean begun = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (g_ascii_isspace (text[i]))
        {
          blank = TRUE;
          continue;
        }
      if (blank && begun)
        hash = (hash ^ ' ') * G_GUINT64_CONSTANT (0x100000001b3);
      hash = (hash ^ (guint8)text[i]) * G_GUINT64_CONSTANT (0x100000001b3);
      blank = FALSE;
      begun = TRUE;
    }
  return begun ? mix (hash) | 1 : 0;
}

/* A number that is none we know: its digits without the zeros in front. */
static guint64
hash_digits (const char *text, gsize length)
{
  g_autoptr (GString) digits = g_string_sized_new (length + 1);

  for (gsize i = 0; i < length; i++)
    if (g_ascii_isdigit (text[i]) && (text[i] != '0' || digits->len > 0))
      g_string_append_c (digits, text[i]);
  return hash_words (digits->str, digits->len);
}

/**
 * hoso_answer_hash_text:
 *
 * Telephone numbers count in their canonical form, since a spreadsheet may
 * have eaten the zero in front.
 *
 * Returns: a number that is 0 only for blank text
 */
guint64
hoso_answer_hash_text (HosoQuestionKind kind, const char *text, gsize length)
{
  if (kind == HOSO_QUESTION_PHONE)
    {
      g_autofree char *written = g_strndup (text, length);
      g_autofree char *canonical = hoso_phone_canonicalise (written);

      if (canonical != NULL)
        return hash_words (canonical, strlen (canonical));
      if (!hoso_phone_is_damaged (written) && hash_digits (text, length) != 0)
        return hash_digits (text, length);
    }
  return hash_words (text, length);
}

/**
 * hoso_answer_hash_labels:
 *
 * Returns: (transfer full) (element-type guint64): the hashes of the options of
 *   @question by code
 */
GArray *
hoso_answer_hash_labels (const HosoQuestion *question)
{
  GArray *labels = g_array_new (FALSE, TRUE, sizeof (guint64));

  g_array_set_size (labels, question->options->len + 1);
  for (guint i = 0; i < question->options->len; i++)
    {
      const HosoOption *option = g_ptr_array_index (question->options, i);

      g_array_index (labels, guint64, i + 1) = hash_words (option->label, strlen (option->label));
    }
  return labels;
}

static guint64
get_label (const GArray *labels, guint32 code)
{
  return code < labels->len ? g_array_index (labels, guint64, code) : 0;
}

/**
 * hoso_answer_hash_cell:
 *
 * Returns: a number that is 0 only for a missing answer
 */
guint64
hoso_answer_hash_cell (HosoQuestionKind kind,
                       const HosoColumn *column,
                       guint row,
                       const GArray *labels)
{
  guint64 hash = 0;

  switch (column->coding)
    {
    case HOSO_CODING_SINGLE:
      hash = get_label (labels, hoso_column_get_code (column, row));
      break;
    case HOSO_CODING_SET:
      {
        guint n;
        const guint32 *codes = hoso_column_get_set (column, row, &n);

        for (guint i = 0; i < n; i++)
          hash += get_label (labels, codes[i]);
      }
      break;
    case HOSO_CODING_TEXT:
      {
        gsize length;
        const char *text = hoso_column_get_text (column, row, &length);

        hash = hoso_answer_hash_text (kind, text, length);
      }
      break;
    }
  return hash;
}

/**
 * hoso_answer_hash_weigh:
 *
 * Returns: what the answer adds to the respondent's number; 0 for a missing one
 */
guint64
hoso_answer_hash_weigh (gint64 question, guint64 cell)
{
  return cell != 0
           ? mix (cell ^ mix ((guint64)question * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)))
           : 0;
}
