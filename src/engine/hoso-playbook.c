/* Strategies and messages: the shipped ones are JSON in both languages; what the
 * owner changed is JSON in one setting, as written and in no language.  What
 * cannot be read there counts as not changed.  On the thread that owns the
 * connection; a loaded playbook belongs to its holder.
 */

#include "hoso-config.h"

#include "hoso-playbook.h"

#include "hoso-error.h"
#include "hoso-format.h"
#include "hoso-setting-table.h"
#include "hoso-templates-resources.h"
#include "hoso-undo.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#define SETTING "playbook"
#define PATH "/io/github/hoso/Hoso/templates/playbook.json"

struct _HosoPlaybook
{
  JsonNode *shipped;
  JsonNode *own;
  char *language;
};

static JsonNode *
load_shipped (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resource_lookup_data (
    hoso_templates_get_resource (), PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_autoptr (JsonParser) parser = json_parser_new ();

  g_assert_no_error (error);
  json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL),
                              (gssize)g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);

  return json_parser_steal_root (parser);
}

static JsonNode *
load_own (HosoDb *db, GError **error)
{
  g_autofree char *text = NULL;
  JsonNode *node = NULL;

  if (!hoso_setting_table_get (db, SETTING, &text, error))
    return NULL;

  node = text != NULL ? json_from_string (text, NULL) : NULL;
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    return node;

  g_clear_pointer (&node, json_node_unref);
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, json_object_new ());

  return node;
}

HosoPlaybook *
hoso_playbook_load (HosoDb *db, const char *language, GError **error)
{
  JsonNode *own = load_own (db, error);
  HosoPlaybook *playbook;

  if (own == NULL)
    return NULL;

  playbook = g_new0 (HosoPlaybook, 1);
  playbook->shipped = load_shipped ();
  playbook->own = own;
  playbook->language = g_strdup (language != NULL ? language : hoso_format_get_language ());

  return playbook;
}

void
hoso_playbook_free (HosoPlaybook *playbook)
{
  if (playbook == NULL)
    return;

  json_node_unref (playbook->shipped);
  json_node_unref (playbook->own);
  g_free (playbook->language);
  g_free (playbook);
}

/* The member @name of @node, which may be NULL or of any kind. */
static JsonNode *
get_member (JsonNode *node, const char *name)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node)
           ? json_object_get_member (json_node_get_object (node), name)
           : NULL;
}

static char **
list_keys (const HosoPlaybook *playbook, const char *part)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GList) names =
    json_object_get_members (json_node_get_object (get_member (playbook->shipped, part)));

  for (GList *link = names; link != NULL; link = link->next)
    g_strv_builder_add (builder, link->data);

  return g_strv_builder_end (builder);
}

char **
hoso_playbook_list_strategies (const HosoPlaybook *playbook)
{
  return list_keys (playbook, "steps");
}

char **
hoso_playbook_list_messages (const HosoPlaybook *playbook)
{
  return list_keys (playbook, "messages");
}

/* What is shipped under @part and @key in the playbook's language. */
static JsonNode *
get_shipped (const HosoPlaybook *playbook, const char *part, const char *key)
{
  return get_member (get_member (get_member (playbook->shipped, part), key), playbook->language);
}

static JsonNode *
get_own (const HosoPlaybook *playbook, const char *part, const char *key)
{
  return get_member (get_member (playbook->own, part), key);
}

char **
hoso_playbook_dup_steps (const HosoPlaybook *playbook, const char *strategy)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonNode *node = get_own (playbook, "steps", strategy);
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    node = get_shipped (playbook, "steps", strategy);
  if (node == NULL)
    return g_strv_builder_end (builder);

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const char *step = json_node_get_string (json_array_get_element (array, i));

      if (step != NULL)
        g_strv_builder_add (builder, step);
    }

  return g_strv_builder_end (builder);
}

static const char *
get_words (const HosoPlaybook *playbook, const char *message, const char *part)
{
  JsonNode *node = get_member (get_own (playbook, "messages", message), part);
  const char *words = node != NULL ? json_node_get_string (node) : NULL;

  if (words != NULL)
    return words;

  node = get_member (get_shipped (playbook, "messages", message), part);

  return node != NULL ? json_node_get_string (node) : "";
}

const char *
hoso_playbook_get_subject (const HosoPlaybook *playbook, const char *message)
{
  return get_words (playbook, message, "subject");
}

const char *
hoso_playbook_get_text (const HosoPlaybook *playbook, const char *message)
{
  return get_words (playbook, message, "text");
}

/* Takes @value, NULL to forget; one action. */
static gboolean
save (HosoDb *db, const char *part, const char *key, JsonNode *value, GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;
  g_autoptr (JsonNode) taken = value;
  g_autoptr (HosoPlaybook) playbook = hoso_playbook_load (db, NULL, error);
  g_autofree char *text = NULL;
  JsonObject *root;
  JsonNode *holder;

  if (playbook == NULL)
    return FALSE;
  if (get_shipped (playbook, part, key) == NULL)
    {
      g_set_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND,
                   /* Translators: %s is the key of a strategy or of a message. */
                   _ ("There is no strategy or message “%s”."), key);
      return FALSE;
    }

  root = json_node_get_object (playbook->own);
  holder = get_member (playbook->own, part);
  if (holder == NULL || !JSON_NODE_HOLDS_OBJECT (holder))
    json_object_set_object_member (root, part, json_object_new ());
  root = json_object_get_object_member (root, part);
  if (taken != NULL)
    json_object_set_member (root, key, g_steal_pointer (&taken));
  else
    json_object_remove_member (root, key);
  text = json_to_string (playbook->own, FALSE);

  return hoso_action_begin (&action, db, N_ ("Change playbook"), error) &&
         hoso_setting_table_set (db, SETTING, text, error) &&
         hoso_action_commit (&action, error);
}

/* HOSO_ERROR_NOT_FOUND for a strategy that is none; empty steps are left out. */
gboolean
hoso_playbook_save_steps (HosoDb *db,
                          const char *strategy,
                          const char *const *steps,
                          GError **error)
{
  JsonNode *node = NULL;

  if (steps != NULL)
    {
      JsonArray *array = json_array_new ();

      for (guint i = 0; steps[i] != NULL; i++)
        {
          g_autofree char *step = g_strstrip (g_strdup (steps[i]));

          if (*step != '\0')
            json_array_add_string_element (array, step);
        }
      node = json_node_new (JSON_NODE_ARRAY);
      json_node_take_array (node, array);
    }

  return save (db, "steps", strategy, node, error);
}

/* HOSO_ERROR_NOT_FOUND for a message that is none. */
gboolean
hoso_playbook_save_message (
  HosoDb *db, const char *message, const char *subject, const char *text, GError **error)
{
  JsonNode *node = NULL;

  if (text != NULL)
    {
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "subject", subject != NULL ? subject : "");
      json_object_set_string_member (object, "text", text);
      node = json_node_new (JSON_NODE_OBJECT);
      json_node_take_object (node, object);
    }

  return save (db, "messages", message, node, error);
}
