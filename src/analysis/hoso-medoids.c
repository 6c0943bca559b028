/* K-medoids by FasterPAM: Schubert and Rousseeuw 2021, Information Systems
 * 101:101804, after BUILD of Kaufman and Rousseeuw 1990.  A candidate's gain for
 * all medoids is found in one pass over the points, and a swap is made as soon
 * as it helps.  Pure functions, thread-safe.
 */

#include "hoso-config.h"

#include "hoso-medoids.h"

#include <math.h>

/* A gain smaller than this part of the total is rounding. */
#define LEAST_GAIN 1e-9
#define LANES 4

/* Where a point stands: its nearest medoid and the distances to the nearest two. */
typedef struct
{
  float nearest;
  float second;
  guint medoid; /* index of the nearest one */
} Place;

typedef struct
{
  const float *distances;
  guint n;
  HosoMedoids *found;
  Place *places;
} Search;

static const float *
get_row (const Search *search, guint i)
{
  return search->distances + (gsize)i * search->n;
}

static gboolean
is_medoid (const HosoMedoids *found, guint point)
{
  for (guint m = 0; m < found->k; m++)
    if (found->medoids[m] == point)
      return TRUE;
  return FALSE;
}

/* What taking @candidate as the next medoid would save.  Four sums side by side, since each
 * step of a sum waits for the one before. */
