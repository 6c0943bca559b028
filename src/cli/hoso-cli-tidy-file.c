/* Decisions about spellings, read from a file; one that is not as it should be
 * is refused whole. */

#include "hoso-config.h"

#include "hoso-cli-tidy-file.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "hoso-error.h"
#include "hoso-tidy-up.h"

static JsonNode *
get_member (JsonNode *node, const char *name)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node)
           ? json_object_get_member (json_node_get_object (node), name)
           : NULL;
}

static JsonArray *
get_array (JsonNode *node, const char *name)
{
  JsonNode *member = get_member (node, name);

  return member != NULL && JSON_NODE_HOLDS_ARRAY (member) ? json_node_get_array (member) : NULL;
}

static const char *
get_text (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
             json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

/* A spelling is a text, or an object as it was printed. */
static const char *
get_spelling (JsonNode *node)
{
  return JSON_NODE_HOLDS_OBJECT (node) ? get_text (get_member (node, "written"))
                                       : get_text (node);
}

/* NULL where a part is missing or is something else. */
static HosoTidyDecision *
read_group (JsonNode *node)
{
  JsonNode *label = get_member (node, "label");
  JsonArray *spellings = get_array (node, "spellings");
  g_autoptr (HosoTidyDecision) decision = g_new0 (HosoTidyDecision, 1);
  guint n = spellings != NULL ? json_array_get_length (spellings) : 0;

  if (label == NULL || spellings == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_NULL (label) && get_text (label) == NULL)
    return NULL;
  decision->label = g_strdup (get_text (label));
  decision->spellings = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    {
      decision->spellings[i] =
        g_strdup (get_spelling (json_array_get_element (spellings, i)));
      if (decision->spellings[i] == NULL)
        return NULL;
    }
  return g_steal_pointer (&decision);
}

static HosoTidyChange *
read_question (JsonNode *node, const HosoSurvey *survey)
{
  JsonNode *id = get_member (node, "question");
  JsonArray *groups = get_array (node, "groups");
  g_autoptr (GPtrArray) decisions =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_tidy_decision_free);

  if (id == NULL || groups == NULL || !JSON_NODE_HOLDS_VALUE (id) ||
      hoso_survey_find_question (survey, json_node_get_int (id)) == NULL)
    return NULL;
  for (guint i = 0; i < json_array_get_length (groups); i++)
    {
      HosoTidyDecision *decision = read_group (json_array_get_element (groups, i));

      if (decision == NULL)
        return NULL;
      g_ptr_array_add (decisions, decision);
    }
  return hoso_tidy_change_new (json_node_get_int (id), g_steal_pointer (&decisions));
}

static GPtrArray *
refuse (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  /* Translators: %s is the name of a file. */
  g_set_error (error, HOSO_ERROR, HOSO_ERROR_FORMAT,
               _ ("“%s” does not say which spellings of this survey are read as what."), name);
  return NULL;
}

/* See hoso-cli-tidy-file.h; NULL with @error set. */
GPtrArray *
hoso_cli_tidy_file_read (const char *path, const HosoSurvey *survey, GError **error)
{
  g_autoptr (GPtrArray) changes =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_tidy_change_free);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *text = NULL;
  JsonArray *questions;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;
  if (!json_parser_load_from_data (parser, text, (gssize)length, NULL))
    return refuse (path, error);
  questions = get_array (json_parser_get_root (parser), "questions");
  if (questions == NULL)
    return refuse (path, error);
  for (guint i = 0; i < json_array_get_length (questions); i++)
    {
      HosoTidyChange *change = read_question (json_array_get_element (questions, i), survey);

      if (change == NULL)
        return refuse (path, error);
      g_ptr_array_add (changes, change);
    }
  return g_steal_pointer (&changes);
}
