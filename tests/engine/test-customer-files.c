/* Customers from a file: all that a row says, again, by hand, taken back. */

#include "hoso-config.h"

#include "form-fixture.h"
#include "hoso-customers.h"
#include "list-fixture.h"

#define KIOTVIET                                                                          \
  "Loại khách\tMã khách hàng\tTên khách hàng\tĐiện thoại\tĐịa chỉ\t"   \
  "Khu vực giao hàng\t"                                                                \
  "Phường/Xã\tCông ty\tMã số thuế\tSố CMND/CCCD\tNgày sinh\tGiới tính\t"  \
  "Email\tFacebook\t"                                                                     \
  "Nhóm khách hàng\tGhi chú\tNgày giao dịch cuối\tNợ cần thu hiện tại\t" \
  "Tổng bán (Không import)\tTrạng thái\n"                                          \
  "Cá nhân\tKH000001\tNguyễn Thị Lan\t0903 123 456\t12 Lê Lợi\t\t\t\t\t\t"       \
  "02/03/1990\tNữ\t"                                                                    \
  "lan@example.com\tfb.com/lan\tVIP|Khách quen\tThích trà\t\t\t\t1\n"                  \
  "Công ty\tKH000002\tCông ty Hoa Mai\t02838221234\t\t\t\t\t\t\t\t\t\t\t"               \
  "Khách sỉ\t\t\t\t\t1\n"                                                              \
  "Cá nhân\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t1\n"                                    \
  "Cá nhân\tKH000003\tTrần Văn Nam\t0903123456\t\t\t\t\t\t\t\tNam\t\t\t\t"           \
  "\t\t\t\t1\n"

static void
set_up (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_set_up (fixture, data);
  form_fixture_open (fixture);
}

static HosoImportReport *
import (StoreFixture *fixture, const char *table, const char *expected)
{
  g_autofree char *path = list_fixture_write_workbook (fixture, table, TRUE);
  HosoImportReport *report = list_fixture_import (fixture, path, HOSO_FILE_CUSTOMERS, NULL);
  g_autofree char *figures = list_fixture_dup_figures (report);

  g_assert_cmpstr (figures, ==, expected);
  return report;
}

static void
test_kiotviet (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = list_fixture_write_workbook (fixture, KIOTVIET, TRUE);
  g_autoptr (HosoSheet) sheet = hoso_lists_recognise (path, NULL, NULL, NULL);
  g_autoptr (HosoImportReport) first = NULL;
  g_autoptr (HosoImportReport) second = NULL;
  g_autoptr (HosoCustomer) lan = NULL;
  g_autoptr (HosoCustomer) company = NULL;

  g_assert_cmpint (sheet->kind, ==, HOSO_FILE_CUSTOMERS);
  g_assert_cmpstr (sheet->layout, ==, "kiotviet");
  first = import (fixture, KIOTVIET, "4 3 0 0 1; 0 0");
  lan = hoso_customers_load (fixture->db, 1, NULL);
  g_assert_cmpstr (lan->name, ==, "Nguyễn Thị Lan");
  g_assert_cmpstr (hoso_customer_get_field (lan, "gender"), ==, "Nữ");
  g_assert_cmpstr (hoso_customer_get_field (lan, "birthday"), ==, "1990-03-02");
  g_assert_cmpstr (hoso_customer_get_contact (lan, HOSO_CONTACT_ADDRESS), ==, "12 Lê Lợi");
  g_assert_cmpuint (lan->tags->len, ==, 2);
  g_assert_cmpuint (lan->notes->len, ==, 1);
  company = hoso_customers_load (fixture->db, 2, NULL);
  g_assert_cmpint (company->kind, ==, HOSO_CUSTOMER_COMPANY);
  second = import (fixture, KIOTVIET, "4 0 0 3 1; 0 0");
}

