/* Who gave these answers: joining the rows of a survey to customers. */

#include "hoso-config.h"

#include "form-fixture.h"
#include "hoso-customers.h"
#include "hoso-decision-table.h"
#include "hoso-join-preview.h"

#define HEADER "Timestamp,Họ và tên,Email,Số điện thoại,Tỉnh thành\n"

static void
set_up (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_set_up (fixture, data);
  form_fixture_open (fixture);
}

static gint64
add_customer (StoreFixture *fixture, const char *name, const char *email, const char *phone)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoCustomer) customer = hoso_customer_new ();
  gint64 id;

  customer->name = g_strdup (name);
  if (email != NULL)
    g_ptr_array_add (customer->contacts, hoso_contact_new (HOSO_CONTACT_EMAIL, email));
  if (phone != NULL)
    g_ptr_array_add (customer->contacts, hoso_contact_new (HOSO_CONTACT_PHONE, phone));
  id = hoso_customers_save (fixture->db, customer, &error);
  g_assert_no_error (error);
  return id;
}

/* @rows: what follows the timestamp, a line each. */
static HosoImportReport *
import_by (StoreFixture *fixture, const char *rows, gboolean add_customers, HosoJoinRules rules)
{
  g_autoptr (GString) csv = g_string_new (HEADER);
  g_auto (GStrv) lines = g_strsplit (rows, "\n", -1);
  g_autofree char *path = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (csv, "2026/03/02 8:00:%02u AM GMT+7,%s\n", i, lines[i]);
  path = form_fixture_write_text (fixture, csv->str);
  return form_fixture_import (fixture, path,
                              &(HosoImportOptions){
                                .into = -1, .add_customers = add_customers, .rules = rules });
}

static HosoImportReport *
import (StoreFixture *fixture, const char *rows, gboolean add_customers)
{
  return import_by (fixture, rows, add_customers, 0);
}

/* What is to be decided: "ordinal customer field value state", a line each. */
static void
assert_decisions (StoreFixture *fixture, gint64 import, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) decisions =
    hoso_decision_table_list (fixture->db, import, FALSE, &error);
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < decisions->len; i++)
    {
      const HosoDecision *decision = g_ptr_array_index (decisions, i);

      g_string_append_printf (found, "%s%u %" G_GINT64_FORMAT " %s %s %s", i > 0 ? "\n" : "",
                              decision->ordinal, decision->customer,
                              decision->field != NULL ? decision->field : "-", decision->value,
                              hoso_decision_state_get_name (decision->state));
    }
  g_assert_cmpstr (found->str, ==, expected);
}

/* The customers of the responses in order, 0 for none: "1 0 2". */
static void
assert_joined (StoreFixture *fixture, gint64 survey, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (
    fixture->db,
    "WITH RECURSIVE place (ordinal) AS (SELECT 0 UNION ALL SELECT ordinal + 1 FROM place "
    "WHERE ordinal + 1 < (SELECT sum (responses) FROM response_chunk WHERE survey_id = ?1)) "
    "SELECT group_concat (coalesce (customer_id, 0), ' ') FROM (SELECT customer_id FROM place "
    "LEFT JOIN respondent r ON r.survey_id = ?1 AND r.ordinal = place.ordinal "
    "ORDER BY place.ordinal)",
    &error);
  g_assert_no_error (error);
  hoso_stmt_bind_int (stmt, 1, survey);
  g_assert_cmpint (hoso_stmt_step (stmt, &error), ==, HOSO_ROW);
  g_assert_cmpstr (hoso_stmt_get_text (stmt, 0), ==, expected);
}

static void
assert_field (StoreFixture *fixture, gint64 id, const char *key, const char *expected)
{
  g_autoptr (HosoCustomer) customer = hoso_customers_load (fixture->db, id, NULL);
  const char *found = NULL;

  for (guint i = 0; i < customer->fields->len; i++)
    {
      const HosoFieldValue *value = customer->fields->pdata[i];

      if (g_str_equal (value->key, key))
        found = value->value;
    }
  g_assert_cmpstr (found, ==, expected);
}

