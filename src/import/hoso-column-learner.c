/* What all answers of one column teach.  Distinct answers are counted while
 * they are few; when they become too many, they are either joined choices,
 * which are then counted one by one, or free, and only their shapes matter
 * from there on.  So memory stays flat however long the file is.
 */

#include "hoso-config.h"

#include "hoso-column-learner.h"

#include <glib/gi18n-lib.h>

#include "hoso-error.h"
#include "hoso-fold.h"
#include "hoso-header.h"
#include "hoso-kinds.h"
#include "hoso-options.h"
#include "hoso-province.h"

#define MAX_CELLS 4096
#define MAX_FORCED 65535
#define MAX_PIECES 20000
#define EARLY 1024 /* answers after which almost no repetition means free text */
#define TRIAL 50   /* answers after which a column without times is none */
#define N_SAMPLES 5
#define SAMPLE_LENGTH 200 /* characters */

typedef enum
{
  MODE_CELLS,  /* distinct answers are counted */
  MODE_PIECES, /* the choices in them are */
  MODE_FREE,   /* only shapes are */
} Mode;

struct _HosoColumnLearner
{
  char *header; /* NFC, trimmed */
  char *folded;
  char *title;
  char *row; /* of a grid, or NULL */
  int column;
  HosoQuestion *forced;

  Mode mode;
  HosoCellTally *cells;
  HosoCellTally *pieces;
  HosoSplitter *splitter;
  char separator;
  GArray *spans; /* of HosoSpan, reused */
  HosoTraits traits;
  GPtrArray *samples;

  gboolean maybe_timestamp;
  gboolean known_header;
  HosoDateOrder header_order;
  HosoDateVotes votes;
  guint64 moments;   /* stamps with a time of day */
  guint64 provinces; /* answers that name one */
};

/* @header as in the file; the column learns nothing yet. */
HosoColumnLearner *
hoso_column_learner_new (const char *header, int column)
{
  HosoColumnLearner *learner = g_new0 (HosoColumnLearner, 1);

  learner->header = hoso_text_dup_trimmed (header, -1);
  learner->folded = hoso_header_fold (learner->header);
  learner->column = column;
  if (hoso_header_is_score (learner->folded) || hoso_header_is_feedback (learner->folded) ||
      !hoso_header_split_grid (learner->header, &learner->title, &learner->row))
    learner->title = g_strdup (learner->header);
  learner->cells = hoso_cell_tally_new (MAX_CELLS);
  learner->spans = g_array_new (FALSE, FALSE, sizeof (HosoSpan));
  learner->samples = g_ptr_array_new_with_free_func (g_free);
  learner->traits.low = G_MAXINT64;
  learner->traits.high = G_MININT64;
  learner->known_header = hoso_header_is_timestamp (learner->header, &learner->header_order);
  learner->maybe_timestamp = column == 0 || learner->known_header;
  return learner;
}

/* Frees @learner; NULL is fine. */
void
hoso_column_learner_free (HosoColumnLearner *learner)
{
  if (learner == NULL)
    return;
  g_free (learner->header);
  g_free (learner->folded);
  g_free (learner->title);
  g_free (learner->row);
  hoso_question_free (learner->forced);
  hoso_cell_tally_free (learner->cells);
  hoso_cell_tally_free (learner->pieces);
  hoso_splitter_free (learner->splitter);
  g_array_unref (learner->spans);
  g_ptr_array_unref (learner->samples);
  g_free (learner);
}

/* What the user said about the question; kept whatever the answers are. */
void
hoso_column_learner_force (HosoColumnLearner *learner, const HosoQuestion *question)
{
  hoso_question_free (learner->forced);
  learner->forced = hoso_question_copy (question);
  learner->separator = question->separator;
  hoso_cell_tally_free (learner->cells);
  learner->cells = hoso_cell_tally_new (MAX_FORCED);
  if (question->kind == HOSO_QUESTION_TIMESTAMP)
    learner->maybe_timestamp = TRUE;
}

static void
add_shape (HosoColumnLearner *learner, HosoSpan text, guint64 count)
{
  HosoShape shape = hoso_shape_of (text);

  learner->traits.shapes[shape] += count;
  if (shape == HOSO_SHAPE_INTEGER)
    {
      gint64 number = 0;

      for (gsize i = *text.text == '-' || *text.text == '+'; i < text.length; i++)
        number = number * 10 + (text.text[i] - '0');
      number = *text.text == '-' ? -number : number;
      learner->traits.low = MIN (learner->traits.low, number);
      learner->traits.high = MAX (learner->traits.high, number);
    }
}

