/* Deciding what an import left open, and taking it back. */

#include "hoso-config.h"

#include "form-fixture.h"
#include "hoso-customers.h"
#include "hoso-decisions.h"
#include "hoso-import-detail.h"
#include "hoso-undo.h"

#define HEADER "Timestamp,Họ và tên,Email,Số điện thoại,Tỉnh thành,Nghề nghiệp\n"

static void
set_up (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_set_up (fixture, data);
  form_fixture_open (fixture);
}

static gint64
save_customer (
  StoreFixture *fixture, gint64 id, const char *name, const char *email, const char *city)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoCustomer) customer =
    id != 0 ? hoso_customers_load (fixture->db, id, &error) : hoso_customer_new ();

  g_assert_no_error (error);
  g_free (customer->name);
  customer->name = g_strdup (name);
  if (id == 0 && email != NULL)
    g_ptr_array_add (customer->contacts, hoso_contact_new (HOSO_CONTACT_EMAIL, email));
  if (city != NULL)
    {
      g_ptr_array_set_size (customer->fields, 0);
      g_ptr_array_add (customer->fields, hoso_field_value_new ("city", city));
    }
  id = hoso_customers_save (fixture->db, customer, &error);
  g_assert_no_error (error);
  return id;
}

/* @rows: what follows the timestamp, a line each; @minute past eight. */
static gint64
import (StoreFixture *fixture, int minute, const char *rows, gboolean add_customers)
{
  g_autoptr (GString) csv = g_string_new (HEADER);
  g_auto (GStrv) lines = g_strsplit (rows, "\n", -1);
  g_autofree char *path = NULL;
  g_autoptr (HosoImportReport) report = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (csv, "2026/03/02 8:%02d:%02u AM GMT+7,%s\n", minute, i, lines[i]);
  path = form_fixture_write_text (fixture, csv->str);
  report = form_fixture_import (fixture, path,
                                &(HosoImportOptions){ .add_customers = add_customers });
  return report->id;
}

static void
undo_import (StoreFixture *fixture, gint64 id)
{
  g_autoptr (GError) error = NULL;

  hoso_imports_undo (fixture->db, id, &error);
  g_assert_no_error (error);
}

static void
undo_step (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  hoso_undo_undo (fixture->db, &name, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, "Decide about an import");
}

static void
assert_dump (StoreFixture *fixture, const char *expected)
{
  g_autofree char *dump = store_fixture_dump (fixture->db);

  g_assert_cmpstr (dump, ==, expected);
}

/* "customer field present value state", a line each. */
static char *
dup_decisions (StoreFixture *fixture, gint64 import)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) decisions = hoso_decisions_list (fixture->db, import, FALSE, &error);
  GString *found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < decisions->len; i++)
    {
      const HosoDecision *decision = g_ptr_array_index (decisions, i);

      g_string_append_printf (found, "%s%s %s %s %s %s", i > 0 ? "\n" : "",
                              decision->customer_name,
                              decision->field != NULL ? decision->field : "-",
                              decision->present != NULL ? decision->present : "-", decision->value,
                              hoso_decision_state_get_name (decision->state));
    }
  return g_string_free (found, FALSE);
}

static void
assert_decisions (StoreFixture *fixture, gint64 import, const char *expected)
{
  g_autofree char *found = dup_decisions (fixture, import);

  g_assert_cmpstr (found, ==, expected);
}

/* Settles the decisions from @first on, @n of them, in the order of the list. */
static void
settle (StoreFixture *fixture, gint64 import, guint first, guint n, HosoDecisionState state)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) decisions = hoso_decisions_list (fixture->db, import, FALSE, &error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_assert_no_error (error);
  for (guint i = first; i < first + n; i++)
    g_array_append_val (ids, ((const HosoDecision *)decisions->pdata[i])->id);
  hoso_decisions_settle (fixture->db, (const gint64 *)ids->data, ids->len, state, &error);
  g_assert_no_error (error);
}

