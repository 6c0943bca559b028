/* From the bytes of a survey file to questions and coded answers: recognising
 * (head and samples), learning (all rows), reading (all rows, coded).  Each of
 * them opens the file anew and streams it, so that memory stays flat.
 */

#include "hoso-config.h"

#include "hoso-survey-reader.h"

#include <glib/gi18n-lib.h>

#include "hoso-coder.h"
#include "hoso-error.h"
#include "hoso-survey-learner.h"
#include "hoso-survey-name.h"
#include "hoso-table.h"

#define HEAD_ROWS 4000
#define HEAD_FRACTION_BYTES (512 * 1024)
#define N_SAMPLES 12
#define SAMPLE_BYTES (32 * 1024)
#define PROGRESS_ROWS 4096
#define PROGRESS_INTERVAL (G_USEC_PER_SEC / 10)
#define MAX_REFUSED 10000

/* One pass over a file. */
typedef struct
{
  HosoTable *table;
  GCancellable *cancellable;
  HosoReadProgress progress;
  gpointer progress_data;
  gint64 reported;
  guint64 rows;
} Pass;

static void
report_progress (Pass *pass)
{
  gint64 now = g_get_monotonic_time ();

  if (pass->progress == NULL || now - pass->reported < PROGRESS_INTERVAL)
    return;
  pass->reported = now;
  pass->progress (hoso_table_get_fraction (pass->table), pass->progress_data);
}

/* The next row that is not blank. */
static HosoNext
next_row (Pass *pass, HosoRow *row, GError **error)
{
  HosoNext next;

  do
    {
      if (pass->rows++ % PROGRESS_ROWS == 0)
        {
          if (g_cancellable_set_error_if_cancelled (pass->cancellable, error))
            return HOSO_NEXT_ERROR;
          report_progress (pass);
        }
      next = hoso_table_next (pass->table, row, error);
    }
  while (next == HOSO_NEXT_ROW && hoso_row_is_blank (row));
  return next;
}

static gboolean
read_header (Pass *pass, HosoRow *row, GError **error)
{
  HosoNext next = next_row (pass, row, error);

  if (next == HOSO_NEXT_END)
    g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_FORMAT, _ ("This file is empty."));
  return next == HOSO_NEXT_ROW;
}

static void
pass_clear (Pass *pass)
{
  hoso_table_free (pass->table);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pass, pass_clear)

/* What the draft says about the bytes, for opening the file once more. */
static HosoReadOptions
options_from_draft (const HosoDraft *draft)
{
  return (HosoReadOptions){ draft->encoding, draft->delimiter, HOSO_DATE_ORDER_UNKNOWN };
}

/* Rows from the middle of the file: only whole ones, as wide as the header. */
static gboolean
learn_samples (Pass *pass, HosoSurveyLearner *learner, double from, GError **error)
{
  guint width = hoso_survey_learner_get_n_columns (learner);

  for (guint i = 0; i < N_SAMPLES; i++)
    {
      double fraction = from + (1 - from) * (i + 1) / (N_SAMPLES + 1);
      HosoRow row;
      HosoNext next;

      if (!hoso_table_sample (pass->table, fraction, SAMPLE_BYTES, error) ||
          hoso_table_next (pass->table, &row, error) == HOSO_NEXT_ERROR)
        return FALSE;
      while ((next = next_row (pass, &row, error)) == HOSO_NEXT_ROW)
        {
          if (row.n == width)
            hoso_survey_learner_add (learner, &row);
        }
      if (next == HOSO_NEXT_ERROR)
        return FALSE;
    }
  return TRUE;
}

/* Learns from the head; @complete where that was all. */
static gboolean
learn_head (Pass *pass, HosoSurveyLearner *learner, gboolean *complete, GError **error)
{
  HosoRow row;
  HosoNext next = HOSO_NEXT_ROW;
  gsize bytes = 0;

  for (guint n = 0; n < HEAD_ROWS && bytes < HEAD_FRACTION_BYTES; n++)
    {
      next = next_row (pass, &row, error);
      if (next != HOSO_NEXT_ROW)
        break;
      hoso_survey_learner_add (learner, &row);
      for (guint i = 0; i < row.n; i++)
        bytes += row.cells[i].length + 1;
    }
  *complete = next == HOSO_NEXT_END;
  return next != HOSO_NEXT_ERROR;
}

static HosoDraft *
draft_from_pass (const Pass *pass, const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  HosoDraft *draft = hoso_draft_new ();

  draft->file_name = g_filename_display_name (base);
  draft->name = hoso_survey_name_from_file (path);
  draft->encoding = g_strdup (hoso_table_get_encoding (pass->table));
  draft->bom = hoso_table_has_bom (pass->table);
  draft->delimiter = hoso_table_get_delimiter (pass->table);
  return draft;
}