static void
add_stamp (HosoColumnLearner *learner, HosoSpan text, guint64 line)
{
  HosoStamp stamp;

  if (hoso_stamp_parse (text, &stamp) ||
      (learner->known_header && hoso_stamp_parse_serial (text, &stamp)))
    {
      hoso_date_votes_add (&learner->votes, &stamp, line);
      learner->moments += stamp.hour >= 0;
    }
  else if (learner->forced == NULL && learner->traits.answered >= TRIAL &&
           learner->votes.n * 2 < learner->traits.answered)
    learner->maybe_timestamp = FALSE;
}

static void
add_pieces (HosoColumnLearner *learner, HosoSpan text, guint64 count)
{
  g_autofree char *nfc = NULL;

  if (!hoso_span_is_plain (text))
    {
      nfc = hoso_text_dup_trimmed (text.text, text.length);
      text = hoso_span (nfc, strlen (nfc));
    }
  g_array_set_size (learner->spans, 0);
  hoso_splitter_split (learner->splitter, text, learner->spans);
  for (guint i = 0; i < learner->spans->len; i++)
    hoso_cell_tally_add (learner->pieces, g_array_index (learner->spans, HosoSpan, i), count);
}

/* Puts the distinct answers into NFC; those that become the same are one. */
static void
normalise_cells (HosoColumnLearner *learner)
{
  HosoCellTally *raw = learner->cells;
  HosoCellTally *normalised;
  gboolean plain = TRUE;

  for (guint i = 0; i < raw->n && plain; i++)
    plain = hoso_span_is_plain (hoso_cell_tally_get (raw, i));
  if (plain)
    return;
  normalised = hoso_cell_tally_new (raw->max);
  for (guint i = 0; i < raw->n; i++)
    {
      HosoSpan text = hoso_cell_tally_get (raw, i);
      g_autofree char *nfc = hoso_text_dup_trimmed (text.text, text.length);

      hoso_cell_tally_add (normalised, hoso_span (nfc, strlen (nfc)),
                           hoso_cell_tally_get_count (raw, i));
    }
  learner->cells = normalised;
  hoso_cell_tally_free (raw);
}

static HosoSplitter *
learn_splitter (HosoColumnLearner *learner)
{
  if (learner->forced == NULL)
    return hoso_options_learn (learner->cells, &learner->separator);
  if (learner->forced->kind == HOSO_QUESTION_MULTIPLE)
    return hoso_options_force (learner->cells, &learner->separator);
  return NULL;
}

static void
count_shapes (HosoColumnLearner *learner)
{
  for (guint i = 0; i < learner->cells->n; i++)
    add_shape (learner, hoso_cell_tally_get (learner->cells, i),
               hoso_cell_tally_get_count (learner->cells, i));
}

static void
add_sample (HosoColumnLearner *learner, HosoSpan text)
{
  g_autofree char *sample = hoso_text_dup_trimmed (text.text, text.length);

  if (g_utf8_strlen (sample, -1) > SAMPLE_LENGTH)
    {
      g_autofree char *cut = g_utf8_substring (sample, 0, SAMPLE_LENGTH);

      g_free (sample);
      sample = g_strconcat (cut, "…", NULL);
    }
  g_ptr_array_add (learner->samples, g_steal_pointer (&sample));
}

/* The first different answers. */
static void
keep_samples (HosoColumnLearner *learner)
{
  for (guint i = learner->samples->len; i < MIN (learner->cells->n, N_SAMPLES); i++)
    add_sample (learner, hoso_cell_tally_get (learner->cells, i));
}

/* Gives the distinct answers up, for their pieces or for nothing. */
static void
leave_cells (HosoColumnLearner *learner)
{
  if (learner->splitter == NULL)
    {
      normalise_cells (learner);
      keep_samples (learner);
      count_shapes (learner);
      learner->splitter = learn_splitter (learner);
    }
  learner->traits.joined = learner->splitter != NULL;
  learner->mode = learner->splitter != NULL ? MODE_PIECES : MODE_FREE;
  if (learner->splitter != NULL)
    {
      learner->pieces = hoso_cell_tally_new (MAX_PIECES);
      for (guint i = 0; i < learner->cells->n; i++)
        add_pieces (learner, hoso_cell_tally_get (learner->cells, i),
                    hoso_cell_tally_get_count (learner->cells, i));
    }
  g_clear_pointer (&learner->cells, hoso_cell_tally_free);
}