static double
get_saving (const Search *search, const float *nearest, guint candidate)
{
  const float *row = get_row (search, candidate);
  double sums[LANES] = { 0.0 };
  guint i = 0;

  for (; i + LANES <= search->n; i += LANES)
    for (guint lane = 0; lane < LANES; lane++)
      sums[lane] += MAX (nearest[i + lane] - row[i + lane], 0.0f);
  for (; i < search->n; i++)
    sums[0] += MAX (nearest[i] - row[i], 0.0f);
  return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

static double
get_total (const Search *search, guint candidate)
{
  const float *row = get_row (search, candidate);
  double sums[LANES] = { 0.0 };
  guint i = 0;

  for (; i + LANES <= search->n; i += LANES)
    for (guint lane = 0; lane < LANES; lane++)
      sums[lane] += row[i + lane];
  for (; i < search->n; i++)
    sums[0] += row[i];
  return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

/* The one that is nearest to all. */
static void
find_centre (Search *search)
{
  search->found->k = 1;
  search->found->total = INFINITY;
  for (guint i = 0; i < search->n; i++)
    {
      double total = get_total (search, i);

      if (total < search->found->total)
        {
          search->found->total = total;
          search->found->medoids[0] = i;
        }
    }
}

static void
build (Search *search, guint k)
{
  g_autofree float *nearest = NULL;

  find_centre (search);
  nearest =
    g_memdup2 (get_row (search, search->found->medoids[0]), search->n * sizeof (float));
  while (search->found->k < k)
    {
      double best_saving = -1.0;
      guint best = 0;
      const float *row;

      for (guint candidate = 0; candidate < search->n; candidate++)
        {
          double saving = get_saving (search, nearest, candidate);

          if (saving > best_saving && !is_medoid (search->found, candidate))
            {
              best_saving = saving;
              best = candidate;
            }
        }
      search->found->medoids[search->found->k++] = best;
      row = get_row (search, best);
      for (guint i = 0; i < search->n; i++)
        nearest[i] = MIN (nearest[i], row[i]);
    }
}

static void
draw (Search *search, guint k, GRand *random)
{
  search->found->k = 0;
  while (search->found->k < k)
    {
      guint point = (guint)g_rand_int_range (random, 0, (gint32)search->n);

      if (!is_medoid (search->found, point))
        search->found->medoids[search->found->k++] = point;
    }
}

static void
find_places (Search *search)
{
  HosoMedoids *found = search->found;

  found->total = 0.0;
  for (guint i = 0; i < search->n; i++)
    {
      Place place = { INFINITY, INFINITY, 0 };

      for (guint m = 0; m < found->k; m++)
        {
          float distance = get_row (search, found->medoids[m])[i];

          if (distance < place.nearest)
            {
              place.second = place.nearest;
              place.nearest = distance;
              place.medoid = m;
            }
          else if (distance < place.second)
            place.second = distance;
        }
      search->places[i] = place;
      found->total += place.nearest;
    }
}

/* What each medoid's points lose when it goes and nobody comes. */
static void
find_losses (const Search *search, double *losses)
{
  for (guint m = 0; m < search->found->k; m++)
    losses[m] = 0.0;
  for (guint i = 0; i < search->n; i++)
    losses[search->places[i].medoid] += search->places[i].second - search->places[i].nearest;
}

/* Adds what a point at @distance from the candidate changes: for everybody, and where its
 * medoid is the one that goes. */
static inline void
add_change (const Place *place, float distance, double *shared, double *changes)
{
  float kept = MIN (MAX (distance, place->nearest), place->second);

  *shared += MIN (distance - place->nearest, 0.0f);
  changes[place->medoid] += kept - place->second;
}

/* The change of the total if @candidate takes the place of the medoid that suits best,
 * which is put into @out.  Without branches, which nobody could foretell, and in two sums
 * side by side. */
static double
try_candidate (const Search *search, guint candidate, const double *losses, guint *out)
{
  const float *row = get_row (search, candidate);
  double changes[2][HOSO_MEDOIDS_MAX];
  double shared[2] = { 0.0, 0.0 };
  guint best = 0;
  guint i = 0;

  for (guint m = 0; m < search->found->k; m++)
    {
      changes[0][m] = losses[m];
      changes[1][m] = 0.0;
    }
  for (; i + 2 <= search->n; i += 2)
    {
      add_change (&search->places[i], row[i], &shared[0], changes[0]);
      add_change (&search->places[i + 1], row[i + 1], &shared[1], changes[1]);
    }
  if (i < search->n)
    add_change (&search->places[i], row[i], &shared[0], changes[0]);
  for (guint m = 0; m < search->found->k; m++)
    {
      changes[0][m] += changes[1][m];
      if (changes[0][m] < changes[0][best])
        best = m;
    }

  *out = best;
  return shared[0] + shared[1] + changes[0][best];
}

static void
swap_all (Search *search)
{
  double losses[HOSO_MEDOIDS_MAX];
  guint unchanged = 0;

  find_places (search);
  find_losses (search, losses);
  for (guint candidate = 0; unchanged < search->n; candidate = (candidate + 1) % search->n)
    {
      guint out;

      unchanged++;
      if (is_medoid (search->found, candidate) ||
          try_candidate (search, candidate, losses, &out) >= -LEAST_GAIN * search->found->total)
        continue;
      search->found->medoids[out] = candidate;
      find_places (search);
      find_losses (search, losses);
      unchanged = 0;
    }
}

/* The best of @starts searches for @k of @n points, @k at most @n and
 * HOSO_MEDOIDS_MAX. */
HosoMedoids
hoso_medoids_find (const float *distances, guint n, guint k, guint starts, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autofree Place *places = g_new (Place, MAX (n, 1));
  HosoMedoids best = { .total = INFINITY };

  g_return_val_if_fail (k >= 1 && k <= n && k <= HOSO_MEDOIDS_MAX, best);

  for (guint start = 0; start < MAX (starts, 1); start++)
    {
      HosoMedoids found = { .k = 0 };
      Search search = { distances, n, &found, places };

      if (start == 0)
        build (&search, k);
      else
        draw (&search, k, random);
      if (k > 1)
        swap_all (&search);
      if (found.total < best.total)
        best = found;
      if (k == 1)
        break;
    }
  return best;
}

void
hoso_medoids_assign (const HosoMedoids *found, const float *distances, guint n, guint8 *groups)
{
  for (guint i = 0; i < n; i++)
    {
      guint best = 0;

      for (guint m = 1; m < found->k; m++)
        if (distances[(gsize)found->medoids[m] * n + i] <
            distances[(gsize)found->medoids[best] * n + i])
          best = m;
      groups[i] = (guint8)best;
    }
}

/* From -1 to 1; a group of one counts 0, and so does a single group. */
double
hoso_medoids_silhouette (const float *distances, guint n, const guint8 *groups, guint k)
{
  guint sizes[HOSO_MEDOIDS_MAX] = { 0 };
  double sum = 0.0;

  for (guint i = 0; i < n; i++)
    sizes[groups[i]]++;
  for (guint i = 0; i < n; i++)
    {
      const float *row = distances + (gsize)i * n;
      double sums[HOSO_MEDOIDS_MAX] = { 0.0 };
      double nearest = INFINITY;
      double own;

      if (sizes[groups[i]] < 2)
        continue;
      for (guint j = 0; j < n; j++)
        sums[groups[j]] += row[j];
      own = sums[groups[i]] / (sizes[groups[i]] - 1);
      for (guint g = 0; g < k; g++)
        if (g != groups[i] && sizes[g] > 0)
          nearest = fmin (nearest, sums[g] / sizes[g]);
      if (isfinite (nearest) && fmax (own, nearest) > 0.0)
        sum += (nearest - own) / fmax (own, nearest);
    }
  return n > 0 ? sum / n : 0.0;
}
