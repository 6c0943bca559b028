/* Fisher's exact test of tables of any size.  Two-sided as R has it: the probability,
 * given the sums, of all tables that are no more probable than the one seen.
 *
 * Exact: all ways to fill the columns but the last two are walked, those that leave
 * the same row sums together (a node); for each node all ways to fill the last two
 * are sorted once, so that a binary search tells the probability of those that are
 * improbable enough behind each way that leads there.
 */

#include "hoso-config.h"

#include "hoso-fisher.h"

#include "hoso-special.h"
#include "hoso-uid.h"

#include <math.h>
#include <string.h>

#define MAX_ROWS 8
#define MAX_COLUMNS 64
#define MAX_TOTAL 2000
#define MAX_PATHS 400000
#define MAX_FILLINGS 6000000
#define DRAWS 10000
/* Counts that are dealt out in all. */
#define MAX_DEALT 100000000
#define MAX_CELLS 4096
/* Two tables that are equally probable must count as such. */
#define TOLERANCE 1e-7

typedef struct
{
  guint n_rows;
  guint n_columns;
  guint rows[MAX_ROWS];
  guint columns[MAX_COLUMNS];
  double facts[MAX_TOTAL + 1]; /* ln n! */
  double seen;                 /* −Σ ln n! over the cells */
  double constant;             /* ln of the probability of a table, without that sum */
  guint fillings;
} Table;

typedef struct
{
  guint16 rows[MAX_ROWS]; /* what is left of each, sorted */
} Node;

/* Fills one column in all ways that the rows allow. */
typedef struct
{
  Table *table;
  const Node *node;
  guint16 left[MAX_ROWS];
  double score; /* −Σ ln n! of the cells filled so far in the whole table */
  gboolean last;
  GHashTable *next; /* Node → GArray of double */
  GArray *scores;   /* of the last two columns */
  guint paths;
} Filling;

static guint
node_hash (gconstpointer key)
{
  const Node *node = key;
  guint hash = 5381;

  for (guint i = 0; i < MAX_ROWS; i++)
    hash = hash * 33 + node->rows[i];
  return hash;
}

static gboolean
node_equal (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (Node)) == 0;
}

static int
compare_counts (const void *a, const void *b)
{
  guint x = *(const guint16 *)a;
  guint y = *(const guint16 *)b;

  return (x < y) - (x > y);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *)a;
  double y = *(const double *)b;

  return (x > y) - (x < y);
}

static void
column_filled (Filling *filling, double score)
{
  Node node = { { 0 } };
  GArray *scores;

  filling->paths++;
  if (filling->last)
    {
      for (guint i = 0; i < filling->table->n_rows; i++)
        score -= filling->table->facts[filling->left[i]];
      g_array_append_val (filling->scores, score);
      return;
    }
  memcpy (node.rows, filling->left, sizeof node.rows);
  qsort (node.rows, filling->table->n_rows, sizeof (guint16), compare_counts);
  scores = g_hash_table_lookup (filling->next, &node);
  if (scores == NULL)
    {
      scores = g_array_new (FALSE, FALSE, sizeof (double));
      g_hash_table_insert (filling->next, g_memdup2 (&node, sizeof node), scores);
    }
  g_array_append_val (scores, score);
}

/* @count is what the rows from @row on have to take.  FALSE where there are too many
 * ways. */
static gboolean
fill (Filling *filling, guint row, guint count, double score)
{
  guint here = filling->node->rows[row];
  guint after = 0;

  if (row + 1 == filling->table->n_rows)
    {
      if (count > here)
        return TRUE;
      filling->left[row] = (guint16)(here - count);
      column_filled (filling, score - filling->table->facts[count]);
      return filling->paths <= MAX_PATHS;
    }
  for (guint i = row + 1; i < filling->table->n_rows; i++)
    after += filling->node->rows[i];
  for (guint n = count > after ? count - after : 0; n <= MIN (here, count); n++)
    {
      filling->left[row] = (guint16)(here - n);
      if (!fill (filling, row + 1, count - n, score - filling->table->facts[n]))
        return FALSE;
    }
  return TRUE;
}