static void
add_problem (HosoDraft *draft, guint64 line, int column, const char *reason)
{
  g_ptr_array_add (draft->problems, hoso_problem_new (line, column, reason));
}

/* Names the two old encodings of Vietnamese, so that a wrong guess is seen. */
static void
note_old_encoding (HosoDraft *draft, const HosoTable *table)
{
  if (g_strcmp0 (draft->encoding, "TCVN") == 0)
    add_problem (
      draft, 0, 0,
      _ ("This file is written in TCVN3, an old encoding of Vietnamese, and was converted. "
         "Choose another encoding if the letters look wrong."));
  else if (hoso_table_looks_like_vni (table))
    add_problem (
      draft, 0, 0,
      _ ("This file seems to be written in VNI, an old encoding of Vietnamese. Convert it "
         "to Unicode first, or the letters will look wrong."));
}

/* Says what the survey file at @path seems to hold, from its head and from
 * samples of the rest; a short file is read whole.  @options may be NULL.
 * Free with hoso_draft_free(). */
HosoDraft *
hoso_survey_recognise (const char *path,
                       const HosoReadOptions *options,
                       GCancellable *cancellable,
                       GError **error)
{
  g_auto (Pass) pass = { .cancellable = cancellable };
  g_autoptr (HosoSurveyLearner) learner = NULL;
  g_autoptr (HosoDraft) draft = NULL;
  HosoRow header;

  g_return_val_if_fail (path != NULL, NULL);

  pass.table = hoso_table_open (path, options, cancellable, error);
  if (pass.table == NULL || !read_header (&pass, &header, error))
    return NULL;
  draft = draft_from_pass (&pass, path);
  learner = hoso_survey_learner_new (&header);
  if (options != NULL)
    hoso_survey_learner_set_date_order (learner, options->date_order);
  if (!learn_head (&pass, learner, &draft->complete, error))
    return NULL;
  if (!draft->complete && hoso_table_can_sample (pass.table) &&
      !learn_samples (&pass, learner, hoso_table_get_fraction (pass.table), error))
    return NULL;
  if (!hoso_survey_learner_finish (learner, draft, error))
    return NULL;
  note_old_encoding (draft, pass.table);
  return g_steal_pointer (&draft);
}

/* Notes where all rows say otherwise than the head and the samples did. */
static void
note_widened (HosoDraft *draft, const HosoDraft *expected)
{
  for (guint i = 0; i < MIN (draft->questions->len, expected->questions->len); i++)
    {
      const HosoQuestion *question = draft->questions->pdata[i];
      const HosoQuestion *before = expected->questions->pdata[i];
      g_autofree char *reason = NULL;

      if (question->kind == before->kind || before->kind == HOSO_QUESTION_EMPTY)
        continue;
      if (question->kind == HOSO_QUESTION_TEXT)
        /* Translators: %s is a question's title. */
        reason = g_strdup_printf (_ ("Not all answers to “%s” are of the kind that the first "
                                     "ones are; they are kept as text."),
                                  question->title);
      else
        /* Translators: %s is a question's title. */
        reason = g_strdup_printf (_ ("All answers to “%s” together show another kind of question "
                                     "than the first ones did."),
                                  question->title);
      add_problem (draft, 0, question->column, reason);
    }
}

static void
note_broken (HosoDraft *draft, guint64 n_broken)
{
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, n_broken);
  g_autofree char *reason = NULL;

  if (n_broken == 0)
    return;
  /* Translators: the first %s is a count, the second a text encoding. */
  reason = g_strdup_printf (ngettext ("%s character is no text in the encoding %s. Choose "
                                      "another encoding if answers look wrong.",
                                      "%s characters are no text in the encoding %s. Choose "
                                      "another encoding if answers look wrong.",
                                      MIN (n_broken, G_MAXINT)),
                            number, draft->encoding);
  add_problem (draft, 0, 0, reason);
}

/* A copy of what the file alone gives, to tell the user's corrections. */
static HosoDraft *
dup_guess (const char *path, const HosoDraft *draft, GCancellable *cancellable, GError **error)
{
  HosoReadOptions options = options_from_draft (draft);

  return hoso_survey_recognise (path, &options, cancellable, error);
}

/* Settles @draft from all rows.  Kinds, fields and the date order that the
 * user set are kept.  HOSO_ERROR_AMBIGUOUS where a date contradicts the order
 * of the others. */
