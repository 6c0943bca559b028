/* Settings that are several numbers by name, kept as one line of JSON.  What cannot be
 * read counts as not set: a workspace of a newer program still opens.  On the thread
 * that owns the connection.
 */

#include "hoso-config.h"

#include "hoso-setting-object.h"

#include "hoso-setting-table.h"

/**
 * hoso_setting_object_load:
 *
 * Returns: (transfer full): or %NULL with @error set
 */
JsonObject *
hoso_setting_object_load (HosoDb *db, const char *key, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) node = NULL;

  if (!hoso_setting_table_get (db, key, &text, error))
    return NULL;
  node = text != NULL ? json_from_string (text, NULL) : NULL;
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_dup_object (node)
                                                       : json_object_new ();
}

/**
 * hoso_setting_object_save:
 *
 * Within the caller's action.
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_setting_object_save (HosoDb *db, const char *key, JsonObject *object, GError **error)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;

  json_node_set_object (node, object);
  text = json_object_get_size (object) > 0 ? json_to_string (node, FALSE) : NULL;
  return hoso_setting_table_set (db, key, text, error);
}
