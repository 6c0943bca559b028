/* Orders from the files of shop tools: four layouts, again, edited, taken back. */

#include "hoso-config.h"

#include "form-fixture.h"
#include "hoso-customers.h"
#include "list-fixture.h"

#define KIOTVIET_HEADER                                                                 \
  "Mã hóa đơn\tThời gian\tMã khách hàng\tTên khách hàng\tĐiện thoại\t" \
  "Tổng tiền hàng\t"                                                               \
  "Giảm giá hóa đơn\tKhách cần trả\tTrạng thái\tMã hàng\tTên hàng\t"  \
  "Số lượng\tĐơn giá\t"                                                         \
  "Thành tiền\n"
#define KIOTVIET_FIRST                                                  \
  "HD000001\t05/01/2026 09:30:00\tKH000001\tNguyễn Thị Lan\t"       \
  "0903 123 456\t9.620.000\t"                                           \
  "200.000\t9.420.000\tHoàn thành\tSP1\tTủ lạnh\t#1\t9.000.000\t" \
  "9.000.000\n"                                                         \
  "HD000001\t05/01/2026 09:30:00\tKH000001\tNguyễn Thị Lan\t"       \
  "0903 123 456\t9.620.000\t"                                           \
  "200.000\t9.420.000\tHoàn thành\tSP2\tQuạt máy\t#2\t310.000\t620.000\n"
#define KIOTVIET_REST                                                       \
  "HD000002\t14/01/2026 10:00:00\tKH000001\tNguyễn Thị Lan\t"           \
  "0903 123 456\t#90000\t#0\t"                                              \
  "#90000\tĐã hủy\tSP3\tTrà\t#1\t#90000\t#90000\n"                     \
  "HD000003\t15/01/2026 11:00:00\t\t\t\t#45000\t#0\t#45000\tHoàn thành\t" \
  "SP3\tTrà\t"                                                             \
  "#1\t#45000\t#45000\n"                                                    \
  "HD000004\t16/01/2026 12:00:00\t\tKhách lẻ\t\t#45000\t#0\t#45000\t"    \
  "Hoàn thành\tSP3\t"                                                     \
  "TRÀ\t#1\t#45000\t#45000\n"
#define KIOTVIET KIOTVIET_HEADER KIOTVIET_FIRST KIOTVIET_REST

#define SHOPEE_HEADER                                                                  \
  "Mã đơn hàng\tMã Kiện Hàng\tNgày đặt hàng\tTrạng Thái Đơn Hàng\t" \
  "Lý do hủy\t"                                                                     \
  "Tên sản phẩm\tGiá gốc\tGiá ưu đãi\tSố lượng\t"                     \
  "Số lượng sản phẩm được hoàn trả\t"                                  \
  "Tổng giá bán (sản phẩm)\tTổng giá trị đơn hàng (VND)\tNgười Mua\n"
#define SHOPEE                                                                     \
  SHOPEE_HEADER                                                                    \
  "260201ABC001\tP1\t2026-02-01 00:01\tHoàn thành\t\tÁo thun\t120.000\t"        \
  "90.000\t2\t0\t"                                                                 \
  "180.000\t180.000\tlan.nguyen90\n"                                               \
  "260202ABC002\tP2\t2026-02-02 08:15\tĐã hủy\tĐổi ý\tÁo thun\t120.000\t" \
  "90.000\t1\t0\t"                                                                 \
  "90.000\t90.000\tlan.nguyen90\n"                                                 \
  "260203ABC003\tP3\t2026-02-03 08:15\tHoàn thành\t\tNón\t50.000\t"             \
  "50.000\t4\t1\t"                                                                 \
  "200.000\t200.000\tminh_tran\n"                                                  \
  "260204ABC004\tP4\t2026-02-04 08:15\tHoàn thành\t\tNón\t50.000\t"             \
  "50.000\t1\t1\t"                                                                 \
  "50.000\t50.000\tminh_tran\n"                                                    \
  "260205ABC005\tP5\t2026-02-05 08:15\tĐang giao\t\tNón\t50.000\t50.000\t"       \
  "1\t0\t"                                                                         \
  "50.000\t50.000\tminh_tran\n"

