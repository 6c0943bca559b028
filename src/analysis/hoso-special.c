/* Special functions that libm lacks.  Pure functions, thread-safe. */

#include "hoso-config.h"

#include "hoso-special.h"

#include <float.h>
#include <math.h>

/* From here on the asymptotic series of ψ is exact to the last digit. */
#define DIGAMMA_LARGE 10.0
#define MAX_TERMS 100000

/* @x > 0. */
double
hoso_special_lgamma (double x)
{
  int sign;

  return lgamma_r (x, &sign);
}

/* By recurrence up to DIGAMMA_LARGE and the asymptotic series from there
 * (Abramowitz and Stegun 6.3.5 and 6.3.18); @x > 0. */
double
hoso_special_digamma (double x)
{
  double sum = 0.0;
  double inverse;
  double tail;

  for (; x < DIGAMMA_LARGE; x += 1.0)
    sum -= 1.0 / x;

  inverse = 1.0 / (x * x);
  tail = 1.0 / 132.0 - inverse * (691.0 / 32760.0 - inverse / 12.0);
  tail = 1.0 / 252.0 - inverse * (1.0 / 240.0 - inverse * tail);
  tail = inverse * (1.0 / 12.0 - inverse * (1.0 / 120.0 - inverse * tail));

  return sum + log (x) - 0.5 / x - tail;
}

double
hoso_special_log_add (double a, double b)
{
  double high = fmax (a, b);

  return isinf (high) ? high : high + log1p (exp (-fabs (a - b)));
}

/* The series itself: callers choose the transformation in which it converges
 * fast (Euler's, for the purchase models).  Abramowitz and Stegun 15.1.1. */
double
hoso_special_2f1 (double a, double b, double c, double z)
{
  double term = 1.0;
  double sum = 1.0;

  for (int n = 0; n < MAX_TERMS; n++)
    {
      double ratio = (a + n) * (b + n) / ((c + n) * (1.0 + n)) * z;

      term *= ratio;
      sum += term;
      if (fabs (term) <= DBL_EPSILON * fabs (sum) && fabs (ratio) < 1.0)
        break;
    }

  return sum;
}

/* The lower incomplete gamma function P(a, x), for x < a + 1. */
static double
gamma_series (double a, double x)
{
  double term = 1.0 / a;
  double sum = term;

  for (int n = 1; n < MAX_TERMS && term > sum * DBL_EPSILON; n++)
    {
      term *= x / (a + n);
      sum += term;
    }

  return sum * exp (a * log (x) - x - hoso_special_lgamma (a));
}

/* The upper one Q(a, x), for x >= a + 1: Lentz's continued fraction. */
static double
gamma_fraction (double a, double x)
{
  double b = x + 1.0 - a;
  double c = 1.0 / DBL_MIN;
  double d = 1.0 / b;
  double h = d;

  for (int n = 1; n < MAX_TERMS; n++)
    {
      double step = -n * (n - a);

      b += 2.0;
      d = 1.0 / (step * d + b);
      c = b + step / c;
      h *= d * c;
      if (fabs (d * c - 1.0) < DBL_EPSILON)
        break;
    }

  return h * exp (a * log (x) - x - hoso_special_lgamma (a));
}

/* 1 for x <= 0; Abramowitz and Stegun 26.4.19 with 6.5.29 and 6.5.31. */
double
hoso_special_chi_square_tail (double x, double df)
{
  double a = df / 2.0;

  if (x <= 0.0 || df <= 0.0)
    return 1.0;

  return x / 2.0 < a + 1.0 ? 1.0 - gamma_series (a, x / 2.0) : gamma_fraction (a, x / 2.0);
}
