/* Smooth minimisation in few dimensions.  Pure functions. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HOSO_MINIMISE_MAX 4

/* Writes the gradient at @x and returns the value there. */
typedef double (*HosoObjective) (const double *x, double *gradient, gconstpointer data);

typedef struct
{
  double value;
  guint iterations;
  gboolean converged;                                      /* the gradient vanished */
  double covariance[HOSO_MINIMISE_MAX][HOSO_MINIMISE_MAX]; /* inverse of the curvature */
} HosoMinimum;

/* From @x, which gets the minimum; @n <= HOSO_MINIMISE_MAX. */
HosoMinimum hoso_minimise (HosoObjective objective, gconstpointer data, double *x, guint n);

G_END_DECLS
