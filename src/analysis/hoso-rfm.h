/* RFM: how recently, how often and for how much each customer buys, in five
 * steps each, and the ten groups of the grid of the first two.  Pure functions.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HOSO_RFM_STEPS 5
#define HOSO_RFM_CUTS (HOSO_RFM_STEPS - 1)

typedef enum
{
  HOSO_RFM_CHAMPIONS,
  HOSO_RFM_LOYAL,
  HOSO_RFM_POTENTIAL_LOYALIST,
  HOSO_RFM_NEW,
  HOSO_RFM_PROMISING,
  HOSO_RFM_NEED_ATTENTION,
  HOSO_RFM_ABOUT_TO_SLEEP,
  HOSO_RFM_AT_RISK,
  HOSO_RFM_CANT_LOSE,
  HOSO_RFM_HIBERNATING,
  HOSO_RFM_PROSPECT, /* no order yet */
} HosoRfmGroup;

#define HOSO_RFM_N_GROUPS (HOSO_RFM_PROSPECT + 1)

/* Of somebody who has bought. */
typedef struct
{
  double days; /* since the latest order */
  double orders;
  double amount; /* of all orders */
} HosoRfmFigures;

/* Ascending; a figure equal to a cut is below it. */
typedef struct
{
  double days[HOSO_RFM_CUTS];
  double orders[HOSO_RFM_CUTS];
  double amount[HOSO_RFM_CUTS];
} HosoRfmCuts;

/* 1 to 5, 5 is best. */
typedef struct
{
  guint8 recency;
  guint8 frequency;
  guint8 money;
} HosoRfmScore;

/* Quintiles, all 0 of nobody. */
HosoRfmCuts hoso_rfm_find_cuts (const HosoRfmFigures *figures, gsize n_figures);
HosoRfmScore hoso_rfm_score (const HosoRfmCuts *cuts, const HosoRfmFigures *figures);
/* Both scores from 1 to 5. */
HosoRfmGroup hoso_rfm_group (guint recency, guint frequency);
/* The key: “champions”, “potential-loyalist”, “prospect” …; FALSE where @key is
 * none. */
const char *hoso_rfm_group_get_key (HosoRfmGroup group);
gboolean hoso_rfm_group_from_key (const char *key, HosoRfmGroup *group);

G_END_DECLS
