/* Taking back an import that told the fields of customers who were there: every
 * value of before is current again, also after other work.
 */

#include "hoso-config.h"

#include "form-fixture.h"
#include "hoso-customers.h"

#include <time.h>

#define HEADER "Timestamp,Họ và tên,Email,Tỉnh thành,Nghề nghiệp\n"
#define UNDO_SECONDS 3.0

static void
set_up (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_set_up (fixture, data);
  form_fixture_open (fixture);
}

/* @n people, the first of them @first; what they say depends on @wave. */
static gint64
import (StoreFixture *fixture, guint first, guint n, guint wave)
{
  static const char *const cities[] = { "Huế", "Vinh", "Hà Nội", "Cần Thơ", "" };
  g_autoptr (GString) csv = g_string_new (HEADER);
  g_autofree char *path = NULL;
  g_autoptr (HosoImportReport) report = NULL;

  for (guint i = first; i < first + n; i++)
    g_string_append_printf (csv,
                            "2026/03/%02u %u:%02u:%02u AM GMT+7,Khách %u,khach%u@shop.vn,%s,%s\n",
                            1 + wave, 1 + i / 3600 % 11, i / 60 % 60, i % 60, i, i,
                            cities[(i + wave) % G_N_ELEMENTS (cities)],
                            i % 2 == 0 ? "Thợ may" : "");
  path = form_fixture_write_text (fixture, csv->str);
  report = form_fixture_import (fixture, path,
                                &(HosoImportOptions){ .into = -1, .add_customers = TRUE });
  return report->id;
}

static void
undo (StoreFixture *fixture, gint64 import)
{
  g_autoptr (GError) error = NULL;

  hoso_imports_undo (fixture->db, import, &error);
  g_assert_no_error (error);
}

/* Enters @city by hand. */
static void
set_city (StoreFixture *fixture, gint64 id, const char *city)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoCustomer) customer = hoso_customers_load (fixture->db, id, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < customer->fields->len; i++)
    if (g_str_equal (((HosoFieldValue *)customer->fields->pdata[i])->key, "city"))
      g_ptr_array_remove_index (customer->fields, i--);
  g_ptr_array_add (customer->fields, hoso_field_value_new ("city", city));
  hoso_customers_save (fixture->db, customer, &error);
  g_assert_no_error (error);
}

static gint64
add_customer (StoreFixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoCustomer) customer = hoso_customer_new ();
  gint64 id;

  customer->name = g_strdup (name);
  id = hoso_customers_save (fixture->db, customer, &error);
  g_assert_no_error (error);
  return id;
}

/* An import of 20,000 rows that updates 5,000 customers and asks about some. */
static void
test_large (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 id;
  clock_t start;
  double seconds;

  import (fixture, 0, 5000, 0);
  for (gint64 customer = 1; customer <= 20; customer++)
    set_city (fixture, customer, "Sa Đéc");
  before = store_fixture_dump (fixture->db);
  id = import (fixture, 0, 20000, 1);
  g_assert_cmpint (store_fixture_count (fixture->db, "SELECT count (*) FROM customer"), ==, 20000);
  g_assert_cmpint (store_fixture_count (fixture->db, "SELECT count (*) FROM import_decision"), ==,
                   16);

  start = clock ();
  undo (fixture, id);
  seconds = (double)(clock () - start) / CLOCKS_PER_SEC;
  g_test_message ("20,000 rows with 5,000 customers undone in %.2f s", seconds);
  g_assert_cmpfloat (seconds, <, UNDO_SECONDS);
  after = store_fixture_dump (fixture->db);
  g_assert_cmpstr (after, ==, before);
}

