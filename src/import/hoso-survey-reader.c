/* From the bytes of a survey file to questions and coded answers: recognising
 * (head and samples), learning (all rows), reading (all rows, coded).  Each of
 * them opens the file anew and streams it, so that memory stays flat.
 */

#include "hoso-config.h"

#include "hoso-survey-reader.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "hoso-batch-queue.h"
#include "hoso-coder.h"
#include "hoso-error.h"
#include "hoso-source.h"
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
#define LONG_FILE (4 * 1024 * 1024) /* bytes, that are worth two threads */

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
  return (HosoReadOptions){ draft->encoding, draft->delimiter, HOSO_DATE_ORDER_UNKNOWN,
                            draft->sheet };
}

/* A learner for the columns of @header, with what the table knows of them. */
static HosoSurveyLearner *
learner_from_header (const Pass *pass, const HosoRow *header)
{
  HosoSurveyLearner *learner = hoso_survey_learner_new (header);

  for (guint i = 0; i < header->n; i++)
    {
      if (hoso_table_is_joined (pass->table, i))
        hoso_survey_learner_join (learner, i);
    }
  return learner;
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
  draft->sheet = g_strdup (hoso_table_get_sheet (pass->table));
  draft->sheets = hoso_table_dup_sheets (pass->table);
  if (g_strv_length (draft->sheets) < 2)
    g_clear_pointer (&draft->sheets, g_strfreev);
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
  else if (g_strcmp0 (draft->encoding, "VNI") == 0)
    add_problem (
      draft, 0, 0,
      _ ("This file is written in VNI, an old encoding of Vietnamese, and was converted. "
         "Choose another encoding if the letters look wrong."));
  else if (hoso_table_looks_like_vni (table))
    add_problem (draft, 0, 0,
                 _ ("This file seems to be written in VNI, an old encoding of Vietnamese. Choose "
                    "that encoding, or the letters will look wrong."));
}

/* Contacts are nobody's answers. */
static gboolean
check_kind (const HosoTable *table, GError **error)
{
  if (!hoso_table_is_vcard (table))
    return TRUE;
  g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_FORMAT,
                       _ ("This file holds contacts (vCard), not a survey. Import it as "
                          "customers."));
  return FALSE;
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
  if (pass.table == NULL || !check_kind (pass.table, error) ||
      !read_header (&pass, &header, error))
    return NULL;
  draft = draft_from_pass (&pass, path);
  learner = learner_from_header (&pass, &header);
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

/* One thread's part of the learning: every second column, or all, of all rows. */
typedef struct
{
  Pass pass;
  HosoSurveyLearner *learner;
  GError *error;
} Learning;

