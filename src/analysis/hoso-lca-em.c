/* The EM iterations of latent class analysis (Dempster, Laird and Rubin 1977;
 * Goodman 1974).  A class's probability of a row is the product over its
 * answered items, rescaled now and then, so that an iteration needs one
 * logarithm a row and no exponential.  Pure functions; a run belongs to one
 * thread, a table may be read by several.
 */

#include "hoso-config.h"

#include "hoso-lca-em.h"

#include <math.h>
#include <string.h>

/* A product of so many probabilities above 1e-19 is no underflow. */
#define ITEMS_BEFORE_RESCALING 16

typedef struct
{
  const guint8 *answers;
  guint n_items;
} RowKey;

static guint
hash_row (gconstpointer data)
{
  const RowKey *key = data;
  guint32 hash = 2166136261u;

  for (guint i = 0; i < key->n_items; i++)
    hash = (hash ^ key->answers[i]) * 16777619u;
  return hash;
}

static gboolean
equal_rows (gconstpointer a, gconstpointer b)
{
  const RowKey *first = a;
  const RowKey *second = b;

  return memcmp (first->answers, second->answers, first->n_items) == 0;
}

static gboolean
is_answered (const guint8 *answers, guint n_items)
{
  for (guint i = 0; i < n_items; i++)
    if (answers[i] != 0)
      return TRUE;
  return FALSE;
}

static void
add_row (HosoLcaTable *table, const guint8 *answers)
{
  guint32 *cells = table->cells + (gsize)table->n_rows * table->n_items;

  for (guint i = 0; i < table->n_items; i++)
    cells[i] = answers[i] == 0 ? table->n_cells : table->first_cell[i] + answers[i] - 1;
  table->weights[table->n_rows++] = 1.0;
}

/* Rows without any answer are left out.  Free with hoso_lca_table_free(). */
HosoLcaTable *
hoso_lca_table_new (const HosoLcaData *data)
{
  HosoLcaTable *table = g_new0 (HosoLcaTable, 1);
  g_autoptr (GHashTable) places = g_hash_table_new (hash_row, equal_rows);
  g_autofree RowKey *keys = g_new (RowKey, MAX (data->n, 1));

  table->n_items = data->n_items;
  table->first_cell = g_new0 (guint, data->n_items + 1);
  for (guint i = 0; i < data->n_items; i++)
    table->first_cell[i + 1] = table->first_cell[i] + data->n_options[i];
  table->n_cells = table->first_cell[data->n_items];
  table->cells = g_new (guint32, (gsize)MAX (data->n, 1) * MAX (data->n_items, 1));
  table->weights = g_new (double, MAX (data->n, 1));

  for (guint row = 0; row < data->n; row++)
    {
      const guint8 *answers = data->answers + (gsize)row * data->n_items;
      gpointer place;

      if (!is_answered (answers, data->n_items))
        continue;
      table->total += 1.0;
      keys[row] = (RowKey){ answers, data->n_items };
      if (g_hash_table_lookup_extended (places, &keys[row], NULL, &place))
        {
          table->weights[GPOINTER_TO_UINT (place)] += 1.0;
          continue;
        }
      g_hash_table_insert (places, &keys[row], GUINT_TO_POINTER (table->n_rows));
      add_row (table, answers);
    }
  return table;
}

void
hoso_lca_table_free (HosoLcaTable *table)
{
  g_free (table->first_cell);
  g_free (table->cells);
  g_free (table->weights);
  g_free (table);
}

/* Without parameters; hoso_lca_run_begin() draws them.  Borrows @table; free
 * with hoso_lca_run_free(). */
HosoLcaRun *
hoso_lca_run_new (const HosoLcaTable *table, guint n_classes)
{
  HosoLcaRun *run = g_new0 (HosoLcaRun, 1);
  gsize cells = table->n_cells + 1;

  run->table = table;
  run->n_classes = n_classes;
  run->stride = (n_classes + 3) / 4 * 4;
  run->shares = g_new0 (double, run->stride);
  run->class_counts = g_new0 (double, run->stride);
  run->probabilities = g_new0 (double, cells * run->stride);
  run->counts = g_new0 (double, cells * run->stride);
  for (guint k = 0; k < run->stride; k++)
    run->probabilities[(gsize)table->n_cells * run->stride + k] = 1.0;
  return run;
}

void
hoso_lca_run_free (HosoLcaRun *run)
{
  g_free (run->shares);
  g_free (run->class_counts);
  g_free (run->probabilities);
  g_free (run->counts);
  g_free (run);
}

