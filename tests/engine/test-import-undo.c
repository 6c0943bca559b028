/* Taking imports back: exactly, in any order, or not at all. */

#include "hoso-config.h"

#include "form-fixture.h"
#include "hoso-customers.h"
#include "hoso-segments.h"
#include "hoso-surveys.h"
#include "hoso-undo.h"

#define MAX_STEPS 5
#define UNDO_SECONDS 3.0

static void
set_up (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_set_up (fixture, data);
  form_fixture_open (fixture);
}

static gint64
add_customers (StoreFixture *fixture, guint first, guint n)
{
  g_autofree char *path = form_fixture_write (fixture, first, n, NULL);
  g_autoptr (HosoImportReport) report =
    form_fixture_import (fixture, path, &(HosoImportOptions){ .add_customers = TRUE });

  return report->id;
}

static void
undo (StoreFixture *fixture, gint64 import)
{
  g_autoptr (GError) error = NULL;

  hoso_imports_undo (fixture->db, import, &error);
  g_assert_no_error (error);
}

static void
assert_refused (StoreFixture *fixture, gint64 import, const char *word)
{
  g_autofree char *before = store_fixture_dump (fixture->db);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (hoso_imports_undo (fixture->db, import, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_CONFLICT);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, word));
  after = store_fixture_dump (fixture->db);
  g_assert_cmpstr (after, ==, before);
}

static void
assert_dump (StoreFixture *fixture, const char *expected)
{
  g_autofree char *dump = store_fixture_dump (fixture->db);

  g_assert_cmpstr (dump, ==, expected);
}

/* One import after another, each undone in turn from the last one. */
static void
test_each (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    guint first;
    guint n;
    FormExport how;
  } steps[MAX_STEPS] = {
    { 0, 100, { FORM_DIRECT } },
    { 0, 130, { .style = FORM_SHEETS, .edited = 9 } },
    { 0, 140, { .damaged = 7, .extra = "Bạn biết shop qua đâu?", .extra_answer = "Bạn bè" } },
    { 0, 140, { .edited = 5, .extra = "Bạn biết shop qua đâu?", .extra_answer = "Báo" } },
    { 120, 60, { .style = FORM_SHEETS, .later = 1 } },
  };
  g_autofree char *dumps[MAX_STEPS] = { NULL };
  gint64 ids[MAX_STEPS];

  for (guint i = 0; i < MAX_STEPS; i++)
    {
      dumps[i] = store_fixture_dump (fixture->db);
      ids[i] = form_fixture_add (fixture, steps[i].first, steps[i].n, &steps[i].how);
    }
  for (guint i = MAX_STEPS; i > 0; i--)
    {
      g_autofree char *dump = NULL;

      undo (fixture, ids[i - 1]);
      dump = store_fixture_dump (fixture->db);
      g_assert_cmpstr (dump, ==, dumps[i - 1]);
      g_free (dumps[i - 1]);
      dumps[i - 1] = NULL;
    }
}

/* Undone in the order they came; what is left is what never saw the others. */
static void
test_either_order (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *empty = store_fixture_dump (fixture->db);
  g_autofree char *first_only = NULL;
  g_autofree char *dump = NULL;
  gint64 a;
  gint64 b;
  gint64 c;

  a = form_fixture_add (fixture, 0, 60, NULL);
  first_only = store_fixture_dump (fixture->db);
  b = form_fixture_add (fixture, 60, 30, &(FormExport){ .extra = "Quà", .extra_answer = "Có" });
  c = form_fixture_add (fixture, 90, 50, &(FormExport){ .extra = "Quà", .extra_answer = "Không" });

  undo (fixture, b);
  g_assert_cmpint (form_fixture_count_responses (fixture), ==, 110);
  undo (fixture, c);
  assert_dump (fixture, first_only);

  b = form_fixture_add (fixture, 60, 30, NULL);
  undo (fixture, a);
  g_assert_cmpint (form_fixture_count_responses (fixture), ==, 30);
  undo (fixture, b);
  dump = store_fixture_dump (fixture->db);
  g_assert_cmpstr (dump, ==, empty);
}

static char *
dup_figures_of (StoreFixture *fixture, guint first, guint n, const FormExport *how)
{
  g_autofree char *path = form_fixture_write (fixture, first, n, how);
  g_autoptr (HosoImportReport) report =
    form_fixture_import (fixture, path, &(HosoImportOptions){ .dry_run = TRUE });

  return form_fixture_dup_figures (report);
}

/* Two imports changed other answers of the same people: the earlier one goes,
 * and what is left is still recognised. */