/* The e-mail address counts before the telephone; both however written. */
static void
test_contacts (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoImportReport) report = NULL;

  add_customer (fixture, "An", "an@shop.vn", "0903 123 456");
  add_customer (fixture, "Bình", NULL, "0903 123 457");
  report = import (fixture,
                   "Nguyễn An,AN@Shop.vn,,Huế\n"
                   "Bình,,+84 903-123-457,\n"
                   "An,an@shop.vn,0903123457,\n"
                   "Bình,,903123457,\n"
                   "Ai đó,,0903999999,\n"
                   "Bình,,,\n"
                   "Bình,không có,9.03E+08,",
                   FALSE);
  assert_joined (fixture, report->survey, "1 2 1 2 0 0 0");
  g_assert_cmpuint (report->customers_matched, ==, 2);
  g_assert_cmpuint (report->customers_added, ==, 0);
  assert_field (fixture, 1, "city", "Huế");
}

/* A telephone that several customers have says nothing without the name. */
static void
test_shared_phone (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoImportReport) report = NULL;

  add_customer (fixture, "Chị Lan", NULL, "0903123456");
  add_customer (fixture, "Anh Nam", NULL, "0903123456");
  report = import (fixture,
                   "anh nam,,0903123456,\n"
                   "Em Út,,0903123456,\n"
                   ",,0903123456,\n"
                   "CHỊ LAN,,0903 123 456,",
                   FALSE);
  assert_joined (fixture, report->survey, "2 0 0 1");
}

/* A family writes one telephone into the same form: they are not one person. */
static void
test_family (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoImportReport) report = import (fixture,
                                                "Chị Lan,,0903123456,\n"
                                                "Anh Nam,,0903123456,\n"
                                                "chi lan,,0903 123 456,\n"
                                                ",,0903123457,\n"
                                                "Bé Na,,0903123457,",
                                                TRUE);

  assert_joined (fixture, report->survey, "1 2 1 3 3");
  g_assert_cmpuint (report->customers_added, ==, 3);
}

/* Imports into the survey that has the headers. */
static HosoImportReport *
import_again (StoreFixture *fixture, const char *rows, gboolean add_customers)
{
  g_autofree char *text = g_strconcat (HEADER, rows, NULL);
  g_autofree char *path = form_fixture_write_text (fixture, text);

  return form_fixture_import (fixture, path,
                              &(HosoImportOptions){ .add_customers = add_customers });
}

#define ROW_AN "2026/03/02 8:00:00 AM GMT+7,An,an@shop.vn,,Huế\n"
#define ROW_AN_MOVED "2026/03/02 8:00:00 AM GMT+7,An,an@shop.vn,,Vinh\n"
#define ROW_BINH "2026/03/02 8:00:09 AM GMT+7,Bình,binh@shop.vn,,Vinh\n"
#define ROW_CHI "2026/03/02 8:01:00 AM GMT+7,Chi,,,Huế\n"
#define ROW_DUNG "2026/03/02 8:02:00 AM GMT+7,Dũng,dung@shop.vn,,Huế\n"

/* A later import with joining on finds the customers of earlier responses too;
 * undone, it is as if it had never been. */
static void
test_earlier (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoImportReport) first = import_again (fixture, ROW_AN ROW_BINH ROW_CHI, FALSE);
  g_autoptr (HosoImportReport) second = NULL;
  g_autoptr (HosoImportReport) third = NULL;

  assert_joined (fixture, first->survey, "0 0 0");
  add_customer (fixture, "An", "an@shop.vn", NULL);
  second = import_again (fixture, ROW_AN ROW_BINH ROW_CHI ROW_DUNG, TRUE);
  g_assert_cmpint (second->survey, ==, first->survey);
  g_assert_cmpuint (second->added, ==, 1);
  g_assert_cmpuint (second->unchanged, ==, 3);
  g_assert_cmpuint (second->customers_matched, ==, 1);
  g_assert_cmpuint (second->customers_added, ==, 2);
  assert_joined (fixture, first->survey, "1 2 0 3");
  assert_field (fixture, 1, "city", "Huế");

  g_assert_true (hoso_imports_undo (fixture->db, second->id, &error));
  g_assert_no_error (error);
  assert_joined (fixture, first->survey, "0 0 0");
  assert_field (fixture, 1, "city", NULL);
  g_assert_cmpint (store_fixture_count (fixture->db, "SELECT count (*) FROM customer"), ==, 1);

  third = import_again (fixture, ROW_AN ROW_DUNG, FALSE);
  assert_joined (fixture, first->survey, "1 0 0 0");
  g_assert_true (hoso_imports_undo (fixture->db, first->id, &error));
  g_assert_no_error (error);
  g_assert_cmpint (store_fixture_count (fixture->db, "SELECT count (*) FROM respondent"), ==, 0);
}