#define TIKTOK                                                                                   \
  "Order ID,Order Status,SKU ID,Product Name,Quantity,Sku Quantity of return,"                   \
  "SKU Subtotal After Discount,Order Amount,Created Time,Buyer Username,Recipient,"              \
  "Phone #\n"                                                                                    \
  "Platform unique order ID.,Order status.,SKU,Product,Sold quantity,Returned,Subtotal,"         \
  "Amount to pay.,Order created time.,User,Name,Phone\n"                                         \
  "576461413038785752,Đã hoàn tất,1,Son môi,1,0,150000,165000,13/03/2026 20:15:01,"        \
  "tikuser1,L***,(+84)90*****56\n"                                                               \
  "576461413038785752,Đã hoàn tất,2,Phấn,1,0,0,165000,13/03/2026 20:15:01,tikuser1,L***," \
  "(+84)90*****56\n"                                                                             \
  "576461413038785753,Đã hủy,1,Son môi,1,0,150000,165000,14/03/2026 20:15:01,tikuser1,"     \
  "L***,(+84)90*****56\n"

#define PANCAKE                                                                        \
  "Mã đơn,Ngày tạo,Khách hàng,SĐT,Sản phẩm,Số lượng,Thành tiền\n" \
  "POS1,20/04/2026,Lê Mai,0912345678,Bánh kem,1,250k\n"                              \
  ",,,,Nến,2,\"10.000 đ\"\n"                                                        \
  "POS2,21/04/2026,Lê Mai,0912345678,Bánh mì,3,\"45.000 đ\"\n"

static void
set_up (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_set_up (fixture, data);
  form_fixture_open (fixture);
}

static void
assert_figures (StoreFixture *fixture, const char *path, const char *map, const char *expected)
{
  g_autoptr (HosoImportReport) report =
    list_fixture_import (fixture, path, HOSO_FILE_ORDERS, map);
  g_autofree char *figures = list_fixture_dup_figures (report);

  g_assert_cmpstr (figures, ==, expected);
}

static void
assert_count (StoreFixture *fixture, const char *sql, gint64 expected)
{
  g_test_message ("%s", sql);
  g_assert_cmpint (store_fixture_count (fixture->db, sql), ==, expected);
}

/* Totals are what a look at all purchases gives. */
static void
assert_totals (StoreFixture *fixture)
{
  assert_count (fixture,
                "SELECT count(*) FROM (SELECT * FROM customer_total EXCEPT SELECT * FROM "
                "customer_total_view)",
                0);
  assert_count (fixture,
                "SELECT (SELECT count(*) FROM customer_total) - "
                "(SELECT count(*) FROM customer_total_view)",
                0);
}

static void
test_kiotviet (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = list_fixture_write_workbook (fixture, KIOTVIET KIOTVIET_FIRST, TRUE);
  g_autoptr (HosoSheet) sheet = hoso_lists_recognise (path, NULL, NULL, NULL);

  g_assert_cmpint (sheet->kind, ==, HOSO_FILE_ORDERS);
  g_assert_cmpstr (sheet->layout, ==, "kiotviet");
  g_assert_cmpstr (sheet->currency, ==, "VND");
  assert_figures (fixture, path, NULL, "7 5 0 2 0; 4 0");
  assert_count (fixture, "SELECT count(*) FROM customer", 1);
  assert_count (fixture, "SELECT count(*) FROM purchase WHERE customer_id IS NULL", 2);
  assert_count (fixture, "SELECT count(*) FROM product", 3);
  assert_count (fixture, "SELECT amount FROM customer_total", 9420000);
  assert_count (fixture, "SELECT purchases FROM customer_total", 1);
  assert_count (fixture, "SELECT sum(amount) FROM purchase_item WHERE purchase_id = 1", 9620000);
  assert_count (fixture, "SELECT count(*) FROM purchase WHERE status = 'cancelled'", 1);
  assert_figures (fixture, path, NULL, "7 0 0 7 0; 0 0");
  assert_totals (fixture);
}

