/* Making and freeing surveys and the tables of their answers. */

#include "hoso-survey.h"

static void
count_free (gpointer data)
{
  HosoCount *count = data;

  g_free (count->label);
  g_free (count);
}

/* A survey without questions: the list of them is NULL. */
HosoSurvey *
hoso_survey_new (void)
{
  return g_new0 (HosoSurvey, 1);
}

void
hoso_survey_free (HosoSurvey *survey)
{
  if (survey == NULL)
    return;

  g_free (survey->name);
  g_free (survey->first);
  g_free (survey->last);
  g_free (survey->file_name);
  g_clear_pointer (&survey->questions, g_ptr_array_unref);
  g_free (survey);
}

HosoQuestion *
hoso_survey_find_question (const HosoSurvey *survey, gint64 question)
{
  if (survey->questions == NULL)
    return NULL;

  for (guint i = 0; i < survey->questions->len; i++)
    {
      HosoQuestion *candidate = survey->questions->pdata[i];

      if (candidate->id == question)
        return candidate;
    }

  return NULL;
}

HosoTally *
hoso_tally_new (void)
{
  HosoTally *tally = g_new0 (HosoTally, 1);

  tally->counts = g_ptr_array_new_with_free_func (count_free);
  return tally;
}

void
hoso_tally_free (HosoTally *tally)
{
  if (tally == NULL)
    return;

  g_ptr_array_unref (tally->counts);
  hoso_spread_free (tally->spread);
  g_free (tally);
}

/* Adds a bar of @n people, and the people to the mentions. */
void
hoso_tally_add (HosoTally *tally, const char *label, guint64 n, gboolean other)
{
  HosoCount *count = g_new0 (HosoCount, 1);

  count->label = g_strdup (label);
  count->n = n;
  count->other = other;
  g_ptr_array_add (tally->counts, count);
  tally->mentions += n;
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const HosoCount *x = *(HosoCount *const *)a;
  const HosoCount *y = *(HosoCount *const *)b;

  if (x->other != y->other)
    return x->other ? 1 : -1;
  return x->n > y->n ? -1 : x->n < y->n;
}

/* Puts the bars in the order of a chart of names, where no order is given; bars
 * of one height keep theirs. */
void
hoso_tally_sort (HosoTally *tally)
{
  g_ptr_array_sort (tally->counts, compare_counts);
}
