/* Vietnamese order through ICU.  Sort keys compare byte by byte, so that a
 * database can keep and sort them.  One thread at a time; keys belong to the
 * caller.
 */

#include "hoso-config.h"

#include "hoso-collate.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

#include "hoso-error.h"
#include "hoso-fold.h"

/* Goes up when hoso_collator_dup_name_key() puts names in another order. */
#define NAME_KEY_VERSION 1

struct _HosoCollator
{
  UCollator *full;    /* letters, tones, case */
  UCollator *letters; /* letters and tones only */
  GHashTable *words;  /* word of a name → GBytes, its key by letters */
};

/* Names share their words; so many are kept at a time. */
#define MANY_WORDS 8192

static UCollator *
open_collator (UCollationStrength strength, GError **error)
{
  UErrorCode status = U_ZERO_ERROR;
  UCollator *collator = ucol_open ("vi", &status);

  if (U_SUCCESS (status))
    {
      ucol_setStrength (collator, strength);
      ucol_setAttribute (collator, UCOL_NORMALIZATION_MODE, UCOL_ON, &status);
    }

  if (U_SUCCESS (status))
    return collator;

  g_clear_pointer (&collator, ucol_close);
  g_set_error (error, HOSO_ERROR, HOSO_ERROR_FAILED,
               /* Translators: %s is the technical name of an error */
               _ ("The rules of Vietnamese order are missing on this computer (%s)."),
               u_errorName (status));

  return NULL;
}

/* Opens ICU's rules for Vietnamese; NULL with HOSO_ERROR_FAILED without them.
 * Free with hoso_collator_free(). */
HosoCollator *
hoso_collator_new (GError **error)
{
  g_autoptr (HosoCollator) collator = g_new0 (HosoCollator, 1);

  collator->words =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_bytes_unref);
  collator->full = open_collator (UCOL_TERTIARY, error);
  if (collator->full == NULL)
    return NULL;

  collator->letters = open_collator (UCOL_SECONDARY, error);
  if (collator->letters == NULL)
    return NULL;

  return g_steal_pointer (&collator);
}

void
hoso_collator_free (HosoCollator *collator)
{
  if (collator == NULL)
    return;

  g_clear_pointer (&collator->full, ucol_close);
  g_clear_pointer (&collator->letters, ucol_close);
  g_hash_table_unref (collator->words);
  g_free (collator);
}

/* @text as UTF-16; what is no UTF-8 becomes U+FFFD.  Free with g_free(). */
static UChar *
dup_utf16 (const char *text, gsize bytes, int32_t *length)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar *wide;

  bytes = MIN (bytes, (gsize)G_MAXINT32 / 2);
  wide = g_new (UChar, bytes + 1);
  u_strFromUTF8WithSub (wide, (int32_t)bytes + 1, length,
                        text, (int32_t)bytes, 0xFFFD, NULL, &status);
  if (U_FAILURE (status))
    *length = 0;

  return wide;
}

/* Appends the sort key of @text with its closing zero byte. */
static void
append_key (GByteArray *key, const UCollator *rules, const char *text, gsize bytes)
{
  int32_t length = 0;
  g_autofree UChar *wide = dup_utf16 (text, bytes, &length);
  guint used = key->len;
  int32_t size = MAX (length * 3 + 16, 32);
  int32_t needed;

  g_byte_array_set_size (key, used + (guint)size);
  needed = ucol_getSortKey (rules, wide, length, key->data + used, size);
  g_byte_array_set_size (key, used + (guint)needed);

  if (needed > size)
    ucol_getSortKey (rules, wide, length, key->data + used, needed);
}

/* The sort key of @text in reading order: letters first, then tones, then
 * case.  Keys compare with g_bytes_compare(), memcmp() or as BLOBs.  Free with
 * g_bytes_unref(). */
