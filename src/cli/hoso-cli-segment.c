/* hosoctl segment … */

#include "hoso-config.h"

#include "hoso-cli-cluster.h"
#include "hoso-cli-method.h"
#include "hoso-cli.h"
#include "hoso-segment-sizes.h"
#include "hoso-segments.h"
#include "hoso-time.h"

/* What was counted anyway is kept as the point of today; a workspace that another
 * program writes to goes without. */
static void
keep (HosoCli *cli, GPtrArray *segments)
{
  hoso_segment_sizes_keep (cli->db, segments, hoso_time_get_today (), NULL);
}

static void
add_segment (JsonBuilder *builder, const HosoSegment *segment)
{
  hoso_cli_member_int (builder, "segment", segment->id);
  hoso_cli_member_string (builder, "name", segment->name);
  hoso_cli_member_int (builder, "count", (gint64)segment->count);
  hoso_cli_member_int (builder, "base", (gint64)segment->base);
  hoso_cli_member_string (builder, "goal", segment->goal);
}

static void
print_line (const HosoSegment *segment)
{
  g_print ("%" G_GINT64_FORMAT "\t%s\t%" G_GUINT64_FORMAT "\t%" G_GUINT64_FORMAT "\t%s\n",
           segment->id, segment->name, segment->count, segment->base,
           segment->goal != NULL ? segment->goal : "");
}

static void
keep_goal (GPtrArray *segments, const char *goal)
{
  for (guint i = segments->len; i > 0; i--)
    if (g_strcmp0 (((const HosoSegment *)segments->pdata[i - 1])->goal, goal) != 0)
      g_ptr_array_remove_index (segments, i - 1);
}