/* All nodes behind @column, from those before it. */
static GHashTable *
walk_column (Table *table, GHashTable *nodes, guint column)
{
  g_autoptr (GHashTable) next =
    g_hash_table_new_full (node_hash, node_equal, g_free, (GDestroyNotify)g_array_unref);
  Filling filling = { .table = table, .next = next };
  GHashTableIter iter;
  gpointer node;
  gpointer paths;

  g_hash_table_iter_init (&iter, nodes);
  while (g_hash_table_iter_next (&iter, &node, &paths))
    for (guint i = 0; i < ((GArray *)paths)->len; i++)
      {
        filling.node = node;
        if (!fill (&filling, 0, table->columns[column], g_array_index ((GArray *)paths, double, i)))
          return NULL;
      }
  return g_steal_pointer (&next);
}

/* The ways to fill the last two columns behind @node, least probable first. */
static GArray *
list_endings (Table *table, const Node *node)
{
  Filling filling = { .table = table, .node = node, .last = TRUE };
  gboolean done;

  filling.scores = g_array_new (FALSE, FALSE, sizeof (double));
  done = fill (&filling, 0, table->columns[table->n_columns - 2], 0.0);
  table->fillings += filling.paths;
  if (!done || table->fillings > MAX_FILLINGS)
    {
      g_array_unref (filling.scores);
      return NULL;
    }
  g_array_sort (filling.scores, compare_doubles);
  return filling.scores;
}

/* How many of the sorted scores are at most @limit. */
static guint
count_up_to (const GArray *scores, double limit)
{
  guint low = 0;
  guint high = scores->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (scores, double, middle) <= limit)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Of all ways that lead to @node and on. */
static gboolean
add_node (Table *table, const Node *node, const GArray *paths, double *p)
{
  g_autoptr (GArray) endings = list_endings (table, node);
  g_autofree double *sums = NULL;
  double largest;

  if (endings == NULL)
    return FALSE;
  if (endings->len == 0)
    return TRUE;
  largest = g_array_index (endings, double, endings->len - 1);
  sums = g_new0 (double, endings->len + 1);
  for (guint i = 0; i < endings->len; i++)
    sums[i + 1] = sums[i] + exp (g_array_index (endings, double, i) - largest);
  for (guint i = 0; i < paths->len; i++)
    {
      double path = g_array_index (paths, double, i);
      guint n = count_up_to (endings, table->seen + TOLERANCE - path);

      if (n > 0)
        *p += exp (table->constant + path + largest) * sums[n];
    }
  return TRUE;
}

static int
compare_sums (const void *a, const void *b)
{
  guint x = *(const guint *)a;
  guint y = *(const guint *)b;

  return (x > y) - (x < y);
}

/* Leaves out empty rows and columns; the fewer become the rows, and the largest
 * columns come last.  FALSE where the table is too large. */
static gboolean
read_table (Table *table, const guint64 *counts, guint n_rows, guint n_columns)
{
  g_autofree guint64 *sums = g_new0 (guint64, n_rows + n_columns);
  gboolean turned = n_rows > n_columns;
  guint64 total = 0;

  for (guint i = 0; i < n_rows * n_columns; i++)
    {
      sums[i / n_columns] += counts[i];
      sums[n_rows + i % n_columns] += counts[i];
      total += counts[i];
      if (total > MAX_TOTAL)
        return FALSE;
    }
  for (guint i = 1; i <= total; i++)
    table->facts[i] = table->facts[i - 1] + log (i);
  for (guint i = 0; i < n_rows * n_columns; i++)
    table->seen -= table->facts[counts[i]];
  table->constant = -table->facts[total];
  for (guint i = 0; i < n_rows + n_columns; i++)
    {
      gboolean row = (i < n_rows) != turned;

      if (sums[i] == 0)
        continue;
      if (row ? table->n_rows == MAX_ROWS : table->n_columns == MAX_COLUMNS)
        return FALSE;
      table->constant += table->facts[sums[i]];
      if (row)
        table->rows[table->n_rows++] = (guint)sums[i];
      else
        table->columns[table->n_columns++] = (guint)sums[i];
    }
  qsort (table->columns, table->n_columns, sizeof (guint), compare_sums);
  return TRUE;
}

/**
 * hoso_fisher_exact:
 * @p: (out): the probability
 *
 * Fewer than two rows or columns with counts give 1.
 *
 * Returns: %FALSE where there are too many tables with the same sums
 */
