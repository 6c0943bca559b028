/* Two questions against each other. */

#include "hoso-config.h"

#include "form-fixture.h"
#include "hoso-crosstab.h"
#include "hoso-error.h"

static void
add_rows (GString *text, guint n, const char *row)
{
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s\n", row);
}

static void
import (StoreFixture *fixture, GString *text)
{
  g_autofree char *csv = g_string_free (text, FALSE);
  g_autofree char *path = form_fixture_write_text (fixture, csv);
  g_autoptr (HosoImportReport) report = form_fixture_import (fixture, path, NULL);

  g_assert_cmpuint (report->rejected, ==, 0);
}

static HosoCrosstab *
cross (StoreFixture *fixture, guint row_column, guint column)
{
  g_autoptr (GError) error = NULL;
  HosoCrosstab *table =
    hoso_crosstab_make (fixture->db, form_fixture_find_question (fixture, row_column),
                        form_fixture_find_question (fixture, column), NULL, &error);

  g_assert_no_error (error);
  return table;
}

static guint
find_label (char **labels, const char *label)
{
  guint i = 0;

  while (g_strcmp0 (labels[i], label) != 0)
    i++;
  return i;
}

static guint64
get_count (const HosoCrosstab *table, const char *row, const char *column)
{
  return table->counts[find_label (table->rows, row) * table->n_columns +
                       find_label (table->columns, column)];
}

static int
get_direction (const HosoCrosstab *table, const char *row, const char *column)
{
  return hoso_crosstab_get_direction (table, find_label (table->rows, row),
                                      find_label (table->columns, column));
}

/* Gender and party: Agresti 2007, An Introduction to Categorical Data Analysis,
 * table 2.5, whose X2 = 30.07 has p = 2.953589e-07; V of R 4.2.2. */
static void
test_party (StoreFixture *fixture, gconstpointer data)
{
  GString *text = g_string_new ("Gender,Party\n");
  g_autoptr (HosoCrosstab) table = NULL;
  g_autofree char *words = NULL;

  add_rows (text, 762, "Female,Democrat");
  add_rows (text, 327, "Female,Independent");
  add_rows (text, 468, "Female,Republican");
  add_rows (text, 484, "Male,Democrat");
  add_rows (text, 239, "Male,Independent");
  add_rows (text, 477, "Male,Republican");
  add_rows (text, 10, "Male,");
  import (fixture, text);
  table = cross (fixture, 0, 1);
  g_assert_cmpuint (table->base, ==, 2757);
  g_assert_cmpuint (get_count (table, "Male", "Independent"), ==, 239);
  g_assert_cmpuint (table->row_bases[find_label (table->rows, "Male")], ==, 1200);
  g_assert_true (table->tested);
  g_assert_false (table->exact);
  g_assert_false (table->rough);
  g_assert_cmpfloat_with_epsilon (table->table_p, 2.953589183e-07, 1e-14);
  g_assert_cmpfloat_with_epsilon (table->cramer_v, .1044358, 1e-7);
  g_assert_cmpint (get_direction (table, "Female", "Democrat"), ==, 1);
  g_assert_cmpint (get_direction (table, "Male", "Democrat"), ==, -1);
  g_assert_cmpint (get_direction (table, "Female", "Independent"), ==, 0);
  words = hoso_crosstab_describe (table);
  g_assert_cmpstr (words, ==,
                   "The answers to the two questions go together (p at most 0.001).");
}

/* Ten towns that each have a shop of their own: none of 10,000 random tables comes near,
 * which is not to be written as a probability of 0. */
static void
test_rare (StoreFixture *fixture, gconstpointer data)
{
  GString *text = g_string_new ("Town,Shop\n");
  g_autoptr (HosoCrosstab) table = NULL;
  g_autofree char *words = NULL;

  for (guint i = 0; i < 10; i++)
    for (guint k = 0; k < 10; k++)
      {
        g_autofree char *row = g_strdup_printf ("Town %c,Shop %c", 'A' + i, 'A' + k);

        add_rows (text, i == k ? 12 : 2, row);
      }
  import (fixture, text);
  table = cross (fixture, 0, 1);
  g_assert_cmpuint (table->draws, ==, 10000);
  words = hoso_crosstab_describe (table);
  g_assert_cmpstr (words, ==,
                   "The answers go together (p at most 0.001 by 10,000 random tables).");
}

/* Fisher's lady tasting tea: p = 0.4857143. */
static void
test_tea (StoreFixture *fixture, gconstpointer data)
{
  GString *text = g_string_new ("Guess,Truth\n");
  g_autoptr (HosoCrosstab) table = NULL;

  add_rows (text, 3, "Milk,Milk");
  add_rows (text, 1, "Milk,Tea");
  add_rows (text, 1, "Tea,Milk");
  add_rows (text, 3, "Tea,Tea");
  import (fixture, text);
  table = cross (fixture, 0, 1);
  g_assert_true (table->exact);
  g_assert_cmpfloat_with_epsilon (table->table_p, .4857142857, 1e-10);
  g_assert_null (hoso_crosstab_get_words (table, 0, 0));
}

