/* A rule of five conditions over 1,000,000 customers with 5,000,000 purchases who all
 * answered a survey, and a cross-tab of two of its questions: medians of several
 * runs, compared with the longest that an owner should wait.  Then rules that keep to
 * a time, beside the same question in plain SQL.
 */

#include "hoso-config.h"

#include "bench-measure.h"
#include "hoso-crosstab.h"
#include "hoso-customer-chunk-table.h"
#include "hoso-db.h"
#include "hoso-field-table.h"
#include "hoso-segments.h"
#include "hoso-session.h"
#include "hoso-surveys.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#define CUSTOMERS 1000000
#define PURCHASES 5000000
#define RUNS 9
#define LIMIT_RULE 0.300
#define LIMIT_CROSSTAB 0.020

#define PICK(list, n) ((list)[(n) % G_N_ELEMENTS (list)])

static const char *const genders[] = { "Nữ", "Nam", "Nữ" };
static const char *const cities[] = { "Hà Nội", "TP. Hồ Chí Minh", "Bình Dương", "Đà Nẵng",
                                      "Cần Thơ", "Huế", "Nghệ An" };

/* The same in each run. */
static guint
mix (guint i)
{
  return i * 2654435761u >> 8;
}

static void
write_survey (const char *path)
{
  static const char *const channels[] = { "Shopee", "Zalo", "Cửa hàng", "Facebook", "TikTok" };
  static const char *const reasons[] = { "Giá", "Chất lượng", "Giao nhanh", "Thương hiệu" };
  FILE *file = g_fopen (path, "w");

  g_assert_nonnull (file);
  fputs ("Dấu thời gian,Kênh mua,Lý do mua,Điểm hài lòng\n", file);
  for (guint i = 0; i < CUSTOMERS; i++)
    fprintf (file, "%02u/03/2026 08:%02u:%02u,%s,%s,%u\n", 1 + i / 40000, i / 60 % 60, i % 60,
             PICK (channels, mix (i) / 13), PICK (reasons, mix (i) / 17), 1 + mix (i) / 19 % 5);
  fclose (file);
}

static void
run (HosoDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  hoso_db_exec (db, sql, &error);
  g_assert_no_error (error);
}

/* As a file tells them: in chunks. */
static void
add_fields (HosoDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoField) gender = hoso_field_table_load (db, "gender", &error);
  g_autoptr (HosoField) city = hoso_field_table_load (db, "city", &error);
  g_autoptr (HosoCustomerChunks) chunks = hoso_customer_chunks_new (db, 1);

  for (guint i = 0; i < CUSTOMERS; i++)
    {
      const char *place = PICK (cities, mix (i) / 11);
      const char *sex = PICK (genders, mix (i));

      hoso_customer_chunks_add (chunks, i + 1, gender->id, sex, strlen (sex), &error);
      hoso_customer_chunks_add (chunks, i + 1, city->id, place, strlen (place), &error);
    }
  g_assert_true (hoso_customer_chunks_finish (chunks, &error));
  g_assert_no_error (error);
}

/* Three purchases for some and seven for others, forty days apart, and the totals that
 * a workspace keeps of them. */
static void
add_purchases (HosoDb *db)
{
  g_autofree char *rows = g_strdup_printf (
    "DROP TRIGGER purchase_total_insert;"
    "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 6) "
    "INSERT INTO purchase (uid, customer_id, at_local, amount, currency, source_id) "
    "SELECT printf ('%%x-%%d', c.id, n.i), c.id, "
    "1700000000 + (c.id * 48271) %% 63072000 - n.i * 40 * 86400, "
    "(50000 + (c.id * 16807) %% 9500000) / (%u - 2 + 4 * (c.id %% 2)), 'VND', 1 "
    "FROM customer c CROSS JOIN n WHERE n.i < %u - 2 + 4 * (c.id %% 2);"
    "INSERT INTO customer_total (customer_id, purchases, amount, currency, first_local, "
    "last_local) SELECT customer_id, count (*), sum (amount), 'VND', min (at_local), "
    "max (at_local) FROM purchase GROUP BY customer_id",
    PURCHASES / CUSTOMERS, PURCHASES / CUSTOMERS);

  run (db, rows);
}