GBytes *
hoso_collator_dup_key (HosoCollator *collator, const char *text)
{
  GByteArray *key;

  g_return_val_if_fail (collator != NULL, NULL);

  key = g_byte_array_new ();
  append_key (key, collator->full, text != NULL ? text : "", text != NULL ? strlen (text) : 0);

  return g_byte_array_free_to_bytes (key);
}

/* The words of a name, which it parts with zero bytes; a remark in parentheses
 * behind the name is none. */
static GPtrArray *
split_name (char *name)
{
  GPtrArray *words = g_ptr_array_new ();
  char *remark = strchr (name, '(');
  gboolean inside = FALSE;

  if (remark != NULL && remark > name)
    *remark = '\0';

  while (*name != '\0')
    {
      char *next = g_utf8_next_char (name);

      if (g_unichar_isspace (g_utf8_get_char (name)))
        {
          *name = '\0';
          inside = FALSE;
        }
      else if (!inside)
        {
          g_ptr_array_add (words, name);
          inside = TRUE;
        }
      name = next;
    }

  return words;
}

static void
append_word (GByteArray *key, HosoCollator *collator, const char *word)
{
  GBytes *known = g_hash_table_lookup (collator->words, word);
  gconstpointer data;
  gsize length;

  if (known == NULL)
    {
      g_autoptr (GByteArray) made = g_byte_array_new ();

      append_key (made, collator->letters, word, strlen (word));
      known = g_byte_array_free_to_bytes (g_steal_pointer (&made));
      if (g_hash_table_size (collator->words) >= MANY_WORDS)
        g_hash_table_remove_all (collator->words);
      g_hash_table_insert (collator->words, g_strdup (word), known);
    }
  data = g_bytes_get_data (known, &length);
  g_byte_array_append (key, data, (guint)length);
}

/* The sort key of a person's name, word by word: the given name (the last
 * word) with its tones, then the family name and the middle names in their
 * order, and case last of all.  Free with g_bytes_unref(). */
GBytes *
hoso_collator_dup_name_key (HosoCollator *collator, const char *name)
{
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) words = NULL;
  GByteArray *key;

  g_return_val_if_fail (collator != NULL, NULL);

  text = hoso_text_dup_trimmed (name, -1);
  words = split_name (text);
  key = g_byte_array_new ();

  for (guint i = 0; i < words->len; i++)
    append_word (key, collator, words->pdata[(i + words->len - 1) % words->len]);

  /* No key begins with a zero byte, so a shorter name comes first. */
  g_byte_array_append (key, (const guint8 *)"", 1);
  append_key (key, collator->full, name != NULL ? name : "", name != NULL ? strlen (name) : 0);

  return g_byte_array_free_to_bytes (key);
}

/* Less than, equal to or greater than 0 as @a comes before, with or after @b;
 * NULL comes with "". */
int
hoso_collator_compare (HosoCollator *collator, const char *a, const char *b)
{
  int32_t a_length = 0;
  int32_t b_length = 0;
  g_autofree UChar *a_wide = NULL;
  g_autofree UChar *b_wide = NULL;

  g_return_val_if_fail (collator != NULL, 0);

  a_wide = dup_utf16 (a != NULL ? a : "", a != NULL ? strlen (a) : 0, &a_length);
  b_wide = dup_utf16 (b != NULL ? b : "", b != NULL ? strlen (b) : 0, &b_length);

  return (int)ucol_strcoll (collator->full, a_wide, a_length, b_wide, b_length);
}

/* The versions of ICU's rules and of our order of names: keys of another
 * version must be made again.  Free with g_free(). */
char *
hoso_collator_dup_version (HosoCollator *collator)
{
  UVersionInfo rules;
  char text[U_MAX_VERSION_STRING_LENGTH];

  g_return_val_if_fail (collator != NULL, NULL);

  ucol_getVersion (collator->full, rules);
  u_versionToString (rules, text);

  return g_strdup_printf ("vi %s/%d", text, NAME_KEY_VERSION);
}
