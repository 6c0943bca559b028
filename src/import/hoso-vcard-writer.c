/* Lines of vCard 4.0 as RFC 6350 wants them: sections 3.2 (folding) and 3.4
 * (escaping).  Thread-safe.
 */

#include "hoso-vcard-writer.h"

#include <string.h>

/* Appends @text as a text value: backslashes, commas, semicolons and line ends
 * are escaped, and control characters, which no card may hold, are left out. */
void
hoso_vcard_append_escaped (GString *value, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (*p == '\\' || *p == ',' || *p == ';')
      {
        g_string_append_c (value, '\\');
        g_string_append_c (value, *p);
      }
    else if (*p == '\n' || (*p == '\r' && p[1] != '\n'))
      g_string_append (value, "\\n");
    else if ((guchar)*p >= 0x20 && *p != 0x7f)
      g_string_append_c (value, *p);
    else if (*p == '\t')
      g_string_append_c (value, ' ');
}

/* The octets of @line that fit into @room without cutting a character. */
static gsize
count_fitting (const char *line, gsize length, gsize room)
{
  gsize fitting = MIN (length, room);

  while (fitting < length && fitting > 0 && ((guchar)line[fitting] & 0xc0) == 0x80)
    fitting--;
  return fitting;
}

/* Appends a line of @name, with its parameters, and @value, which is escaped
 * already; more than 75 octets are folded. */
void
hoso_vcard_append_line (GString *card, const char *name, const char *value)
{
  g_autofree char *line = g_strconcat (name, ":", value, NULL);
  const char *rest = line;
  gsize length = strlen (line);
  gsize room = HOSO_VCARD_LINE;

  while (length > room)
    {
      gsize fitting = count_fitting (rest, length, room);

      g_string_append_len (card, rest, (gssize)fitting);
      g_string_append (card, "\r\n ");
      rest += fitting;
      length -= fitting;
      room = HOSO_VCARD_LINE - 1;
    }
  g_string_append (card, rest);
  g_string_append (card, "\r\n");
}

/* The same for text that is not escaped yet; nothing for NULL and for "". */
void
hoso_vcard_append_text (GString *card, const char *name, const char *text)
{
  g_autoptr (GString) value = g_string_new (NULL);

  if (text == NULL || *text == '\0')
    return;
  hoso_vcard_append_escaped (value, text);
  hoso_vcard_append_line (card, name, value->str);
}