static void
learning_clear (Learning *learning)
{
  hoso_table_free (learning->pass.table);
  hoso_survey_learner_free (learning->learner);
  g_clear_error (&learning->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Learning, learning_clear)

static gboolean
begin_learning (Learning *learning,
                const char *path,
                const HosoDraft *draft,
                const HosoDraft *guess,
                GError **error)
{
  HosoReadOptions options = options_from_draft (draft);
  HosoRow header;

  learning->pass.table = hoso_table_open (path, &options, learning->pass.cancellable, error);
  if (learning->pass.table == NULL || !read_header (&learning->pass, &header, error))
    return FALSE;
  learning->learner = learner_from_header (&learning->pass, &header);
  hoso_survey_learner_force (learning->learner, draft, guess);
  return TRUE;
}

static gpointer
learn_rows (gpointer data)
{
  Learning *learning = data;
  HosoRow row;
  HosoNext next;

  while ((next = next_row (&learning->pass, &row, &learning->error)) == HOSO_NEXT_ROW)
    hoso_survey_learner_add (learning->learner, &row);
  return GINT_TO_POINTER (next == HOSO_NEXT_END);
}

/* Learns half of the columns on a thread of its own; reading the file twice at
 * the same time costs less than learning does. */
static gboolean
learn_on_two_threads (Learning *learning,
                      const char *path,
                      const HosoDraft *draft,
                      const HosoDraft *guess,
                      GError **error)
{
  g_auto (Learning) other = { .pass.cancellable = learning->pass.cancellable };
  GThread *thread;
  gboolean done;

  if (!begin_learning (&other, path, draft, guess, error))
    return FALSE;
  hoso_survey_learner_set_share (learning->learner, 0, 2);
  hoso_survey_learner_set_share (other.learner, 1, 2);
  thread = g_thread_new ("hoso-learner", learn_rows, &other);
  done = learn_rows (learning) != NULL;
  done = g_thread_join (thread) != NULL && done;
  if (!done && learning->error == NULL)
    learning->error = g_steal_pointer (&other.error);
  return done && hoso_survey_learner_take_share (learning->learner, other.learner, error);
}

static gboolean
is_long (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 && status.st_size >= LONG_FILE;
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
  g_auto (Learning) learning = {
    .pass = { .cancellable = cancellable, .progress = progress, .progress_data = progress_data },
  };
  g_autoptr (HosoDraft) guess = NULL;
  g_autoptr (HosoDraft) expected = NULL;
  gboolean done;

  g_return_val_if_fail (path != NULL && draft != NULL, FALSE);

  expected = hoso_draft_copy (draft);
  guess = dup_guess (path, draft, cancellable, error);
  if (guess == NULL || !begin_learning (&learning, path, draft, guess, error))
    return FALSE;
  done = is_long (path) ? learn_on_two_threads (&learning, path, draft, guess, error)
                        : learn_rows (&learning) != NULL;
  if (learning.error != NULL)
    g_propagate_error (error, g_steal_pointer (&learning.error));
  if (!done)
    return FALSE;
  g_ptr_array_set_size (draft->problems, 0);
  if (!hoso_survey_learner_finish (learning.learner, draft, error) ||
      !hoso_survey_learner_check_dates (learning.learner, error))
    return FALSE;
  draft->complete = TRUE;
  note_widened (draft, expected);
  note_old_encoding (draft, learning.pass.table);
  note_broken (draft, hoso_table_get_n_broken (learning.pass.table));
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
check_header (const HosoDraft *draft, const HosoRow *header, GError **error)
{
  if (header->n == draft->questions->len)
    return TRUE;
  hoso_source_set_changed (error);
  return FALSE;
}

/* Reading on a thread of its own, while the caller takes the batches. */
typedef struct
{
  Pass pass;
  HosoDraft *draft;
  HosoCoder *coder;
  HosoBatchQueue *queue;
  guint n_refused;
  GError *error;
} Reading;

static void
reading_clear (Reading *reading)
{
  hoso_table_free (reading->pass.table);
  hoso_coder_free (reading->coder);
  g_clear_pointer (&reading->queue, hoso_batch_queue_free);
  g_clear_error (&reading->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

/* Fills @batch with the next rows. */
static HosoNext
fill_batch (Reading *reading, HosoBatch *batch, GError **error)
{
  HosoNext next = HOSO_NEXT_ROW;
  HosoRow row;

  hoso_coder_begin (reading->coder, batch);
  while (next == HOSO_NEXT_ROW && !hoso_coder_is_full (reading->coder))
    {
      next = next_row (&reading->pass, &row, error);
      if (next != HOSO_NEXT_ROW)
        break;
      if (is_too_wide (&row, reading->draft->questions->len))
        {
          if (!refuse (reading->draft, &row, &reading->n_refused, error))
            next = HOSO_NEXT_ERROR;
        }
      else if (!hoso_coder_add (reading->coder, &row, error))
        next = HOSO_NEXT_ERROR;
    }
  hoso_coder_end (reading->coder);
  return next;
}

static gpointer
read_rows (gpointer data)
{
  Reading *reading = data;
  HosoNext next = HOSO_NEXT_ROW;

  while (next == HOSO_NEXT_ROW)
    {
      HosoBatch *batch = hoso_batch_queue_take_empty (reading->queue);

      if (batch == NULL)
        break;
      next = fill_batch (reading, batch, &reading->error);
      /* Its last row may lack some of its answers. */
      if (next == HOSO_NEXT_ERROR)
        hoso_batch_clear (batch);
      hoso_batch_queue_give_full (reading->queue, batch);
    }
  hoso_batch_queue_end (reading->queue);
  return NULL;
}

/* Hands over the batches until the reader ends; after a failure they are only
 * given back. */
static gboolean
take_batches (HosoBatchQueue *queue, HosoBatchFunc func, gpointer func_data, GError **error)
{
  gboolean good = TRUE;
  HosoBatch *batch;

  while ((batch = hoso_batch_queue_take_full (queue)) != NULL)
    {
      if (good && batch->n > 0 && !func (batch, func_data, error))
        {
          good = FALSE;
          hoso_batch_queue_stop (queue);
        }
      hoso_batch_queue_give_empty (queue, batch);
    }
  return good;
}

/* Streams all rows as @draft, learned before, says, in batches of at most
 * HOSO_BATCH_ROWS, fewer where the answers are very long.  @func runs on the
 * caller's thread while another one reads on; @progress runs on that one.
 * Rejected rows, and only they, are added to draft->problems, with column -1. */
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
  g_auto (Reading) reading = {
    .pass = { .cancellable = cancellable, .progress = progress, .progress_data = progress_data },
    .draft = draft,
  };
  HosoReadOptions options;
  HosoRow header;
  GThread *thread;
  gboolean good;

  g_return_val_if_fail (path != NULL && draft != NULL && func != NULL, FALSE);

  options = options_from_draft (draft);
  reading.pass.table = hoso_table_open (path, &options, cancellable, error);
  if (reading.pass.table == NULL || !read_header (&reading.pass, &header, error) ||
      !check_header (draft, &header, error))
    return FALSE;
  reading.coder = hoso_coder_new (draft);
  reading.queue = hoso_batch_queue_new (draft->questions);
  thread = g_thread_new ("hoso-reader", read_rows, &reading);
  good = take_batches (reading.queue, func, func_data, error);
  g_thread_join (thread);
  if (good && reading.error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reading.error));
      good = FALSE;
    }
  return good;
}
