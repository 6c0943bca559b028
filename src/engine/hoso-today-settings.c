/* The limits of the page “Today”, as one line of JSON.  What cannot be read
 * counts as not set.  On the thread that owns the connection.
 */

#include "hoso-config.h"

#include "hoso-today-settings.h"

#include "hoso-error.h"
#include "hoso-setting-table.h"
#include "hoso-undo.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <stddef.h>

#define KEY "today"
#define MIN_GAPS 1.0
#define MAX_GAPS 20.0

static const struct
{
  const char *name;
  gsize offset;
  gint low;
  gint high;
  gint usual;
} limits[] = {
  { "birthday-days", offsetof (HosoTodaySettings, birthday_days), 0, 60, 7 },
  { "renewal-days", offsetof (HosoTodaySettings, renewal_days), 0, 365, 30 },
  { "new-days", offsetof (HosoTodaySettings, new_days), 0, 90, 7 },
  { "quiet-min", offsetof (HosoTodaySettings, quiet_min), 1, 365, 14 },
  { "quiet-max", offsetof (HosoTodaySettings, quiet_max), 1, 3650, 365 },
  { "birth-year", offsetof (HosoTodaySettings, birth_year), 0, 2200, 0 },
};

static gint
get (const HosoTodaySettings *settings, guint i)
{
  return *(const gint *)((const char *)settings + limits[i].offset);
}

static void
set (HosoTodaySettings *settings, guint i, gint value)
{
  *(gint *)((char *)settings + limits[i].offset) = value;
}

/* As they come. */
void
hoso_today_settings_init (HosoTodaySettings *settings)
{
  *settings = (HosoTodaySettings){ .quiet_gaps = 2.0, .gender = HOSO_GENDER_UNKNOWN };
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    set (settings, i, limits[i].usual);
}

gboolean
hoso_today_settings_equal (const HosoTodaySettings *a, const HosoTodaySettings *b)
{
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      if (get (a, i) != get (b, i))
        return FALSE;
    }

  return a->quiet_gaps == b->quiet_gaps && a->gender == b->gender;
}

static gboolean
is_sensible (const HosoTodaySettings *settings)
{
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      if (get (settings, i) < limits[i].low || get (settings, i) > limits[i].high)
        return FALSE;
    }

  return settings->quiet_gaps >= MIN_GAPS && settings->quiet_gaps <= MAX_GAPS &&
         settings->quiet_min <= settings->quiet_max;
}

gboolean
hoso_today_settings_load (HosoDb *db, HosoTodaySettings *settings, GError **error)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;
  HosoTodaySettings read;
  JsonObject *object;

  hoso_today_settings_init (settings);
  if (!hoso_setting_table_get (db, KEY, &text, error))
    return FALSE;
  node = text != NULL ? json_from_string (text, NULL) : NULL;
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return TRUE;

  read = *settings;
  object = json_node_get_object (node);
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    set (&read, i,
         (gint)json_object_get_int_member_with_default (object, limits[i].name, get (&read, i)));
  read.quiet_gaps =
    json_object_get_double_member_with_default (object, "quiet-gaps", read.quiet_gaps);
  read.gender =
    hoso_gender_from_text (json_object_get_string_member_with_default (object, "gender", ""));
  if (is_sensible (&read))
    *settings = read;

  return TRUE;
}

static char *
dup_json (const HosoTodaySettings *settings)
{
  static const char *const genders[] = { "", "female", "male" };
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    json_object_set_int_member (object, limits[i].name, get (settings, i));
  json_object_set_double_member (object, "quiet-gaps", settings->quiet_gaps);
  json_object_set_string_member (object, "gender", genders[settings->gender]);
  json_node_take_object (node, object);

  return json_to_string (node, FALSE);
}

gboolean
hoso_today_settings_save (HosoDb *db, const HosoTodaySettings *settings, GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;
  g_autofree char *json = NULL;

  if (!is_sensible (settings))
    {
      g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_INVALID,
                           _ ("These limits for the page “Today” make no sense."));
      return FALSE;
    }

  json = dup_json (settings);

  return hoso_action_begin (&action, db, N_ ("Change limits of “Today”"), error) &&
         hoso_setting_table_set (db, KEY, json, error) && hoso_action_commit (&action, error);
}
