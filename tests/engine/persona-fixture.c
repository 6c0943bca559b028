/* The survey is stored through its tables, without an importer. */

#include "hoso-config.h"

#include "persona-fixture.h"

#include "hoso-chunk-table.h"
#include "hoso-import-table.h"
#include "hoso-respondent-table.h"
#include "hoso-response-table.h"
#include "hoso-segments.h"
#include "hoso-source-table.h"
#include "hoso-survey-table.h"

typedef struct
{
  const char *title;
  HosoQuestionKind kind;
  const char *options[11];
} Spec;

static const Spec specs[FIXTURE_N_QUESTIONS] = {
  [FIXTURE_GENDER] = { "1. Gender?", HOSO_QUESTION_SINGLE, { "Female", "Male" } },
  [FIXTURE_CHANNEL] = { "Channel", HOSO_QUESTION_SINGLE, { "Shopee", "Store" } },
  [FIXTURE_WHY] = { "Why do you buy?", HOSO_QUESTION_MULTIPLE, { "Price", "Quality" } },
  [FIXTURE_OFTEN] = { "How often?", HOSO_QUESTION_SINGLE, { "Weekly", "Monthly" } },
  [FIXTURE_CARE] = { "How much do you care?",
                     HOSO_QUESTION_SCALE,
                     { "1", "2", "3", "4", "5", "6", "7", "8", "9", "10" } },
  [FIXTURE_NAME] = { "Your name", HOSO_QUESTION_NAME },
};

void
persona_fixture_set_up (PersonaFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("hoso-personas-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "shop.hoso", NULL);
  fixture->db = hoso_db_open (path, HOSO_DB_CREATE, &error);
  g_assert_no_error (error);
  hoso_db_set_clock (fixture->db, FIXTURE_NOW, 11);
}

void
persona_fixture_tear_down (PersonaFixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_clear_pointer (&fixture->db, hoso_db_close);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static gboolean
chooses_first (guint question, guint person)
{
  gboolean inside = person < FIXTURE_SHOPEE;
  guint other = person - FIXTURE_SHOPEE;

  switch (question)
    {
    case FIXTURE_GENDER:
      return inside ? person < 48 : other < 56;
    case FIXTURE_CHANNEL:
      return inside;
    case FIXTURE_WHY:
      return inside ? person % 4 != 3 : other % 10 < 3;
    case FIXTURE_CARE:
      return inside ? person < 42 : other < 28;
    default:
      return person % 2 == 0;
    }
}

static HosoColumn *
make_column (guint question)
{
  HosoColumn *column = hoso_column_new (hoso_question_kind_get_coding (specs[question].kind));

  for (guint i = 0; i < FIXTURE_PEOPLE; i++)
    {
      guint32 first = question == FIXTURE_CARE ? 9 : 1;
      guint32 code = chooses_first (question, i) ? first : 2;

      if (column->coding == HOSO_CODING_SINGLE)
        hoso_column_append_code (column, code);
      else if (column->coding == HOSO_CODING_SET)
        hoso_column_append_set (column, &code, 1);
      else
        hoso_column_append_text (column, "Nguyễn Văn A", -1);
    }

  return column;
}

static void
add_question (PersonaFixture *fixture, guint index, gint64 import)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoColumn) column = make_column (index);
  g_autoptr (HosoQuestion) question = NULL;

  question = hoso_question_new (specs[index].title, specs[index].kind);
  question->column = (int)index;
  for (guint i = 0; specs[index].options[i] != NULL; i++)
    g_ptr_array_add (question->options, hoso_option_new (specs[index].options[i], i + 1));
  g_assert_true (hoso_question_table_add (fixture->db, fixture->survey, import, question, &error));
  g_assert_true (hoso_chunk_table_save (fixture->db, question->id, 0, column, &error));
  g_assert_no_error (error);
  fixture->questions[index] = question->id;
}

static void
add_responses (PersonaFixture *fixture, gint64 import, const gint64 *customers)
{
  g_autoptr (GArray) responses = g_array_new (FALSE, FALSE, sizeof (HosoResponse));
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < FIXTURE_PEOPLE; i++)
    {
      HosoRespondent respondent = { fixture->survey, i, customers != NULL ? customers[i] : 0 };
      HosoResponse response = { .import = import, .has_time = TRUE };

      g_assert_true (hoso_time_set (&response.time, 2026, 3, 1 + (int)i / 10, 9, 30, 0));
      response.time.offset = HOSO_TIME_NO_ZONE;
      response.time.precision = HOSO_PRECISION_SECOND;
      g_array_append_val (responses, response);
      if (respondent.customer != 0)
        hoso_respondent_table_add (fixture->db, &respondent, import, &error);
      g_assert_no_error (error);
    }
  hoso_response_table_save (fixture->db, fixture->survey, 0, responses, &error);
  g_assert_no_error (error);
}

void
persona_fixture_add_survey (PersonaFixture *fixture, const gint64 *customers)
{
  g_autoptr (GError) error = NULL;
  g_auto (HosoTxn) txn = HOSO_TXN_INIT;
  gint64 source;
  gint64 import;

  g_assert_true (hoso_txn_begin (&txn, fixture->db, &error));
  source = hoso_source_table_add (fixture->db, "survey", "Khảo sát", &error);
  import = hoso_import_table_add (fixture->db, "survey", source, "survey.csv", &error);
  fixture->survey = hoso_survey_table_add (fixture->db, "Khảo sát khách hàng", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < FIXTURE_N_QUESTIONS; i++)
    add_question (fixture, i, import);
  add_responses (fixture, import, customers);
  hoso_survey_table_set_next_ordinal (fixture->db, fixture->survey, FIXTURE_PEOPLE, &error);
  g_assert_no_error (error);
  g_assert_true (hoso_txn_commit (&txn, &error));
}

gint64
persona_fixture_add_segment (PersonaFixture *fixture, const char *channel)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoRule) rule = hoso_rule_new (fixture->survey);
  gint64 id;

  if (channel != NULL)
    {
      HosoRuleNode *node = hoso_rule_node_new (HOSO_RULE_ANSWER);

      node->op = HOSO_OP_IS;
      node->question = fixture->questions[FIXTURE_CHANNEL];
      node->value = g_strdup (channel);
      hoso_rule_node_add (rule->root, node);
    }
  id = hoso_segments_save (fixture->db, 0, "Mua trên Shopee", rule, &error);
  g_assert_no_error (error);

  return id;
}

char *
persona_fixture_dup_path (PersonaFixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

char *
persona_fixture_dup_pdf_text (const char *path)
{
  const char *argv[] = { "pdftotext", "-raw", path, "-", NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *program = g_find_program_in_path (argv[0]);
  char *text = NULL;
  int status;

  if (program == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return NULL;
    }

  g_spawn_sync (NULL,
                (char **)argv,
                NULL,
                G_SPAWN_SEARCH_PATH,
                NULL,
                NULL,
                &text,
                NULL,
                &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);

  return text;
}
