/* Groups around their most central members (k-medoids), and how well they are
 * apart.  Pure functions.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HOSO_MEDOIDS_MAX 64
/* Less than this on average is no structure worth naming. */
#define HOSO_SILHOUETTE_CLEAR 0.25

typedef struct
{
  guint k;
  guint medoids[HOSO_MEDOIDS_MAX];
  double total; /* of the distances to the nearest medoid */
} HosoMedoids;

/* @distances is n × n.  The first start builds up, the others are random. */
HosoMedoids
hoso_medoids_find (const float *distances, guint n, guint k, guint starts, guint32 seed);
/* The number of the nearest medoid, from 0, of each of @n. */
void hoso_medoids_assign (const HosoMedoids *found,
                          const float *distances,
                          guint n,
                          guint8 *groups);
/* The average silhouette: Rousseeuw 1987, J. Comput. Appl. Math. 20:53. */
double hoso_medoids_silhouette (const float *distances, guint n, const guint8 *groups, guint k);

G_END_DECLS