/* Whether answers have come almost without repetition, so that counting them
 * further teaches nothing. */
static gboolean
is_hopeless (const HosoColumnLearner *learner)
{
  return learner->forced == NULL && learner->traits.answered == EARLY &&
         learner->cells->n > EARLY * 9 / 10;
}

/* Learns from one cell; @line is where its row begins. */
void
hoso_column_learner_add (HosoColumnLearner *learner, HosoSpan cell, guint64 line)
{
  HosoSpan text = hoso_span_trim (cell);

  if (hoso_span_is_missing (text))
    return;
  learner->traits.answered++;
  if (text.length > learner->traits.longest)
    learner->traits.longest = text.length;
  if (learner->maybe_timestamp)
    add_stamp (learner, text, line);

  if (learner->mode == MODE_CELLS)
    {
      if (hoso_cell_tally_add (learner->cells, text, 1) != HOSO_TALLY_NONE &&
          !is_hopeless (learner))
        return;
      if (hoso_cell_tally_find (learner->cells, text) != HOSO_TALLY_NONE)
        {
          leave_cells (learner);
          return;
        }
      leave_cells (learner);
    }
  if (learner->mode == MODE_PIECES)
    add_pieces (learner, text, 1);
  add_shape (learner, text, 1);
}

/* Whether the column holds the times of the answers. */
gboolean
hoso_column_learner_is_timestamp (const HosoColumnLearner *learner)
{
  if (learner->forced != NULL)
    return learner->forced->kind == HOSO_QUESTION_TIMESTAMP;
  if (!learner->maybe_timestamp || learner->votes.n == 0)
    return FALSE;
  return learner->known_header ? learner->votes.n * 2 >= learner->traits.answered
                               : learner->moments * 10 >= learner->traits.answered * 8;
}

/* What the column's dates say about their order; borrowed. */
const HosoDateVotes *
hoso_column_learner_get_votes (const HosoColumnLearner *learner)
{
  return &learner->votes;
}

/* What the header's language says about it. */
HosoDateOrder
hoso_column_learner_get_header_order (const HosoColumnLearner *learner)
{
  return learner->header_order;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  const HosoOption *const *first = a;
  const HosoOption *const *second = b;
  double x = g_ascii_strtod ((*first)->label, NULL);
  double y = g_ascii_strtod ((*second)->label, NULL);

  return (x > y) - (x < y);
}

static void
add_options (const HosoColumnLearner *learner, HosoQuestion *question, const HosoCellTally *tally)
{
  gboolean numbers = learner->traits.shapes[HOSO_SHAPE_INTEGER] == learner->traits.answered;

  for (guint i = 0; i < tally->n; i++)
    {
      HosoSpan text = hoso_cell_tally_get (tally, i);
      g_autofree char *label = g_strndup (text.text, text.length);
      HosoOption *option = hoso_option_new (label, i + 1);

      option->count = hoso_cell_tally_get_count (tally, i);
      option->other = question->kind == HOSO_QUESTION_MULTIPLE && option->count == 1 &&
                      question->answered >= 20;
      g_ptr_array_add (question->options, option);
    }
  if (!numbers || question->kind == HOSO_QUESTION_SINGLE ||
      question->kind == HOSO_QUESTION_MULTIPLE)
    return;
  g_ptr_array_sort (question->options, compare_numbers);
  for (guint i = 0; i < question->options->len; i++)
    ((HosoOption *)question->options->pdata[i])->code = i + 1;
}

/* Only few different answers are looked at: provinces are few. */
static void
count_provinces (HosoColumnLearner *learner)
{
  for (guint i = 0; i < learner->cells->n; i++)
    {
      HosoSpan cell = hoso_cell_tally_get (learner->cells, i);
      g_autofree char *text = g_strndup (cell.text, cell.length);

      if (hoso_province_find (text) != NULL)
        learner->provinces += hoso_cell_tally_get_count (learner->cells, i);
    }
}

