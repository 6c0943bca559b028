/* Questions and their options as plain values; whoever makes one frees it. */

#include "hoso-question.h"

#include <string.h>

#include "hoso-fold.h"

/* An option with its own copy of @label; free with hoso_option_free(). */
HosoOption *
hoso_option_new (const char *label, guint code)
{
  HosoOption *option = g_new0 (HosoOption, 1);

  option->label = g_strdup (label != NULL ? label : "");
  option->code = code;

  return option;
}

void
hoso_option_free (HosoOption *option)
{
  if (option == NULL)
    return;

  g_free (option->label);
  g_free (option);
}

/* A question without options, not stored yet; free with hoso_question_free(). */
HosoQuestion *
hoso_question_new (const char *title, HosoQuestionKind kind)
{
  HosoQuestion *question = g_new0 (HosoQuestion, 1);

  question->title = g_strdup (title != NULL ? title : "");
  question->kind = kind;
  question->options = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_option_free);

  return question;
}

/* A deep copy; free with hoso_question_free(). */
HosoQuestion *
hoso_question_copy (const HosoQuestion *question)
{
  HosoQuestion *copy;

  g_return_val_if_fail (question != NULL, NULL);

  copy = hoso_question_new (question->title, question->kind);
  copy->id = question->id;
  copy->column = question->column;
  copy->row = g_strdup (question->row);
  copy->separator = question->separator;
  copy->field = g_strdup (question->field);
  copy->answered = question->answered;

  for (guint i = 0; i < question->options->len; i++)
    {
      const HosoOption *option = question->options->pdata[i];
      HosoOption *same = hoso_option_new (option->label, option->code);

      same->count = option->count;
      same->other = option->other;
      g_ptr_array_add (copy->options, same);
    }

  return copy;
}

void
hoso_question_free (HosoQuestion *question)
{
  if (question == NULL)
    return;

  g_free (question->title);
  g_free (question->row);
  g_free (question->field);
  g_ptr_array_unref (question->options);
  g_free (question);
}

/* The title as people read it, a grid's row behind it: "Title [Row]".  Free
 * with g_free(). */
char *
hoso_question_dup_label (const HosoQuestion *question)
{
  g_return_val_if_fail (question != NULL, NULL);

  if (question->row == NULL || *question->row == '\0')
    return g_strdup (question->title);

  if (*question->title == '\0')
    return g_strdup (question->row);

  return g_strdup_printf ("%s [%s]", question->title, question->row);
}

static const HosoOption *
find_exact (const HosoQuestion *question, const char *label)
{
  for (guint i = 0; i < question->options->len; i++)
    {
      const HosoOption *option = question->options->pdata[i];

      if (strcmp (option->label, label) == 0)
        return option;
    }

  return NULL;
}

/* The option of that label, which may also come in NFD or with blanks around
 * it; NULL for none.  Owned by @question. */
const HosoOption *
hoso_question_find_option (const HosoQuestion *question, const char *label)
{
  const HosoOption *option;
  g_autofree char *trimmed = NULL;

  g_return_val_if_fail (question != NULL, NULL);

  if (label == NULL)
    return NULL;

  option = find_exact (question, label);
  if (option != NULL)
    return option;

  trimmed = hoso_text_dup_trimmed (label, -1);

  return find_exact (question, trimmed);
}

static const struct
{
  const char *name;
  HosoCoding coding;
} kinds[HOSO_QUESTION_N_KINDS] = {
  [HOSO_QUESTION_TIMESTAMP] = { "timestamp", HOSO_CODING_TEXT },
  [HOSO_QUESTION_EMAIL] = { "email", HOSO_CODING_TEXT },
  [HOSO_QUESTION_NAME] = { "name", HOSO_CODING_TEXT },
  [HOSO_QUESTION_PHONE] = { "phone", HOSO_CODING_TEXT },
  [HOSO_QUESTION_SINGLE] = { "single", HOSO_CODING_SINGLE },
  [HOSO_QUESTION_MULTIPLE] = { "multiple", HOSO_CODING_SET },
  [HOSO_QUESTION_SCALE] = { "scale", HOSO_CODING_SINGLE },
  [HOSO_QUESTION_NUMBER] = { "number", HOSO_CODING_TEXT },
  [HOSO_QUESTION_TEXT] = { "text", HOSO_CODING_TEXT },
  [HOSO_QUESTION_DATE] = { "date", HOSO_CODING_TEXT },
  [HOSO_QUESTION_TIME] = { "time", HOSO_CODING_TEXT },
  [HOSO_QUESTION_GRID] = { "grid", HOSO_CODING_SINGLE },
  [HOSO_QUESTION_SCORE] = { "score", HOSO_CODING_TEXT },
  [HOSO_QUESTION_EMPTY] = { "empty", HOSO_CODING_TEXT },
};

static gboolean
is_kind (HosoQuestionKind kind)
{
  return (guint)kind < HOSO_QUESTION_N_KINDS;
}

/* The name of @kind on the command line and in files; static. */
const char *
hoso_question_kind_get_name (HosoQuestionKind kind)
{
  g_return_val_if_fail (is_kind (kind), NULL);

  return kinds[kind].name;
}

/* FALSE leaves @kind alone: no kind has that name. */
gboolean
hoso_question_kind_from_name (const char *name, HosoQuestionKind *kind)
{
  g_return_val_if_fail (kind != NULL, FALSE);

  for (guint i = 0; name != NULL && i < HOSO_QUESTION_N_KINDS; i++)
    {
      if (strcmp (kinds[i].name, name) == 0)
        {
          *kind = (HosoQuestionKind)i;
          return TRUE;
        }
    }

  return FALSE;
}

/* How answers of @kind are kept.  Numbers, dates and scores stay as written. */
HosoCoding
hoso_question_kind_get_coding (HosoQuestionKind kind)
{
  g_return_val_if_fail (is_kind (kind), HOSO_CODING_TEXT);

  return kinds[kind].coding;
}
