/* Coding answers for the analysis of groups, and placing respondents.
 * Synchronous; runs on the thread that owns the connection.
 */

#include "hoso-config.h"

#include "hoso-cluster-answers.h"

#include <math.h>
#include <string.h>

#include "hoso-answer-condition.h"
#include "hoso-chunk-table.h"

#define NO 1
#define YES 2

static guint
get_n_groups (const HosoCluster *cluster)
{
  return cluster->shares->len;
}

void
hoso_cluster_answers_free (HosoClusterAnswers *answers)
{
  g_array_unref (answers->ordinals);
  g_array_unref (answers->n_options);
  g_array_unref (answers->ordered);
  g_array_unref (answers->yes_no);
  g_free (answers->answers);
  g_free (answers);
}

/* Borrows what @answers owns. */
HosoLcaData
hoso_cluster_answers_get_data (const HosoClusterAnswers *answers)
{
  return (HosoLcaData){
    .n = answers->ordinals->len,
    .n_items = answers->n_options->len,
    .n_options = (const guint *)answers->n_options->data,
    .answers = answers->answers,
  };
}

static void
add_item (HosoClusterAnswers *answers, guint n_options, gboolean ordered, gboolean yes_no)
{
  guint8 is_ordered = (guint8)ordered;
  guint8 is_yes_no = (guint8)yes_no;

  g_array_append_val (answers->n_options, n_options);
  g_array_append_val (answers->ordered, is_ordered);
  g_array_append_val (answers->yes_no, is_yes_no);
}

static void
add_items (HosoClusterAnswers *answers, const HosoClusterItem *item)
{
  if (item->coding != HOSO_CLUSTER_EACH)
    add_item (answers, item->n_features, item->coding == HOSO_CLUSTER_RANGE, FALSE);
  for (guint i = 0; i < item->n_features && item->coding == HOSO_CLUSTER_EACH; i++)
    add_item (answers, YES, FALSE, TRUE);
}

static HosoClusterAnswers *
answers_new (const HosoCluster *cluster, const HosoBitset *among)
{
  HosoClusterAnswers *answers = g_new0 (HosoClusterAnswers, 1);

  answers->ordinals = g_array_new (FALSE, FALSE, sizeof (guint));
  answers->n_options = g_array_new (FALSE, FALSE, sizeof (guint));
  answers->ordered = g_array_new (FALSE, FALSE, sizeof (guint8));
  answers->yes_no = g_array_new (FALSE, FALSE, sizeof (guint8));
  for (guint i = 0; i < among->size; i++)
    if (hoso_bitset_contains (among, i))
      g_array_append_val (answers->ordinals, i);
  for (guint i = 0; i < cluster->items->len; i++)
    add_items (answers, cluster->items->pdata[i]);
  answers->answers =
    g_malloc0 (MAX ((gsize)answers->ordinals->len * answers->n_options->len, 1));
  return answers;
}

typedef struct
{
  HosoClusterAnswers *answers;
  const HosoClusterItem *item;
  guint column; /* the first of the item's */
  guint row;    /* the next respondent */
} Reading;

static guint8
get_feature (const HosoClusterItem *item, guint32 code)
{
  return code == 0 || code > item->features->len
           ? 0
           : g_array_index (item->features, guint8, code - 1);
}

static guint8
get_range (const HosoClusterItem *item, const HosoColumn *column, guint row)
{
  gsize length;
  const char *text = hoso_column_get_text (column, row, &length);
  double number;
  guint8 range = 1;

  if (!hoso_answer_parse_number (text, length, &number))
    return 0;
  for (guint i = 0; i < item->cuts->len; i++)
    range += number >= g_array_index (item->cuts, double, i);
  return range;
}

static void
read_set (const HosoClusterItem *item, const HosoColumn *column, guint row, guint8 *cells)
{
  guint n;
  const guint32 *codes = hoso_column_get_set (column, row, &n);

  memset (cells, n > 0 ? NO : 0, item->n_features);
  for (guint i = 0; i < n; i++)
    {
      guint8 feature = get_feature (item, codes[i]);

      if (feature != 0)
        cells[feature - 1] = YES;
    }
}

/* A question may have been given another kind since: then nothing is read. */
static void
read_cell (const Reading *reading, const HosoColumn *column, guint row, guint8 *cells)
{
  const HosoClusterItem *item = reading->item;

  if (item->coding == HOSO_CLUSTER_ONE && column->coding == HOSO_CODING_SINGLE)
    cells[0] = get_feature (item, hoso_column_get_code (column, row));
  else if (item->coding == HOSO_CLUSTER_RANGE && column->coding == HOSO_CODING_TEXT)
    cells[0] = get_range (item, column, row);
  else if (item->coding == HOSO_CLUSTER_EACH && column->coding == HOSO_CODING_SET)
    read_set (item, column, row, cells);
}

static gboolean
read_chunk (const HosoColumn *column, guint first, gpointer data, GError **error)
{
  Reading *reading = data;
  const GArray *ordinals = reading->answers->ordinals;
  gsize n_items = reading->answers->n_options->len;

  for (; reading->row < ordinals->len; reading->row++)
    {
      guint ordinal = g_array_index (ordinals, guint, reading->row);

      if (ordinal >= first + column->n)
        break;
      if (ordinal >= first)
        read_cell (reading, column, ordinal - first,
                   reading->answers->answers + reading->row * n_items + reading->column);
    }
  return TRUE;
}

/**
 * hoso_cluster_answers_read:
 * @cluster: only its items matter; it may be unfitted
 *
 * Returns: (transfer full): the answers of @among, or %NULL with @error set
 */
