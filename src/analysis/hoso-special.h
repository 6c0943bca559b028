/* Special functions that libm lacks.  Pure functions, thread-safe. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* ln Γ(x) for x > 0; unlike libm's lgamma() it writes no global. */
double hoso_special_lgamma (double x);
/* ψ(x), the derivative of ln Γ, for x > 0. */
double hoso_special_digamma (double x);
/* ln (e^a + e^b) without overflow; either may be -INFINITY. */
double hoso_special_log_add (double a, double b);
/* Gauss's 2F1 (a, b; c; z) by its series, for 0 <= z < 1 and c > 0. */
double hoso_special_2f1 (double a, double b, double c, double z);
/* P(chi-square with @df degrees of freedom >= @x). */
double hoso_special_chi_square_tail (double x, double df);

G_END_DECLS
