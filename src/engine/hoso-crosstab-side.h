/* One side of a cross-tab: what each person said, or is, by number.  For those that
 * make cross-tabs.
 */

#pragma once

#include <gio/gio.h>

#include "hoso-crosstab.h"

G_BEGIN_DECLS

/* The option of each person from 1, or a bit for each option where several may be
 * chosen: of respondents by ordinal, of customers by id. */
typedef struct
{
  gint64 survey; /* 0: the people are customers */
  char *title;
  GPtrArray *labels;
  guint8 *features; /* by stored code */
  guint n_codes;
  gboolean several;
  GArray *codes; /* of guint8 */
  GArray *masks; /* of guint64 */
} HosoCrosstabSide;

/* @side is zeroed. */
gboolean hoso_crosstab_side_read (HosoCrosstabSide *side,
                                  HosoDb *db,
                                  const HosoCrosstabSubject *subject,
                                  GCancellable *cancellable,
                                  GError **error);
/* Beside several choices, a single one is a bit too. */
gboolean hoso_crosstab_side_check (const HosoCrosstabSide *side,
                                   const HosoCrosstabSide *beside,
                                   GError **error);
/* Turns customers into the respondents of @survey that they are; does nothing for 0,
 * or for a side that is about respondents. */
gboolean
hoso_crosstab_side_join (HosoCrosstabSide *side, HosoDb *db, gint64 survey, GError **error);
void hoso_crosstab_side_clear (HosoCrosstabSide *side);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HosoCrosstabSide, hoso_crosstab_side_clear)

G_END_DECLS
