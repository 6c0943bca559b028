/* Charts of a segment beside everybody, what differs most first. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HOSO_TYPE_COMPARISON_LIST (hoso_comparison_list_get_type ())
G_DECLARE_FINAL_TYPE (HosoComparisonList, hoso_comparison_list, HOSO, COMPARISON_LIST, AdwBin)

/* Takes the reference to @comparisons, of HosoComparison, whose tallies go to
 * the charts; NULL clears.  @source: what the numbers come from, or NULL. */
void hoso_comparison_list_take (HosoComparisonList *list,
                                GPtrArray *comparisons,
                                const char *all_label,
                                const char *source);

G_END_DECLS
