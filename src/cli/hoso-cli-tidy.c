/* hosoctl survey tidy: spellings that look like one answer. */

#include "hoso-config.h"

#include "hoso-cli-tidy.h"

#include <glib/gi18n-lib.h>

#include "hoso-cli-tidy-file.h"
#include "hoso-error.h"
#include "hoso-surveys.h"
#include "hoso-tidy-up.h"

typedef struct
{
  gint64 id;
  gint64 question; /* 0 for all */
  char *file;      /* or NULL */
  gboolean sure;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->file);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
takes_part (const Options *options, const HosoQuestion *question)
{
  return hoso_tidy_up_can_take (question) &&
         (options->question == 0 || options->question == question->id);
}

static void
add_group (JsonBuilder *builder, const HosoSpellingGroup *group)
{
  json_builder_begin_object (builder);
  hoso_cli_member_string (builder, "label", group->label);
  hoso_cli_member_string (builder, "reason", hoso_spelling_reason_get_name (group->reason));
  hoso_cli_member_boolean (builder, "sure", group->sure);
  hoso_cli_member_boolean (builder, "decided", group->decided);
  hoso_cli_member_int (builder, "count", (gint64)group->count);
  json_builder_set_member_name (builder, "spellings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < group->spellings->len; i++)
    {
      const HosoSpelling *spelling = g_ptr_array_index (group->spellings, i);

      json_builder_begin_object (builder);
      hoso_cli_member_string (builder, "written", spelling->text);
      hoso_cli_member_int (builder, "count", (gint64)spelling->count);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_rule (JsonBuilder *builder, const HosoSpellingRule *rule)
{
  json_builder_begin_object (builder);
  hoso_cli_member_string (builder, "written", rule->written);
  hoso_cli_member_string (builder, "label", rule->label);
  hoso_cli_member_boolean (builder, "exact", rule->exact);
  json_builder_end_object (builder);
}

static void
add_question (JsonBuilder *builder,
              const HosoQuestion *question,
              const GPtrArray *groups,
              const HosoSpellingMap *map)
{
  const GPtrArray *rules = hoso_spelling_map_get_rules (map);

  json_builder_begin_object (builder);
  hoso_cli_member_int (builder, "question", question->id);
  hoso_cli_member_string (builder, "title", question->title);
  json_builder_set_member_name (builder, "groups");
  json_builder_begin_array (builder);
  for (guint i = 0; i < groups->len; i++)
    add_group (builder, g_ptr_array_index (groups, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "rules");
  json_builder_begin_array (builder);
  for (guint i = 0; i < rules->len; i++)
    add_rule (builder, g_ptr_array_index (rules, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/* Question, label, then its spellings; "?" where it is not sure, "=" where it
 * was decided. */
static void
print_groups (const HosoQuestion *question, const GPtrArray *groups)
{
  for (guint i = 0; i < groups->len; i++)
    {
      const HosoSpellingGroup *group = g_ptr_array_index (groups, i);

      g_print ("%" G_GINT64_FORMAT "\t%s%s\t%" G_GUINT64_FORMAT, question->id, group->label,
               group->decided ? " =" : (group->sure ? "" : " ?"), group->count);
      for (guint k = 0; k < group->spellings->len; k++)
        g_print ("\t%s", ((const HosoSpelling *)g_ptr_array_index (group->spellings, k))->text);
      g_print ("\n");
    }
}

static gboolean
show_question (
  HosoCli *cli, JsonBuilder *builder, const HosoQuestion *question, GError **error)
{
  HosoTidySubject subject = { .question = question->id };
  g_autoptr (GPtrArray) groups = hoso_tidy_up_propose (cli->db, &subject, NULL, error);
  g_autoptr (HosoSpellingMap) map =
    groups != NULL ? hoso_tidy_up_load (cli->db, &subject, error) : NULL;

  if (map == NULL)
    return FALSE;
  if (cli->json)
    add_question (builder, question, groups, map);
  else
    print_groups (question, groups);
  return TRUE;
}

static gboolean
show (HosoCli *cli, const Options *options, const HosoSurvey *survey, GError **error)
{
  JsonBuilder *builder = json_builder_new ();
  gboolean done = TRUE;

  json_builder_begin_object (builder);
  hoso_cli_member_int (builder, "survey", survey->id);
  json_builder_set_member_name (builder, "questions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < survey->questions->len && done; i++)
    {
      const HosoQuestion *question = g_ptr_array_index (survey->questions, i);

      if (takes_part (options, question))
        done = show_question (cli, builder, question, error);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (done && cli->json)
    hoso_cli_print_json (builder);
  else
    g_object_unref (builder);
  return done;
}

/* What is sure about all questions that take part. */
static GPtrArray *
list_sure (HosoCli *cli, const Options *options, const HosoSurvey *survey, GError **error)
{
  g_autoptr (GPtrArray) changes =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_tidy_change_free);

  for (guint i = 0; i < survey->questions->len; i++)
    {
      const HosoQuestion *question = g_ptr_array_index (survey->questions, i);
      HosoTidySubject subject = { .question = question->id };
      g_autoptr (GPtrArray) groups = NULL;

      if (!takes_part (options, question))
        continue;
      groups = hoso_tidy_up_propose (cli->db, &subject, NULL, error);
      if (groups == NULL)
        return NULL;
      g_ptr_array_add (changes,
                       hoso_tidy_change_new (question->id, hoso_tidy_up_list_sure (groups)));
    }
  return g_steal_pointer (&changes);
}

static gboolean
decide (HosoCli *cli, const Options *options, const HosoSurvey *survey, GError **error)
{
  g_autoptr (GPtrArray) changes = NULL;

  if (options->file == NULL && !options->sure)
    return TRUE;
  changes = options->sure ? list_sure (cli, options, survey, error)
                          : hoso_cli_tidy_file_read (options->file, survey, error);
  return changes != NULL && hoso_tidy_up_apply_all (cli->db, changes, error);
}

/* A question of another survey, or one whose answers are no words. */
static gboolean
check_question (const Options *options, const HosoSurvey *survey, GError **error)
{
  const HosoQuestion *question = hoso_survey_find_question (survey, options->question);

  if (options->question == 0 || (question != NULL && takes_part (options, question)))
    return TRUE;
  if (question == NULL)
    g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND,
                         _ ("There is no such question."));
  else
    g_set_error_literal (
      error, HOSO_ERROR, HOSO_ERROR_INVALID,
      _ ("The answers to this question are not words that could be tidied up."));
  return FALSE;
}

static gboolean
parse (char **args, Options *options, GError **error)
{
  const GOptionEntry entries[] = {
    { "question", 0, 0, G_OPTION_ARG_INT64, &options->question, NULL, NULL },
    { "apply", 0, 0, G_OPTION_ARG_FILENAME, &options->file, NULL, NULL },
    { "auto", 0, 0, G_OPTION_ARG_NONE, &options->sure, NULL, NULL },
    { NULL },
  };

  return hoso_cli_parse (args, entries, error) && hoso_cli_count (args) == 1 &&
         !(options->file != NULL && options->sure) && options->question >= 0 &&
         hoso_cli_parse_id (args[1], &options->id, error);
}

/* See hoso-cli-tidy.h. */
HosoCliStatus
hoso_cli_survey_tidy (HosoCli *cli, char **args, GError **error)
{
  g_auto (Options) options = { 0 };
  g_autoptr (HosoSurvey) survey = NULL;

  if (!parse (args, &options, error))
    return HOSO_CLI_USAGE;
  survey = hoso_surveys_load (cli->db, options.id, error);
  if (survey == NULL || !check_question (&options, survey, error) ||
      !decide (cli, &options, survey, error) || !show (cli, &options, survey, error))
    return HOSO_CLI_FAILED;
  return HOSO_CLI_DONE;
}
