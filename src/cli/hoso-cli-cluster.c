/* hosoctl segment cluster … */

#include "hoso-config.h"

#include "hoso-cli-cluster.h"

#include <glib/gi18n-lib.h>

#include "hoso-cluster-label.h"
#include "hoso-clusters.h"
#include "hoso-error.h"
#include "hoso-names.h"

typedef struct
{
  gint64 survey;
  gint64 n_groups;
  gint64 seed;
  char *columns;
  gboolean dry_run;
} ClusterOptions;

static void
clear_options (ClusterOptions *options)
{
  g_free (options->columns);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ClusterOptions, clear_options)

static gboolean
parse_options (char **args, ClusterOptions *options, GError **error)
{
  const GOptionEntry entries[] = {
    { "survey", 0, 0, G_OPTION_ARG_INT64, &options->survey, NULL, NULL },
    { "groups", 'k', 0, G_OPTION_ARG_INT64, &options->n_groups, NULL, NULL },
    { "columns", 0, 0, G_OPTION_ARG_STRING, &options->columns, NULL, NULL },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &options->seed, NULL, NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options->dry_run, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  return hoso_cli_parse (args, entries, error) && hoso_cli_count (args) == 0 &&
         options->survey > 0 && options->n_groups >= 0 && options->n_groups <= G_MAXINT &&
         options->seed >= 0 && options->seed <= G_MAXUINT32;
}

static gint64
find_column (GPtrArray *questions, guint64 column)
{
  for (guint i = 0; i < questions->len; i++)
    {
      const HosoClusterQuestion *question = questions->pdata[i];

      if (question->column >= 0 && (guint64)question->column == column)
        return question->question;
    }
  return 0;
}

/* The questions in the columns “3,5,8”, counted from 0. */
static GArray *
find_questions (HosoDb *db, const ClusterOptions *options, GError **error)
{
  g_autoptr (GPtrArray) questions = hoso_cluster_plan_list (db, options->survey, error);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (GStrv) columns = g_strsplit (options->columns, ",", -1);

  if (questions == NULL)
    return NULL;
  for (guint i = 0; columns[i] != NULL; i++)
    {
      guint64 column;
      gint64 question = 0;

      if (g_ascii_string_to_unsigned (columns[i], 10, 0, G_MAXINT, &column, NULL))
        question = find_column (questions, column);
      if (question == 0)
        {
          /* Translators: %s is what the user typed for a column. */
          g_set_error (error, HOSO_ERROR, HOSO_ERROR_INVALID,
                       _ ("Column “%s” holds no choices or numbers that groups could be found in."),
                       columns[i]);
          return NULL;
        }
      g_array_append_val (found, question);
    }
  return g_steal_pointer (&found);
}

static void
add_double (JsonBuilder *builder, const char *name, double value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_double_value (builder, value);
}

static void
add_ids (JsonBuilder *builder, const GArray *ids)
{
  json_builder_set_member_name (builder, "segments");
  json_builder_begin_array (builder);
  for (guint i = 0; i < ids->len; i++)
    json_builder_add_int_value (builder, g_array_index (ids, gint64, i));
  json_builder_end_array (builder);
}

static void
add_traits (JsonBuilder *builder, const char *name, GPtrArray *traits, gboolean tested)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < traits->len; i++)
    {
      const HosoClusterTrait *trait = traits->pdata[i];

      json_builder_begin_object (builder);
      hoso_cli_member_string (builder, "question", trait->question);
      hoso_cli_member_string (builder, "answer", trait->answer);
      hoso_cli_member_int (builder, "n", (gint64)trait->n);
      hoso_cli_member_int (builder, "base", (gint64)trait->base);
      hoso_cli_member_int (builder, "rest_n", (gint64)trait->rest_n);
      hoso_cli_member_int (builder, "rest_base", (gint64)trait->rest_base);
      add_double (builder, "low", trait->difference.low);
      add_double (builder, "high", trait->difference.high);
      if (tested)
        add_double (builder, "p", trait->p);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_groups (JsonBuilder *builder, const HosoClusterFinding *finding)
{
  json_builder_set_member_name (builder, "groups");
  json_builder_begin_array (builder);
  for (guint k = 0; k < finding->groups->len; k++)
    {
      const HosoClusterGroup *group = finding->groups->pdata[k];
      const HosoClusterTrait *why = NULL;
      const char *label = hoso_cluster_label_find (group, &why);

      json_builder_begin_object (builder);
      hoso_cli_member_string (builder, "name", group->name);
      hoso_cli_member_string (builder, "label", label != NULL ? hoso_name_get (label, NULL) : NULL);
      hoso_cli_member_string (builder, "label_reason", why != NULL ? why->answer : NULL);
      hoso_cli_member_int (builder, "count", (gint64)group->n);
      add_double (builder, "share", group->share);
      add_double (builder, "stability", group->stability);
      add_traits (builder, "built_from", group->built, FALSE);
      add_traits (builder, "also_differs", group->tested, TRUE);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_shares (JsonBuilder *builder, const HosoClusterFinding *finding)
{
  json_builder_set_member_name (builder, "shares");
  json_builder_begin_array (builder);
  for (guint k = 0; k < finding->groups->len; k++)
    json_builder_add_double_value (builder,
                                   ((HosoClusterGroup *)finding->groups->pdata[k])->share);
  if (finding->groups->len == 0)
    json_builder_add_double_value (builder, 1.0);
  json_builder_end_array (builder);
}

static void
add_tried (JsonBuilder *builder, const HosoClusterFinding *finding)
{
  json_builder_set_member_name (builder, "tried_bic");
  json_builder_begin_array (builder);
  for (guint i = 0; i < finding->n_tried; i++)
    json_builder_add_double_value (builder, finding->tried_bic[i]);
  json_builder_end_array (builder);
}

static void
print_json (const HosoClusterFinding *finding, const GArray *ids)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  hoso_cli_member_int (builder, "respondents", (gint64)finding->respondents);
  hoso_cli_member_int (builder, "fitted", finding->fitted);
  hoso_cli_member_int (builder, "classes", finding->n_groups);
  add_double (builder, "log_likelihood", finding->log_likelihood);
  add_double (builder, "bic", finding->bic);
  add_double (builder, "icl", finding->icl);
  add_tried (builder, finding);
  add_shares (builder, finding);
  add_ids (builder, ids);
  if (finding->groups->len > 0)
    {
      add_double (builder, "ari", finding->agreement);
      add_double (builder, "silhouette", finding->silhouette);
    }
  add_groups (builder, finding);
  json_builder_end_object (builder);
  hoso_cli_print_json (builder);
}

static void
print_lines (const HosoClusterFinding *finding, const GArray *ids)
{
  g_autofree char *words = hoso_clusters_describe (finding);
  g_autofree char *trust = hoso_clusters_describe_trust (finding);

  g_print ("%s\n%s%s", words, trust, *trust != '\0' ? "\n" : "");
  for (guint k = 0; k < finding->groups->len; k++)
    {
      const HosoClusterGroup *group = finding->groups->pdata[k];

      g_print ("%" G_GINT64_FORMAT "\t%s\t%" G_GUINT64_FORMAT "\t%.3f\t%.2f\n",
               k < ids->len ? g_array_index (ids, gint64, k) : 0, group->name, group->n,
               group->share, group->stability);
    }
}

static GArray *
save (HosoDb *db, const HosoClusterFinding *finding, gboolean dry_run, GError **error)
{
  const char *names[HOSO_CLUSTER_MAX_GROUPS] = { NULL };

  if (dry_run || finding->groups->len == 0)
    return g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint k = 0; k < finding->groups->len; k++)
    names[k] = ((HosoClusterGroup *)finding->groups->pdata[k])->name;
  return hoso_clusters_save (db, finding, names, error);
}

/* See hoso-cli-cluster.h. */
HosoCliStatus
hoso_cli_segment_cluster (HosoCli *cli, char **args, GError **error)
{
  g_auto (ClusterOptions) options = { .seed = 1 };
  g_autoptr (GArray) questions = NULL;
  g_autoptr (HosoClusterFinding) finding = NULL;
  g_autoptr (GArray) ids = NULL;
  HosoClusterQuery query = { 0 };

  if (!parse_options (args, &options, error))
    return HOSO_CLI_USAGE;
  questions = options.columns != NULL ? find_questions (cli->db, &options, error) : NULL;
  if (options.columns != NULL && questions == NULL)
    return HOSO_CLI_FAILED;
  query.survey = options.survey;
  query.questions = questions;
  query.n_groups = (guint)options.n_groups;
  query.seed = (guint32)options.seed;
  finding = hoso_clusters_find (cli->db, &query, NULL, error);
  ids = finding != NULL ? save (cli->db, finding, options.dry_run, error) : NULL;
  if (ids == NULL)
    return HOSO_CLI_FAILED;
  if (cli->json)
    print_json (finding, ids);
  else
    print_lines (finding, ids);
  return HOSO_CLI_DONE;
}