/* What a file changes goes with it; what stands in the way is named. */
static void
test_undo (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) edited = g_string_new (KIOTVIET);
  g_autofree char *empty = store_fixture_dump (fixture->db);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *end = NULL;
  g_autoptr (HosoImportReport) first = import (fixture, KIOTVIET, "4 3 0 0 1; 0 0");
  g_autoptr (HosoImportReport) second = NULL;
  g_autoptr (GError) error = NULL;

  before = store_fixture_dump (fixture->db);
  g_string_replace (edited, "02/03/1990", "02/03/1991", 0);
  g_string_replace (edited, "VIP|", "VIP|Mua sỉ|", 0);
  g_string_replace (edited, "0903123456", "0977123456", 0);
  second = import (fixture, edited->str, "4 0 2 1 1; 0 0");
  g_assert_false (hoso_imports_undo (fixture->db, first->id, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (hoso_imports_undo (fixture->db, second->id, &error));
  g_assert_no_error (error);
  after = store_fixture_dump (fixture->db);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (hoso_imports_undo (fixture->db, first->id, &error));
  g_assert_no_error (error);
  end = store_fixture_dump (fixture->db);
  g_assert_cmpstr (end, ==, empty);
}

static void
test_by_hand (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoImportReport) first = import (fixture, KIOTVIET, "4 3 0 0 1; 0 0");
  g_autoptr (HosoImportReport) second = NULL;
  g_autoptr (HosoCustomer) lan = hoso_customers_load (fixture->db, 1, NULL);
  g_autoptr (HosoCustomer) still = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < lan->fields->len; i++)
    {
      HosoFieldValue *value = lan->fields->pdata[i];

      if (g_str_equal (value->key, "birthday"))
        {
          g_free (value->value);
          value->value = g_strdup ("1990-03-03");
        }
    }
  g_assert_cmpint (hoso_customers_save (fixture->db, lan, &error), ==, 1);
  g_assert_no_error (error);
  second = import (fixture, KIOTVIET, "4 0 0 3 1; 0 0");
  g_assert_cmpuint (second->draft->problems->len, ==, 2);
  still = hoso_customers_load (fixture->db, 1, NULL);
  g_assert_cmpstr (hoso_customer_get_field (still, "birthday"), ==, "1990-03-03");
}

static void
test_kinds (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *header;
    HosoFileKind kind;
  } files[] = {
    { "Họ tên,Điện thoại,Email\nLan,0903123456,\n", HOSO_FILE_CUSTOMERS },
    { "name;phone;city\nLan;0903123456;Huế\n", HOSO_FILE_CUSTOMERS },
    { "Dấu thời gian,Họ tên,Điện thoại\n13/02/2026 10:00:00,Lan,0903123456\n", HOSO_FILE_SURVEY },
    { "Họ tên,Điện thoại,Bạn thích gì?,Vì sao?,Khi nào?,Ở đâu?\nLan,0903123456,a,b,c,d\n",
      HOSO_FILE_SURVEY },
    { "Ngày,Khách hàng,Số tiền\n13/02/2026,Lan,10000\n", HOSO_FILE_ORDERS },
    { "Timestamp,Score,Email\n1/2/2026 10:00:00,3,a@b.c\n", HOSO_FILE_SURVEY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = list_fixture_write_text (fixture, files[i].header);
      g_autoptr (GError) error = NULL;
      g_autoptr (HosoSheet) sheet = hoso_lists_recognise (path, NULL, NULL, &error);

      g_test_message ("%s", files[i].header);
      g_assert_no_error (error);
      g_assert_cmpint (sheet->kind, ==, files[i].kind);
    }
}

static const char *
get_earlier (GPtrArray *values, const char *key)
{
  for (guint i = 0; i < values->len; i++)
    {
      const HosoFieldValue *value = values->pdata[i];

      if (g_str_equal (value->key, key))
        return value->value;
    }
  return NULL;
}

