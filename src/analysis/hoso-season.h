/* Customers whose orders gather in one part of the year, of the sun or of the moon.
 * Pure functions. */

#pragma once

#include "hoso-ledger.h"

G_BEGIN_DECLS

/* Visits nearer to each other than this many days are one. */
#define HOSO_SEASON_VISIT 14
#define HOSO_SEASON_MIN_VISITS 5
/* A month is a season’s where there were orders in it in so many years. */
#define HOSO_SEASON_MIN_YEARS 3

typedef struct
{
  guint customer; /* place in the ledger */
  gboolean lunar; /* by the Vietnamese lunar calendar */
  guint visits;
  guint in_month; /* of them in the month */
  int month;      /* 1 to 12, with the most years */
  guint years;    /* with an order in the month */
  guint in_a_row; /* of them the latest, one year after the other */
  double length;  /* mean resultant length, 0 to 1 */
  double p;       /* Rayleigh’s, corrected for all customers and both calendars */
} HosoSeason;

/* The probability that @n angles (radians) from all around point one way so clearly;
 * @length: (out): how clearly, 0 to 1; @mean: (out): the way, radians. */
double hoso_rayleigh (const double *angles, guint n, double *length, double *mean);
/* GArray of HosoSeason, by customer: who is above chance. */
GArray *hoso_seasons_find (const HosoLedger *ledger);

G_END_DECLS