gboolean
hoso_survey_learn (const char *path,
                   HosoDraft *draft,
                   HosoReadProgress progress,
                   gpointer progress_data,
                   GCancellable *cancellable,
                   GError **error)
{
  g_auto (Pass)
    pass = { .cancellable = cancellable, .progress = progress, .progress_data = progress_data };
  g_autoptr (HosoSurveyLearner) learner = NULL;
  g_autoptr (HosoDraft) guess = NULL;
  g_autoptr (HosoDraft) expected = NULL;
  HosoReadOptions options;
  HosoRow row;
  HosoNext next;

  g_return_val_if_fail (path != NULL && draft != NULL, FALSE);

  expected = hoso_draft_copy (draft);
  options = options_from_draft (draft);
  guess = dup_guess (path, draft, cancellable, error);
  if (guess == NULL)
    return FALSE;
  pass.table = hoso_table_open (path, &options, cancellable, error);
  if (pass.table == NULL || !read_header (&pass, &row, error))
    return FALSE;
  learner = hoso_survey_learner_new (&row);
  hoso_survey_learner_force (learner, draft, guess);
  while ((next = next_row (&pass, &row, error)) == HOSO_NEXT_ROW)
    hoso_survey_learner_add (learner, &row);
  g_ptr_array_set_size (draft->problems, 0);
  if (next == HOSO_NEXT_ERROR || !hoso_survey_learner_finish (learner, draft, error) ||
      !hoso_survey_learner_check_dates (learner, error))
    return FALSE;
  draft->complete = TRUE;
  note_widened (draft, expected);
  note_old_encoding (draft, pass.table);
  note_broken (draft, hoso_table_get_n_broken (pass.table));
  return TRUE;
}

/* Whether the row has answers behind the last question. */
static gboolean
is_too_wide (const HosoRow *row, guint width)
{
  for (guint i = width; i < row->n; i++)
    {
      if (hoso_span_trim (row->cells[i]).length > 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
refuse (HosoDraft *draft, const HosoRow *row, guint *n_refused, GError **error)
{
  g_autofree char *reason = NULL;

  if (++*n_refused > MAX_REFUSED)
    {
      g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_FORMAT,
                           _ ("More than 10,000 lines do not fit the first line, so this is no "
                              "survey. Check the character between the columns."));
      return FALSE;
    }
  /* Translators: the first %u is the cells of a line, the second the columns. */
  reason =
    g_strdup_printf (_ ("This line has %u cells, but the first line names only %u columns."),
                     row->n, draft->questions->len);
  add_problem (draft, row->line, -1, reason);
  return TRUE;
}

static gboolean
hand_over (HosoCoder *coder,
           HosoBatch *batch,
           HosoBatchFunc func,
           gpointer func_data,
           GError **error)
{
  hoso_coder_end (coder);
  if (batch->n > 0 && !func (batch, func_data, error))
    return FALSE;
  hoso_batch_clear (batch);
  hoso_coder_begin (coder, batch);
  return TRUE;
}

static gboolean
check_header (const HosoDraft *draft, const HosoRow *header, GError **error)
{
  if (header->n == draft->questions->len)
    return TRUE;
  g_set_error_literal (
    error, HOSO_ERROR, HOSO_ERROR_CONFLICT,
    _ ("The file was changed while it was being read. Try again once it is complete."));
  return FALSE;
}

/* Streams all rows as @draft, learned before, says, in batches of at most
 * HOSO_BATCH_ROWS, fewer where the answers are very long.  Rejected rows, and only they, are
 * added to draft->problems, with column -1. */
gboolean
hoso_survey_read (const char *path,
                  HosoDraft *draft,
                  HosoBatchFunc func,
                  gpointer func_data,
                  HosoReadProgress progress,
                  gpointer progress_data,
                  GCancellable *cancellable,
                  GError **error)
{
  g_auto (Pass)
    pass = { .cancellable = cancellable, .progress = progress, .progress_data = progress_data };
  g_autoptr (HosoCoder) coder = NULL;
  g_autoptr (HosoBatch) batch = NULL;
  HosoReadOptions options;
  HosoRow row;
  HosoNext next;
  guint n_refused = 0;

  g_return_val_if_fail (path != NULL && draft != NULL && func != NULL, FALSE);

  options = options_from_draft (draft);
  pass.table = hoso_table_open (path, &options, cancellable, error);
  if (pass.table == NULL || !read_header (&pass, &row, error) || !check_header (draft, &row, error))
    return FALSE;
  coder = hoso_coder_new (draft);
  batch = hoso_batch_new (draft->questions);
  hoso_coder_begin (coder, batch);
  while ((next = next_row (&pass, &row, error)) == HOSO_NEXT_ROW)
    {
      if (is_too_wide (&row, draft->questions->len))
        {
          if (!refuse (draft, &row, &n_refused, error))
            return FALSE;
        }
      else if (!hoso_coder_add (coder, &row, error))
        return FALSE;
      if (hoso_coder_is_full (coder) && !hand_over (coder, batch, func, func_data, error))
        return FALSE;
    }
  return next == HOSO_NEXT_END && hand_over (coder, batch, func, func_data, error);
}
