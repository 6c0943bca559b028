/* Blocks of known heights in columns of about equal height, order kept. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint column;
  double top;
} HosoPlace;

double hoso_flow (const double *heights, guint n, guint n_columns, double gap, HosoPlace *places);

G_END_DECLS
