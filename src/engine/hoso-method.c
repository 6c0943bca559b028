/* Ways to sort customers, read from what is shipped with the program. */

#include "hoso-config.h"

#include "hoso-method.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "hoso-format.h"
#include "hoso-templates-resources.h"

#define MAX_MONEY G_GINT64_CONSTANT (1000000000000)
#define MAX_YEARS 200
#define MAX_DAYS 36500
#define MAX_COUNT 100000
#define METHODS "/io/github/hoso/Hoso/templates/methods.json"

static void
threshold_free (gpointer data)
{
  HosoMethodThreshold *threshold = data;

  g_free (threshold->key);
  g_free (threshold->name);
  g_free (threshold->unit);
  g_free (threshold);
}

static void
group_free (gpointer data)
{
  HosoMethodGroup *group = data;

  g_free (group->key);
  g_free (group->name);
  g_free (group->rule);
  g_free (group);
}

static void
criterion_free (gpointer data)
{
  HosoCriterion *criterion = data;

  g_free (criterion->key);
  g_free (criterion->name);
  g_strfreev (criterion->fields);
  g_ptr_array_unref (criterion->thresholds);
  g_ptr_array_unref (criterion->groups);
  g_strfreev (criterion->missing);
  g_free (criterion);
}

static void
example_free (gpointer data)
{
  HosoMethodExample *example = data;

  g_free (example->trade);
  g_free (example->text);
  g_free (example);
}

static HosoMethod *
method_new (void)
{
  HosoMethod *method = g_new0 (HosoMethod, 1);

  method->criteria = g_ptr_array_new_with_free_func (criterion_free);
  method->examples = g_ptr_array_new_with_free_func (example_free);
  return method;
}

static HosoCriterion *
criterion_new (void)
{
  HosoCriterion *criterion = g_new0 (HosoCriterion, 1);

  criterion->thresholds = g_ptr_array_new_with_free_func (threshold_free);
  criterion->groups = g_ptr_array_new_with_free_func (group_free);
  return criterion;
}

void
hoso_method_free (HosoMethod *method)
{
  if (method == NULL)
    return;
  g_free (method->key);
  g_free (method->name);
  g_free (method->about);
  g_free (method->goal);
  g_free (method->note);
  g_ptr_array_unref (method->criteria);
  g_ptr_array_unref (method->examples);
  g_free (method);
}

/* --- Reading --- */

static JsonNode *
load_root (void)
{
  g_autoptr (GError) error = NULL;
  /* Naming the resource also keeps the linker from leaving it out. */
  g_autoptr (GBytes) bytes = g_resource_lookup_data (hoso_templates_get_resource (), METHODS,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_autoptr (JsonParser) parser = json_parser_new ();

  g_assert_no_error (error);
  json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL),
                              (gssize)g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  return json_parser_steal_root (parser);
}

static char *
dup_member (JsonObject *object, const char *name)
{
  return g_strdup (json_object_get_string_member (object, name));
}

/* What is said in each language, in that of the interface. */
static char *
dup_said (JsonObject *object, const char *name)
{
  return dup_member (json_object_get_object_member (object, name), hoso_format_get_language ());
}

static char **
dup_strings (JsonArray *array)
{
  char **strings = g_new0 (char *, json_array_get_length (array) + 1);

  for (guint i = 0; i < json_array_get_length (array); i++)
    strings[i] = g_strdup (json_array_get_string_element (array, i));
  return strings;
}

static void
read_threshold (HosoCriterion *criterion, JsonObject *object)
{
  HosoMethodThreshold *threshold = g_new0 (HosoMethodThreshold, 1);

  threshold->key = dup_member (object, "key");
  threshold->name = dup_said (object, "name");
  threshold->unit = dup_member (object, "unit");
  threshold->value = json_object_get_int_member (object, "value");
  threshold->proposed = threshold->value;
  g_ptr_array_add (criterion->thresholds, threshold);
}

static void
read_group (HosoCriterion *criterion, JsonObject *object)
{
  HosoMethodGroup *group = g_new0 (HosoMethodGroup, 1);

  group->key = dup_member (object, "key");
  group->name = dup_said (object, "name");
  group->rule = json_to_string (json_object_get_member (object, "rule"), FALSE);
  g_ptr_array_add (criterion->groups, group);
}