static void
test_earlier_change (StoreFixture *fixture, gconstpointer data)
{
  const FormExport edited = { .edited = 10 };
  const FormExport both = { .edited = 10, .extra = "Quà", .extra_answer = "Có" };
  const FormExport extra = { .extra = "Quà", .extra_answer = "Có" };
  g_autofree char *figures = NULL;
  gint64 change;

  form_fixture_add (fixture, 0, 50, NULL);
  change = form_fixture_add (fixture, 0, 50, &edited);
  form_fixture_add (fixture, 0, 50, &both);
  undo (fixture, change);
  figures = dup_figures_of (fixture, 0, 50, &extra);
  g_assert_cmpstr (figures, ==, "50 0 0 50 0");
}

static void
test_same_answers (StoreFixture *fixture, gconstpointer data)
{
  const FormExport edited = { .edited = 10 };
  gint64 first = form_fixture_add (fixture, 0, 50, NULL);
  gint64 second = form_fixture_add (fixture, 0, 50, &edited);
  gint64 third = form_fixture_add (fixture, 0, 50, NULL);

  assert_refused (fixture, first, "Khảo sát.csv");
  assert_refused (fixture, second, "Khảo sát.csv");
  undo (fixture, third);
  undo (fixture, second);
  undo (fixture, first);
}

/* The chunks hold 4,096 responses: the border lies inside the second import. */
static void
test_chunk_border (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *empty = store_fixture_dump (fixture->db);
  g_autofree char *first_only = NULL;
  g_autofree char *figures = NULL;
  gint64 a = form_fixture_add (fixture, 0, 4095, NULL);
  gint64 b;
  gint64 c;

  first_only = store_fixture_dump (fixture->db);
  b = form_fixture_add (fixture, 4095, 3, NULL);
  c = form_fixture_add (fixture, 4098, 5000, NULL);
  undo (fixture, b);
  figures = dup_figures_of (fixture, 0, 9098, NULL);
  g_assert_cmpstr (figures, ==, "9098 3 0 9095 0");
  undo (fixture, c);
  assert_dump (fixture, first_only);
  undo (fixture, a);
  assert_dump (fixture, empty);
}

/* A column that comes later, answered for responses in a chunk long full. */
static void
test_late_column (StoreFixture *fixture, gconstpointer data)
{
  const FormExport few = { .extra = "Quà", .extra_answer = "Có" };
  g_autofree char *before = NULL;
  g_autofree char *between = NULL;
  gint64 late;
  gint64 earlier;

  form_fixture_add (fixture, 0, 5000, NULL);
  before = store_fixture_dump (fixture->db);
  late = form_fixture_add (fixture, 5000, 2, &few);
  between = store_fixture_dump (fixture->db);
  earlier = form_fixture_add (fixture, 7, 2, &few);
  undo (fixture, earlier);
  assert_dump (fixture, between);
  undo (fixture, late);
  assert_dump (fixture, before);
}

static void
test_customers (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *empty = store_fixture_dump (fixture->db);
  g_autofree char *once = NULL;
  gint64 first = add_customers (fixture, 0, 40);
  gint64 second;

  once = store_fixture_dump (fixture->db);
  g_assert_cmpint (store_fixture_count (fixture->db, "SELECT count (*) FROM customer"), ==, 40);
  second = add_customers (fixture, 40, 20);
  undo (fixture, second);
  assert_dump (fixture, once);
  undo (fixture, first);
  assert_dump (fixture, empty);
}

/* Saves the customer under @name, with the one tag @tag or none. */
static void
save_customer (StoreFixture *fixture, gint64 id, const char *name, const char *tag)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoCustomer) customer = hoso_customers_load (fixture->db, id, &error);

  g_assert_no_error (error);
  g_free (customer->name);
  customer->name = g_strdup (name);
  g_ptr_array_set_size (customer->tags, 0);
  if (tag != NULL)
    g_ptr_array_add (customer->tags, g_strdup (tag));
  hoso_customers_save (fixture->db, customer, &error);
  g_assert_no_error (error);
}

static void
test_customer_changed (StoreFixture *fixture, gconstpointer data)
{
  gint64 import = add_customers (fixture, 0, 10);
  gint64 id = store_fixture_count (fixture->db, "SELECT max (id) FROM customer");

  save_customer (fixture, id, "Nguyễn Thị Khách 9", "VIP");
  assert_refused (fixture, import, "Nguyễn Thị Khách 9");
  save_customer (fixture, id, "Chị Chín", NULL);
  assert_refused (fixture, import, "Chị Chín");
  save_customer (fixture, id, "Nguyễn Thị Khách 9", NULL);
  undo (fixture, import);
}