/* Whom the user took out after an import had added them does not come back. */
static void
test_taken_out (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoImportReport) first = import_again (fixture, ROW_AN ROW_BINH, TRUE);
  g_autoptr (HosoImportReport) second = NULL;

  assert_joined (fixture, first->survey, "1 2");
  g_assert_true (hoso_customers_remove (fixture->db, (gint64[]){ 2 }, 1, &error));
  g_assert_no_error (error);
  second = import_again (fixture, ROW_AN ROW_BINH ROW_DUNG, TRUE);
  assert_joined (fixture, first->survey, "1 0 3");
  g_assert_cmpuint (second->customers_added, ==, 1);
}

static gboolean
has_contact (StoreFixture *fixture, gint64 id, HosoContactKind kind)
{
  g_autoptr (HosoCustomer) customer = hoso_customers_load (fixture->db, id, NULL);

  for (guint i = 0; i < customer->contacts->len; i++)
    if (((const HosoContact *)customer->contacts->pdata[i])->kind == kind)
      return TRUE;
  return FALSE;
}

/* A contact that is not to be joined by tells nobody and is not taken over. */
static void
test_rules (StoreFixture *fixture, gconstpointer data)
{
  static const char rows[] = "An,an@shop.vn,,\nBình,,0903123457,\nChi,chi@shop.vn,0903123458,";
  g_autoptr (HosoImportReport) emails = NULL;
  g_autoptr (HosoImportReport) phones = NULL;
  g_autoptr (HosoImportReport) neither = NULL;
  g_autoptr (HosoImportReport) added = NULL;

  add_customer (fixture, "An", "an@shop.vn", NULL);
  add_customer (fixture, "Bình", NULL, "0903123457");
  emails = import_by (fixture, rows, FALSE, HOSO_JOIN_NOT_BY_PHONE);
  assert_joined (fixture, emails->survey, "1 0 0");
  phones = import_by (fixture, rows, FALSE, HOSO_JOIN_NOT_BY_EMAIL);
  assert_joined (fixture, phones->survey, "0 2 0");
  neither = import_by (fixture, rows, TRUE, HOSO_JOIN_NOT_BY_EMAIL | HOSO_JOIN_NOT_BY_PHONE);
  assert_joined (fixture, neither->survey, "0 0 0");
  g_assert_cmpuint (neither->customers_added, ==, 0);
  added = import_by (fixture, rows, TRUE, HOSO_JOIN_NOT_BY_EMAIL);
  assert_joined (fixture, added->survey, "0 2 3");
  g_assert_cmpuint (added->customers_added, ==, 1);
  g_assert_false (has_contact (fixture, 3, HOSO_CONTACT_EMAIL));
  g_assert_true (has_contact (fixture, 3, HOSO_CONTACT_PHONE));
}

static void
assert_counts (
  const HosoJoinPreview *preview, HosoJoinRules rules, guint joined, guint asked, guint strangers)
{
  HosoJoinCounts counts = hoso_join_preview_count (preview, rules);

  g_assert_cmpuint (counts.joined, ==, joined);
  g_assert_cmpuint (counts.asked, ==, asked);
  g_assert_cmpuint (counts.strangers, ==, strangers);
}