/* Equal shares and random probabilities, the same for the same @seed. */
void
hoso_lca_run_begin (HosoLcaRun *run, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  const guint *first = run->table->first_cell;

  for (guint k = 0; k < run->n_classes; k++)
    {
      run->shares[k] = 1.0 / run->n_classes;
      for (guint i = 0; i < run->table->n_items; i++)
        {
          double sum = 0.0;

          for (guint cell = first[i]; cell < first[i + 1]; cell++)
            sum += run->probabilities[cell * run->stride + k] = g_rand_double (random) + 1e-3;
          for (guint cell = first[i]; cell < first[i + 1]; cell++)
            run->probabilities[cell * run->stride + k] /= sum;
        }
    }
}

/* Scales @product so that its largest is 1; gives the logarithm of what was
 * taken out. */
static double
rescale (double *product, guint stride)
{
  double largest = 0.0;

  for (guint k = 0; k < stride; k++)
    largest = fmax (largest, product[k]);
  if (largest <= 0.0)
    return 0.0;
  for (guint k = 0; k < stride; k++)
    product[k] /= largest;
  return log (largest);
}

/* The classes' memberships of one row, into @product; returns the logarithm of
 * the row's probability.  @stride is a constant where this is inlined. */
static inline __attribute__ ((always_inline)) double
find_memberships (const HosoLcaRun *run, const guint32 *cells, double *product, guint stride)
{
  guint n_items = run->table->n_items;
  double logarithm = 0.0;
  double sum = 0.0;

  for (guint k = 0; k < stride; k++)
    product[k] = run->shares[k];
  for (guint i = 0; i < n_items; i++)
    {
      const double *p = run->probabilities + (gsize)cells[i] * stride;

      for (guint k = 0; k < stride; k++)
        product[k] *= p[k];
      if (i % ITEMS_BEFORE_RESCALING == ITEMS_BEFORE_RESCALING - 1)
        logarithm += rescale (product, stride);
    }
  for (guint k = 0; k < stride; k++)
    sum += product[k];
  sum = fmax (sum, G_MINDOUBLE);
  for (guint k = 0; k < stride; k++)
    product[k] /= sum;
  return logarithm + log (sum);
}

static inline __attribute__ ((always_inline)) void
pass (HosoLcaRun *run, gboolean count, guint stride)
{
  const HosoLcaTable *table = run->table;
  double product[HOSO_LCA_MAX_CLASSES];
  double sum = 0.0;

  for (guint row = 0; row < table->n_rows; row++)
    {
      const guint32 *cells = table->cells + (gsize)row * table->n_items;
      double weight = table->weights[row];

      sum += weight * find_memberships (run, cells, product, stride);
      if (!count)
        continue;
      for (guint k = 0; k < stride; k++)
        run->class_counts[k] += product[k] *= weight;
      for (guint i = 0; i < table->n_items; i++)
        {
          double *counts = run->counts + (gsize)cells[i] * stride;

          for (guint k = 0; k < stride; k++)
            counts[k] += product[k];
        }
    }
  run->log_likelihood = sum;
}

static void
pass_over (HosoLcaRun *run, gboolean count)
{
  if (run->stride == 4)
    pass (run, count, 4);
  else if (run->stride == 8)
    pass (run, count, 8);
  else
    pass (run, count, HOSO_LCA_MAX_CLASSES);
}

/* New parameters from the counts; a class that nobody answered an item in keeps
 * what it had. */
static void
maximise (HosoLcaRun *run)
{
  const guint *first = run->table->first_cell;
  guint stride = run->stride;

  for (guint k = 0; k < run->n_classes; k++)
    run->shares[k] = run->class_counts[k] / run->table->total;
  for (guint i = 0; i < run->table->n_items; i++)
    for (guint k = 0; k < run->n_classes; k++)
      {
        double sum = 0.0;

        for (guint cell = first[i]; cell < first[i + 1]; cell++)
          sum += run->counts[cell * stride + k];
        for (guint cell = first[i]; cell < first[i + 1] && sum > 0.0; cell++)
          run->probabilities[cell * stride + k] = run->counts[cell * stride + k] / sum;
      }
}

void
hoso_lca_run_iterate (HosoLcaRun *run)
{
  gsize cells = run->table->n_cells + 1;

  memset (run->class_counts, 0, run->stride * sizeof (double));
  memset (run->counts, 0, cells * run->stride * sizeof (double));
  pass_over (run, TRUE);
  maximise (run);
}

void
hoso_lca_run_evaluate (HosoLcaRun *run)
{
  pass_over (run, FALSE);
}
