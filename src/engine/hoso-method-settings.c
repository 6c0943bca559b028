/* The owner's thresholds of the ways to sort customers, as one line of JSON: by
 * “method.criterion.threshold”, only what differs from what we propose.  What cannot
 * be read counts as not set: a workspace of a newer program still opens.  On the
 * thread that owns the connection.
 */

#include "hoso-config.h"

#include "hoso-method-settings.h"

#include "hoso-error.h"
#include "hoso-setting-object.h"
#include "hoso-undo.h"

#include <glib/gi18n-lib.h>

#define KEY "method-limits"

typedef gboolean (*Visit) (HosoMethodThreshold *threshold,
                           const char *name,
                           gpointer data,
                           GError **error);

/* Calls @visit with each threshold and its name until it says FALSE. */
static gboolean
visit_thresholds (const HosoMethod *method, Visit visit, gpointer data, GError **error)
{
  for (guint i = 0; i < method->criteria->len; i++)
    {
      const HosoCriterion *criterion = method->criteria->pdata[i];

      for (guint k = 0; k < criterion->thresholds->len; k++)
        {
          HosoMethodThreshold *threshold = criterion->thresholds->pdata[k];
          g_autofree char *name =
            g_strdup_printf ("%s.%s.%s", method->key, criterion->key, threshold->key);

          if (!visit (threshold, name, data, error))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
read_threshold (HosoMethodThreshold *threshold, const char *name, gpointer object, GError **error)
{
  JsonNode *node = json_object_get_member (object, name);
  gint64 value =
    node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_int (node) : threshold->value;

  if (value >= 0 && value <= hoso_method_threshold_get_max (threshold))
    threshold->value = value;
  return TRUE;
}

/**
 * hoso_method_settings_load:
 *
 * Returns: (transfer full) (element-type HosoMethod): in the order to show them,
 *   uncounted, or %NULL with @error set
 */
GPtrArray *
hoso_method_settings_load (HosoDb *db, GError **error)
{
  g_autoptr (JsonObject) object = hoso_setting_object_load (db, KEY, error);
  g_autoptr (GPtrArray) methods = object != NULL ? hoso_methods_read () : NULL;

  for (guint i = 0; methods != NULL && i < methods->len; i++)
    visit_thresholds (methods->pdata[i], read_threshold, object, NULL);
  return g_steal_pointer (&methods);
}

static gboolean
write_threshold (HosoMethodThreshold *threshold, const char *name, gpointer object, GError **error)
{
  if (threshold->value < 0 || threshold->value > hoso_method_threshold_get_max (threshold))
    {
      g_set_error (error, HOSO_ERROR, HOSO_ERROR_INVALID,
                   /* Translators: %s is what a limit is called, such as “A VIP spent at least”. */
                   _ ("The limit “%s” makes no sense."), threshold->name);
      return FALSE;
    }
  if (threshold->value == threshold->proposed)
    json_object_remove_member (object, name);
  else
    json_object_set_int_member (object, name, threshold->value);
  return TRUE;
}

/**
 * hoso_method_settings_save:
 *
 * Those of other ways stay as they are.
 *
 * Returns: %TRUE, or %FALSE with @error set and nothing changed
 */
gboolean
hoso_method_settings_save (HosoDb *db, const HosoMethod *method, GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;
  g_autoptr (JsonObject) object = NULL;

  if (!hoso_action_begin (&action, db, N_ ("Change limits of groups"), error))
    return FALSE;
  object = hoso_setting_object_load (db, KEY, error);
  if (object == NULL || !visit_thresholds (method, write_threshold, object, error))
    return FALSE;

  return hoso_setting_object_save (db, KEY, object, error) && hoso_action_commit (&action, error);
}