/* What the user sees, without the ids and moments that another order gives. */
static char *
dup_seen (StoreFixture *fixture)
{
  static const char sql[] =
    "SELECT c.name || ' ' || coalesce ((SELECT group_concat (x, ';') FROM (SELECT k.kind || ' ' || "
    "k.value AS x FROM contact k WHERE k.customer_id = c.id ORDER BY k.position)), '') || ' ' || "
    "coalesce ((SELECT group_concat (x, ';') FROM (SELECT f.key || ' ' || quote (v.value) || ' ' "
    "|| s.kind || ' ' || v.is_current AS x FROM customer_field v JOIN field f ON f.id = v.field_id "
    "JOIN source s ON s.id = v.source_id WHERE v.customer_id = c.id ORDER BY v.id)), '') || ' ' || "
    "coalesce ((SELECT group_concat (i.text, ';') FROM interaction i WHERE i.customer_id = c.id), "
    "'') || ' ' || (SELECT count (*) FROM respondent r WHERE r.customer_id = c.id) "
    "FROM customer c ORDER BY c.name";
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (fixture->db, sql, &error);
  GString *seen = g_string_new (NULL);

  g_assert_no_error (error);
  while (hoso_stmt_step (stmt, &error) == HOSO_ROW)
    g_string_append_printf (seen, "%s\n", hoso_stmt_get_text (stmt, 0));
  g_assert_no_error (error);
  return g_string_free (seen, FALSE);
}

/* Other work: the fields, notes and names of customers the import had told. */
static void
work (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  set_city (fixture, 3, "Đà Lạt");
  set_city (fixture, 4, "Huế");
  add_customer (fixture, "Chị Sáu");
  g_assert_true (hoso_customers_add_note (fixture->db, 5, "Thích màu xanh", &error));
  g_assert_true (hoso_customers_remove (fixture->db, &(gint64){ 6 }, 1, &error));
  g_assert_no_error (error);
}

static void
test_after_other_work (StoreFixture *fixture, gconstpointer data)
{
  StoreFixture control;
  g_autofree char *expected = NULL;
  g_autofree char *seen = NULL;
  gint64 id;

  set_up (&control, NULL);
  import (&control, 0, 50, 0);
  work (&control);
  expected = dup_seen (&control);
  store_fixture_tear_down (&control, NULL);

  import (fixture, 0, 50, 0);
  id = import (fixture, 0, 80, 1);
  work (fixture);
  undo (fixture, id);
  seen = dup_seen (fixture);
  g_assert_cmpstr (seen, ==, expected);
}

/* Three waves told the same people; the middle one goes. */
static void
test_between_others (StoreFixture *fixture, gconstpointer data)
{
  StoreFixture control;
  g_autofree char *expected = NULL;
  g_autofree char *seen = NULL;
  gint64 id;

  set_up (&control, NULL);
  import (&control, 0, 50, 0);
  import (&control, 0, 50, 2);
  expected = dup_seen (&control);
  store_fixture_tear_down (&control, NULL);

  import (fixture, 0, 50, 0);
  id = import (fixture, 0, 50, 1);
  import (fixture, 0, 50, 2);
  undo (fixture, id);
  seen = dup_seen (fixture);
  g_assert_cmpstr (seen, ==, expected);
}

/* Ten customers known by hand, who answer the same in each wave of a week. */
static void
add_known (StoreFixture *fixture)
{
  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HosoCustomer) customer = hoso_customer_new ();
      g_autofree char *email = g_strdup_printf ("khach%u@shop.vn", i);

      customer->name = g_strdup (email);
      g_ptr_array_add (customer->contacts, hoso_contact_new (HOSO_CONTACT_EMAIL, email));
      hoso_customers_save (fixture->db, customer, &error);
      g_assert_no_error (error);
    }
}

/* Two waves that say the same: the later one's word stays when the first goes. */
static void
test_said_twice (StoreFixture *fixture, gconstpointer data)
{
  StoreFixture control;
  g_autofree char *expected = NULL;
  g_autofree char *seen = NULL;
  gint64 id;

  set_up (&control, NULL);
  add_known (&control);
  import (&control, 0, 10, 5);
  expected = dup_seen (&control);
  store_fixture_tear_down (&control, NULL);

  add_known (fixture);
  id = import (fixture, 0, 10, 0);
  import (fixture, 0, 10, 5);
  undo (fixture, id);
  seen = dup_seen (fixture);
  g_assert_cmpstr (seen, ==, expected);
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
  add ("/import-updates/large", test_large);
  add ("/import-updates/after-other-work", test_after_other_work);
  add ("/import-updates/between-others", test_between_others);
  add ("/import-updates/said-twice", test_said_twice);
  return g_test_run ();
}
