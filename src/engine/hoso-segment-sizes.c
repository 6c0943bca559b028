/* How large segments are over time.  On the thread that owns the connection; the
 * plot may be made on any.
 */

#include "hoso-config.h"

#include "hoso-segment-sizes.h"

#include "hoso-error.h"
#include "hoso-phrase.h"
#include "hoso-rule.h"
#include "hoso-segment-size-table.h"
#include "hoso-segment-table.h"
#include "hoso-segments.h"
#include "hoso-time.h"
#include "hoso-undo.h"

#include <glib/gi18n-lib.h>

/**
 * hoso_segment_sizes_count:
 *
 * A segment whose question is gone has nobody to be counted in: its base is 0.
 *
 * Returns: (transfer full) (element-type HosoSegment): or %NULL with @error set
 */
GPtrArray *
hoso_segment_sizes_count (HosoDb *db, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) segments = hoso_segment_table_list (db, error);

  for (guint i = 0; segments != NULL && i < segments->len; i++)
    {
      HosoSegment *segment = g_ptr_array_index (segments, i);
      g_autoptr (GError) local = NULL;

      if (!hoso_segments_count (db, segment->rule, &segment->count, &segment->base, cancellable,
                                &local) &&
          !g_error_matches (local, HOSO_ERROR, HOSO_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
    }
  return g_steal_pointer (&segments);
}

static HosoSegmentSize
make_size (const HosoSegment *segment, gint day)
{
  g_autofree char *rule = hoso_rule_dup_json (segment->rule);

  return (HosoSegmentSize){ day, segment->count, segment->base, g_str_hash (rule) };
}

/* Where nobody could be counted there is no size to keep. */
static gboolean
has_news (HosoDb *db, GPtrArray *segments, gint day, gboolean *news, GError **error)
{
  *news = FALSE;
  for (guint i = 0; i < segments->len && !*news; i++)
    {
      const HosoSegment *segment = g_ptr_array_index (segments, i);
      HosoSegmentSize size = make_size (segment, day);
      gboolean has = TRUE;

      if (segment->base > 0 &&
          !hoso_segment_size_table_has (db, segment->id, &size, &has, error))
        return FALSE;
      *news = !has;
    }
  return TRUE;
}

/**
 * hoso_segment_sizes_keep:
 * @segments: (element-type HosoSegment): counted
 * @day: since 1970-01-01, on the clock of the place
 *
 * Not an action of the user: undo does not know of it.
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_segment_sizes_keep (HosoDb *db, GPtrArray *segments, gint day, GError **error)
{
  g_auto (HosoTxn) txn = HOSO_TXN_INIT;
  gboolean news;

  if (!has_news (db, segments, day, &news, error))
    return FALSE;
  if (!news)
    return TRUE;
  if (!hoso_txn_begin (&txn, db, error) || !hoso_segment_size_table_forget (db, error))
    return FALSE;
  for (guint i = 0; i < segments->len; i++)
    {
      const HosoSegment *segment = g_ptr_array_index (segments, i);
      HosoSegmentSize size = make_size (segment, day);

      if (segment->base > 0 &&
          !hoso_segment_size_table_set (db, segment->id, &size, error))
        return FALSE;
    }
  return hoso_txn_commit (&txn, error);
}

/**
 * hoso_segment_sizes_list:
 *
 * Returns: (transfer full) (element-type HosoSegmentSize): or %NULL with @error set
 */
GArray *
hoso_segment_sizes_list (HosoDb *db, gint64 segment, GError **error)
{
  return hoso_segment_size_table_list (db, segment, error);
}

/* See hoso-segment-sizes.h. */
gint
hoso_segment_sizes_find_change (const GArray *sizes)
{
  for (guint i = sizes->len; i-- > 1;)
    {
      const HosoSegmentSize *size = &g_array_index (sizes, HosoSegmentSize, i);

      if (size->rule != g_array_index (sizes, HosoSegmentSize, i - 1).rule)
        return size->day;
    }
  return 0;
}

/**
 * hoso_segment_sizes_plot:
 * @sizes: (element-type HosoSegmentSize): at least one
 *
 * The base said is that of the last day.
 *
 * Returns: (transfer full): the line
 */
HosoPlot *
hoso_segment_sizes_plot (const GArray *sizes,
                         HosoPlotUnit unit,
                         const char *name,
                         const char *source,
                         const char *language)
{
  HosoPlot *plot = hoso_plot_new (HOSO_PLOT_LINE, unit);
  g_autofree guint64 *counts = g_new (guint64, sizes->len);
  const HosoSegmentSize *last = &g_array_index (sizes, HosoSegmentSize, sizes->len - 1);
  g_autofree char *day = hoso_time_dup_day (last->day);

  for (guint i = 0; i < sizes->len; i++)
    {
      const HosoSegmentSize *size = &g_array_index (sizes, HosoSegmentSize, i);
      g_autofree char *period = hoso_time_dup_day (size->day);

      hoso_plot_add_period (plot, period);
      counts[i] = size->count;
    }
  hoso_plot_add_line (plot, name, counts);
  plot->title = g_strdup (name);
  plot->base = last->base;
  plot->source = g_strdup (source);
  plot->date = hoso_phrase_day (day, language);
  return plot;
}
