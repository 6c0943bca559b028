/* A document of paragraphs, and its plain text. */

#include "hoso-config.h"

#include "hoso-paper-private.h"

#include <string.h>

static void
paragraph_free (HosoParagraph *paragraph)
{
  g_free (paragraph->text);
  g_free (paragraph);
}

/* An empty one. */
HosoPaper *
hoso_paper_new (void)
{
  HosoPaper *paper = g_new0 (HosoPaper, 1);

  paper->paragraphs = g_ptr_array_new_with_free_func ((GDestroyNotify)paragraph_free);
  return paper;
}

void
hoso_paper_free (HosoPaper *paper)
{
  g_ptr_array_unref (paper->paragraphs);
  g_free (paper);
}

/* @text is never markup; it may have lines.  Copied. */
void
hoso_paper_add (HosoPaper *paper, HosoPaperStyle style, const char *text)
{
  HosoParagraph *paragraph = g_new0 (HosoParagraph, 1);

  paragraph->style = style;
  paragraph->text = g_strdup (text);
  g_ptr_array_add (paper->paragraphs, paragraph);
}

/* A line of @mark under the one before, as long as that is. */
static void
underline (GString *text, const char *above, char mark)
{
  const char *line = strrchr (above, '\n');
  glong length = g_utf8_strlen (line != NULL ? line + 1 : above, -1);

  for (glong i = 0; i < length; i++)
    g_string_append_c (text, mark);
  g_string_append_c (text, '\n');
}

/* In UTF-8 with a line end behind each paragraph: headings are underlined, remarks
 * indented.  Every paragraph stands in it as it was added.  Free with g_free(). */
char *
hoso_paper_dup_text (const HosoPaper *paper)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < paper->paragraphs->len; i++)
    {
      const HosoParagraph *paragraph = g_ptr_array_index (paper->paragraphs, i);

      if (paragraph->style == HOSO_PAPER_HEADING)
        g_string_append_c (text, '\n');
      if (paragraph->style == HOSO_PAPER_REMARK)
        g_string_append (text, "    ");
      g_string_append_printf (text, "%s\n", paragraph->text);
      if (paragraph->style == HOSO_PAPER_TITLE)
        underline (text, paragraph->text, '=');
      if (paragraph->style == HOSO_PAPER_HEADING)
        underline (text, paragraph->text, '-');
    }
  return g_string_free (text, FALSE);
}
