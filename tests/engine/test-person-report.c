/* The report on one person: everything that a full customer has occurs in it, and
 * nothing of anybody else.
 */

#include "hoso-config.h"

#include "erasure-fixture.h"

#include "hoso-consents.h"
#include "hoso-customer-references.h"
#include "hoso-customers.h"
#include "hoso-interactions.h"
#include "hoso-merges.h"
#include "hoso-paper.h"
#include "hoso-person-report.h"
#include "hoso-purchases.h"
#include "hoso-relations.h"
#include "hoso-session.h"
#include "hoso-tasks.h"

#include <string.h>

#define PERSONS 12

static char *
dup_report (StoreFixture *fixture, gint64 customer)
{
  g_autoptr (GError) error = NULL;
  char *text = hoso_person_report_dup_text (fixture->db, customer, &error);

  g_assert_no_error (error);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  return text;
}

static void
assert_has (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in:\n%s", part, text);
}

static void
add_happenings (StoreFixture *fixture, gint64 customer)
{
  g_autoptr (HosoInteraction) complaint =
    hoso_interaction_new (HOSO_INTERACTION_COMPLAINT, "Giao thiếu\nmột chai dầu");
  g_autoptr (HosoTask) task = hoso_task_new (HOSO_TASK_RENEWAL, "Gọi hỏi về gói mới");
  g_autoptr (HosoTask) follow_up = hoso_task_new (HOSO_TASK_FOLLOW_UP, "Hỏi xem đã nhận đủ chưa");
  g_autoptr (HosoConsent) consent =
    hoso_consent_new (HOSO_PURPOSE_MESSAGES, HOSO_CONSENT_WITHDRAWN);
  g_autoptr (HosoPurchase) purchase = hoso_purchase_new ();
  g_autoptr (GError) error = NULL;

  complaint->customer = task->customer = follow_up->customer = customer;
  complaint->at = 1767225600;
  task->due_local = follow_up->due_local = 1798761600;
  g_assert_cmpint (hoso_interactions_save (fixture->db, complaint, follow_up, &error), !=, 0);
  g_assert_cmpint (hoso_tasks_save (fixture->db, task, &error), !=, 0);
  consent->channel = g_strdup ("paper");
  consent->note = g_strdup ("Phiếu số 7");
  g_assert_true (hoso_consents_set (fixture->db, &customer, 1, consent, &error));
  purchase->customer = customer;
  purchase->code = g_strdup ("TAY-0099");
  purchase->currency = g_strdup ("VND");
  purchase->at_local = 1767225600;
  purchase->amount = 123456;
  g_ptr_array_add (purchase->lines, hoso_purchase_line_new ("Khăn lụa tơ tằm", 2, 123456));
  g_assert_cmpint (hoso_purchases_save (fixture->db, purchase, &error), !=, 0);
  g_assert_no_error (error);
}

static void
add_others (StoreFixture *fixture, gint64 customer)
{
  const HosoRelation family = { .from = customer,
                                .role = HOSO_ROLE_FAMILY,
                                .title = (char *)"Em gái út" };
  g_autoptr (GError) error = NULL;
  gint64 twin = erasure_fixture_find (fixture, 7);

  g_assert_cmpint (hoso_relations_add_named (fixture->db, &family, "Lê Văn Bảy", &error), !=, 0);
  g_assert_cmpint (hoso_merges_merge (fixture->db, customer, twin, NULL, &error), !=, 0);
  g_assert_no_error (error);
}

static void
change (StoreFixture *fixture, gint64 customer, const char *occupation)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoCustomer) loaded = hoso_customers_load (fixture->db, customer, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < loaded->fields->len; i++)
    {
      HosoFieldValue *value = g_ptr_array_index (loaded->fields, i);

      if (g_str_equal (value->key, "occupation"))
        {
          g_free (value->value);
          value->value = g_strdup (occupation);
        }
    }
  g_ptr_array_add (loaded->tags, g_strdup ("Khách ruột"));
  g_ptr_array_add (loaded->contacts, hoso_contact_new (HOSO_CONTACT_ZALO, "zalo.me/0909"));
  g_assert_cmpint (hoso_customers_save (fixture->db, loaded, &error), !=, 0);
  g_assert_no_error (error);
}

static gint64
fill (StoreFixture *fixture)
{
  gint64 customer;

  erasure_fixture_fill (fixture, PERSONS);
  customer = erasure_fixture_find (fixture, 0);
  change (fixture, customer, "Giáo viên tiểu học");
  add_happenings (fixture, customer);
  add_others (fixture, customer);
  return customer;
}

