/* Lines of vCards with their continuations: those of RFC 6350, which begin with a
 * blank; the soft line breaks of quoted-printable text; and the lines of base64
 * that old telephones wrote without a blank.  What a line holds beyond the limit
 * is dropped.  One thread at a time.
 */

#include "hoso-vcard-lines.h"

#define BUFFER_SIZE (64 * 1024)
#define MAX_LINE HOSO_MAX_CELL

struct _HosoVcardLines
{
  HosoFillFunc fill;
  gpointer data;
  char *encoding; /* of lines that are not UTF-8 */
  char *buffer;
  gsize length;
  gsize position;
  gboolean ended;
  GString *raw;   /* the next line of the file */
  gboolean kept;  /* whether it was not given yet */
  GString *line;  /* the unfolded one */
  guint64 number; /* of the raw line, from 1 */
  gboolean skip_feed;
};

/* @fill gives bytes, since many programs fold lines within a character; lines that
 * are not UTF-8 are in @encoding.  Free with hoso_vcard_lines_free(). */
HosoVcardLines *
hoso_vcard_lines_new (HosoFillFunc fill, gpointer data, const char *encoding)
{
  HosoVcardLines *lines = g_new0 (HosoVcardLines, 1);

  lines->fill = fill;
  lines->data = data;
  lines->encoding = g_strdup (encoding);
  lines->buffer = g_malloc (BUFFER_SIZE);
  lines->raw = g_string_new (NULL);
  lines->line = g_string_new (NULL);
  return lines;
}

/* NULL is allowed. */
void
hoso_vcard_lines_free (HosoVcardLines *lines)
{
  if (lines == NULL)
    return;
  g_free (lines->encoding);
  g_free (lines->buffer);
  g_string_free (lines->raw, TRUE);
  g_string_free (lines->line, TRUE);
  g_free (lines);
}

static gboolean
fill_buffer (HosoVcardLines *lines, GError **error)
{
  gssize n;

  if (lines->position < lines->length || lines->ended)
    return TRUE;
  n = lines->fill (lines->data, lines->buffer, BUFFER_SIZE, error);
  if (n < 0)
    return FALSE;
  lines->ended = n == 0;
  lines->length = (gsize)n;
  lines->position = 0;
  return TRUE;
}

/* Up to the limit, without NUL. */
static void
append_limited (GString *line, const char *text, gsize length)
{
  length = MIN (length, MAX_LINE - MIN (line->len, MAX_LINE));
  for (const char *zero; (zero = memchr (text, '\0', length)) != NULL;)
    {
      g_string_append_len (line, text, zero - text);
      length -= (gsize)(zero + 1 - text);
      text = zero + 1;
    }
  g_string_append_len (line, text, (gssize)length);
}

/* Takes bytes up to the end of the line; @found tells whether it was there. */
static void
take_piece (HosoVcardLines *lines, gboolean *found)
{
  const char *start = lines->buffer + lines->position;
  gsize left = lines->length - lines->position;
  gsize n = 0;

  if (lines->skip_feed && left > 0 && *start == '\n')
    {
      start++;
      left--;
      lines->position++;
    }
  lines->skip_feed = lines->skip_feed && left == 0;
  while (n < left && start[n] != '\n' && start[n] != '\r')
    n++;
  append_limited (lines->raw, start, n);
  lines->position += n;
  if (n == left)
    return;
  *found = TRUE;
  lines->skip_feed = start[n] == '\r';
  lines->position++;
}

/* The next line of the file into @raw. */
static HosoNext
read_raw (HosoVcardLines *lines, GError **error)
{
  gboolean found = FALSE;
  gboolean any = FALSE;

  g_string_truncate (lines->raw, 0);
  while (!found)
    {
      if (!fill_buffer (lines, error))
        return HOSO_NEXT_ERROR;
      if (lines->ended)
        break;
      any = TRUE;
      take_piece (lines, &found);
    }
  if (!found && (!any || lines->raw->len == 0))
    return HOSO_NEXT_END;
  lines->number++;
  lines->kept = TRUE;
  return HOSO_NEXT_ROW;
}

/* Whether the words before the first colon have @word among them. */
static gboolean
head_has (const GString *line, const char *word)
{
  const char *colon = memchr (line->str, ':', line->len);
  gsize length = strlen (word);

  for (const char *p = line->str; colon != NULL && p + length <= colon; p++)
    if (g_ascii_strncasecmp (p, word, length) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_base64 (const GString *line)
{
  return head_has (line, "BASE64") || head_has (line, "ENCODING=B");
}

/* Appends the raw line to the line where it continues it. */
static gboolean
join (HosoVcardLines *lines, gboolean soft, gboolean base64)
{
  const GString *raw = lines->raw;
  gboolean blank = raw->len > 0 && (raw->str[0] == ' ' || raw->str[0] == '\t');

  if (soft)
    {
      g_string_truncate (lines->line, lines->line->len - 1);
      append_limited (lines->line, raw->str, raw->len);
    }
  else if (blank)
    append_limited (lines->line, raw->str + 1, raw->len - 1);
  else if (base64 && raw->len > 0 && memchr (raw->str, ':', raw->len) == NULL)
    append_limited (lines->line, raw->str, raw->len);
  else
    return FALSE;
  lines->kept = FALSE;
  return TRUE;
}

/* Makes the line UTF-8, now that its parts are together. */
static void
decode (HosoVcardLines *lines)
{
  const GString *line = lines->line;
  g_autofree char *text = NULL;

  if (g_utf8_validate (line->str, (gssize)line->len, NULL))
    return;
  if (lines->encoding != NULL && g_ascii_strcasecmp (lines->encoding, "UTF-8") != 0)
    text = g_convert (line->str, (gssize)line->len, "UTF-8", lines->encoding, NULL, NULL, NULL);
  if (text == NULL)
    text = g_utf8_make_valid (line->str, (gssize)line->len);
  g_string_assign (lines->line, text);
}

/**
 * hoso_vcard_lines_next:
 * @number: (out): where the line begins in the file, from 1
 *
 * Returns: HOSO_NEXT_ROW, HOSO_NEXT_END, or HOSO_NEXT_ERROR with @error set
 */
HosoNext
hoso_vcard_lines_next (HosoVcardLines *lines, const char **line, guint64 *number, GError **error)
{
  HosoNext next = lines->kept ? HOSO_NEXT_ROW : read_raw (lines, error);
  gboolean quoted;
  gboolean base64;
  gboolean soft;

  if (next != HOSO_NEXT_ROW)
    return next;
  *number = lines->number;
  g_string_truncate (lines->line, 0);
  g_string_append_len (lines->line, lines->raw->str, (gssize)lines->raw->len);
  lines->kept = FALSE;
  quoted = head_has (lines->line, "QUOTED-PRINTABLE");
  base64 = is_base64 (lines->line);
  do
    {
      next = read_raw (lines, error);
      soft = quoted && lines->line->len > 0 && lines->line->str[lines->line->len - 1] == '=';
    }
  while (next == HOSO_NEXT_ROW && join (lines, soft, base64));
  decode (lines);
  *line = lines->line->str;
  return next == HOSO_NEXT_ERROR ? next : HOSO_NEXT_ROW;
}