HosoClusterAnswers *
hoso_cluster_answers_read (HosoDb *db,
                           const HosoCluster *cluster,
                           const HosoBitset *among,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (HosoClusterAnswers) answers = answers_new (cluster, among);
  guint column = 0;

  for (guint i = 0; i < cluster->items->len; i++)
    {
      const HosoClusterItem *item = cluster->items->pdata[i];
      Reading reading = { answers, item, column, 0 };

      if (!hoso_chunk_table_foreach (db, item->question, read_chunk, &reading, cancellable, error))
        return NULL;
      column += item->coding == HOSO_CLUSTER_EACH ? item->n_features : 1;
    }
  return g_steal_pointer (&answers);
}

static gboolean
is_answered (const guint8 *row, guint n_items)
{
  for (guint i = 0; i < n_items; i++)
    if (row[i] != 0)
      return TRUE;
  return FALSE;
}

static void
move_row (HosoClusterAnswers *answers, guint from, guint to)
{
  gsize n_items = answers->n_options->len;

  memmove (answers->answers + to * n_items, answers->answers + from * n_items, n_items);
  g_array_index (answers->ordinals, guint, to) = g_array_index (answers->ordinals, guint, from);
}

/* The order stays.  Each has the same chance (Knuth's selection sampling). */
void
hoso_cluster_answers_thin (HosoClusterAnswers *answers, guint limit, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  guint n_items = answers->n_options->len;
  guint answered = 0;
  guint kept = 0;

  for (guint i = 0; i < answers->ordinals->len; i++)
    if (is_answered (answers->answers + (gsize)i * n_items, n_items))
      move_row (answers, i, answered++);
  for (guint i = 0; i < answered && kept < limit; i++)
    if (answered - i <= limit - kept ||
        g_rand_double (random) * (answered - i) < limit - kept)
      move_row (answers, i, kept++);
  g_array_set_size (answers->ordinals, kept);
}

/* The probabilities of a feature, one for each group. */
static const guint32 *
get_p (const HosoCluster *cluster, const HosoClusterItem *item, guint feature)
{
  return &g_array_index (item->p, guint32, feature * get_n_groups (cluster));
}

/* Free with hoso_lca_model_free(). */
HosoLcaModel *
hoso_cluster_make_model (const HosoCluster *cluster)
{
  g_autoptr (HosoBitset) nobody = hoso_bitset_new (1);
  g_autoptr (HosoClusterAnswers) empty = answers_new (cluster, nobody);
  guint n_groups = get_n_groups (cluster);
  HosoLcaModel *model = hoso_lca_model_new (n_groups, empty->n_options->len,
                                            (const guint *)empty->n_options->data);
  double *p = model->probabilities;

  for (guint k = 0; k < n_groups; k++)
    model->shares[k] = (double)g_array_index (cluster->shares, guint32, k) / HOSO_CLUSTER_UNIT;
  for (guint i = 0; i < cluster->items->len; i++)
    {
      const HosoClusterItem *item = cluster->items->pdata[i];

      for (guint feature = 0; feature < item->n_features; feature++)
        {
          const guint32 *counts = get_p (cluster, item, feature);

          for (guint k = 0; k < n_groups && item->coding == HOSO_CLUSTER_EACH; k++)
            *p++ = 1.0 - (double)MIN (counts[k], HOSO_CLUSTER_UNIT - 1) / HOSO_CLUSTER_UNIT;
          for (guint k = 0; k < n_groups; k++)
            *p++ = (double)counts[k] / HOSO_CLUSTER_UNIT;
        }
    }
  return model;
}

static guint32
to_count (double p)
{
  return (guint32)CLAMP (round (p * HOSO_CLUSTER_UNIT), 1, HOSO_CLUSTER_UNIT);
}

/* Puts the groups of @model, which was fitted to the answers of @cluster's items,
 * into @cluster. */
void
hoso_cluster_take_model (HosoCluster *cluster, const HosoLcaModel *model)
{
  const double *p = model->probabilities;

  g_array_set_size (cluster->shares, 0);
  for (guint k = 0; k < model->n_classes; k++)
    {
      guint32 share = to_count (model->shares[k]);

      g_array_append_val (cluster->shares, share);
    }
  for (guint i = 0; i < cluster->items->len; i++)
    {
      HosoClusterItem *item = cluster->items->pdata[i];

      g_array_set_size (item->p, 0);
      for (guint feature = 0; feature < item->n_features; feature++)
        {
          if (item->coding == HOSO_CLUSTER_EACH)
            p += model->n_classes;
          for (guint k = 0; k < model->n_classes; k++)
            {
              guint32 count = to_count (*p++);

              g_array_append_val (item->p, count);
            }
        }
    }
}

/**
 * hoso_cluster_find_members:
 *
 * Returns: (transfer full): the members, or %NULL with @error set
 */
HosoBitset *
hoso_cluster_find_members (HosoDb *db,
                           const HosoCluster *cluster,
                           guint group,
                           const HosoBitset *among,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (HosoClusterAnswers) answers =
    hoso_cluster_answers_read (db, cluster, among, cancellable, error);
  g_autoptr (HosoLcaModel) model = NULL;
  g_autoptr (HosoBitset) members = NULL;
  guint n_items;

  if (answers == NULL)
    return NULL;
  model = hoso_cluster_make_model (cluster);
  members = hoso_bitset_new (among->size);
  n_items = answers->n_options->len;
  for (guint i = 0; i < answers->ordinals->len; i++)
    {
      const guint8 *row = answers->answers + (gsize)i * n_items;

      if (is_answered (row, n_items) && hoso_lca_classify (model, row) == group)
        hoso_bitset_add (members, g_array_index (answers->ordinals, guint, i));
    }
  return g_steal_pointer (&members);
}
