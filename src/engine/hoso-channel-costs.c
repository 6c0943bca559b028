/* What reaching new customers costs.
 *
 * A customer came through the channel of the first talk up to the day of the first
 * order, or else that of the order.  Costs are one line of JSON by “month.channel”;
 * what cannot be read counts as not told.  On the thread that owns the connection.
 */

#include "hoso-config.h"

#include "hoso-channel-costs.h"

#include <glib/gi18n-lib.h>

#include "hoso-db.h"
#include "hoso-error.h"
#include "hoso-setting-object.h"
#include "hoso-time.h"
#include "hoso-undo.h"

#define KEY "channel-costs"
#define DAY G_GINT64_CONSTANT (86400)
#define MONTHS 12

/* Months since year 0. */
static gint
get_month (gint day)
{
  int year;
  int month;
  int rest;

  hoso_civil_from_days (day, &year, &month, &rest);
  return year * MONTHS + month - 1;
}

/* “2026-05.facebook” */
static char *
dup_name (gint month, HosoChannel channel)
{
  return g_strdup_printf ("%04d-%02d.%s", month / MONTHS, month % MONTHS + 1,
                          hoso_channel_get_name (channel));
}

static void
add_told (HosoChannelCost *cost, JsonObject *told, HosoDayRange span)
{
  for (gint month = get_month (span.from); month <= get_month (span.to); month++)
    {
      g_autofree char *name = dup_name (month, cost->channel);
      JsonNode *node = json_object_get_member (told, name);
      gint64 value = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_int (node) : -1;

      if (value < 0 || value > G_MAXINT64 / (MONTHS * 100))
        continue;
      cost->is_told = TRUE;
      cost->cost += value;
    }
}

/* A channel that is none of ours counts as another one. */
static gboolean
count_fresh (GArray *costs, HosoDb *db, HosoDayRange span, gint offset, GError **error)
{
  static const char sql[] =
    "SELECT coalesce ((SELECT i.channel FROM interaction i WHERE i.customer_id = t.customer_id "
    "AND i.channel IS NOT NULL AND (i.at + ?3) / 86400 <= t.first_local / 86400 "
    "ORDER BY i.at, i.id LIMIT 1), (SELECT p.channel FROM purchase p "
    "WHERE p.customer_id = t.customer_id AND p.status = 'done' ORDER BY p.at_local, p.id "
    "LIMIT 1)), count (*) FROM customer_total t WHERE t.purchases > 0 "
    "AND t.first_local >= ?1 AND t.first_local < ?2 GROUP BY 1";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  HosoStepResult result;

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, span.from * DAY);
  hoso_stmt_bind_int (stmt, 2, (span.to + 1) * DAY);
  hoso_stmt_bind_int (stmt, 3, offset);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      HosoChannel channel = HOSO_CHANNEL_OTHER;

      if (!hoso_channel_from_name (hoso_stmt_get_text (stmt, 0), &channel) ||
          channel == HOSO_CHANNEL_NONE)
        channel = HOSO_CHANNEL_OTHER;
      g_array_index (costs, HosoChannelCost, channel - 1).fresh +=
        (guint64)hoso_stmt_get_int (stmt, 1);
    }
  return result == HOSO_DONE;
}

/**
 * hoso_channel_costs_load:
 *
 * Returns: (transfer full) (element-type HosoChannelCost): or %NULL with @error set
 */
GArray *
hoso_channel_costs_load (HosoDb *db, HosoDayRange span, gint offset, GError **error)
{
  g_autoptr (GArray) costs = g_array_new (FALSE, FALSE, sizeof (HosoChannelCost));
  g_autoptr (JsonObject) told = hoso_setting_object_load (db, KEY, error);

  if (told == NULL)
    return NULL;
  for (HosoChannel channel = HOSO_CHANNEL_NONE + 1; channel < HOSO_N_CHANNELS; channel++)
    {
      HosoChannelCost cost = { .channel = channel };

      add_told (&cost, told, span);
      g_array_append_val (costs, cost);
    }
  return count_fresh (costs, db, span, offset, error) ? g_steal_pointer (&costs) : NULL;
}

/**
 * hoso_channel_costs_set:
 *
 * One action that undo takes back.
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_channel_costs_set (HosoDb *db, gint day, HosoChannel channel, gint64 cost, GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;
  g_autoptr (JsonObject) told = NULL;
  g_autofree char *name = dup_name (get_month (day), channel);

  if (!hoso_action_begin (&action, db, N_ ("Note what a channel cost"), error))
    return FALSE;
  told = hoso_setting_object_load (db, KEY, error);
  if (told == NULL)
    return FALSE;
  if (cost < 0)
    json_object_remove_member (told, name);
  else
    json_object_set_int_member (told, name, cost);
  return hoso_setting_object_save (db, KEY, told, error) && hoso_action_commit (&action, error);
}
