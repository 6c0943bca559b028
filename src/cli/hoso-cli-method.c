/* hosoctl segment methods */

#include "hoso-config.h"

#include "hoso-cli-method.h"

#include <glib/gi18n-lib.h>

#include "hoso-error.h"
#include "hoso-method-settings.h"
#include "hoso-methods.h"
#include "hoso-segments.h"

static HosoMethod *
find_method (GPtrArray *methods, const char *key, GError **error)
{
  for (guint i = 0; i < methods->len; i++)
    {
      HosoMethod *method = methods->pdata[i];

      if (g_str_equal (method->key, key))
        return method;
    }
  g_set_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND,
               /* Translators: %s is what somebody wrote for a method such as “demographic”. */
               _ ("There is no method “%s”."), key);
  return NULL;
}

static void
add_groups (JsonBuilder *builder, const HosoCriterion *criterion)
{
  json_builder_set_member_name (builder, "groups");
  json_builder_begin_array (builder);
  for (guint i = 0; i < criterion->groups->len; i++)
    {
      const HosoMethodGroup *group = criterion->groups->pdata[i];
      g_autofree char *value = g_strdup_printf ("%s.%s", criterion->key, group->key);

      json_builder_begin_object (builder);
      hoso_cli_member_string (builder, "value", value);
      hoso_cli_member_string (builder, "name", group->name);
      hoso_cli_member_int (builder, "count", (gint64)group->count);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_proposed (JsonBuilder *builder, const HosoCriterion *criterion)
{
  json_builder_set_member_name (builder, "proposed_thresholds");
  json_builder_begin_object (builder);
  for (guint i = 0; i < criterion->thresholds->len; i++)
    {
      const HosoMethodThreshold *threshold = criterion->thresholds->pdata[i];

      hoso_cli_member_int (builder, threshold->key, threshold->proposed);
    }
  json_builder_end_object (builder);
}

static void
add_criterion (JsonBuilder *builder, const HosoCriterion *criterion)
{
  json_builder_begin_object (builder);
  hoso_cli_member_string (builder, "criterion", criterion->key);
  hoso_cli_member_string (builder, "name", criterion->name);
  hoso_cli_member_int (builder, "base", (gint64)criterion->base);
  hoso_cli_member_int (builder, "sorted", (gint64)criterion->sorted);
  json_builder_set_member_name (builder, "missing_fields");
  json_builder_begin_array (builder);
  for (guint i = 0; criterion->missing[i] != NULL; i++)
    json_builder_add_string_value (builder, criterion->missing[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "thresholds");
  json_builder_begin_object (builder);
  for (guint i = 0; i < criterion->thresholds->len; i++)
    {
      const HosoMethodThreshold *threshold = criterion->thresholds->pdata[i];

      hoso_cli_member_int (builder, threshold->key, threshold->value);
    }
  json_builder_end_object (builder);
  add_proposed (builder, criterion);
  add_groups (builder, criterion);
  json_builder_end_object (builder);
}

static void
add_method (JsonBuilder *builder, const HosoMethod *method)
{
  json_builder_begin_object (builder);
  hoso_cli_member_string (builder, "method", method->key);
  hoso_cli_member_string (builder, "name", method->name);
  json_builder_set_member_name (builder, "criteria");
  json_builder_begin_array (builder);
  for (guint i = 0; i < method->criteria->len; i++)
    add_criterion (builder, method->criteria->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_method (const HosoMethod *method)
{
  for (guint i = 0; i < method->criteria->len; i++)
    {
      const HosoCriterion *criterion = method->criteria->pdata[i];

      for (guint k = 0; k < criterion->groups->len; k++)
        {
          const HosoMethodGroup *group = criterion->groups->pdata[k];

          g_print ("%s\t%s.%s\t%s\t%" G_GUINT64_FORMAT "\t%" G_GUINT64_FORMAT "\n", method->key,
                   criterion->key, group->key, group->name, group->count, criterion->base);
        }
    }
}

static gboolean
count_all (HosoCli *cli, GPtrArray *methods, const char *only, GError **error)
{
  if (only != NULL && find_method (methods, only, error) == NULL)
    return FALSE;
  for (guint i = methods->len; i > 0; i--)
    {
      HosoMethod *method = methods->pdata[i - 1];

      if (only != NULL && !g_str_equal (method->key, only))
        g_ptr_array_remove_index (methods, i - 1);
      else if (!hoso_methods_count (cli->db, method, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* --- Limits --- */

static HosoMethodThreshold *
find_threshold (const HosoMethod *method, const char *criterion, const char *key)
{
  const HosoCriterion *found = hoso_method_find_criterion (method, criterion);

  for (guint i = 0; found != NULL && i < found->thresholds->len; i++)
    {
      HosoMethodThreshold *threshold = found->thresholds->pdata[i];

      if (g_str_equal (threshold->key, key))
        return threshold;
    }
  return NULL;
}

/* “income.high=25000000” */
static gboolean
set_limit (const HosoMethod *method, const char *limit, GError **error)
{
  g_auto (GStrv) sides = g_strsplit (limit, "=", 2);
  g_auto (GStrv) names = g_strsplit (sides[0] != NULL ? sides[0] : "", ".", 2);
  HosoMethodThreshold *threshold = NULL;
  guint64 value;

  if (g_strv_length (names) == 2)
    threshold = find_threshold (method, names[0], names[1]);
  if (threshold == NULL || g_strv_length (sides) != 2 ||
      !g_ascii_string_to_unsigned (sides[1], 10, 0,
                                   (guint64)hoso_method_threshold_get_max (threshold), &value,
                                   NULL))
    {
      g_set_error (error, HOSO_ERROR, HOSO_ERROR_INVALID,
                   /* Translators: %s is what somebody typed for a limit. */
                   _ ("“%s” is no limit of this method; write it like "
                      "income.high=25000000."),
                   limit);
      return FALSE;
    }
  threshold->value = (gint64)value;
  return TRUE;
}

/* @limits may be NULL; @reset comes first. */
static gboolean
change_limits (
  HosoCli *cli, const HosoMethod *method, char **limits, gboolean reset, GError **error)
{
  for (guint i = 0; reset && i < method->criteria->len; i++)
    hoso_criterion_reset (method->criteria->pdata[i]);
  for (guint i = 0; limits != NULL && limits[i] != NULL; i++)
    if (!set_limit (method, limits[i], error))
      return FALSE;
  return hoso_method_settings_save (cli->db, method, error);
}

static void
print_methods (HosoCli *cli, GPtrArray *methods)
{
  JsonBuilder *builder = NULL;

  for (guint i = 0; !cli->json && i < methods->len; i++)
    print_method (methods->pdata[i]);
  if (!cli->json)
    return;

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "methods");
  json_builder_begin_array (builder);
  for (guint i = 0; i < methods->len; i++)
    add_method (builder, methods->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  hoso_cli_print_json (builder);
}

HosoCliStatus
hoso_cli_segment_methods (HosoCli *cli, char **args, GError **error)
{
  g_autofree char *only = NULL;
  g_auto (GStrv) limits = NULL;
  gboolean reset = FALSE;
  const GOptionEntry entries[] = {
    { "method", 0, 0, G_OPTION_ARG_STRING, &only, NULL, NULL },
    { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &limits, NULL, NULL },
    { "reset", 0, 0, G_OPTION_ARG_NONE, &reset, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GPtrArray) methods = NULL;
  HosoMethod *method = NULL;
  gboolean change = FALSE;

  if (!hoso_cli_parse (args, entries, error) || hoso_cli_count (args) != 0)
    return HOSO_CLI_USAGE;
  change = limits != NULL || reset;
  if (change && only == NULL)
    return HOSO_CLI_USAGE;
  methods = hoso_method_settings_load (cli->db, error);
  if (methods == NULL)
    return HOSO_CLI_FAILED;
  method = change ? find_method (methods, only, error) : NULL;
  if ((change && (method == NULL || !change_limits (cli, method, limits, reset, error))) ||
      !count_all (cli, methods, only, error))
    return HOSO_CLI_FAILED;

  print_methods (cli, methods);
  return HOSO_CLI_DONE;
}

gint64
hoso_cli_method_create (HosoCli *cli,
                        const char *method,
                        const char *value,
                        const char *name,
                        const char *goal,
                        GError **error)
{
  g_autoptr (GPtrArray) methods = hoso_method_settings_load (cli->db, error);
  HosoMethod *found = methods != NULL ? find_method (methods, method, error) : NULL;
  const char *groups[] = { value, NULL };

  if (found == NULL || (goal != NULL && hoso_segments_get_goal_name (goal, error) == NULL))
    return 0;
  if (goal != NULL)
    {
      g_free (found->goal);
      found->goal = g_strdup (goal);
    }
  return hoso_methods_add_segments (cli->db, found, groups, name, error);
}