/* Agresti 2002, table 2.8, as answers: R's fisher.test gives 0.782684939.  The bands
 * of income stand in their order, not in that of the file. */
static void
test_job (StoreFixture *fixture, gconstpointer data)
{
  static const guint counts[4][4] = {
    { 1, 3, 10, 6 },
    { 2, 3, 10, 7 },
    { 1, 6, 14, 12 },
    { 0, 1, 9, 11 },
  };
  static const char *const incomes[] = { "Dưới 15 triệu", "15–25 triệu", "25–40 triệu",
                                         "Trên 40 triệu" };
  static const char *const jobs[] = { "Rất không hài lòng", "Không hài lòng", "Hài lòng",
                                      "Rất hài lòng" };
  GString *text = g_string_new ("Thu nhập,Công việc\n");
  g_autoptr (HosoCrosstab) table = NULL;

  for (guint i = 4; i-- > 0;)
    for (guint k = 0; k < 4; k++)
      {
        g_autofree char *row = g_strdup_printf ("%s,%s", incomes[i], jobs[(k + 2) % 4]);

        add_rows (text, counts[i][(k + 2) % 4], row);
      }
  import (fixture, text);
  table = cross (fixture, 0, 1);
  g_assert_true (table->exact);
  g_assert_cmpfloat_with_epsilon (table->table_p, .782684939, 1e-9);
  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpstr (table->rows[i], ==, incomes[i]);
      g_assert_cmpstr (table->columns[i], ==, jobs[i]);
      for (guint k = 0; k < 4; k++)
        g_assert_cmpuint (table->counts[i * 4 + k], ==, counts[i][k]);
    }
}

/* By hand: who chose two options stands in both columns, and counts once in the
 * base. */
static void
test_several (StoreFixture *fixture, gconstpointer data)
{
  GString *text = g_string_new ("Giới tính,Kênh mua hàng\n");
  g_autoptr (HosoCrosstab) table = NULL;
  g_autoptr (HosoCrosstab) turned = NULL;

  add_rows (text, 30, "Nữ,Facebook;Shopee");
  add_rows (text, 10, "Nữ,Facebook");
  add_rows (text, 25, "Nam,Shopee");
  add_rows (text, 5, "Nam,Facebook;Shopee");
  add_rows (text, 4, "Nam,");
  import (fixture, text);
  table = cross (fixture, 0, 1);
  g_assert_cmpuint (table->base, ==, 70);
  g_assert_false (table->tested);
  g_assert_cmpuint (get_count (table, "Nữ", "Facebook"), ==, 40);
  g_assert_cmpuint (get_count (table, "Nữ", "Shopee"), ==, 30);
  g_assert_cmpuint (get_count (table, "Nam", "Facebook"), ==, 5);
  g_assert_cmpuint (table->row_bases[find_label (table->rows, "Nữ")], ==, 40);
  g_assert_cmpuint (table->column_totals[find_label (table->columns, "Shopee")], ==, 60);
  g_assert_cmpint (get_direction (table, "Nữ", "Facebook"), ==, 1);

  turned = cross (fixture, 1, 0);
  g_assert_cmpuint (turned->base, ==, 70);
  g_assert_cmpuint (get_count (turned, "Facebook", "Nữ"), ==, 40);
  g_assert_cmpuint (turned->row_bases[find_label (turned->rows, "Shopee")], ==, 60);
}

static void
test_refused (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 gender;
  gint64 text;

  form_fixture_add (fixture, 0, 40, &(FormExport){ 0 });
  gender = form_fixture_find_question (fixture, 4);
  text = form_fixture_find_question (fixture, 7);
  g_assert_null (hoso_crosstab_make (fixture->db, gender, text, NULL, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (hoso_crosstab_make (fixture->db, gender, gender, NULL, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (hoso_crosstab_make (fixture->db, gender, 999, NULL, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
}

static void
set_up (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_set_up (fixture, data);
  form_fixture_open (fixture);
}

static void
add (const char *path, void (*test) (StoreFixture *, gconstpointer))
{
  g_test_add (path, StoreFixture, NULL, set_up, test, store_fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/crosstab/party", test_party);
  add ("/crosstab/rare", test_rare);
  add ("/crosstab/tea", test_tea);
  add ("/crosstab/job", test_job);
  add ("/crosstab/several", test_several);
  add ("/crosstab/refused", test_refused);

  return g_test_run ();
}
