/* What all customers together are worth: counts of types and RFM groups, who
 * brings the money, and how well the model tells. */

#pragma once

#include "hoso-back-test.h"
#include "hoso-concentration.h"
#include "hoso-customer-type.h"
#include "hoso-order-months.h"
#include "hoso-types.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  char *as_of; /* ISO 8601, the day of the latest order */
  guint64 customers;
  guint64 buyers; /* customers with orders */
  guint64 types[HOSO_TYPE_COUNT];
  guint64 cells[HOSO_RFM_STEPS * HOSO_RFM_STEPS]; /* recency 1 to 5, each by frequency */
  guint64 groups[HOSO_RFM_N_GROUPS];
  double shares[HOSO_RFM_N_GROUPS]; /* of all money, by group */
  double curve[HOSO_CONCENTRATION_POINTS];
  guint64 for_most; /* how many of the best bring four fifths of the money */
  HosoOrderMonths *months;
  gboolean has_test;
  HosoBackTest test;
} HosoValueFigures;

HosoValueFigures *hoso_value_figures_load (HosoDb *db, GCancellable *cancellable, GError **error);
void hoso_value_figures_free (HosoValueFigures *figures);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoValueFigures, hoso_value_figures_free)

G_END_DECLS