static void
read_criterion (HosoMethod *method, JsonObject *object)
{
  HosoCriterion *criterion = criterion_new ();
  JsonArray *groups = json_object_get_array_member (object, "groups");

  criterion->key = dup_member (object, "key");
  criterion->name = dup_said (object, "name");
  criterion->fields = dup_strings (json_object_get_array_member (object, "fields"));
  if (json_object_has_member (object, "thresholds"))
    {
      JsonArray *thresholds = json_object_get_array_member (object, "thresholds");

      for (guint i = 0; i < json_array_get_length (thresholds); i++)
        read_threshold (criterion, json_array_get_object_element (thresholds, i));
    }
  for (guint i = 0; i < json_array_get_length (groups); i++)
    read_group (criterion, json_array_get_object_element (groups, i));
  g_ptr_array_add (method->criteria, criterion);
}

static HosoMethod *
read_method (JsonObject *object)
{
  HosoMethod *method = method_new ();
  JsonArray *criteria = json_object_get_array_member (object, "criteria");
  JsonArray *examples = json_object_get_array_member (object, "examples");

  method->key = dup_member (object, "key");
  method->name = dup_said (object, "name");
  method->about = dup_said (object, "about");
  method->goal = dup_member (object, "goal");
  for (guint i = 0; i < json_array_get_length (criteria); i++)
    read_criterion (method, json_array_get_object_element (criteria, i));
  for (guint i = 0; i < json_array_get_length (examples); i++)
    {
      JsonObject *said = json_array_get_object_element (examples, i);
      HosoMethodExample *example = g_new0 (HosoMethodExample, 1);

      example->trade = dup_said (said, "trade");
      example->text = dup_said (said, "text");
      g_ptr_array_add (method->examples, example);
    }
  return method;
}

/**
 * hoso_methods_read:
 *
 * Returns: (transfer full) (element-type HosoMethod): in the order to show them,
 *   uncounted, with the thresholds that we propose
 */
GPtrArray *
hoso_methods_read (void)
{
  g_autoptr (JsonNode) root = load_root ();
  JsonArray *methods = json_object_get_array_member (json_node_get_object (root), "methods");
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_method_free);

  for (guint i = 0; i < json_array_get_length (methods); i++)
    g_ptr_array_add (list, read_method (json_array_get_object_element (methods, i)));
  return list;
}

/**
 * hoso_method_make_field:
 *
 * Its title and options are in the interface's language.
 *
 * Returns: (transfer full): the field, or %NULL where @key is none of those that
 *   methods bring along
 */
HosoField *
hoso_method_make_field (const char *key)
{
  g_autoptr (JsonNode) root = load_root ();
  JsonArray *fields = json_object_get_array_member (json_node_get_object (root), "fields");

  for (guint i = 0; i < json_array_get_length (fields); i++)
    {
      JsonObject *object = json_array_get_object_element (fields, i);
      JsonObject *options = json_object_get_object_member (object, "options");
      HosoField *field;

      if (!g_str_equal (json_object_get_string_member (object, "key"), key))
        continue;
      field = g_new0 (HosoField, 1);
      field->key = g_strdup (key);
      field->title = dup_said (object, "name");
      field->type = dup_member (object, "type");
      field->group = dup_member (object, "group");
      field->question = dup_member (object, "question");
      field->kind = g_strdup ("both");
      field->layer = (int)json_object_get_int_member (object, "layer");
      field->options =
        dup_strings (json_object_get_array_member (options, hoso_format_get_language ()));
      return field;
    }
  return NULL;
}

/* --- Copying --- */

static HosoCriterion *
copy_criterion (const HosoCriterion *criterion)
{
  HosoCriterion *copy = criterion_new ();

  copy->key = g_strdup (criterion->key);
  copy->name = g_strdup (criterion->name);
  copy->fields = g_strdupv (criterion->fields);
  copy->base = criterion->base;
  copy->sorted = criterion->sorted;
  copy->missing = g_strdupv (criterion->missing);
  for (guint i = 0; i < criterion->thresholds->len; i++)
    {
      const HosoMethodThreshold *from = criterion->thresholds->pdata[i];
      HosoMethodThreshold *to = g_new0 (HosoMethodThreshold, 1);

      *to = (HosoMethodThreshold){ g_strdup (from->key), g_strdup (from->name),
                                   g_strdup (from->unit), from->value, from->proposed };
      g_ptr_array_add (copy->thresholds, to);
    }
  for (guint i = 0; i < criterion->groups->len; i++)
    {
      const HosoMethodGroup *from = criterion->groups->pdata[i];
      HosoMethodGroup *to = g_new0 (HosoMethodGroup, 1);

      *to = (HosoMethodGroup){ g_strdup (from->key), g_strdup (from->name),
                               g_strdup (from->rule), from->count };
      g_ptr_array_add (copy->groups, to);
    }
  return copy;
}

