/* Smooth minimisation in few dimensions: BFGS with a line search by bisection,
 * then Newton steps on differences of the gradient, which take the last digits
 * that values alone cannot see and leave the curvature for standard errors.
 * Pure functions, thread-safe.
 */

#include "hoso-config.h"

#include "hoso-minimise.h"

#include <math.h>
#include <string.h>

#define MAX_ITERATIONS 300
#define MAX_SEARCH 40
#define MAX_NEWTON 4
/* Wolfe's conditions: Nocedal and Wright 2006, Numerical Optimization, 3.6. */
#define SUFFICIENT 1e-4
#define CURVATURE 0.9
/* Steps in logarithms of parameters: nothing sensible is further away. */
#define MAX_STEP 2.0
#define DIFFERENCE 1e-4

typedef struct
{
  HosoObjective objective;
  gconstpointer data;
  guint n;
  double x[HOSO_MINIMISE_MAX];
  double gradient[HOSO_MINIMISE_MAX];
  double value;
} Point;

typedef double Matrix[HOSO_MINIMISE_MAX][HOSO_MINIMISE_MAX];

static void
evaluate (Point *point)
{
  point->value = point->objective (point->x, point->gradient, point->data);
}

static double
dot (const double *a, const double *b, guint n)
{
  double sum = 0.0;

  for (guint i = 0; i < n; i++)
    sum += a[i] * b[i];

  return sum;
}

static double
get_largest (const double *values, guint n)
{
  double largest = 0.0;

  for (guint i = 0; i < n; i++)
    largest = fmax (largest, fabs (values[i]));

  return largest;
}

static void
set_identity (Matrix matrix, guint n, double scale)
{
  memset (matrix, 0, sizeof (Matrix));
  for (guint i = 0; i < n; i++)
    matrix[i][i] = scale;
}

/* Moves @point along @direction to where Wolfe's conditions hold; FALSE where
 * no step makes it better. */
static gboolean
search_line (Point *point, const double *direction)
{
  Point start = *point;
  double slope = dot (start.gradient, direction, start.n);
  double low = 0.0;
  double high = INFINITY;
  double step = 1.0;

  for (guint i = 0; i < MAX_SEARCH; i++)
    {
      for (guint j = 0; j < start.n; j++)
        point->x[j] = start.x[j] + step * direction[j];
      evaluate (point);

      if (!(point->value <= start.value + SUFFICIENT * step * slope))
        high = step;
      else if (dot (point->gradient, direction, start.n) < CURVATURE * slope)
        low = step;
      else
        return TRUE;
      step = isinf (high) ? 2.0 * low : 0.5 * (low + high);
    }

  if (!(point->value < start.value))
    *point = start;

  return point->value < start.value;
}

/* The inverse curvature @h after a step @s that changed the gradient by @y:
 * Nocedal and Wright 2006, 6.17. */
static void
update_inverse (Matrix h, const double *s, const double *y, guint n, gboolean first)
{
  double sy = dot (s, y, n);
  double hy[HOSO_MINIMISE_MAX] = { 0.0 };
  double yhy;

  if (!(sy > 1e-14))
    return;
  if (first)
    set_identity (h, n, sy / dot (y, y, n));

  for (guint i = 0; i < n; i++)
    hy[i] = dot (h[i], y, n);
  yhy = dot (y, hy, n);
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      h[i][j] += (1.0 + yhy / sy) * s[i] * s[j] / sy - (hy[i] * s[j] + s[i] * hy[j]) / sy;
}

/* Downhill by @h, no longer than MAX_STEP; along the gradient where @h fails. */
static void
set_direction (const Point *point, Matrix h, double *direction)
{
  double largest;

  for (guint i = 0; i < point->n; i++)
    direction[i] = -dot (h[i], point->gradient, point->n);
  if (!(dot (direction, point->gradient, point->n) < 0.0))
    {
      set_identity (h, point->n, 1.0);
      for (guint i = 0; i < point->n; i++)
        direction[i] = -point->gradient[i];
    }

  largest = get_largest (direction, point->n);
  for (guint i = 0; largest > MAX_STEP && i < point->n; i++)
    direction[i] *= MAX_STEP / largest;
}

