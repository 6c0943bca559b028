/* Filling the placeholders of a message.
 *
 *   {tên}      {name}       the given name
 *   {họ tên}   {full name}  the whole name
 *   {xưng hô}  {address}    how the customer is addressed
 *   {tôi}      {self}       what the shop calls itself then
 *   {ngày}     {date}       the day it is about
 *   {việc}     {what}       what was promised
 *
 * Beginning with a capital, what is filled in does too.  Anything else in braces
 * stays as it is.  Pure functions.
 */

#include "hoso-message.h"

#include "hoso-fold.h"

#include <string.h>

static const char *
find_word (const char *key, const HosoMessageWords *words)
{
  const struct
  {
    const char *names[2]; /* folded */
    const char *word;
  } table[] = {
    { { "ten", "name" }, words->name },
    { { "ho ten", "full name" }, words->full_name },
    { { "xung ho", "address" }, words->address },
    { { "toi", "self" }, words->self },
    { { "ngay", "date" }, words->date },
    { { "viec", "what" }, words->what },
  };
  g_autofree char *folded = hoso_fold (key);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      if (strcmp (folded, table[i].names[0]) == 0 || strcmp (folded, table[i].names[1]) == 0)
        return table[i].word != NULL ? table[i].word : "";
    }

  return NULL;
}

static void
append (GString *filled, const char *word, gboolean capital)
{
  if (!capital || *word == '\0')
    {
      g_string_append (filled, word);
      return;
    }

  g_string_append_unichar (filled, g_unichar_toupper (g_utf8_get_char (word)));
  g_string_append (filled, g_utf8_next_char (word));
}

/* @text with its placeholders filled in; free with g_free(). */
char *
hoso_message_fill (const char *text, const HosoMessageWords *words)
{
  GString *filled = g_string_sized_new (256);

  g_return_val_if_fail (text != NULL && words != NULL, NULL);

  while (*text != '\0')
    {
      const char *end = *text == '{' ? strchr (text, '}') : NULL;
      g_autofree char *key = end != NULL ? g_strndup (text + 1, (gsize)(end - text) - 1) : NULL;
      const char *word = key != NULL ? find_word (key, words) : NULL;

      if (word == NULL)
        {
          g_string_append_c (filled, *text++);
          continue;
        }

      append (filled, word, g_unichar_isupper (g_utf8_get_char (key)));
      text = end + 1;
    }

  return g_string_free (filled, FALSE);
}