static void
test_shopee (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = list_fixture_write_workbook (fixture, SHOPEE, TRUE);
  g_autoptr (HosoSheet) sheet = hoso_lists_recognise (path, NULL, NULL, NULL);

  g_assert_cmpstr (sheet->layout, ==, "shopee");
  assert_figures (fixture, path, NULL, "5 5 0 0 0; 5 0");
  assert_count (fixture, "SELECT count(*) FROM customer", 2);
  assert_count (fixture,
                "SELECT amount FROM customer_total JOIN customer_code USING (customer_id) "
                "WHERE code = 'lan.nguyen90'",
                180000);
  assert_count (fixture,
                "SELECT amount FROM customer_total JOIN customer_code USING (customer_id) "
                "WHERE code = 'minh_tran'",
                150000);
  assert_count (fixture, "SELECT count(*) FROM purchase WHERE status = 'returned'", 1);
  assert_count (fixture, "SELECT count(*) FROM purchase WHERE status = 'pending'", 1);
  assert_figures (fixture, path, NULL, "5 0 0 5 0; 0 0");
  assert_totals (fixture);
}

static void
test_tiktok (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = list_fixture_write_text (fixture, TIKTOK);
  g_autoptr (HosoSheet) sheet = hoso_lists_recognise (path, NULL, NULL, NULL);

  g_assert_cmpstr (sheet->layout, ==, "tiktok");
  g_assert_cmpuint (sheet->skip, ==, 1);
  assert_figures (fixture, path, NULL, "3 3 0 0 0; 2 0");
  assert_count (fixture, "SELECT count(*) FROM customer WHERE name = 'tikuser1'", 1);
  assert_count (fixture, "SELECT count(*) FROM contact", 0);
  assert_count (fixture, "SELECT amount FROM customer_total", 165000);
  assert_count (fixture, "SELECT at_local FROM purchase WHERE id = 1", 1773432901);
  assert_figures (fixture, path, NULL, "3 0 0 3 0; 0 0");
}

static void
test_pancake (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = list_fixture_write_text (fixture, PANCAKE);

  assert_figures (fixture, path, NULL, "3 3 0 0 0; 2 0");
  assert_count (fixture, "SELECT amount FROM purchase WHERE code = 'POS1'", 260000);
  assert_count (fixture, "SELECT count(*) FROM purchase_item WHERE purchase_id = 1", 2);
  assert_count (fixture, "SELECT count(*) FROM customer", 1);
  assert_figures (fixture, path, NULL, "3 0 0 3 0; 0 0");
}