static double
get_tolerance (const Point *point)
{
  return 1e-9 * fmax (1.0, fabs (point->value));
}

/* Returns how many steps it took. */
static guint
descend (Point *point)
{
  Matrix h;
  guint iteration = 0;

  set_identity (h, point->n, 1.0);
  for (; iteration < MAX_ITERATIONS; iteration++)
    {
      Point before = *point;
      double direction[HOSO_MINIMISE_MAX];
      double change[HOSO_MINIMISE_MAX];

      if (get_largest (point->gradient, point->n) <= get_tolerance (point))
        break;
      set_direction (point, h, direction);
      if (!search_line (point, direction))
        break;
      for (guint i = 0; i < point->n; i++)
        {
          direction[i] = point->x[i] - before.x[i];
          change[i] = point->gradient[i] - before.gradient[i];
        }
      update_inverse (h, direction, change, point->n, iteration == 0);
    }

  return iteration;
}

/* Central differences of the gradient, made symmetric. */
static void
measure_curvature (const Point *point, Matrix curvature)
{
  guint n = point->n;

  for (guint i = 0; i < n; i++)
    {
      Point above = *point;
      Point below = *point;

      above.x[i] += DIFFERENCE;
      below.x[i] -= DIFFERENCE;
      evaluate (&above);
      evaluate (&below);
      for (guint j = 0; j < n; j++)
        curvature[i][j] = (above.gradient[j] - below.gradient[j]) / (2.0 * DIFFERENCE);
    }
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < i; j++)
      curvature[i][j] = curvature[j][i] = 0.5 * (curvature[i][j] + curvature[j][i]);
}

/* By Gauss and Jordan; FALSE unless @matrix, which is lost, is positive
 * definite. */
static gboolean
invert (Matrix matrix, Matrix inverse, guint n)
{
  set_identity (inverse, n, 1.0);
  for (guint i = 0; i < n; i++)
    {
      double pivot = matrix[i][i];

      if (!(pivot > 0.0) || !isfinite (pivot))
        return FALSE;
      for (guint j = 0; j < n; j++)
        {
          matrix[i][j] /= pivot;
          inverse[i][j] /= pivot;
        }
      for (guint k = 0; k < n; k++)
        {
          double factor = matrix[k][i];

          for (guint j = 0; k != i && j < n; j++)
            {
              matrix[k][j] -= factor * matrix[i][j];
              inverse[k][j] -= factor * inverse[i][j];
            }
        }
    }

  return TRUE;
}

/* Newton's steps as long as they shrink the gradient; leaves the inverse of the
 * curvature in @covariance.  FALSE where the point is no minimum. */
static gboolean
polish (Point *point, Matrix covariance)
{
  for (guint i = 0; i < MAX_NEWTON; i++)
    {
      Point next = *point;
      Matrix curvature;

      measure_curvature (point, curvature);
      if (!invert (curvature, covariance, point->n))
        return FALSE;
      for (guint j = 0; j < point->n; j++)
        next.x[j] -= dot (covariance[j], point->gradient, point->n);
      evaluate (&next);
      if (!(get_largest (next.gradient, point->n) < 0.5 * get_largest (point->gradient, point->n)))
        break;
      *point = next;
    }

  return TRUE;
}

/* @x: the start, then the minimum, or the best point that was found.  Values
 * that are no number count as infinitely bad. */
HosoMinimum
hoso_minimise (HosoObjective objective, gconstpointer data, double *x, guint n)
{
  Point point = { .objective = objective, .data = data, .n = n };
  HosoMinimum minimum = { 0 };

  g_return_val_if_fail (n > 0 && n <= HOSO_MINIMISE_MAX, minimum);

  memcpy (point.x, x, n * sizeof (double));
  evaluate (&point);
  minimum.iterations = descend (&point);
  minimum.converged = polish (&point, minimum.covariance) &&
                      get_largest (point.gradient, n) <= 1e3 * get_tolerance (&point);
  minimum.value = point.value;
  memcpy (x, point.x, n * sizeof (double));

  return minimum;
}
