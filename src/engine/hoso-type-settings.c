/* The owner's thresholds of the seven types, as one line of JSON.  What cannot
 * be read counts as not set: a workspace of a newer program still opens.  On the
 * thread that owns the connection.
 */

#include "hoso-config.h"

#include "hoso-type-settings.h"

#include "hoso-error.h"
#include "hoso-setting-table.h"
#include "hoso-undo.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#define KEY "customer-types"
#define MAX_DAYS 36500

static void
read_days (JsonObject *object, const char *name, gint *days)
{
  gint64 value = json_object_get_int_member_with_default (object, name, *days);

  if (value >= 0 && value <= MAX_DAYS)
    *days = (gint)value;
}

static void
read_number (JsonObject *object, const char *name, double high, double *number)
{
  double value = json_object_get_double_member_with_default (object, name, *number);

  if (value > 0.0 && value <= high)
    *number = value;
}

/* Only a list that names each type once is an order. */
static void
read_order (JsonObject *object, HosoTypeRules *rules)
{
  HosoCustomerType order[HOSO_TYPE_COUNT];
  JsonNode *node = json_object_get_member (object, "order");
  JsonArray *array = NULL;
  guint seen = 0;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return;
  array = json_node_get_array (node);
  if (json_array_get_length (array) != HOSO_TYPE_COUNT)
    return;

  for (guint i = 0; i < HOSO_TYPE_COUNT; i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (json_node_get_value_type (element) != G_TYPE_STRING ||
          !hoso_type_from_key (json_node_get_string (element), &order[i]))
        return;
      seen |= 1u << order[i];
    }
  for (guint i = 0; seen == (1u << HOSO_TYPE_COUNT) - 1 && i < HOSO_TYPE_COUNT; i++)
    rules->order[i] = order[i];
}

gboolean
hoso_type_settings_load (HosoDb *db, HosoTypeRules *rules, GError **error)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;
  JsonObject *object;

  hoso_type_rules_init (rules);
  if (!hoso_setting_table_get (db, KEY, &text, error))
    return FALSE;
  node = text != NULL ? json_from_string (text, NULL) : NULL;
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return TRUE;

  object = json_node_get_object (node);
  read_days (object, "new-days", &rules->new_days);
  read_days (object, "lost-days", &rules->lost_days);
  read_days (object, "complaint-days", &rules->complaint_days);
  read_days (object, "referrals", &rules->referrals);
  read_number (object, "lost-gaps", 100.0, &rules->lost_gaps);
  read_number (object, "lost-again", 1.0, &rules->lost_again);
  read_order (object, rules);

  return TRUE;
}

static void
add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_double (JsonBuilder *builder, const char *name, double value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_double_value (builder, value);
}

static char *
dup_json (const HosoTypeRules *rules)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) node = NULL;

  json_builder_begin_object (builder);
  add_int (builder, "new-days", rules->new_days);
  add_int (builder, "lost-days", rules->lost_days);
  add_int (builder, "complaint-days", rules->complaint_days);
  add_int (builder, "referrals", rules->referrals);
  add_double (builder, "lost-gaps", rules->lost_gaps);
  add_double (builder, "lost-again", rules->lost_again);
  json_builder_set_member_name (builder, "order");
  json_builder_begin_array (builder);
  for (guint i = 0; i < HOSO_TYPE_COUNT; i++)
    json_builder_add_string_value (builder, hoso_type_get_key (rules->order[i]));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  node = json_builder_get_root (builder);

  return json_to_string (node, FALSE);
}

static gboolean
is_sensible (const HosoTypeRules *rules)
{
  guint seen = 0;

  for (guint i = 0; i < HOSO_TYPE_COUNT; i++)
    seen |= 1u << rules->order[i];

  return seen == (1u << HOSO_TYPE_COUNT) - 1 && rules->new_days >= 0 &&
         rules->new_days <= MAX_DAYS && rules->lost_days >= 0 && rules->lost_days <= MAX_DAYS &&
         rules->complaint_days >= 0 && rules->complaint_days <= MAX_DAYS &&
         rules->referrals >= 0 && rules->referrals <= MAX_DAYS && rules->lost_gaps > 0.0 &&
         rules->lost_gaps <= 100.0 && rules->lost_again > 0.0 && rules->lost_again <= 1.0;
}

gboolean
hoso_type_settings_save (HosoDb *db, const HosoTypeRules *rules, GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;
  g_autofree char *json = dup_json (rules);

  if (!is_sensible (rules))
    {
      g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_INVALID,
                           _ ("These limits for the customer types make no sense."));
      return FALSE;
    }

  return hoso_action_begin (&action, db, N_ ("Change limits of customer types"), error) &&
         hoso_setting_table_set (db, KEY, json, error) && hoso_action_commit (&action, error);
}
