/* How the sample is made up in memory, before anything is written. */

#pragma once

#include "sample.h"

G_BEGIN_DECLS

/* --- Draws --- */
void sample_seed (Sample *sample, guint part, guint number);
const char *sample_pick (Sample *sample, const char *const *choices);
/* The index of one of @n weights, which need not sum to one. */
guint sample_pick_weighted (Sample *sample, const double *weights, guint n);
gboolean sample_happens (Sample *sample, double probability);
double sample_draw_exponential (Sample *sample);
double sample_draw_gamma (Sample *sample, double shape);
double sample_draw_beta (Sample *sample, double a, double b);

/* --- In memory --- */
void sample_make_calendar (Sample *sample);
gboolean sample_is_before_tet (gint day);
gboolean sample_is_before_womens_day (gint day);
void sample_make_person (Sample *sample, guint number, SamplePerson *person);
void sample_person_clear (SamplePerson *person);
void sample_make_lives (Sample *sample);
/* What is in the basket; @owned: for each product, whether it was bought before. */
void sample_fill_basket (Sample *sample,
                         const SamplePerson *person,
                         SampleOrder *order,
                         gboolean *owned);
guint sample_get_n_products (void);
const char *sample_get_product (guint product, gint64 *price);
/* Writes @path as Google Sheets would export it. */
gboolean sample_write_survey (Sample *sample, const char *path, GError **error);
/* A drawn face, as a PNG file. */
GBytes *sample_draw_portrait (guint number);

G_END_DECLS