gboolean
hoso_fisher_exact (const guint64 *counts, guint n_rows, guint n_columns, double *p)
{
  g_autofree Table *table = g_new0 (Table, 1);
  g_autoptr (GHashTable) nodes = NULL;
  GArray *start = g_array_new (FALSE, TRUE, sizeof (double));
  Node *first = g_new0 (Node, 1);
  GHashTableIter iter;
  gpointer node;
  gpointer paths;

  nodes = g_hash_table_new_full (node_hash, node_equal, g_free, (GDestroyNotify)g_array_unref);
  g_array_set_size (start, 1);
  g_hash_table_insert (nodes, first, start);
  *p = 1.0;
  if (!read_table (table, counts, n_rows, n_columns))
    return FALSE;
  if (table->n_rows < 2 || table->n_columns < 2)
    return TRUE;

  for (guint i = 0; i < table->n_rows; i++)
    first->rows[i] = (guint16)table->rows[i];
  for (guint column = 0; column + 2 < table->n_columns; column++)
    {
      GHashTable *next = walk_column (table, nodes, column);

      if (next == NULL)
        return FALSE;
      g_hash_table_unref (nodes);
      nodes = next;
    }
  *p = 0.0;
  g_hash_table_iter_init (&iter, nodes);
  while (g_hash_table_iter_next (&iter, &node, &paths))
    if (!add_node (table, node, paths, p))
      return FALSE;
  *p = fmin (*p, 1.0);
  return TRUE;
}

/* --- By random tables --- */

typedef struct
{
  guint n_cells;
  guint n_columns;
  guint n;
  guint16 *row;    /* of each count, in the order of the rows */
  guint16 *column; /* of each count, shuffled */
  guint *cells;
  double *facts;
} Deal;

static double
get_score (const Deal *deal)
{
  double score = 0.0;

  memset (deal->cells, 0, deal->n_cells * sizeof *deal->cells);
  for (guint i = 0; i < deal->n; i++)
    deal->cells[deal->row[i] * deal->n_columns + deal->column[i]]++;
  for (guint i = 0; i < deal->n_cells; i++)
    score -= deal->facts[deal->cells[i]];
  return score;
}

static void
shuffle (const Deal *deal, HosoRandom *random)
{
  for (guint i = deal->n; i > 1; i--)
    {
      guint other = hoso_random_below (random, i);
      guint16 column = deal->column[i - 1];

      deal->column[i - 1] = deal->column[other];
      deal->column[other] = column;
    }
}

/* As it was seen, count by count. */
static void
lay_out (Deal *deal, const guint64 *counts)
{
  guint place = 0;

  for (guint i = 0; i < deal->n_cells; i++)
    for (guint64 k = 0; k < counts[i]; k++)
      {
        deal->row[place] = (guint16)(i / deal->n_columns);
        deal->column[place++] = (guint16)(i % deal->n_columns);
      }
  for (guint i = 1; i <= deal->n; i++)
    deal->facts[i] = deal->facts[i - 1] + log (i);
}

/**
 * hoso_fisher_simulate:
 * @seed: the same seed gives the same answer
 * @p: (out): the share of the tables that are no more probable, the one seen counted
 *   among them (Davison and Hinkley 1997, 4.2)
 * @interval: (out): Wilson's, of that share
 *
 * Returns: how many tables were drawn: 10,000, fewer for large tables, or 0
 */
guint
hoso_fisher_simulate (const guint64 *counts,
                      guint n_rows,
                      guint n_columns,
                      guint32 seed,
                      double *p,
                      HosoInterval *interval)
{
  Deal deal = { .n_cells = n_rows * n_columns, .n_columns = n_columns };
  g_autofree guint16 *row = NULL;
  g_autofree guint16 *column = NULL;
  g_autofree guint *cells = NULL;
  g_autofree double *facts = NULL;
  HosoRandom random;
  guint64 total = 0;
  guint64 met = 1;
  double seen;
  guint draws;

  for (guint i = 0; i < deal.n_cells && total <= MAX_DEALT; i++)
    total += counts[i];
  if (total == 0 || total > MAX_DEALT / 1000 || deal.n_cells > MAX_CELLS)
    return 0;
  draws = (guint)MIN (DRAWS, MAX_DEALT / total);
  deal.n = (guint)total;
  deal.row = row = g_new (guint16, deal.n);
  deal.column = column = g_new (guint16, deal.n);
  deal.cells = cells = g_new (guint, deal.n_cells);
  deal.facts = facts = g_new0 (double, deal.n + 1);
  lay_out (&deal, counts);
  seen = get_score (&deal) + TOLERANCE;
  hoso_random_seed (&random, seed);
  for (guint i = 0; i < draws; i++)
    {
      shuffle (&deal, &random);
      met += get_score (&deal) <= seen ? 1 : 0;
    }
  *p = (double)met / (draws + 1.0);
  *interval = hoso_proportion_wilson (met, draws + 1);
  return draws;
}