static void
assert_query (StoreFixture *fixture, const char *sql, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (fixture->db, sql, &error);

  g_assert_no_error (error);
  g_assert_cmpint (hoso_stmt_step (stmt, &error), ==, HOSO_ROW);
  g_assert_cmpstr (hoso_stmt_get_text (stmt, 0), ==, expected);
}

/* A taken value tells its import as its source, with that day; either way back
 * restores what was. */
static void
test_take_value (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *imported = NULL;
  gint64 id;

  save_customer (fixture, 0, "An", "an@shop.vn", "Cần Thơ");
  before = store_fixture_dump (fixture->db);
  id = import (fixture, 0, "An,an@shop.vn,,Huế,Thợ may", FALSE);
  imported = store_fixture_dump (fixture->db);
  assert_decisions (fixture, id, "An city Cần Thơ Huế open");

  settle (fixture, id, 0, 1, HOSO_DECISION_TAKEN);
  assert_decisions (fixture, id, "An city Huế Huế taken");
  assert_query (fixture,
                "SELECT s.kind || ' ' || (v.set_at = i.at) FROM customer_field v "
                "JOIN field f ON f.id = v.field_id JOIN source s ON s.id = v.source_id "
                "JOIN import i ON i.source_id = s.id WHERE f.key = 'city' AND v.is_current = 1",
                "survey 1");
  undo_step (fixture);
  assert_dump (fixture, imported);
  settle (fixture, id, 0, 1, HOSO_DECISION_TAKEN);
  undo_import (fixture, id);
  assert_dump (fixture, before);
}

/* Decided once: the same answer in a later import is not asked about again,
 * another one is. */
static void
test_keep_value (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 first;
  gint64 second;

  save_customer (fixture, 0, "An", "an@shop.vn", "Cần Thơ");
  save_customer (fixture, 0, "Bình", "binh@shop.vn", "Vinh");
  first = import (fixture, 0, "An,an@shop.vn,,Huế,\nBình,binh@shop.vn,,Huế,", FALSE);
  settle (fixture, first, 0, 2, HOSO_DECISION_KEPT);
  g_assert_cmpuint (hoso_decisions_count_open (fixture->db, 0, &error), ==, 0);
  second = import (fixture, 7, "An,an@shop.vn,,Huế,\nBình,binh@shop.vn,,Hà Nội,", FALSE);
  assert_decisions (fixture, second,
                    "An city Cần Thơ Huế kept\nBình city Vinh Hà Nội open");
  g_assert_cmpuint (hoso_decisions_count_open (fixture->db, 0, &error), ==, 1);
  g_assert_no_error (error);
}

/* The same person: they get the contact and the answers, and where these differ
 * from what was made by hand that is asked next. */
static void
test_same_person (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *imported = NULL;
  gint64 id;

  save_customer (fixture, 0, "Nguyễn An", NULL, "Cần Thơ");
  save_customer (fixture, 0, "nguyễn an", NULL, NULL);
  before = store_fixture_dump (fixture->db);
  id = import (fixture, 0, "Nguyễn An,,0903123456,Huế,Thợ may", FALSE);
  imported = store_fixture_dump (fixture->db);
  assert_decisions (fixture, id,
                    "Nguyễn An - - Nguyễn An open\nnguyễn an - - Nguyễn An open");

  settle (fixture, id, 0, 1, HOSO_DECISION_TAKEN);
  assert_decisions (fixture, id,
                    "Nguyễn An city Cần Thơ Huế open\n"
                    "Nguyễn An - - Nguyễn An taken\n"
                    "nguyễn an - - Nguyễn An kept");
  assert_query (fixture, "SELECT group_concat (customer_id || ' ' || value) FROM contact",
                "1 0903123456");
  assert_query (fixture,
                "SELECT group_concat (v.customer_id || ' ' || v.value) FROM customer_field v "
                "JOIN field f ON f.id = v.field_id WHERE f.key <> 'city'",
                "1 Thợ may");
  undo_step (fixture);
  assert_dump (fixture, imported);

  settle (fixture, id, 0, 1, HOSO_DECISION_TAKEN);
  settle (fixture, id, 0, 1, HOSO_DECISION_TAKEN);
  undo_import (fixture, id);
  assert_dump (fixture, before);
}

