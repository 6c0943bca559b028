/* What an importer understood of a file, as a plain value; whoever makes one
 * frees it.  Not thread-safe.
 */

#include "hoso-draft.h"

/* The name of @format on the command line; static. */
const char *
hoso_timestamp_format_get_name (HosoTimestampFormat format)
{
  switch (format)
    {
    case HOSO_TIMESTAMP_NONE:
      return "none";
    case HOSO_TIMESTAMP_FORMS:
      return "forms";
    case HOSO_TIMESTAMP_MDY:
      return "mdy";
    case HOSO_TIMESTAMP_DMY:
      return "dmy";
    case HOSO_TIMESTAMP_YMD:
      return "ymd";
    }

  g_return_val_if_reached ("none");
}

/* FALSE, and @format as it was, where @name is none. */
gboolean
hoso_timestamp_format_from_name (const char *name, HosoTimestampFormat *format)
{
  for (int i = HOSO_TIMESTAMP_NONE; i <= HOSO_TIMESTAMP_YMD; i++)
    if (g_strcmp0 (hoso_timestamp_format_get_name (i), name) == 0)
      {
        *format = i;
        return TRUE;
      }
  return FALSE;
}

/* Keeps a copy of @reason, a translated sentence; free with
 * hoso_problem_free(). */
HosoProblem *
hoso_problem_new (guint64 line, int column, const char *reason)
{
  HosoProblem *problem = g_new0 (HosoProblem, 1);

  problem->line = line;
  problem->column = column;
  problem->reason = g_strdup (reason != NULL ? reason : "");

  return problem;
}

void
hoso_problem_free (HosoProblem *problem)
{
  if (problem == NULL)
    return;

  g_free (problem->header);
  g_free (problem->reason);
  g_free (problem);
}

/* A draft of nothing, without a timestamp; free with hoso_draft_free(). */
HosoDraft *
hoso_draft_new (void)
{
  HosoDraft *draft = g_new0 (HosoDraft, 1);

  draft->timestamp_column = -1;
  draft->questions = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_question_free);
  draft->samples = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  draft->problems = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_problem_free);

  return draft;
}

/* A deep copy; free with hoso_draft_free(). */
HosoDraft *
hoso_draft_copy (const HosoDraft *draft)
{
  HosoDraft *copy;

  g_return_val_if_fail (draft != NULL, NULL);

  copy = hoso_draft_new ();
  copy->file_name = g_strdup (draft->file_name);
  copy->name = g_strdup (draft->name);
  copy->encoding = g_strdup (draft->encoding);
  copy->bom = draft->bom;
  copy->delimiter = draft->delimiter;
  copy->sheet = g_strdup (draft->sheet);
  copy->sheets = g_strdupv (draft->sheets);
  copy->timestamp_format = draft->timestamp_format;
  copy->timestamp_column = draft->timestamp_column;
  copy->ambiguous_dates = draft->ambiguous_dates;
  copy->rows = draft->rows;
  copy->complete = draft->complete;

  for (guint i = 0; i < draft->questions->len; i++)
    g_ptr_array_add (copy->questions, hoso_question_copy (draft->questions->pdata[i]));

  for (guint i = 0; i < draft->samples->len; i++)
    g_ptr_array_add (copy->samples, g_strdupv (draft->samples->pdata[i]));

  for (guint i = 0; i < draft->problems->len; i++)
    {
      const HosoProblem *problem = draft->problems->pdata[i];
      HosoProblem *another = hoso_problem_new (problem->line, problem->column, problem->reason);

      another->header = g_strdup (problem->header);
      g_ptr_array_add (copy->problems, another);
    }

  return copy;
}

/* Lets @column fill the customer field of that key, which no other column fills
 * then; NULL for none. */
void
hoso_draft_set_field (HosoDraft *draft, guint column, const char *field)
{
  g_autofree char *key = g_strdup (field);

  g_return_if_fail (column < draft->questions->len);

  for (guint i = 0; i < draft->questions->len; i++)
    {
      HosoQuestion *question = draft->questions->pdata[i];

      if (i == column || (key != NULL && g_strcmp0 (question->field, key) == 0))
        g_clear_pointer (&question->field, g_free);
    }
  ((HosoQuestion *)draft->questions->pdata[column])->field = g_steal_pointer (&key);
}

void
hoso_draft_free (HosoDraft *draft)
{
  if (draft == NULL)
    return;

  g_free (draft->file_name);
  g_free (draft->name);
  g_free (draft->encoding);
  g_free (draft->sheet);
  g_strfreev (draft->sheets);
  g_ptr_array_unref (draft->questions);
  g_ptr_array_unref (draft->samples);
  g_ptr_array_unref (draft->problems);
  g_free (draft);
}

/* A problem of a whole row stays without a header. */
void
hoso_draft_name_problems (HosoDraft *draft)
{
  g_return_if_fail (draft != NULL);

  for (guint i = 0; i < draft->problems->len; i++)
    {
      HosoProblem *problem = draft->problems->pdata[i];

      if (problem->header == NULL && problem->column >= 0 &&
          (guint)problem->column < draft->questions->len)
        problem->header = hoso_question_dup_label (draft->questions->pdata[problem->column]);
    }
}
