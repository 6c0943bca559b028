/* The table “field”.  Runs on the thread that owns the connection; writes only
 * inside the caller's transaction.
 */

#include "hoso-config.h"

#include "hoso-field-table.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

/* Options are a JSON array of texts; NULL for none. */
static char *
dup_options_json (char **options)
{
  g_autoptr (JsonArray) array = NULL;
  g_autoptr (JsonNode) node = NULL;

  if (options == NULL)
    return NULL;

  array = json_array_new ();
  for (guint i = 0; options[i] != NULL; i++)
    json_array_add_string_element (array, options[i]);

  node = json_node_init_array (json_node_alloc (), array);
  return json_to_string (node, FALSE);
}

/* NULL where @json is no list. */
static char **
read_options (const char *json)
{
  g_autoptr (JsonNode) node = json != NULL ? json_from_string (json, NULL) : NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return NULL;

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (json_node_get_value_type (element) == G_TYPE_STRING)
        g_strv_builder_add (builder, json_node_get_string (element));
    }

  return g_strv_builder_end (builder);
}

/* Adds a field for @kind: "b2c", "b2b" or "both".  Returns its id, or 0 with
 * @error set: HOSO_ERROR_CONFLICT where the key is taken. */
gint64
hoso_field_table_add (HosoDb *db,
                      const HosoField *field,
                      const char *kind,
                      int position,
                      GError **error)
{
  static const char sql[] =
    "INSERT INTO field (uid, key, title, type, field_group, layer, kind, options, position) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
  g_autofree char *options = dup_options_json (field->options);
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  char uid[HOSO_UID_LENGTH + 1];

  if (stmt == NULL)
    return 0;

  hoso_db_make_uid (db, uid);
  hoso_stmt_bind_text (stmt, 1, uid);
  hoso_stmt_bind_text (stmt, 2, field->key);
  hoso_stmt_bind_text (stmt, 3, field->title);
  hoso_stmt_bind_text (stmt, 4, field->type);
  hoso_stmt_bind_text (stmt, 5, field->group);
  hoso_stmt_bind_int (stmt, 6, field->layer);
  hoso_stmt_bind_text (stmt, 7, kind);
  hoso_stmt_bind_text (stmt, 8, options);
  hoso_stmt_bind_int (stmt, 9, position);
  return hoso_stmt_run (stmt, error) ? hoso_db_get_last_id (db) : 0;
}

/* The id of the field, or 0 with @error set: HOSO_ERROR_NOT_FOUND where there
 * is none. */
gint64
hoso_field_table_find (HosoDb *db, const char *key, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, "SELECT id FROM field WHERE key = ?1", error);

  if (stmt == NULL)
    return 0;

  hoso_stmt_bind_text (stmt, 1, key);
  switch (hoso_stmt_step (stmt, error))
    {
    case HOSO_ROW:
      return hoso_stmt_get_int (stmt, 0);
    case HOSO_DONE:
      /* Translators: %s is what somebody wrote for a field, for example “city”. */
      g_set_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND, _ ("There is no field “%s”."), key);
      return 0;
    case HOSO_STEP_ERROR:
      break;
    }

  return 0;
}

static HosoField *
read_field (HosoStmt *stmt)
{
  HosoField *field = g_new0 (HosoField, 1);

  field->id = hoso_stmt_get_int (stmt, 0);
  field->key = hoso_stmt_dup_text (stmt, 1);
  field->title = hoso_stmt_dup_text (stmt, 2);
  field->type = hoso_stmt_dup_text (stmt, 3);
  field->group = hoso_stmt_dup_text (stmt, 4);
  field->layer = (int)hoso_stmt_get_int (stmt, 5);
  field->options = read_options (hoso_stmt_get_text (stmt, 6));
  return field;
}

/* Adds the fields (HosoField) of persons or companies to @fields, in the order
 * of the profile. */
gboolean
hoso_field_table_list (HosoDb *db, HosoCustomerKind kind, GPtrArray *fields, GError **error)
{
  static const char sql[] =
    "SELECT id, key, title, type, field_group, layer, options FROM field "
    "WHERE kind IN ('both', ?1) ORDER BY position, id";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  HosoStepResult result = HOSO_STEP_ERROR;

  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_text (stmt, 1, kind == HOSO_CUSTOMER_COMPANY ? "b2b" : "b2c");
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    g_ptr_array_add (fields, read_field (stmt));

  return result == HOSO_DONE;
}