/* What would join, by any rules, told without importing anything. */
static void
test_preview (StoreFixture *fixture, gconstpointer data)
{
  static const char rows[] = HEADER "1,An,an@shop.vn,0903123457,Huế\n"
                                    "2,Bình,,0903 123 457,\n"
                                    "3,chi,,,Huế\n"
                                    "4,Dũng,dung@shop.vn,,Huế\n"
                                    "5,,không có,1,Huế\n";
  g_autofree char *path = form_fixture_write_text (fixture, rows);
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoDraft) draft = hoso_imports_recognise (path, NULL, NULL, &error);
  g_autofree HosoJoinPreview *preview = NULL;

  add_customer (fixture, "An", "an@shop.vn", NULL);
  add_customer (fixture, "Bình", NULL, "0903123457");
  add_customer (fixture, "Chi", "chi@shop.vn", NULL);
  hoso_draft_set_field (draft, 1, "name");
  hoso_draft_set_field (draft, 2, "email");
  hoso_draft_set_field (draft, 3, "phone");
  preview = hoso_join_preview_new (fixture->db, path, draft, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (preview->rows, ==, 5);
  g_assert_true (preview->all);
  assert_counts (preview, 0, 2, 1, 1);
  assert_counts (preview, HOSO_JOIN_NOT_BY_NAME, 2, 0, 1);
  assert_counts (preview, HOSO_JOIN_NOT_BY_EMAIL, 2, 1, 0);
  assert_counts (preview, HOSO_JOIN_NOT_BY_PHONE | HOSO_JOIN_NOT_BY_NAME, 1, 0, 1);
  assert_counts (
    preview, HOSO_JOIN_NOT_BY_EMAIL | HOSO_JOIN_NOT_BY_PHONE | HOSO_JOIN_NOT_BY_NAME, 0, 0, 0);
}

static void
test_add (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoImportReport) report = import (fixture,
                                                "An,an@shop.vn,0903123456,Huế\n"
                                                "Không tên tuổi,,,Đà Nẵng\n"
                                                ",binh@shop.vn,,\n"
                                                "An,AN@shop.vn,,Hà Nội",
                                                TRUE);
  g_autoptr (HosoCustomer) second = hoso_customers_load (fixture->db, 2, NULL);

  assert_joined (fixture, report->survey, "1 0 2 1");
  g_assert_cmpuint (report->customers_added, ==, 2);
  g_assert_cmpuint (report->customers_matched, ==, 0);
  g_assert_cmpstr (second->name, ==, "binh@shop.vn");
  assert_field (fixture, 1, "city", "Hà Nội");
}

/* What a person entered or cleared stays; what an import set may change. */
static void
test_hand_made (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoImportReport) first = NULL;
  g_autoptr (HosoImportReport) second = NULL;
  g_autoptr (HosoCustomer) customer = NULL;

  add_customer (fixture, "An", "an@shop.vn", NULL);
  first = import (fixture, "An,an@shop.vn,,Huế", FALSE);
  assert_field (fixture, 1, "city", "Huế");
  customer = hoso_customers_load (fixture->db, 1, &error);
  for (guint i = 0; i < customer->fields->len; i++)
    {
      HosoFieldValue *value = customer->fields->pdata[i];

      g_free (value->value);
      value->value = g_strdup ("Cần Thơ");
    }
  hoso_customers_save (fixture->db, customer, &error);
  g_assert_no_error (error);
  second = import (fixture, "An,an@shop.vn,,Hà Nội", FALSE);
  assert_field (fixture, 1, "city", "Cần Thơ");
  g_assert_true (hoso_imports_undo (fixture->db, second->id, &error));
  g_assert_true (hoso_imports_undo (fixture->db, first->id, &error));
  assert_field (fixture, 1, "city", "Cần Thơ");
}

static void
set_city (StoreFixture *fixture, gint64 id, const char *city)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoCustomer) customer = hoso_customers_load (fixture->db, id, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < customer->fields->len; i++)
    {
      HosoFieldValue *value = customer->fields->pdata[i];

      if (g_str_equal (value->key, "city"))
        {
          g_free (value->value);
          value->value = g_strdup (city);
        }
    }
  hoso_customers_save (fixture->db, customer, &error);
  g_assert_no_error (error);
}

/* Answers that differ from what was made by hand are noted, the latest of each
 * customer; those that say the same are not. */