/* Somebody else becomes a customer where the import was to add new people, and
 * the next answer from the same telephone is theirs. */
static void
test_somebody_else (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *imported = NULL;
  gint64 id;

  save_customer (fixture, 0, "Nguyễn An", NULL, NULL);
  before = store_fixture_dump (fixture->db);
  id = import (fixture, 0,
               "Nguyễn An,,0903123456,Huế,\n"
               "Nguyễn An,,0903123456,,Thợ may\n"
               "nguyen an,,,,",
               TRUE);
  imported = store_fixture_dump (fixture->db);
  assert_query (fixture, "SELECT count (*) FROM customer", "1");

  settle (fixture, id, 0, 3, HOSO_DECISION_KEPT);
  assert_query (fixture, "SELECT group_concat (name) FROM customer", "Nguyễn An,Nguyễn An");
  assert_query (fixture, "SELECT group_concat (customer_id || ' ' || value) FROM contact",
                "2 0903123456");
  assert_query (fixture,
                "SELECT group_concat (customer_id || ' ' || value, '; ') FROM customer_field",
                "2 Huế; 2 Thợ may");
  undo_step (fixture);
  assert_dump (fixture, imported);
  settle (fixture, id, 0, 3, HOSO_DECISION_KEPT);
  undo_import (fixture, id);
  assert_dump (fixture, before);
}

/* What an import changed, with what stood there before. */
static void
test_detail (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoImportDetail) detail = NULL;
  g_autoptr (HosoImportDetail) short_detail = NULL;
  g_autoptr (GString) found = g_string_new (NULL);
  gint64 id;

  save_customer (fixture, 0, "An", "an@shop.vn", NULL);
  import (fixture, 0, "An,an@shop.vn,,Huế,Thợ may\nBình,binh@shop.vn,,,Thợ hồ", TRUE);
  id = import (fixture, 0,
               "An,an@shop.vn,,Hà Nội,Thợ may\nBình,binh@shop.vn,,Vinh,Thợ hồ\n"
               "An,an@shop.vn,,Sapa,\nChi,chi@shop.vn,,,",
               TRUE);
  detail = hoso_import_detail_load (fixture->db, id, 0, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < detail->changes->len; i++)
    {
      const HosoImportChange *change = g_ptr_array_index (detail->changes, i);

      g_string_append_printf (found, "%s %s: %s → %s\n", change->who,
                              change->field != NULL ? change->field : change->question,
                              change->before != NULL ? change->before : "-",
                              change->after != NULL ? change->after : "-");
    }
  g_assert_cmpstr (found->str, ==,
                   "An Tỉnh thành: Huế → Hà Nội\n"
                   "Bình Tỉnh thành: - → Vinh\n"
                   "An city: Huế → Sapa\n"
                   "Bình city: - → Vinh\n");
  g_assert_cmpuint (detail->counts.answers, ==, 2);
  g_assert_cmpuint (detail->counts.fields, ==, 2);
  g_assert_cmpuint (detail->counts.customers, ==, 1);
  g_assert_cmpuint (detail->customers->len, ==, 1);
  g_assert_cmpstr (((HosoImportedCustomer *)detail->customers->pdata[0])->name, ==, "Chi");

  short_detail = hoso_import_detail_load (fixture->db, id, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (short_detail->changes->len, ==, 2);
  g_assert_cmpuint (short_detail->counts.answers, ==, 2);
  g_assert_null (hoso_import_detail_load (fixture->db, 99, 0, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
}

static void
test_unknown (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const gint64 id = 99;

  g_assert_false (hoso_decisions_settle (fixture->db, &id, 1, HOSO_DECISION_KEPT, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
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
  add ("/decisions/take-value", test_take_value);
  add ("/decisions/keep-value", test_keep_value);
  add ("/decisions/same-person", test_same_person);
  add ("/decisions/somebody-else", test_somebody_else);
  add ("/decisions/detail", test_detail);
  add ("/decisions/unknown", test_unknown);
  return g_test_run ();
}