static gint64
add_segment (StoreFixture *fixture, gint64 survey, gint64 question)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoRule) rule = hoso_rule_new (survey);
  HosoRuleNode *node = hoso_rule_node_new (HOSO_RULE_ANSWER);
  gint64 id;

  node->question = question;
  node->op = HOSO_OP_KNOWN;
  hoso_rule_node_add (rule->root, node);
  id = hoso_segments_save (fixture->db, 0, "Người góp ý", rule, &error);
  g_assert_no_error (error);
  return id;
}

static void
test_segment (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 import = form_fixture_add (fixture, 0, 30, NULL);
  gint64 later;
  gint64 segment = add_segment (fixture, 0, form_fixture_find_question (fixture, 7));

  assert_refused (fixture, import, "Người góp ý");
  hoso_segments_remove (fixture->db, segment, &error);
  g_assert_no_error (error);

  /* The later import goes with its column, unless a segment needs that. */
  later = form_fixture_add (fixture, 30, 5, &(FormExport){ .extra = "Quà", .extra_answer = "Có" });
  segment = add_segment (fixture, 0, form_fixture_find_question (fixture, 8));
  assert_refused (fixture, later, "Người góp ý");
  hoso_segments_remove (fixture->db, segment, &error);
  g_assert_no_error (error);
  undo (fixture, later);
  undo (fixture, import);
}

static void
test_unknown (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (hoso_imports_undo (fixture->db, 99, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
}

/* Ctrl+Z takes an import back like any other step, and so does its own entry
 * in the list; neither leaves a step behind. */
static void
test_history (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *empty = store_fixture_dump (fixture->db);
  g_autofree char *name = NULL;
  g_autofree char *next = NULL;
  g_autofree char *redo = NULL;

  form_fixture_add (fixture, 0, 20, NULL);
  hoso_undo_undo (fixture->db, &name, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, "Import survey");
  assert_dump (fixture, empty);
  undo (fixture, form_fixture_add (fixture, 0, 20, NULL));
  hoso_undo_peek (fixture->db, &next, &redo, &error);
  g_assert_no_error (error);
  g_assert_null (next);
  g_assert_null (redo);
}

/* The survey is gone; its import can still be taken back. */
static void
test_removed_survey (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *empty = store_fixture_dump (fixture->db);
  gint64 import = add_customers (fixture, 0, 20);

  hoso_surveys_remove (fixture->db, store_fixture_count (fixture->db, "SELECT id FROM survey"),
                       &error);
  g_assert_no_error (error);
  g_assert_cmpint (store_fixture_count (fixture->db, "SELECT count (*) FROM chunk"), ==, 0);
  undo (fixture, import);
  assert_dump (fixture, empty);
}

static void
test_large (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *empty = store_fixture_dump (fixture->db);
  gint64 import = form_fixture_add (fixture, 0, 20000, NULL);
  double seconds;

  g_test_timer_start ();
  undo (fixture, import);
  seconds = g_test_timer_elapsed ();
  g_test_message ("20,000 rows undone in %.2f s", seconds);
  g_assert_cmpfloat (seconds, <, UNDO_SECONDS);
  assert_dump (fixture, empty);
}

/* Every row says more than before: reading and undoing stay linear. */
static void
test_large_update (StoreFixture *fixture, gconstpointer data)
{
  const FormExport extra = { .extra = "Quà", .extra_answer = "Có" };
  g_autofree char *before = NULL;
  gint64 import;
  double seconds;

  form_fixture_add (fixture, 0, 8000, NULL);
  before = store_fixture_dump (fixture->db);
  g_test_timer_start ();
  import = form_fixture_add (fixture, 0, 8000, &extra);
  seconds = g_test_timer_elapsed ();
  g_test_message ("8,000 rows changed in %.2f s", seconds);
  g_test_timer_start ();
  undo (fixture, import);
  g_test_message ("and undone in %.2f s", g_test_timer_elapsed ());
  assert_dump (fixture, before);
}

static void
add (const char *name, void (*test) (StoreFixture *, gconstpointer))
{
  g_test_add (name, StoreFixture, NULL, set_up, test, store_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/import-undo/each", test_each);
  add ("/import-undo/either-order", test_either_order);
  add ("/import-undo/earlier-change", test_earlier_change);
  add ("/import-undo/same-answers", test_same_answers);
  add ("/import-undo/chunk-border", test_chunk_border);
  add ("/import-undo/late-column", test_late_column);
  add ("/import-undo/customers", test_customers);
  add ("/import-undo/customer-changed", test_customer_changed);
  add ("/import-undo/segment", test_segment);
  add ("/import-undo/unknown", test_unknown);
  add ("/import-undo/history", test_history);
  add ("/import-undo/removed-survey", test_removed_survey);
  add ("/import-undo/large", test_large);
  add ("/import-undo/large-update", test_large_update);
  return g_test_run ();
}
