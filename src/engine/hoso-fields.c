/* Fields of the profile are data: what data/templates lists is put into each
 * workspace, under keys that keep their meaning.  Runs on the thread that owns
 * the connection.
 */

#include "hoso-config.h"

#include "hoso-fields.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "hoso-customers.h"
#include "hoso-field-column.h"
#include "hoso-field-table.h"
#include "hoso-field-text.h"
#include "hoso-format.h"
#include "hoso-population.h"
#include "hoso-spelling-table.h"
#include "hoso-templates-resources.h"

#define TEMPLATES "/io/github/hoso/Hoso/templates/"
/* Fields of people come before those that only companies have. */
#define COMPANY_POSITIONS 1000
/* Spellings looked at where some are read as others. */
#define MAX_READ 10000

static JsonNode *
load_template (const char *name)
{
  g_autofree char *path = g_strconcat (TEMPLATES, name, ".json", NULL);
  g_autoptr (GError) error = NULL;
  /* Naming the resource also keeps the linker from leaving it out. */
  g_autoptr (GBytes) bytes = g_resource_lookup_data (hoso_templates_get_resource (), path,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_autoptr (JsonParser) parser = json_parser_new ();

  g_assert_no_error (error);
  json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL),
                              (gssize)g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  return json_parser_steal_root (parser);
}

static JsonArray *
get_fields (JsonNode *template)
{
  return json_object_get_array_member (json_node_get_object (template), "fields");
}

static gboolean
lists_key (JsonArray *fields, const char *key)
{
  for (guint i = 0; i < json_array_get_length (fields); i++)
    {
      JsonObject *field = json_array_get_object_element (fields, i);

      if (g_str_equal (json_object_get_string_member (field, "key"), key))
        return TRUE;
    }

  return FALSE;
}

/* The options to choose from in the interface's language: values are what
 * people write, not keys, so a workspace keeps the language it began with. */
static char **
dup_options (JsonObject *object)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonObject *languages;
  JsonArray *options;

  if (!json_object_has_member (object, "options"))
    return NULL;

  languages = json_object_get_object_member (object, "options");
  options = json_object_get_array_member (languages, hoso_format_get_language ());
  for (guint i = 0; i < json_array_get_length (options); i++)
    g_strv_builder_add (builder, json_array_get_string_element (options, i));

  return g_strv_builder_end (builder);
}

static HosoField *
read_field (JsonObject *object)
{
  HosoField *field = g_new0 (HosoField, 1);

  field->key = g_strdup (json_object_get_string_member (object, "key"));
  field->type = g_strdup (json_object_get_string_member (object, "type"));
  field->group = g_strdup (json_object_get_string_member (object, "group"));
  field->question = g_strdup (json_object_get_string_member (object, "question"));
  field->layer = (int)json_object_get_int_member (object, "layer");
  field->quick = json_object_get_boolean_member_with_default (object, "quick", FALSE);
  field->options = dup_options (object);
  return field;
}

/* The fields of the workspace by their keys, which are borrowed. */
static GHashTable *
load_known (HosoDb *db, GError **error)
{
  g_autoptr (GPtrArray) fields = hoso_fields_list_all (db, error);
  g_autoptr (GHashTable) known =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)hoso_field_free);

  if (fields == NULL)
    return NULL;
  g_ptr_array_set_free_func (fields, NULL);
  for (guint i = 0; i < fields->len; i++)
    {
      HosoField *field = fields->pdata[i];

      g_hash_table_replace (known, field->key, field);
    }
  return g_steal_pointer (&known);
}

/* A field that an older version put there gets what it lacks; its title, and
 * choices that it has, stay. */
static gboolean
renew (HosoDb *db, const HosoField *old, HosoField *shipped, int position, GError **error)
{
  shipped->id = old->id;
  shipped->title = g_strdup (old->title);
  shipped->kind = g_strdup (old->kind);
  if (old->options != NULL)
    {
      g_strfreev (shipped->options);
      shipped->options = g_strdupv (old->options);
    }
  return hoso_field_table_set (db, shipped, error) &&
         hoso_field_table_set_position (db, old->id, position, error);
}