static void
test_decide_values (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoImportReport) first = NULL;
  g_autoptr (HosoImportReport) second = NULL;
  guint64 open = 0;

  add_customer (fixture, "An", "an@shop.vn", NULL);
  add_customer (fixture, "Bình", "binh@shop.vn", NULL);
  first = import (fixture, "An,an@shop.vn,,Huế\nBình,binh@shop.vn,,Huế", FALSE);
  assert_decisions (fixture, 0, "");
  set_city (fixture, 1, "Cần Thơ");
  set_city (fixture, 2, "Cần Thơ");
  second = import (fixture,
                   "An,an@shop.vn,,Hà Nội\n"
                   "Bình,binh@shop.vn,,CẦN THƠ\n"
                   "An,an@shop.vn,,Vinh",
                   FALSE);
  assert_decisions (fixture, second->id, "2 1 city Vinh open");
  assert_field (fixture, 1, "city", "Cần Thơ");
  g_assert_true (hoso_decision_table_count_open (fixture->db, 0, &open, &error));
  g_assert_cmpuint (open, ==, 1);
  g_assert_true (hoso_imports_undo (fixture->db, second->id, &error));
  assert_decisions (fixture, 0, "");
}

/* A name alone joins nobody: it is asked about, where nothing speaks against it
 * and the name is not everybody's. */
static void
test_decide_persons (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoImportReport) report = NULL;
  guint64 open = 0;

  add_customer (fixture, "Nguyễn An", NULL, NULL);
  add_customer (fixture, "NGUYỄN AN", NULL, "0903123456");
  add_customer (fixture, "Nguyễn An Bình", NULL, NULL);
  for (guint i = 0; i < 6; i++)
    add_customer (fixture, "Lan", NULL, NULL);
  report = import (fixture,
                   "nguyễn an,,,\n"
                   "Nguyễn An,,0903999999,\n"
                   "An,,,\n"
                   "Lan,,,\n"
                   "\"Lan \"\"Béo\"\"\",,,\n"
                   "…,,,\n"
                   "Khác,,0903888888,",
                   TRUE);
  assert_joined (fixture, report->survey, "0 0 0 0 0 0 10");
  assert_decisions (fixture, report->id,
                    "0 1 - nguyễn an open\n"
                    "0 2 - nguyễn an open\n"
                    "1 1 - Nguyễn An open");
  g_assert_true (hoso_decision_table_count_open (fixture->db, report->id, &open, &error));
  g_assert_cmpuint (open, ==, 2);
}

/* Undone, the value of before is there again. */
static void
test_field_undone (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoImportReport) first = NULL;
  g_autoptr (HosoImportReport) second = NULL;

  add_customer (fixture, "An", "an@shop.vn", NULL);
  first = import (fixture, "An,an@shop.vn,,Huế", FALSE);
  second = import (fixture, "An,an@shop.vn,,Hà Nội\nAn,an@shop.vn,,Vinh", FALSE);
  assert_field (fixture, 1, "city", "Vinh");
  g_assert_true (hoso_imports_undo (fixture->db, second->id, &error));
  assert_field (fixture, 1, "city", "Huế");
  g_assert_true (hoso_imports_undo (fixture->db, first->id, &error));
  assert_field (fixture, 1, "city", NULL);
}

/* An edited answer reaches the customer's field, and goes with the import. */
static void
test_edited (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoImportReport) first = NULL;
  g_autoptr (HosoImportReport) second = NULL;

  add_customer (fixture, "An", "an@shop.vn", NULL);
  first = import_again (fixture, ROW_AN ROW_BINH, FALSE);
  assert_field (fixture, 1, "city", "Huế");
  second = import_again (fixture, ROW_AN_MOVED ROW_BINH, FALSE);
  g_assert_cmpint (second->survey, ==, first->survey);
  g_assert_cmpuint (second->updated, ==, 1);
  assert_field (fixture, 1, "city", "Vinh");
  g_assert_true (hoso_imports_undo (fixture->db, second->id, &error));
  g_assert_no_error (error);
  assert_field (fixture, 1, "city", "Huế");
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
  add ("/customer-join/contacts", test_contacts);
  add ("/customer-join/shared-phone", test_shared_phone);
  add ("/customer-join/family", test_family);
  add ("/customer-join/rules", test_rules);
  add ("/customer-join/earlier", test_earlier);
  add ("/customer-join/taken-out", test_taken_out);
  add ("/customer-join/preview", test_preview);
  add ("/customer-join/add", test_add);
  add ("/customer-join/hand-made", test_hand_made);
  add ("/customer-join/field-undone", test_field_undone);
  add ("/customer-join/decide-values", test_decide_values);
  add ("/customer-join/decide-persons", test_decide_persons);
  add ("/customer-join/edited", test_edited);
  return g_test_run ();
}
