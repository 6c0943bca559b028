/* Random draws of the sample, all from one generator that is seeded anew for each
 * person and part: changing one leaves the others as they are.
 */

#include "hoso-config.h"

#include "sample-making.h"

#include <math.h>

#define SEED 20260520

void
sample_seed (Sample *sample, guint part, guint number)
{
  hoso_random_seed (&sample->random, SEED + part * G_GUINT64_CONSTANT (1000003) + number);
}

const char *
sample_pick (Sample *sample, const char *const *choices)
{
  guint n = 0;

  while (choices[n] != NULL)
    n++;
  return choices[hoso_random_below (&sample->random, n)];
}

guint
sample_pick_weighted (Sample *sample, const double *weights, guint n)
{
  double sum = 0;
  double at;

  for (guint i = 0; i < n; i++)
    sum += weights[i];
  at = hoso_random_double (&sample->random) * sum;
  for (guint i = 0; i + 1 < n; i++)
    {
      at -= weights[i];
      if (at < 0)
        return i;
    }
  return n - 1;
}

gboolean
sample_happens (Sample *sample, double probability)
{
  return hoso_random_double (&sample->random) < probability;
}

/* Of mean 1. */
double
sample_draw_exponential (Sample *sample)
{
  return -log (1.0 - hoso_random_double (&sample->random));
}

/* Box and Muller 1958. */
static double
draw_normal (Sample *sample)
{
  double length = sqrt (2.0 * sample_draw_exponential (sample));

  return length * cos (2.0 * G_PI * hoso_random_double (&sample->random));
}

/* Of scale 1: Marsaglia and Tsang 2000, ACM Transactions on Mathematical Software
 * 26:363; @shape is 1 or more. */
double
sample_draw_gamma (Sample *sample, double shape)
{
  double d = shape - 1.0 / 3.0;

  for (;;)
    {
      double x = draw_normal (sample);
      double v = pow (1.0 + x / sqrt (9.0 * d), 3);
      double u = 1.0 - hoso_random_double (&sample->random);

      if (v > 0.0 && log (u) < 0.5 * x * x + d - d * v + d * log (v))
        return d * v;
    }
}

double
sample_draw_beta (Sample *sample, double a, double b)
{
  double first = sample_draw_gamma (sample, a);

  return first / (first + sample_draw_gamma (sample, b));
}
