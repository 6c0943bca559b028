/* Gower's distance.  0 is alike, 1 is as different as anybody; only what both
 * answered is compared.  The matrix is worked out one variable of one row at a
 * time, since such loops are what processors are fast at.  Pure functions;
 * hoso_gower_matrix() starts one thread beside the caller's.
 */

#include "hoso-config.h"

#include "hoso-gower.h"

#include <math.h>
#include <string.h>

/* Square pieces of the matrix that fit the processor's cache when mirrored. */
#define TILE 64

/* 0 where nobody answered or all answered the same. */
double *
hoso_gower_ranges (const HosoGowerData *data)
{
  double *ranges = g_new0 (double, MAX (data->n_variables, 1));

  for (guint v = 0; v < data->n_variables; v++)
    {
      double low = INFINITY;
      double high = -INFINITY;

      for (guint i = 0; i < data->n; i++)
        {
          double value = data->values[(gsize)i * data->n_variables + v];

          if (isnan (value))
            continue;
          low = fmin (low, value);
          high = fmax (high, value);
        }
      ranges[v] = high > low ? high - low : 0.0;
    }
  return ranges;
}

/* Between rows @i and @j, in double precision; 1 where they have no answered
 * variable in common. */
double
hoso_gower_distance (const HosoGowerData *data, const double *ranges, guint i, guint j)
{
  const double *first = data->values + (gsize)i * data->n_variables;
  const double *second = data->values + (gsize)j * data->n_variables;
  double sum = 0.0;
  guint compared = 0;

  for (guint v = 0; v < data->n_variables; v++)
    {
      if (isnan (first[v]) || isnan (second[v]))
        continue;
      if (data->kinds[v] == HOSO_GOWER_ASYMMETRIC && first[v] == 0.0 && second[v] == 0.0)
        continue;
      compared++;
      if (data->kinds[v] != HOSO_GOWER_NUMBER)
        sum += first[v] != second[v];
      else if (ranges[v] > 0.0)
        sum += fabs (first[v] - second[v]) / ranges[v];
    }
  return compared > 0 ? sum / compared : 1.0;
}

typedef struct
{
  const HosoGowerData *data;
  float *columns; /* n_variables × n, numbers in parts of their range */
  float *matrix;
  int next; /* atomic: rows of tiles */
} Work;

static float *
make_columns (const HosoGowerData *data)
{
  g_autofree double *ranges = hoso_gower_ranges (data);
  float *columns = g_new (float, (gsize)MAX (data->n, 1) * MAX (data->n_variables, 1));

  for (guint v = 0; v < data->n_variables; v++)
    for (guint i = 0; i < data->n; i++)
      {
        double value = data->values[(gsize)i * data->n_variables + v];

        if (data->kinds[v] == HOSO_GOWER_NUMBER)
          value = isnan (value) || ranges[v] > 0.0 ? value / ranges[v] : 0.0;
        columns[(gsize)v * data->n + i] = (float)value;
      }
  return columns;
}

/* Adds the differences in one variable of a row from @own to rows on; NAN
 * compares unequal to all, also to itself. */
static void
add_variable (
  HosoGowerKind kind, float own, const float *others, guint n, float *sums, float *compared)
{
  if (isnan (own))
    return;
  if (kind == HOSO_GOWER_NUMBER)
    {
      for (guint j = 0; j < n; j++)
        {
          float difference = fabsf (own - others[j]);
          float known = others[j] == others[j] ? 1.0f : 0.0f;

          sums[j] += difference == difference ? difference : 0.0f;
          compared[j] += known;
        }
      return;
    }
  for (guint j = 0; j < n; j++)
    {
      float known = others[j] == others[j] ? 1.0f : 0.0f;
      float differs = own != others[j] ? known : 0.0f;

      if (kind == HOSO_GOWER_ASYMMETRIC && own == 0.0f)
        known = differs;
      sums[j] += differs;
      compared[j] += known;
    }
}

static void
fill_row (const Work *work, guint i, float *compared)
{
  guint n = work->data->n;
  guint rest = n - i;
  float *row = work->matrix + (gsize)i * n + i;

  memset (row, 0, rest * sizeof (float));
  memset (compared, 0, rest * sizeof (float));
  for (guint v = 0; v < work->data->n_variables; v++)
    {
      const float *column = work->columns + (gsize)v * n + i;

      add_variable (work->data->kinds[v], column[0], column, rest, row, compared);
    }
  for (guint j = 0; j < rest; j++)
    row[j] = compared[j] > 0.0f ? row[j] / compared[j] : 1.0f;
  row[0] = 0.0f;
}

static void
mirror (const Work *work, guint first_row)
{
  gsize n = work->data->n;
  gsize last_row = MIN (first_row + TILE, n);

  for (gsize tile = first_row; tile < n; tile += TILE)
    for (gsize j = tile; j < MIN (tile + TILE, n); j++)
      for (gsize i = first_row; i < MIN (last_row, j); i++)
        work->matrix[j * n + i] = work->matrix[i * n + j];
}

static gpointer
fill_rows (gpointer data)
{
  Work *work = data;
  g_autofree float *compared = g_new (float, work->data->n);
  guint first;

  while ((first = (guint)g_atomic_int_add (&work->next, TILE)) < work->data->n)
    {
      for (guint i = first; i < MIN (first + TILE, work->data->n); i++)
        fill_row (work, i, compared);
      mirror (work, first);
    }
  return NULL;
}

/* All distances, in single precision: 4 n² bytes.  @threads is 1 or 2. */
float *
hoso_gower_matrix (const HosoGowerData *data, guint threads)
{
  g_autofree float *columns = make_columns (data);
  Work work = { .data = data, .columns = columns };
  GThread *thread = NULL;

  work.matrix = g_new (float, MAX ((gsize)data->n * data->n, 1));
  if (threads > 1)
    thread = g_thread_try_new ("gower", fill_rows, &work, NULL);
  fill_rows (&work);
  if (thread != NULL)
    g_thread_join (thread);
  return work.matrix;
}