/* Adds those of @fields that @known lacks, for @kind, or for both kinds where
 * @others lists them too, and renews those of an older version. */
static gboolean
add_missing (HosoDb *db,
             JsonArray *fields,
             JsonArray *others,
             const char *kind,
             GHashTable *known,
             GError **error)
{
  int first = g_str_equal (kind, "b2b") ? COMPANY_POSITIONS : 0;

  for (guint i = 0; i < json_array_get_length (fields); i++)
    {
      g_autoptr (HosoField) field = read_field (json_array_get_object_element (fields, i));
      const HosoField *old = g_hash_table_lookup (known, field->key);
      gboolean shared = lists_key (others, field->key);
      int position = first + (int)i;

      if (old != NULL && old->question != NULL)
        continue;
      if (old != NULL
            ? !renew (db, old, field, position, error)
            : hoso_field_table_add (db, field, shared ? "both" : kind, position, error) == 0)
        return FALSE;

      g_hash_table_replace (known, field->key, field);
      g_steal_pointer (&field);
    }

  return TRUE;
}

static gboolean
lacks_any (JsonArray *fields, GHashTable *known)
{
  for (guint i = 0; i < json_array_get_length (fields); i++)
    {
      JsonObject *field = json_array_get_object_element (fields, i);
      const HosoField *old =
        g_hash_table_lookup (known, json_object_get_string_member (field, "key"));

      if (old == NULL || old->question == NULL)
        return TRUE;
    }

  return FALSE;
}

/* Adds the shipped fields that the workspace does not have yet, and completes
 * those of older versions, in a transaction of its own; writes nothing where all
 * are there. */
gboolean
hoso_fields_ensure (HosoDb *db, GError **error)
{
  g_autoptr (JsonNode) people = load_template ("b2c");
  g_autoptr (JsonNode) companies = load_template ("b2b");
  g_autoptr (GHashTable) known = load_known (db, error);
  g_auto (HosoTxn) txn = HOSO_TXN_INIT;
  JsonArray *b2c = get_fields (people);
  JsonArray *b2b = get_fields (companies);

  if (known == NULL)
    return FALSE;
  if (!lacks_any (b2c, known) && !lacks_any (b2b, known))
    return TRUE;

  return hoso_txn_begin (&txn, db, error) &&
         add_missing (db, b2c, b2b, "b2c", known, error) &&
         add_missing (db, b2b, b2c, "b2b", known, error) &&
         hoso_txn_commit (&txn, error);
}

/* Of HosoField, in the order of the profile, or NULL with @error set.  Free
 * with g_ptr_array_unref(). */
GPtrArray *
hoso_fields_list (HosoDb *db, HosoCustomerKind kind, GError **error)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_field_free);

  return hoso_field_table_list (db, kind, fields, error) ? g_steal_pointer (&fields) : NULL;
}

/* As hoso_fields_list(), of both kinds, also those that were retired. */
GPtrArray *
hoso_fields_list_all (HosoDb *db, GError **error)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_field_free);

  return hoso_field_table_list_all (db, fields, error) ? g_steal_pointer (&fields) : NULL;
}

/* How the values of the field are read, or NULL with @error set; nothing is
 * decided about a key that is not known. */
HosoSpellingMap *
hoso_fields_load_spellings (HosoDb *db, const char *key, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, "SELECT id FROM field WHERE key = ?1", error);
  HosoSpellingSubject subject = { 0 };

  if (stmt == NULL)
    return NULL;
  hoso_stmt_bind_text (stmt, 1, key);
  switch (hoso_stmt_step (stmt, error))
    {
    case HOSO_ROW:
      subject.field = hoso_stmt_get_int (stmt, 0);
      break;
    case HOSO_DONE:
      break;
    case HOSO_STEP_ERROR:
      return NULL;
    }
  return hoso_spelling_table_load (db, &subject, error);
}

