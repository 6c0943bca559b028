/* The net promoter score.  Pure functions. */

#pragma once

#include "hoso-proportion.h"

G_BEGIN_DECLS

/* Promoters (9 and 10) minus detractors (0 to 6) of all, from -100 to 100;
 * 0 of nobody. */
double hoso_nps (guint64 promoters, guint64 passives, guint64 detractors);
/* Its 95 % interval, within -100 to 100. */
HosoInterval hoso_nps_interval (guint64 promoters, guint64 passives, guint64 detractors);

G_END_DECLS
