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

/* Binds what ?1 to ?10 mean in the statements that write a field. */
static void
bind_field (HosoStmt *stmt, const HosoField *field, const char *kind)
{
  g_autofree char *options = dup_options_json (field->options);

  hoso_stmt_bind_text (stmt, 1, field->title);
  hoso_stmt_bind_text (stmt, 2, field->definition);
  hoso_stmt_bind_text (stmt, 3, field->type);
  hoso_stmt_bind_text (stmt, 4, field->group);
  hoso_stmt_bind_text (stmt, 5, field->question != NULL ? field->question : "none");
  hoso_stmt_bind_text (stmt, 6, kind);
  hoso_stmt_bind_text (stmt, 7, options);
  hoso_stmt_bind_int (stmt, 8, field->layer);
  hoso_stmt_bind_int (stmt, 9, field->quick);
  hoso_stmt_bind_int (stmt, 10, field->retired);
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
    "INSERT INTO field (title, definition, type, field_group, question, kind, options, layer, "
    "is_quick, is_retired, position, uid, key) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  char uid[HOSO_UID_LENGTH + 1];

  if (stmt == NULL)
    return 0;

  hoso_db_make_uid (db, uid);
  bind_field (stmt, field, kind);
  hoso_stmt_bind_int (stmt, 11, position);
  hoso_stmt_bind_text (stmt, 12, uid);
  hoso_stmt_bind_text (stmt, 13, field->key);
  return hoso_stmt_run (stmt, error) ? hoso_db_get_last_id (db) : 0;
}

/* Stores all of @field but its id, key and position. */
gboolean
hoso_field_table_set (HosoDb *db, const HosoField *field, GError **error)
{
  static const char sql[] =
    "UPDATE field SET title = ?1, definition = ?2, type = ?3, field_group = ?4, question = ?5, "
    "kind = ?6, options = ?7, layer = ?8, is_quick = ?9, is_retired = ?10 WHERE id = ?11";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;

  bind_field (stmt, field, field->kind);
  hoso_stmt_bind_int (stmt, 11, field->id);
  return hoso_stmt_run (stmt, error);
}

/* Writes nothing where the field stands there already. */
gboolean
hoso_field_table_set_position (HosoDb *db, gint64 id, int position, GError **error)
{
  static const char sql[] = "UPDATE field SET position = ?2 WHERE id = ?1 AND position <> ?2";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, id);
  hoso_stmt_bind_int (stmt, 2, position);
  return hoso_stmt_run (stmt, error);
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

#define COLUMNS                                                                            \
  "SELECT id, key, title, type, field_group, layer, options, definition, question, kind, " \
  "is_quick, is_retired FROM field "

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
  field->definition = hoso_stmt_dup_text (stmt, 7);
  field->question = hoso_stmt_dup_text (stmt, 8);
  field->kind = hoso_stmt_dup_text (stmt, 9);
  field->quick = hoso_stmt_get_int (stmt, 10) != 0;
  field->retired = hoso_stmt_get_int (stmt, 11) != 0;
  return field;
}

static gboolean
read_fields (HosoStmt *stmt, GPtrArray *fields, GError **error)
{
  HosoStepResult result;

  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    g_ptr_array_add (fields, read_field (stmt));

  return result == HOSO_DONE;
}

/* Adds the fields (HosoField) of persons or companies that are in use to
 * @fields, in the order of the profile. */
gboolean
hoso_field_table_list (HosoDb *db, HosoCustomerKind kind, GPtrArray *fields, GError **error)
{
  static const char sql[] = COLUMNS
    "WHERE kind IN ('both', ?1) AND is_retired = 0 ORDER BY position, id";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_text (stmt, 1, kind == HOSO_CUSTOMER_COMPANY ? "b2b" : "b2c");
  return read_fields (stmt, fields, error);
}

/* As hoso_field_table_list(), of both kinds, also those that were retired. */
gboolean
hoso_field_table_list_all (HosoDb *db, GPtrArray *fields, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, COLUMNS "ORDER BY position, id", error);

  return stmt != NULL && read_fields (stmt, fields, error);
}

/* Free with hoso_field_free(); NULL with @error set: HOSO_ERROR_NOT_FOUND where
 * there is none. */
HosoField *
hoso_field_table_load (HosoDb *db, const char *key, GError **error)
{
  gint64 id = hoso_field_table_find (db, key, error);
  g_autoptr (HosoStmt) stmt =
    id != 0 ? hoso_db_prepare (db, COLUMNS "WHERE id = ?1", error) : NULL;

  if (stmt == NULL)
    return NULL;

  hoso_stmt_bind_int (stmt, 1, id);
  return hoso_stmt_step (stmt, error) == HOSO_ROW ? read_field (stmt) : NULL;
}