static void
add_customers (HosoDb *db)
{
  g_autofree char *rows = g_strdup_printf (
    "DROP TRIGGER customer_search_insert;"
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %u) "
    "INSERT INTO customer (id, uid, kind, name, sort_key, source_id, created) "
    "SELECT i, printf ('%%x', i), 'person', 'Lan', x'00', 1, 0 FROM n;"
    "INSERT INTO tag (id, uid, name) VALUES (1, 't', 'VIP');"
    "INSERT INTO customer_tag (customer_id, tag_id) SELECT id, 1 FROM customer WHERE id %% 10 = 3;"
    "INSERT INTO respondent (survey_id, ordinal, customer_id, import_id) "
    "SELECT 1, id - 1, id, 1 FROM customer",
    CUSTOMERS);

  run (db, "BEGIN");
  run (db, rows);
  add_purchases (db);
  add_fields (db);
  run (db, "COMMIT; ANALYZE");
}

static void
import_survey (const char *hosoctl, const char *workspace, const char *survey)
{
  const char *argv[] = { hosoctl, "--workspace", workspace, "import", "survey", survey, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
}

static gint64
find_question (HosoDb *db, const char *title)
{
  g_autoptr (HosoSurvey) survey = hoso_surveys_load (db, 1, NULL);

  for (guint i = 0; i < survey->questions->len; i++)
    {
      const HosoQuestion *question = survey->questions->pdata[i];

      if (g_str_equal (question->title, title))
        return question->id;
    }
  g_assert_not_reached ();
}

static HosoRule *
read_rule (const char *conditions)
{
  g_autofree char *json =
    g_strdup_printf ("{\"population\": \"customers\", \"all\": [%s]}", conditions);
  g_autoptr (GError) error = NULL;
  HosoRule *rule = hoso_rule_from_json (json, &error);

  g_assert_no_error (error);
  return rule;
}

static HosoRule *
make_rule (HosoDb *db)
{
  g_autofree char *conditions = g_strdup_printf (
    "{\"field\": \"gender\", \"op\": \"is\", \"value\": \"Nữ\"},"
    "{\"field\": \"city\", \"op\": \"in-province\", \"value\": \"Sài Gòn\"},"
    "{\"not\": {\"tag\": \"VIP\"}},"
    "{\"purchases\": \"sum\", \"op\": \"at-least\", \"value\": \"2000000\"},"
    "{\"question\": %d, \"op\": \"at-least\", \"value\": \"4\"}",
    (int)find_question (db, "Điểm hài lòng"));

  return read_rule (conditions);
}

/* An owner waits by the clock; what the processor did tells whether others were in the
 * way. */
typedef struct
{
  double wall[RUNS];
  double work[RUNS];
} Times;

static double
get_work (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static void
time_rule (HosoDb *db, const HosoRule *rule, Times *times, guint run, guint64 *count)
{
  double work = get_work ();
  gint64 begun = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  guint64 base;

  hoso_segments_count (db, rule, count, &base, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (base, ==, CUSTOMERS);
  times->wall[run] = bench_get_seconds (begun);
  times->work[run] = get_work () - work;
}

static void
time_crosstab (HosoDb *db, gint64 rows, gint64 columns, Times *times, guint run)
{
  double work = get_work ();
  gint64 begun = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoCrosstab) table = hoso_crosstab_make (db, rows, columns, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (table->base, ==, CUSTOMERS);
  times->wall[run] = bench_get_seconds (begun);
  times->work[run] = get_work () - work;
}

static gboolean
report (const char *what, Times *times, double limit)
{
  double wall = bench_get_median (times->wall, RUNS);
  double work = bench_get_median (times->work, RUNS);

  printf ("%s: %.1f ms by the clock (%.1f to %.1f), %.1f ms of work, limit %.0f ms, ratio %.2f\n",
          what, wall * 1e3, times->wall[0] * 1e3, times->wall[RUNS - 1] * 1e3, work * 1e3,
          limit * 1e3, wall / limit);
  return wall <= limit;
}

static gboolean
measure (HosoDb *db)
{
  g_autoptr (HosoRule) rule = make_rule (db);
  gint64 rows = find_question (db, "Kênh mua");
  gint64 columns = find_question (db, "Lý do mua");
  Times rules;
  Times crosstabs;
  Times alone;
  guint64 count = 0;
  gboolean good;

  for (guint i = 0; i < RUNS; i++)
    {
      time_rule (db, rule, &rules, i, &count);
      time_crosstab (db, rows, columns, &crosstabs, i);
    }
  printf ("%" G_GUINT64_FORMAT " of %d customers\n", count, CUSTOMERS);
  for (guint i = 0; i < rule->root->children->len; i++)
    {
      HosoRule *one = hoso_rule_new (0);

      hoso_rule_node_add (one->root, hoso_rule_node_copy (rule->root->children->pdata[i]));
      time_rule (db, one, &alone, 0, &count);
      printf ("condition %u alone: %.1f ms\n", i + 1, alone.wall[0] * 1e3);
      hoso_rule_free (one);
    }
  good = report ("rule of five conditions", &rules, LIMIT_RULE);
  return report ("cross-tab of two questions", &crosstabs, LIMIT_CROSSTAB) && good;
}

/* The same question put to SQLite over all purchases, whoever they are of. */
static double
time_plain (HosoDb *db, const char *from, guint64 *count)
{
  static const char sql[] =
    "SELECT count (*) FROM (SELECT customer_id FROM purchase WHERE status = 'done' "
    "AND at_local >= unixepoch (?1) AND at_local < unixepoch ('2025-11-01') "
    "GROUP BY customer_id HAVING count (*) >= 2)";
  gint64 begun = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, &error);

  g_assert_no_error (error);
  hoso_stmt_bind_text (stmt, 1, from);
  g_assert_cmpint (hoso_stmt_step (stmt, &error), ==, HOSO_ROW);
  *count = (guint64)hoso_stmt_get_int (stmt, 0);
  return bench_get_seconds (begun);
}

/* Two purchases within a time, which the totals cannot tell: a quarter, a year, years. */
static void
measure_times (HosoDb *db)
{
  static const char *const firsts[] = { "2025-08-01", "2025-01-01", "2024-06-01", "2020-01-01" };

  for (guint i = 0; i < G_N_ELEMENTS (firsts); i++)
    {
      g_autofree char *json = g_strdup_printf (
        "{\"purchases\": \"count\", \"op\": \"at-least\", \"value\": \"2\", "
        "\"from\": \"%s\", \"until\": \"2025-10-31\"}",
        firsts[i]);
      g_autoptr (HosoRule) rule = read_rule (json);
      guint64 count;
      guint64 plain;
      Times times;
      double other = time_plain (db, firsts[i], &plain);

      time_rule (db, rule, &times, 0, &count);
      g_assert_cmpuint (count, ==, plain);
      printf ("two purchases from %s to 2025-10-31: %" G_GUINT64_FORMAT
              " customers, %.0f ms; by plain SQL %.0f ms, ratio %.2f\n",
              firsts[i], count, times.wall[0] * 1e3, other * 1e3, times.wall[0] / other);
    }
}

/* A workspace named behind the program is kept and used again. */
int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("bench-rules-XXXXXX", NULL);
  g_autofree char *survey = g_build_filename (folder, "survey.csv", NULL);
  g_autofree char *made = g_build_filename (folder, "shop.hoso", NULL);
  const char *workspace = argc > 2 ? argv[2] : made;
  g_autoptr (GError) error = NULL;
  gboolean good;
  HosoDb *db;

  if (!g_file_test (workspace, G_FILE_TEST_EXISTS))
    {
      write_survey (survey);
      import_survey (argv[1], workspace, survey);
      db = hoso_session_open (workspace, FALSE, &error);
      g_assert_no_error (error);
      add_customers (db);
      hoso_session_close (db);
    }
  db = hoso_session_open (workspace, FALSE, &error);
  g_assert_no_error (error);
  good = measure (db);
  measure_times (db);
  hoso_session_close (db);
  g_unlink (survey);
  g_unlink (made);
  g_rmdir (folder);
  return good ? 0 : 1;
}