/* The values as they are read, each once, at most @limit. */
static char **
dup_read (HosoSpellingMap *map, GPtrArray *written, guint limit)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < written->len && values->len < limit; i++)
    {
      const char *value = hoso_spelling_map_read (map, g_ptr_array_index (written, i));

      if (g_hash_table_add (known, (gpointer)value))
        g_ptr_array_add (values, g_strdup (value));
    }
  g_ptr_array_add (values, NULL);
  return (char **)g_ptr_array_steal (values, NULL);
}

/* A value and how many customers have it. */
typedef struct
{
  char *text;
  guint64 n;
} Written;

static void
written_clear (Written *written)
{
  g_free (written->text);
}

static int
compare_written (gconstpointer a, gconstpointer b)
{
  const Written *x = a;
  const Written *y = b;

  return x->n != y->n ? (x->n < y->n ? 1 : -1) : strcmp (x->text, y->text);
}

static void
add_written (GArray *all, GHashTable *places, const char *text, guint64 n)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, text));
  Written written = { NULL, n };

  if (place != 0)
    {
      g_array_index (all, Written, place - 1).n += n;
      return;
    }
  written.text = g_strdup (text);
  g_array_append_val (all, written);
  g_hash_table_insert (places, g_strdup (text), GUINT_TO_POINTER (all->len));
}

/* Of Written: each value as it stands, or each of several choices. */
static GArray *
count_written (const HosoField *field, const HosoFieldColumn *column)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Written));
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree guint64 *counts = hoso_field_column_count (column);

  g_array_set_clear_func (all, (GDestroyNotify)written_clear);
  for (guint i = 0; i < column->values->len; i++)
    {
      const char *value = column->values->pdata[i];
      g_auto (GStrv) choices = NULL;

      if (counts[i] == 0)
        continue;
      if (hoso_field_get_type_of (field) != HOSO_FIELD_CHOICES)
        {
          g_autofree char *form = hoso_field_dup_canonical (field, value);

          add_written (all, places, form, counts[i]);
          continue;
        }
      choices = hoso_field_split (field, value);
      for (guint k = 0; choices[k] != NULL; k++)
        add_written (all, places, choices[k], counts[i]);
    }
  return all;
}

/* Adds the current values as they are written to @values, the most frequent first. */
static gboolean
list_written (HosoDb *db, const char *key, guint limit, GPtrArray *values, GError **error)
{
  g_autoptr (HosoPopulation) customers = NULL;
  g_autoptr (HosoFieldColumn) column = NULL;
  g_autoptr (GArray) written = NULL;
  g_autoptr (GError) local = NULL;
  g_autoptr (HosoField) field = hoso_field_table_load (db, key, &local);

  if (g_error_matches (local, HOSO_ERROR, HOSO_ERROR_NOT_FOUND))
    return TRUE;
  if (field == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  customers = hoso_population_load (db, 0, error);
  column =
    customers != NULL ? hoso_field_column_load (db, field->id, customers->all, error) : NULL;
  if (column == NULL)
    return FALSE;
  written = count_written (field, column);
  g_array_sort (written, compare_written);
  for (guint i = 0; i < MIN (written->len, limit); i++)
    g_ptr_array_add (values, g_strdup (g_array_index (written, Written, i).text));
  return TRUE;
}

/* Distinct current values of the field as they are read, of several choices each
 * one, the most frequent first; or NULL with @error set.  None for a key that is
 * not known.  Free with g_strfreev(). */
char **
hoso_fields_list_values (HosoDb *db, const char *key, guint limit, GError **error)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (HosoSpellingMap) map = hoso_fields_load_spellings (db, key, error);

  if (map == NULL)
    return NULL;
  if (!list_written (db, key, hoso_spelling_map_is_empty (map) ? limit : MAX_READ, values, error))
    return NULL;
  return dup_read (map, values, limit);
}