static void
finish_traits (HosoColumnLearner *learner)
{
  learner->traits.header = learner->folded;
  learner->traits.grid = learner->row != NULL;
  if (learner->mode != MODE_CELLS)
    {
      learner->traits.distinct = G_MAXUINT;
      return;
    }
  normalise_cells (learner);
  keep_samples (learner);
  count_shapes (learner);
  if (hoso_header_asks_place (learner->folded))
    count_provinces (learner);
  learner->traits.distinct = learner->cells->n;
  learner->traits.repeated = 0;
  for (guint i = 0; i < learner->cells->n; i++)
    {
      guint64 count = hoso_cell_tally_get_count (learner->cells, i);

      learner->traits.repeated += count > 1 ? count : 0;
    }
  learner->splitter = learn_splitter (learner);
  learner->traits.joined = learner->splitter != NULL;
}

static gboolean
learn_options (HosoColumnLearner *learner, HosoQuestion *question, GError **error)
{
  HosoCoding coding = hoso_question_kind_get_coding (question->kind);

  if (coding == HOSO_CODING_SINGLE && learner->mode == MODE_CELLS)
    add_options (learner, question, learner->cells);
  else if (coding == HOSO_CODING_SET && learner->splitter != NULL)
    {
      if (learner->mode == MODE_CELLS)
        leave_cells (learner);
      question->separator = learner->separator;
      if (learner->pieces->n < MAX_PIECES)
        add_options (learner, question, learner->pieces);
    }
  if (coding == HOSO_CODING_TEXT || learner->traits.answered == 0 || question->options->len > 0)
    return TRUE;
  /* Translators: %s is a question's title. */
  g_set_error (error, HOSO_ERROR, HOSO_ERROR_LIMIT,
               _ ("“%s” has too many different answers to be a choice. Import it as text."),
               learner->title);
  return FALSE;
}

static gboolean
is_profile_field (HosoQuestionKind kind, const char *field)
{
  switch (kind)
    {
    case HOSO_QUESTION_NAME:
      return g_str_equal (field, "name");
    case HOSO_QUESTION_EMAIL:
      return g_str_equal (field, "email");
    case HOSO_QUESTION_PHONE:
      return g_str_equal (field, "phone");
    case HOSO_QUESTION_SINGLE:
    case HOSO_QUESTION_SCALE:
    case HOSO_QUESTION_NUMBER:
    case HOSO_QUESTION_TEXT:
    case HOSO_QUESTION_DATE:
      return !g_str_equal (field, "name") && !g_str_equal (field, "email") &&
             !g_str_equal (field, "phone");
    case HOSO_QUESTION_TIMESTAMP:
    case HOSO_QUESTION_MULTIPLE:
    case HOSO_QUESTION_TIME:
    case HOSO_QUESTION_GRID:
    case HOSO_QUESTION_SCORE:
    case HOSO_QUESTION_EMPTY:
      break;
    }
  return FALSE;
}

static const char *
propose_field (const HosoColumnLearner *learner, HosoQuestionKind kind)
{
  const char *field = hoso_header_get_field (learner->folded);

  if (kind == HOSO_QUESTION_EMAIL)
    return "email";
  if (kind == HOSO_QUESTION_PHONE)
    return "phone";
  if (field == NULL && learner->provinces * 10 >= learner->traits.answered * 8 &&
      learner->provinces > 0 && hoso_header_asks_place (learner->folded))
    field = "city";
  return field != NULL && is_profile_field (kind, field) ? field : NULL;
}

/* The question with its options; call once, at the end.  @timestamp: this
 * column was chosen as the times of the answers.  HOSO_ERROR_LIMIT where the
 * user wants options of a column with too many. */
HosoQuestion *
hoso_column_learner_finish (HosoColumnLearner *learner, gboolean timestamp, GError **error)
{
  g_autoptr (HosoQuestion) question = hoso_question_new (learner->title, HOSO_QUESTION_TIMESTAMP);

  finish_traits (learner);
  question->column = learner->column;
  question->row = g_strdup (learner->row);
  question->answered = learner->traits.answered;
  if (learner->forced != NULL)
    {
      question->kind = learner->forced->kind;
      question->field = g_strdup (learner->forced->field);
    }
  else if (!timestamp)
    {
      question->kind = hoso_kinds_decide (&learner->traits);
      question->field = g_strdup (propose_field (learner, question->kind));
    }
  return learn_options (learner, question, error) ? g_steal_pointer (&question) : NULL;
}

/* Up to five different answers; free with g_strfreev(). */
char **
hoso_column_learner_dup_samples (const HosoColumnLearner *learner)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < learner->samples->len; i++)
    g_strv_builder_add (builder, learner->samples->pdata[i]);
  return g_strv_builder_end (builder);
}