static HosoCliStatus
segment_list (HosoCli *cli, char **args, GError **error)
{
  g_autoptr (GPtrArray) segments = NULL;
  g_autofree char *goal = NULL;
  const GOptionEntry entries[] = {
    { "goal", 0, 0, G_OPTION_ARG_STRING, &goal, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  JsonBuilder *builder;

  if (!hoso_cli_parse (args, entries, error) || hoso_cli_count (args) != 0)
    return HOSO_CLI_USAGE;
  if (goal != NULL && hoso_segments_get_goal_name (goal, error) == NULL)
    return HOSO_CLI_FAILED;
  segments = hoso_segments_list (cli->db, error);
  if (segments == NULL)
    return HOSO_CLI_FAILED;
  keep (cli, segments);
  if (goal != NULL)
    keep_goal (segments, goal);
  if (!cli->json)
    {
      for (guint i = 0; i < segments->len; i++)
        print_line (g_ptr_array_index (segments, i));
      return HOSO_CLI_DONE;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "segments");
  json_builder_begin_array (builder);
  for (guint i = 0; i < segments->len; i++)
    {
      json_builder_begin_object (builder);
      add_segment (builder, g_ptr_array_index (segments, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  hoso_cli_print_json (builder);
  return HOSO_CLI_DONE;
}

static void
add_sizes (JsonBuilder *builder, const GArray *sizes)
{
  json_builder_set_member_name (builder, "history");
  json_builder_begin_array (builder);
  for (guint i = 0; i < sizes->len; i++)
    {
      const HosoSegmentSize *size = &g_array_index (sizes, HosoSegmentSize, i);
      g_autofree char *date = hoso_time_dup_day (size->day);

      json_builder_begin_object (builder);
      hoso_cli_member_string (builder, "date", date);
      hoso_cli_member_int (builder, "count", (gint64)size->count);
      hoso_cli_member_int (builder, "base", (gint64)size->base);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_sizes (const GArray *sizes)
{
  for (guint i = 0; i < sizes->len; i++)
    {
      const HosoSegmentSize *size = &g_array_index (sizes, HosoSegmentSize, i);
      g_autofree char *date = hoso_time_dup_day (size->day);

      g_print ("%s\t%" G_GUINT64_FORMAT "\t%" G_GUINT64_FORMAT "\n", date, size->count,
               size->base);
    }
}

static void
print_segment_json (const HosoSegment *segment, const char *words, const GArray *sizes)
{
  g_autofree char *text = hoso_rule_dup_json (segment->rule);
  g_autoptr (JsonNode) rule = json_from_string (text, NULL);
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_segment (builder, segment);
  hoso_cli_member_string (builder, "description", words);
  json_builder_set_member_name (builder, "rule");
  json_builder_add_value (builder, g_steal_pointer (&rule));
  add_sizes (builder, sizes);
  json_builder_end_object (builder);
  hoso_cli_print_json (builder);
}

static HosoCliStatus
segment_show (HosoCli *cli, char **args, GError **error)
{
  g_autoptr (HosoSegment) segment = NULL;
  g_autoptr (GPtrArray) segments = g_ptr_array_new ();
  g_autoptr (GArray) sizes = NULL;
  g_autofree char *words = NULL;
  gint64 id;

  if (hoso_cli_count (args) != 1 || !hoso_cli_parse_id (args[1], &id, error))
    return HOSO_CLI_USAGE;
  segment = hoso_segments_load (cli->db, id, error);
  words = segment != NULL ? hoso_segments_describe (cli->db, segment->rule, error) : NULL;
  if (words == NULL)
    return HOSO_CLI_FAILED;
  g_ptr_array_add (segments, segment);
  keep (cli, segments);
  sizes = hoso_segment_sizes_list (cli->db, id, error);
  if (sizes == NULL)
    return HOSO_CLI_FAILED;
  if (cli->json)
    {
      print_segment_json (segment, words, sizes);
      return HOSO_CLI_DONE;
    }
  print_line (segment);
  g_print ("%s\n", words);
  print_sizes (sizes);
  return HOSO_CLI_DONE;
}

typedef struct
{
  char *name;
  char *rule;
  char *method;
  char *value;
  char *goal;
} CreateOptions;

static void
clear_create_options (CreateOptions *options)
{
  g_free (options->name);
  g_free (options->rule);
  g_free (options->method);
  g_free (options->value);
  g_free (options->goal);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CreateOptions, clear_create_options)

static gint64
create_by_rule (HosoCli *cli, const CreateOptions *options, GError **error)
{
  g_autoptr (HosoRule) rule = NULL;
  g_autofree char *text = NULL;

  if (!g_file_get_contents (options->rule, &text, NULL, error))
    return 0;
  rule = hoso_rule_from_json (text, error);
  return rule != NULL ? hoso_segments_save_for (cli->db, 0, options->name, rule, options->goal,
                                                error)
                      : 0;
}

static void
keep_new (HosoCli *cli, gint64 id)
{
  g_autoptr (HosoSegment) segment = hoso_segments_load (cli->db, id, NULL);
  g_autoptr (GPtrArray) segments = g_ptr_array_new ();

  if (segment == NULL)
    return;
  g_ptr_array_add (segments, segment);
  keep (cli, segments);
}

static HosoCliStatus
segment_create (HosoCli *cli, char **args, GError **error)
{
  g_auto (CreateOptions) options = { NULL };
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &options.name, NULL, NULL },
    { "rule", 0, 0, G_OPTION_ARG_FILENAME, &options.rule, NULL, NULL },
    { "method", 0, 0, G_OPTION_ARG_STRING, &options.method, NULL, NULL },
    { "value", 0, 0, G_OPTION_ARG_STRING, &options.value, NULL, NULL },
    { "goal", 0, 0, G_OPTION_ARG_STRING, &options.goal, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  gboolean by_rule;
  gboolean by_method;
  gint64 id;

  if (!hoso_cli_parse (args, entries, error) || hoso_cli_count (args) != 0)
    return HOSO_CLI_USAGE;
  by_rule = options.name != NULL && options.rule != NULL;
  by_method = options.method != NULL && options.value != NULL && options.rule == NULL;
  if (by_rule == by_method)
    return HOSO_CLI_USAGE;
  id = by_rule ? create_by_rule (cli, &options, error)
               : hoso_cli_method_create (cli, options.method, options.value, options.name,
                                         options.goal, error);
  if (id == 0)
    return HOSO_CLI_FAILED;
  keep_new (cli, id);
  hoso_cli_print_id (cli, "segment", id);
  return HOSO_CLI_DONE;
}

/* What a segment is for, or “none”. */
static HosoCliStatus
segment_goal (HosoCli *cli, char **args, GError **error)
{
  gint64 id;

  if (hoso_cli_count (args) != 2 || !hoso_cli_parse_id (args[1], &id, error))
    return HOSO_CLI_USAGE;
  if (!hoso_segments_set_goal (cli->db, id, g_str_equal (args[2], "none") ? NULL : args[2], error))
    return HOSO_CLI_FAILED;
  hoso_cli_print_id (cli, "segment", id);
  return HOSO_CLI_DONE;
}

const HosoCliCommand hoso_cli_segment_commands[] = {
  { "segment", "list", "[--goal marketing|sales|care|product]", segment_list },
  { "segment", "show", "ID", segment_show },
  { "segment", "methods", "[--method KEY [--reset] [--set CRITERION.LIMIT=VALUE ...]]",
    hoso_cli_segment_methods },
  { "segment", "create", "--name N --rule FILE | --method KEY --value KEY [--name N] [--goal KEY]",
    segment_create },
  { "segment", "goal", "ID marketing|sales|care|product|none", segment_goal },
  { "segment", "cluster", "--survey ID [-k N] [--columns N,N,…] [--seed N] [--dry-run]",
    hoso_cli_segment_cluster },
  { NULL },
};