/* Headers of one's own; a customer of the same name and telephone is known. */
static void
test_map (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = list_fixture_write_text (
    fixture, "Số,Khi nào,Ai mua,Gọi,Món,Bao nhiêu tiền, đồng\n"
             "A-000001,2026-03-01,Lan,0903123456,Trà,\"12.000\"\n"
             "A-000002,2026-03-02,Lan,+84 903 123 456,Trà,abc\n");
  g_autoptr (HosoSheet) sheet = hoso_lists_recognise (path, NULL, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sheet->kind, ==, HOSO_FILE_SURVEY);
  hoso_lists_set_kind (sheet, HOSO_FILE_ORDERS);
  g_assert_false (hoso_lists_check (sheet, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (hoso_lists_map (sheet, "date=Hôm nào", &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (hoso_lists_map (sheet, "colour=Món", &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
  assert_figures (
    fixture, path,
    "order=so, date=KHI NÀO,name=Ai mua,phone=Gọi,product=Món,amount=Bao nhiêu tiền",
    "2 1 0 0 1; 1 0");
  assert_count (fixture, "SELECT count(*) FROM purchase WHERE amount = 12000", 1);
}

/* A cancelled order counts no more; undo makes it count again. */
static void
test_edited (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = list_fixture_write_workbook (fixture, KIOTVIET, TRUE);
  g_autofree char *text = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GString) edited = g_string_new (KIOTVIET);
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoImportReport) report = NULL;

  assert_figures (fixture, path, NULL, "5 5 0 0 0; 4 0");
  before = store_fixture_dump (fixture->db);
  g_string_replace (edited, "9.420.000\tHoàn thành", "9.420.000\tĐã hủy", 0);
  again = list_fixture_write_workbook (fixture, edited->str, FALSE);
  report = list_fixture_import (fixture, again, HOSO_FILE_ORDERS, NULL);
  text = list_fixture_dup_figures (report);
  g_assert_cmpstr (text, ==, "5 0 2 3 0; 0 1");
  assert_count (fixture, "SELECT count(*) FROM customer_total", 0);
  assert_count (fixture, "SELECT count(*) FROM purchase WHERE status = 'cancelled'", 2);

  /* The first import cannot go before the second that changed its order. */
  g_assert_false (hoso_imports_undo (fixture->db, 1, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "HD000001"));
  g_clear_error (&error);

  g_assert_true (hoso_imports_undo (fixture->db, report->id, &error));
  g_assert_no_error (error);
  after = store_fixture_dump (fixture->db);
  g_assert_cmpstr (after, ==, before);
}

static void
test_undo (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = list_fixture_write_workbook (fixture, SHOPEE, TRUE);
  g_autofree char *orders = NULL;
  g_autofree char *before = store_fixture_dump (fixture->db);
  g_autofree char *after = NULL;
  g_autofree char *shopee = NULL;
  g_autofree char *last = NULL;
  g_autoptr (HosoImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  report = list_fixture_import (fixture, path, HOSO_FILE_ORDERS, NULL);
  g_assert_cmpint (report->kind, ==, HOSO_FILE_ORDERS);
  shopee = store_fixture_dump (fixture->db);
  orders = list_fixture_write_text (fixture, PANCAKE);
  assert_figures (fixture, orders, NULL, "3 3 0 0 0; 2 0");
  g_assert_true (hoso_imports_undo (fixture->db, 2, &error));
  g_assert_no_error (error);
  last = store_fixture_dump (fixture->db);
  g_assert_cmpstr (last, ==, shopee);
  g_assert_true (hoso_imports_undo (fixture->db, 1, &error));
  g_assert_no_error (error);
  after = store_fixture_dump (fixture->db);
  g_assert_cmpstr (after, ==, before);
}

/* Without numbers: rows are a multiset, dates and blanks as research data have. */
static void
test_bare (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = list_fixture_write_text (fixture,
                                                   " 00004 0001 19970101  2   29.33\n"
                                                   " 00004 0001 19970101  2   29.33\n"
                                                   " 00021 0002 19970118  3   63.34\n");
  g_autofree char *more = NULL;

  assert_figures (fixture, path, NULL, "3 3 0 0 0; 3 0");
  assert_figures (fixture, path, NULL, "3 0 0 3 0; 0 0");
  assert_count (fixture, "SELECT sum(amount) FROM purchase WHERE currency = 'USD'", 12200);
  more = list_fixture_write_text (fixture,
                                  "customer_id  date number_of_cds  dollar_value\n"
                                  " 00004 19970101  2   29.33\n"
                                  " 00004 19970101  2   29.33\n"
                                  " 00004 19970101  2   29.33\n");
  assert_figures (fixture, more, NULL, "3 1 0 2 0; 1 0");
  assert_count (fixture, "SELECT count(*) FROM customer", 2);
  assert_totals (fixture);
}

static void
test_problems (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = list_fixture_write_text (
    fixture, "Mã đơn,Ngày,Khách hàng,Sản phẩm,Số lượng,Thành tiền,Trạng thái\n"
             "X1,hôm qua,Lan,Trà,1,1000,\n"
             "X1,,Lan,Trà,1,1000,\n"
             "X2,13/02/2026,Lan,Trà,hai,1000,\n"
             "X3,13/02/2026,Lan,Trà,1,,\n"
             "X4,13/02/2026,Lan,Trà,1,9.42,\n"
             "X5,13/02/2026,Lan,Trà,1,1000,Lạ lắm\n");
  g_autoptr (HosoImportReport) report =
    list_fixture_import (fixture, path, HOSO_FILE_ORDERS, NULL);
  g_autofree char *figures = list_fixture_dup_figures (report);

  g_assert_cmpstr (figures, ==, "6 1 0 0 5; 1 0");
  g_assert_cmpuint (report->draft->problems->len, ==, 6);
  assert_count (fixture, "SELECT count(*) FROM purchase WHERE status = 'pending'", 1);
  assert_count (fixture, "SELECT count(*) FROM import_problem", 6);
}

static void
cancel_cb (double fraction, gpointer data)
{
  g_cancellable_cancel (data);
}

static void
test_cancel (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("Mã đơn,Ngày,Khách hàng,Thành tiền\n");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *before = store_fixture_dump (fixture->db);
  g_autofree char *after = NULL;
  g_autofree char *path = NULL;
  g_autoptr (HosoSheet) sheet = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (text, "D%06u,13/02/2026,Khách %u,1000\n", i, i);
  path = list_fixture_write_text (fixture, text->str);
  sheet = hoso_lists_recognise (path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (hoso_lists_run (fixture->db, path, sheet, FALSE, cancel_cb, cancellable,
                                 cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = store_fixture_dump (fixture->db);
  g_assert_cmpstr (after, ==, before);
}

/* Another list begins with the same numbers. */
static void
test_same_numbers (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *first = list_fixture_write_text (
    fixture, "Mã đơn,Ngày,Khách hàng,Thành tiền\nHD000001,13/02/2026,Lan,1000\n");
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  assert_figures (fixture, first, NULL, "1 1 0 0 0; 1 0");
  second = list_fixture_write_text (
    fixture, "Mã đơn,Ngày,Khách hàng,Thành tiền\nHD000001,13/03/2026,Mai,2000\n");
  assert_figures (fixture, second, NULL, "1 1 0 0 0; 1 0");
  third = list_fixture_write_text (
    fixture, "Mã đơn,Ngày,Khách hàng,Thành tiền\nHD000001,14/03/2026,Mai,2000\n");
  assert_figures (fixture, third, NULL, "1 0 1 0 0; 0 1");
  assert_count (fixture, "SELECT count(*) FROM purchase", 2);
}

/* By telephone in another writing, by name alone, never by a shared number. */
static void
test_matching (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *customers = list_fixture_write_text (
    fixture, "Họ tên,Điện thoại,Email\nNguyễn Thị Lan,0903123456,lan@example.com\n"
             "Trần Nam,0903123456,\nLê Mai,,\n");
  g_autoptr (HosoImportReport) known =
    list_fixture_import (fixture, customers, HOSO_FILE_CUSTOMERS, NULL);
  g_autofree char *orders = NULL;

  g_assert_cmpuint (known->added, ==, 3);
  orders = list_fixture_write_text (fixture, "Mã đơn,Ngày,Khách hàng,SĐT,Thành tiền\n"
                                             "N00001,13/02/2026,TRAN NAM,+84 903 123 456,1\n"
                                             "N00002,13/02/2026,Lê mai,,1\n"
                                             "N00003,13/02/2026,Ai đó,0903123456,1\n");
  assert_figures (fixture, orders, NULL, "3 3 0 0 0; 3 0");
  assert_count (fixture, "SELECT customer_id FROM purchase WHERE code = 'N00001'", 2);
  assert_count (fixture, "SELECT customer_id FROM purchase WHERE code = 'N00002'", 3);
  assert_count (fixture, "SELECT customer_id FROM purchase WHERE code = 'N00003'", 4);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*func) (StoreFixture *fixture, gconstpointer data);
  } tests[] = {
    { "/order-files/kiotviet", test_kiotviet },
    { "/order-files/shopee", test_shopee },
    { "/order-files/tiktok", test_tiktok },
    { "/order-files/pancake", test_pancake },
    { "/order-files/map", test_map },
    { "/order-files/edited", test_edited },
    { "/order-files/undo", test_undo },
    { "/order-files/bare", test_bare },
    { "/order-files/problems", test_problems },
    { "/order-files/cancel", test_cancel },
    { "/order-files/same-numbers", test_same_numbers },
    { "/order-files/matching", test_matching },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, StoreFixture, NULL, set_up, tests[i].func,
                store_fixture_tear_down);
  return g_test_run ();
}