/* Every text in a row of a table that belongs to the customer. */
static void
assert_has_table (StoreFixture *fixture,
                  const char *text,
                  const HosoCustomerReference *reference,
                  gint64 customer)
{
  g_auto (GStrv) columns = g_strsplit (reference->texts, " ", -1);

  for (guint i = 0; columns[i] != NULL; i++)
    {
      g_autofree char *sql =
        g_strdup_printf ("SELECT %s FROM %s WHERE %s = ?1 AND typeof (%s) = 'text'", columns[i],
                         reference->table, reference->column, columns[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (HosoStmt) stmt =
        hoso_db_prepare (fixture->db, g_intern_string (sql), &error);

      g_assert_no_error (error);
      hoso_stmt_bind_int (stmt, 1, customer);
      while (hoso_stmt_step (stmt, &error) == HOSO_ROW)
        assert_has (text, hoso_stmt_get_text (stmt, 0));
    }
}

static void
test_every_text (StoreFixture *fixture, gconstpointer data)
{
  gint64 customer = fill (fixture);
  g_autofree char *text = dup_report (fixture, customer);
  guint n;
  const HosoCustomerReference *all = hoso_customer_references_get (&n);
  guint tables = 0;

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (all[i].parent, "customer") == 0 && all[i].texts != NULL &&
        all[i].kind != HOSO_REFERENCE_DERIVED)
      {
        assert_has_table (fixture, text, &all[i], customer);
        tables++;
      }
  g_assert_cmpuint (tables, >, 8);
}

/* What stands in chunks, in other tables, or is shown in words. */
static void
test_every_part (StoreFixture *fixture, gconstpointer data)
{
  static const char *const parts[] = {
    "Trần Thị Q00000wzn",
    "00000wzm@thu.vn",
    "Số 1 ngõ 00000wza, Hà Nội",
    "Nghề 00000wzf",
    "Giáo viên tiểu học",
    "Khách ruột",
    "Quen 00000wzg lâu",
    "Hẹn gọi lại 00000wzh",
    "Hội 00000wzo",
    "Tôi thấy 00000wze",
    "Tôi thấy 00000wzt",
    "HD00000wzd",
    "Áo dài",
    "Khăn lụa tơ tằm",
    "TAY-0099",
    "zalo.me/0909",
    "Phiếu số 7",
    "On paper",
    "Messages about offers: Withdrawn",
    "Lê Văn Bảy",
    "Em gái út",
    "Trần Thị Q00007wzn",
    "Giao thiếu\nmột chai dầu",
    "Gọi hỏi về gói mới",
    "Hỏi xem đã nhận đủ chưa",
    "Files That This Came From",
    ", earlier: ",
  };
  gint64 customer = fill (fixture);
  g_autofree char *text = dup_report (fixture, customer);
  g_autofree char *again = dup_report (fixture, customer);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    assert_has (text, parts[i]);
  g_assert_cmpstr (text, ==, again);
  for (guint i = 1; i < PERSONS; i++)
    {
      g_autofree char *other = g_strdup_printf ("%05uwz", i);

      if (i != 7)
        g_assert_null (strstr (text, other));
    }
}

static void
test_nothing (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  fixture->db = hoso_session_open (fixture->path, TRUE, &error);
  g_assert_no_error (error);
  store_fixture_add_customer (fixture->db, "Lan");
  text = dup_report (fixture, 1);
  assert_has (text, "Everything Held About Lan");
  assert_has (text, "Purchases\n---------\nNothing is stored.\n");
  g_assert_null (hoso_person_report_dup_text (fixture->db, 99, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
}

static void
test_file (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "lan.txt", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *bytes = NULL;

  fixture->db = hoso_session_open (fixture->path, TRUE, &error);
  g_assert_no_error (error);
  hoso_db_set_clock (fixture->db, 1767225600, 1);
  store_fixture_add_customer (fixture->db, "Lan");
  text = dup_report (fixture, 1);
  g_assert_false (hoso_person_report_write (fixture->db, 1, "doc", path, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (hoso_person_report_write (fixture->db, 1, "txt", path, &error));
  g_assert_true (g_file_get_contents (path, &bytes, NULL, &error));
  g_assert_cmpstr (bytes, ==, text);
  g_free (g_steal_pointer (&bytes));
  g_assert_true (hoso_person_report_write (fixture->db, 1, "pdf", path, &error));
  g_assert_true (g_file_get_contents (path, &bytes, NULL, &error));
  g_assert_true (g_str_has_prefix (bytes, "%PDF-"));
}

/* What a reader of PDF finds, a form feed behind each page; NULL without one. */
static char *
dup_pdf_text (StoreFixture *fixture, const HosoPaper *paper)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  g_autofree char *path = g_build_filename (fixture->folder, "a.pdf", NULL);
  const char *argv[] = { program, "-enc", "UTF-8", "-raw", path, "-", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = hoso_paper_make_pdf (paper, "Nhiều trang", &error);
  char *text = NULL;

  g_assert_no_error (error);
  if (program == NULL)
    return NULL;
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (pdf, NULL),
                                      (gssize)g_bytes_get_size (pdf), &error));
  g_assert_true (
    g_spawn_sync (NULL, (char **)argv, NULL, 0, NULL, NULL, &text, NULL, NULL, &error));
  return text;
}

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *at = text; (at = strstr (at, part)) != NULL; at += strlen (part))
    n++;
  return n;
}

/* A text longer than a page goes on, and nothing of it is lost. */
static void
test_pages (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoPaper) paper = hoso_paper_new ();
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GString) letters = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < 3000; i++)
    g_string_append (words, "nghiêng ");
  for (guint i = 0; i < 20000; i++)
    g_string_append (letters, "ề");
  hoso_paper_add (paper, HOSO_PAPER_TITLE, "Nhiều trang");
  hoso_paper_add (paper, HOSO_PAPER_TEXT, words->str);
  hoso_paper_add (paper, HOSO_PAPER_REMARK, letters->str);
  text = dup_pdf_text (fixture, paper);
  if (text == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  g_assert_cmpuint (count (text, "nghiêng"), ==, 3000);
  g_assert_cmpuint (count (text, "ề"), ==, 20001);
  g_assert_cmpuint (count (text, "\f"), >, 6);
  g_assert_nonnull (strstr (text, "Page 1 of "));
}

static void
add (const char *path, void (*test) (StoreFixture *, gconstpointer))
{
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, test, store_fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/person-report/every-text", test_every_text);
  add ("/person-report/every-part", test_every_part);
  add ("/person-report/nothing", test_nothing);
  add ("/person-report/file", test_file);
  add ("/person-report/pages", test_pages);
  return g_test_run ();
}
