/* Gower's distance between people whose answers are of several kinds: Gower 1971,
 * Biometrics 27:857.  Pure functions.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  HOSO_GOWER_NOMINAL,    /* equal or not; also yes and no of equal worth */
  HOSO_GOWER_ASYMMETRIC, /* 1 for yes, 0 for no; two times no says nothing */
  HOSO_GOWER_NUMBER,     /* difference in parts of the range; also steps of a scale */
} HosoGowerKind;

/* @values holds @n rows of @n_variables; NAN is no answer. */
typedef struct
{
  guint n;
  guint n_variables;
  const HosoGowerKind *kinds;
  const double *values;
} HosoGowerData;

/* The differences between the largest and the smallest value of each variable;
 * free with g_free(). */
double *hoso_gower_ranges (const HosoGowerData *data);
double hoso_gower_distance (const HosoGowerData *data, const double *ranges, guint i, guint j);
/* n × n, both halves; free with g_free(). */
float *hoso_gower_matrix (const HosoGowerData *data, guint threads);

G_END_DECLS
