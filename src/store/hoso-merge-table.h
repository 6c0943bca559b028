/* Merging two customers so that it can be taken back: the tables “merge”,
 * “merge_row” and “merge_value”, and what moves between customers.
 */

#pragma once

#include "hoso-merge.h"
#include "hoso-undo.h"

G_BEGIN_DECLS

/* Moving (hoso-merge-move.c). */
gboolean hoso_merge_table_move (HosoDb *db,
                                gint64 survivor,
                                gint64 merged,
                                const HosoMergeChoice *choice,
                                GError **error);
gboolean hoso_merge_table_choose_fields (HosoDb *db,
                                         gint64 survivor,
                                         gint64 merged,
                                         const HosoMergeChoice *choice,
                                         GError **error);
/* Who names whom (hoso-merge-people.c). */
gboolean
hoso_merge_table_name_survivor (HosoDb *db, gint64 survivor, gint64 merged, GError **error);
gboolean
hoso_merge_table_join_relations (HosoDb *db, gint64 survivor, gint64 merged, GError **error);
/* Keeping and giving back (hoso-merge-rows.c). */
gboolean hoso_merge_table_keep_rows (HosoDb *db,
                                     HosoAction *action,
                                     gint64 merge,
                                     GError **error);
gboolean
hoso_merge_table_restore_rows (HosoDb *db, const HosoMerge *merge, GError **error);

/* The merges themselves. */
gint64 hoso_merge_table_add (HosoDb *db, const HosoMerge *merge, gint64 source, GError **error);
gboolean hoso_merge_table_remove (HosoDb *db, gint64 merge, GError **error);
HosoMerge *hoso_merge_table_load (HosoDb *db, gint64 merge, GError **error);
GPtrArray *hoso_merge_table_list (HosoDb *db, gint64 survivor, GError **error);
gboolean
hoso_merge_table_find (HosoDb *db, gint64 merged, HosoMerge **merge, GError **error);

G_END_DECLS