static void
assert_forms (HosoDb *db, gint64 id, const char *spend, const char *written)
{
  g_autoptr (HosoCustomer) customer = hoso_customers_load (db, id, NULL);
  g_autoptr (GPtrArray) earlier = hoso_customers_list_earlier (db, id, NULL);

  g_assert_cmpstr (hoso_customer_get_field (customer, "birthday"), ==, "1990-03-05");
  g_assert_cmpstr (get_earlier (earlier, "birthday"), ==, "5/3/1990");
  g_assert_cmpstr (hoso_customer_get_field (customer, "channel"), ==, "Zalo; Shopee");
  g_assert_cmpstr (get_earlier (earlier, "channel"), ==, "zalo, shopee");
  g_assert_cmpstr (hoso_customer_get_field (customer, "satisfaction"), ==, "4");
  g_assert_cmpstr (get_earlier (earlier, "satisfaction"), ==, "4/5");
  g_assert_cmpstr (hoso_customer_get_field (customer, "spend"), ==, spend);
  g_assert_cmpstr (get_earlier (earlier, "spend"), ==, written);
  g_assert_cmpstr (hoso_customer_get_field (customer, "occupation"), ==, "Giáo viên");
  g_assert_null (get_earlier (earlier, "occupation"));
}

#define FORMS_MAP                                                                                  \
  "name=Tên,phone=Điện thoại,birthday=Sinh,channel=Kênh,satisfaction=Hài lòng,spend=Chi," \
  "occupation=Nghề"
#define FORMS_HEAD "Tên,Điện thoại,Sinh,Kênh,Hài lòng,Chi,Nghề\n"

static void
import_forms (StoreFixture *fixture, const char *rows, const char *expected)
{
  g_autofree char *text = g_strconcat (FORMS_HEAD, rows, NULL);
  g_autofree char *path = list_fixture_write_text (fixture, text);
  g_autoptr (HosoImportReport) report =
    list_fixture_import (fixture, path, HOSO_FILE_CUSTOMERS, FORMS_MAP);
  g_autofree char *figures = list_fixture_dup_figures (report);

  g_assert_cmpstr (figures, ==, expected);
}

/* One form is stored of what a file writes in many, for those whom it adds and for
 * others; what was written is kept where it differs, and what is no value of the
 * type stays as it is. */
static void
test_forms (StoreFixture *fixture, gconstpointer data)
{
  HosoDb *db = fixture->db;
  g_autoptr (HosoCustomer) hoa = NULL;

  import_forms (fixture,
                "Lan,0903 123 456,5/3/1990,\"zalo, shopee\",4/5,1tr2,Giáo viên\n"
                "Hoa,0903 123 457,15/1 âm,Zalo,hài lòng,500k,Kỹ sư\n"
                "Mai,0903 123 458,,,,,\n",
                "3 3 0 0 0; 0 0");
  assert_forms (db, 1, "1200000 VND", "1tr2");
  hoa = hoso_customers_load (db, 2, NULL);
  g_assert_cmpstr (hoso_customer_get_field (hoa, "birthday"), ==, "--01-15L");
  g_assert_cmpstr (hoso_customer_get_field (hoa, "satisfaction"), ==, "hài lòng");
  g_assert_cmpstr (hoso_customer_get_field (hoa, "spend"), ==, "500000 VND");
  /* The same in other words changes nothing. */
  import_forms (fixture,
                "Lan,0903 123 456,1990-03-05,Zalo; Shopee,4,1.200.000,Giáo viên\n"
                "Mai,0903 123 458,5/3/1990,\"zalo, shopee\",4/5,2tr,Giáo viên\n",
                "2 0 1 1 0; 0 0");
  assert_forms (db, 1, "1200000 VND", "1tr2");
  assert_forms (db, 3, "2000000 VND", "2tr");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/customer-files/kiotviet", StoreFixture, NULL, set_up, test_kiotviet,
              store_fixture_tear_down);
  g_test_add ("/customer-files/undo", StoreFixture, NULL, set_up, test_undo,
              store_fixture_tear_down);
  g_test_add ("/customer-files/by-hand", StoreFixture, NULL, set_up, test_by_hand,
              store_fixture_tear_down);
  g_test_add ("/customer-files/forms", StoreFixture, NULL, set_up, test_forms,
              store_fixture_tear_down);
  g_test_add ("/customer-files/kinds", StoreFixture, NULL, set_up, test_kinds,
              store_fixture_tear_down);
  return g_test_run ();
}