HosoMethod *
hoso_method_copy (const HosoMethod *method)
{
  HosoMethod *copy = method_new ();

  copy->key = g_strdup (method->key);
  copy->name = g_strdup (method->name);
  copy->about = g_strdup (method->about);
  copy->goal = g_strdup (method->goal);
  copy->note = g_strdup (method->note);
  for (guint i = 0; i < method->criteria->len; i++)
    g_ptr_array_add (copy->criteria, copy_criterion (method->criteria->pdata[i]));
  for (guint i = 0; i < method->examples->len; i++)
    {
      const HosoMethodExample *from = method->examples->pdata[i];
      HosoMethodExample *to = g_new0 (HosoMethodExample, 1);

      *to = (HosoMethodExample){ g_strdup (from->trade), g_strdup (from->text) };
      g_ptr_array_add (copy->examples, to);
    }
  return copy;
}

/* --- Using --- */

HosoCriterion *
hoso_method_find_criterion (const HosoMethod *method, const char *key)
{
  for (guint i = 0; i < method->criteria->len; i++)
    {
      HosoCriterion *criterion = method->criteria->pdata[i];

      if (g_strcmp0 (criterion->key, key) == 0)
        return criterion;
    }
  return NULL;
}

gboolean
hoso_criterion_is_changed (const HosoCriterion *criterion)
{
  for (guint i = 0; i < criterion->thresholds->len; i++)
    {
      const HosoMethodThreshold *threshold = criterion->thresholds->pdata[i];

      if (threshold->value != threshold->proposed)
        return TRUE;
    }
  return FALSE;
}

void
hoso_criterion_reset (HosoCriterion *criterion)
{
  for (guint i = 0; i < criterion->thresholds->len; i++)
    {
      HosoMethodThreshold *threshold = criterion->thresholds->pdata[i];

      threshold->value = threshold->proposed;
    }
}

/* As much as rules can ask for: a length of time is at most 200 years. */
gint64
hoso_method_threshold_get_max (const HosoMethodThreshold *threshold)
{
  if (g_str_equal (threshold->unit, "money"))
    return MAX_MONEY;
  if (g_str_equal (threshold->unit, "years"))
    return MAX_YEARS;
  return g_str_equal (threshold->unit, "days") ? MAX_DAYS : MAX_COUNT;
}

HosoMethodGroup *
hoso_criterion_find_group (const HosoCriterion *criterion, const char *key)
{
  for (guint i = 0; i < criterion->groups->len; i++)
    {
      HosoMethodGroup *group = criterion->groups->pdata[i];

      if (g_strcmp0 (group->key, key) == 0)
        return group;
    }
  return NULL;
}

/**
 * hoso_criterion_make_rule:
 *
 * Returns: (transfer full): a rule about customers
 */
HosoRule *
hoso_criterion_make_rule (const HosoCriterion *criterion, const HosoMethodGroup *group)
{
  g_autoptr (GString) json = g_string_new ("{\"population\":\"customers\",\"all\":[");
  g_autoptr (GError) error = NULL;
  HosoRule *rule;

  g_string_append_printf (json, "%s]}", group->rule);
  for (guint i = 0; i < criterion->thresholds->len; i++)
    {
      const HosoMethodThreshold *threshold = criterion->thresholds->pdata[i];
      g_autofree char *name = g_strdup_printf ("${%s}", threshold->key);
      g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, threshold->value);

      g_string_replace (json, name, value, 0);
    }
  rule = hoso_rule_from_json (json->str, &error);
  g_assert_no_error (error);
  return rule;
}

char *
hoso_criterion_dup_name (const HosoCriterion *criterion, const HosoMethodGroup *group)
{
  return g_strdup_printf (_ ("%s: %s"), criterion->name, group->name);
}
