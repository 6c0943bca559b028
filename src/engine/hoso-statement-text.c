/* Wording of proposed statements, and the layer that a question belongs to.
 * Thread-safe; results belong to the caller.
 */

#include "hoso-config.h"

#include "hoso-statement-text.h"

#include "hoso-fold.h"

#include <string.h>

/* Characters: of a question, of a question that shares its line with a grid
 * row, of the row, and of an answer. */
#define TITLE_LENGTH 80
#define GRID_TITLE_LENGTH 48
#define ROW_LENGTH 32
#define OPTION_LENGTH 120

/* “12. ”, “3) ”, “Câu 4: ”, “1.2. ”, but neither “2.5 km” nor “12:30”. */
#define NUMBERING                                            \
  "^(?:(?:câu(?: hỏi)?|question)\\s*\\d{1,3}\\s*[.):/-]?" \
  "|\\d{1,3}(?:\\.\\d{1,3})*\\s*(?:[.):/]|-\\s))(?!\\d)\\s*"

/* “(chọn nhiều)”, “(select all that apply)”: how to answer, not what is asked. */
static const char instruction_pattern[] =
  "\\s*[(\\[]\\s*(?:có thể )?(?:chọn (?:được )?nhiều|nhiều lựa chọn|nhiều đáp án"
  "|(?:select|choose|check|tick|mark) all|multiple|several)"
  "[^()\\[\\]]*[)\\]]\\s*[?:.*]*\\s*$";

/* Words of folded titles; a star stands for any ending. */
static const char *const identity_words[] = {
  "age", "old", "aged", "gender", "sex", "city", "town", "province", "country", "region",
  "income", "salary", "education", "degree", "job", "occupation", "profession", "marital",
  "married", "children", "live", "living", "ethnic*", "household", "family", "birth*",
  "nationality", "tuoi", "gioi tinh", "thanh pho", "tinh thanh", "quan huyen", "noi o",
  "song o", "que quan", "khu vuc", "thu nhap", "muc luong", "hoc van", "trinh do",
  "nghe nghiep", "cong viec", "hon nhan", "con cai", "sinh vien nam", "quoc tich", NULL
};

static const char *const decision_words[] = {
  "why", "reason*", "important", "importance", "worr*", "concern*", "barrier*",
  "obstacle*", "problem*", "difficult*", "want*", "wish*", "need*", "feel*", "satisf*",
  "trust*", "expect*", "motivat*", "prefer*", "care", "influence*", "recommend*",
  "tai sao", "vi sao", "ly do", "quan trong", "lo ngai", "lo lang", "rao can", "van de",
  "kho khan", "mong muon", "mong doi", "nhu cau", "cam thay", "cam nhan", "hai long",
  "tin tuong", "dong luc", "tro ngai", "quan tam", "anh huong", "gioi thieu",
  "chan chu", "dan do", "hesitat*", NULL
};

/* Cuts @text to @length characters, between words where there are some. */
static char *
dup_shortened (const char *text, glong length)
{
  const char *end = NULL;
  const char *cut = NULL;
  g_autofree char *head = NULL;

  if (g_utf8_strlen (text, -1) <= length)
    return g_strdup (text);

  end = g_utf8_offset_to_pointer (text, length - 1);
  for (const char *p = text; p <= end; p = g_utf8_next_char (p))
    {
      if (g_unichar_isspace (g_utf8_get_char (p)))
        cut = p;
    }
  if (cut == NULL || g_utf8_pointer_to_offset (text, cut) < length / 2)
    cut = end;
  head = g_strndup (text, (gsize)(cut - text));

  return g_strconcat (head, "…", NULL);
}

/* One line without blanks at its ends. */
static char *
dup_one_line (const char *text)
{
  GString *line = g_string_new (NULL);
  gboolean blank = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (g_unichar_isspace (character) || g_unichar_iscntrl (character))
        {
          blank = line->len > 0;
          continue;
        }
      if (blank)
        g_string_append_c (line, ' ');
      blank = FALSE;
      g_string_append_unichar (line, character);
    }

  return g_string_free (line, FALSE);
}

static char *
dup_without_marks (const char *title)
{
  g_autoptr (GRegex) numbering = g_regex_new (NUMBERING, G_REGEX_CASELESS, 0, NULL);
  g_autofree char *line = dup_one_line (title);
  g_autoptr (GRegex) instruction = g_regex_new (instruction_pattern, G_REGEX_CASELESS, 0, NULL);
  g_autofree char *asked = g_regex_replace_literal (instruction, line, -1, 0, "", 0, NULL);
  g_autofree char *bare = g_regex_replace_literal (numbering, asked, -1, 0, "", 0, NULL);
  gsize length = strlen (bare);

  while (length > 0 && strchr (" :?*.", bare[length - 1]) != NULL)
    bare[--length] = '\0';

  return *bare != '\0' ? g_steal_pointer (&bare) : g_steal_pointer (&line);
}

/* @title and @option are UTF-8; either may be empty. */
char *
hoso_statement_text_make (const char *title, const char *row, const char *option)
{
  g_autofree char *bare = dup_without_marks (title);
  g_autofree char *one_line = dup_one_line (option);
  g_autofree char *answer = dup_shortened (one_line, OPTION_LENGTH);
  g_autofree char *about = NULL;

  if (row != NULL && *row != '\0')
    {
      g_autofree char *bare_row = dup_without_marks (row);
      g_autofree char *short_row = dup_shortened (bare_row, ROW_LENGTH);
      g_autofree char *short_title = dup_shortened (bare, GRID_TITLE_LENGTH);

      about = g_strconcat (short_title, *bare != '\0' ? " – " : "", short_row, NULL);
    }
  else
    {
      about = dup_shortened (bare, TITLE_LENGTH);
    }

  return *about != '\0' ? g_strconcat (about, ": ", answer, NULL) : g_steal_pointer (&answer);
}

/* Folded words with a blank around each. */
static char *
dup_words (const char *title)
{
  g_autofree char *folded = hoso_fold (title);
  GString *words = g_string_new (" ");

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (g_unichar_isalnum (character))
        g_string_append_unichar (words, character);
      else if (words->str[words->len - 1] != ' ')
        g_string_append_c (words, ' ');
    }
  g_string_append_c (words, ' ');

  return g_string_free (words, FALSE);
}

static gboolean
has_any (const char *words, const char *const *wanted)
{
  for (guint i = 0; wanted[i] != NULL; i++)
    {
      gsize length = strcspn (wanted[i], "*");
      gboolean whole = wanted[i][length] == '\0';
      g_autofree char *stem = g_strndup (wanted[i], length);
      g_autofree char *needle = g_strconcat (" ", stem, whole ? " " : "", NULL);

      if (strstr (words, needle) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* Reasons and feelings first, since they may be asked about anything; what is
 * neither these nor who somebody is, is taken for behaviour. */
int
hoso_statement_text_guess_layer (const char *title)
{
  g_autofree char *words = dup_words (title);

  if (has_any (words, decision_words))
    return 3;

  return has_any (words, identity_words) ? 1 : 2;
}
