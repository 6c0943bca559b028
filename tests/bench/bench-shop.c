/* Customers by the hundred thousand: stored by statements of the bench's own,
 * indexed as the product does after an import.
 */

#include "hoso-config.h"

#include "bench-shop.h"

#include "hoso-bulk.h"
#include "hoso-collate.h"
#include "hoso-fold.h"
#include "hoso-search-filling.h"
#include "hoso-session.h"

typedef struct
{
  const char *name;
  guint share; /* of a thousand */
} Part;

/* Lê Trung Hoa, “Họ và tên người Việt Nam” (2005): 38.4 % are called Nguyễn. */
static const Part family[] = {
  { "Nguyễn", 384 },
  { "Trần", 121 },
  { "Lê", 95 },
  { "Phạm", 70 },
  { "Hoàng", 26 },
  { "Huỳnh", 25 },
  { "Phan", 45 },
  { "Vũ", 20 },
  { "Võ", 19 },
  { "Đặng", 21 },
  { "Bùi", 20 },
  { "Đỗ", 14 },
  { "Hồ", 13 },
  { "Ngô", 13 },
  { "Dương", 10 },
  { "Lý", 5 },
  { "Đường", 2 },
  { "Tôn Thất", 1 },
};
static const Part middle[] = {
  { "Thị", 240 },
  { "Văn", 150 },
  { "Hữu", 30 },
  { "Đức", 40 },
  { "Minh", 70 },
  { "Ngọc", 70 },
  { "Thanh", 60 },
  { "Quang", 40 },
  { "Xuân", 30 },
  { "Thu", 40 },
  { "Gia", 30 },
  { "Thị Hồng", 20 },
  { "Thị Kim", 20 },
  { "Bảo", 30 },
  { "Hoài", 20 },
  { "Kim", 20 },
  { "Tuấn", 20 },
  { "Khánh", 20 },
};
static const char *const given[] = {
  "An",
  "Anh",
  "Ánh",
  "Bình",
  "Châu",
  "Chi",
  "Cường",
  "Dũng",
  "Dung",
  "Duyên",
  "Dương",
  "Đạt",
  "Đông",
  "Đức",
  "Giang",
  "Hà",
  "Hải",
  "Hạnh",
  "Hằng",
  "Hiền",
  "Hiếu",
  "Hoa",
  "Hòa",
  "Hồng",
  "Huệ",
  "Hùng",
  "Hưng",
  "Hương",
  "Huy",
  "Huyền",
  "Khánh",
  "Khoa",
  "Kiên",
  "Lan",
  "Lâm",
  "Liên",
  "Linh",
  "Loan",
  "Long",
  "Ly",
  "Mai",
  "Minh",
  "My",
  "Nam",
  "Nga",
  "Ngân",
  "Ngọc",
  "Nhi",
  "Nhung",
  "Phong",
  "Phúc",
  "Phương",
  "Phượng",
  "Quân",
  "Quang",
  "Quỳnh",
  "Sơn",
  "Tâm",
  "Tân",
  "Thảo",
  "Thắng",
  "Thành",
  "Thủy",
  "Thúy",
  "Tiên",
  "Trang",
  "Trinh",
  "Trung",
  "Tú",
  "Tuấn",
  "Tùng",
  "Tuyết",
  "Uyên",
  "Vân",
  "Việt",
  "Vinh",
  "Vy",
  "Xuân",
  "Yến",
};
static const char *const street[] = {
  "Lê Lợi",
  "Trần Hưng Đạo",
  "Nguyễn Huệ",
  "Hai Bà Trưng",
  "Lý Thường Kiệt",
  "Điện Biên Phủ",
  "Cách Mạng Tháng Tám",
  "Xô Viết Nghệ Tĩnh",
  "Quang Trung",
  "Hùng Vương",
};
static const char *const town[] = {
  "Hà Nội",
  "TP. Hồ Chí Minh",
  "Đà Nẵng",
  "Hải Phòng",
  "Cần Thơ",
  "Huế",
  "Nha Trang",
  "Vinh",
};
static const char *const note[] = {
  "Dị ứng hương liệu",
  "Thích màu đỏ",
  "Gọi sau 18 giờ",
  "Hay mua quà tặng mẹ",
  "Khiếu nại giao hàng chậm",
  "Khách sỉ, cần hóa đơn",
  "Sinh nhật tháng Mười",
};
static const char *const host[] = { "gmail.com", "yahoo.com.vn", "outlook.com" };

#define PICK(random, list) ((list)[hoso_random_below ((random), G_N_ELEMENTS (list))])

static const char *
pick_part (HosoRandom *random, const Part *parts, guint n)
{
  guint total = 0;
  guint place;

  for (guint i = 0; i < n; i++)
    total += parts[i].share;
  place = hoso_random_below (random, total);
  for (guint i = 0; i < n; i++)
    {
      if (place < parts[i].share)
        return parts[i].name;
      place -= parts[i].share;
    }
  g_assert_not_reached ();
}

char *
bench_shop_dup_name (HosoRandom *random)
{
  const char *first = pick_part (random, family, G_N_ELEMENTS (family));
  const char *second = pick_part (random, middle, G_N_ELEMENTS (middle));

  return g_strdup_printf ("%s %s %s", first, second, PICK (random, given));
}

typedef struct
{
  HosoDb *db;
  HosoRandom random;
  HosoStmt *customer;
  HosoStmt *contact;
  HosoStmt *note;
} Shop;

static void
run (HosoDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  hoso_db_exec (db, sql, &error);
  g_assert_no_error (error);
}

static void
add_contact (
  Shop *shop, gint64 id, const char *kind, const char *value, const char *canonical, int position)
{
  g_autoptr (GError) error = NULL;

  hoso_stmt_bind_int (shop->contact, 1, id);
  hoso_stmt_bind_text (shop->contact, 2, kind);
  hoso_stmt_bind_text (shop->contact, 3, value);
  hoso_stmt_bind_text (shop->contact, 4, canonical);
  hoso_stmt_bind_int (shop->contact, 5, position);
  hoso_stmt_run (shop->contact, &error);
  g_assert_no_error (error);
}

static void
add_contacts (Shop *shop, gint64 id, const char *name)
{
  guint digits = (guint)((guint64)id * 7919 + 13) % 100000000;
  g_autofree char *phone = g_strdup_printf ("0%c%08u", "3579"[digits % 4], digits);
  g_autofree char *canonical = g_strconcat ("+84", phone + 1, NULL);
  g_autofree char *folded = hoso_fold (strrchr (name, ' ') + 1);
  g_autofree char *email =
    g_strdup_printf ("%s.%" G_GINT64_FORMAT "@%s", folded, id, PICK (&shop->random, host));
  g_autofree char *address = g_strdup_printf (
    "%u %s, phường %u, %s", 1 + hoso_random_below (&shop->random, 400),
    PICK (&shop->random, street), 1 + hoso_random_below (&shop->random, 18),
    PICK (&shop->random, town));

  add_contact (shop, id, "phone", phone, canonical, 0);
  if (hoso_random_below (&shop->random, 10) < 7)
    add_contact (shop, id, "email", email, email, 1);
  if (hoso_random_below (&shop->random, 10) < 8)
    add_contact (shop, id, "address", address, NULL, 2);
}

static void
add_customer (Shop *shop, gint64 id, HosoCollator *collator)
{
  g_autofree char *name = bench_shop_dup_name (&shop->random);
  g_autoptr (GBytes) key = hoso_collator_dup_name_key (collator, name);
  g_autoptr (GError) error = NULL;
  char uid[HOSO_UID_LENGTH + 1];

  hoso_db_make_uid (shop->db, uid);
  hoso_stmt_bind_int (shop->customer, 1, id);
  hoso_stmt_bind_text (shop->customer, 2, uid);
  hoso_stmt_bind_text (shop->customer, 3, name);
  hoso_stmt_bind_blob (shop->customer, 4, g_bytes_get_data (key, NULL), g_bytes_get_size (key));
  hoso_stmt_run (shop->customer, &error);
  g_assert_no_error (error);
  add_contacts (shop, id, name);
  if (hoso_random_below (&shop->random, 20) > 0)
    return;
  hoso_db_make_uid (shop->db, uid);
  hoso_stmt_bind_text (shop->note, 1, uid);
  hoso_stmt_bind_int (shop->note, 2, id);
  hoso_stmt_bind_text (shop->note, 3, PICK (&shop->random, note));
  hoso_stmt_run (shop->note, &error);
  g_assert_no_error (error);
}

static HosoStmt *
prepare (HosoDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  HosoStmt *stmt = hoso_db_prepare (db, sql, &error);

  g_assert_no_error (error);
  return stmt;
}

/* Sorting an index once is quicker than keeping it sorted. */
static void
add_rows (HosoDb *db, guint n, guint64 seed)
{
  Shop shop = { .db = db };
  HosoCollator *collator = hoso_db_get_collator (db, NULL);

  hoso_random_seed (&shop.random, seed);
  run (db, "DROP INDEX customer_by_name; DROP INDEX contact_by_canonical");
  shop.customer = prepare (db, "INSERT INTO customer (id, uid, kind, name, sort_key, source_id, "
                               "created) VALUES (?1, ?2, 'person', ?3, ?4, 1, 0)");
  shop.contact = prepare (db, "INSERT INTO contact (customer_id, kind, value, canonical, "
                              "position, source_id) VALUES (?1, ?2, ?3, ?4, ?5, 1)");
  shop.note = prepare (db, "INSERT INTO interaction (uid, customer_id, kind, text, at) "
                           "VALUES (?1, ?2, 'note', ?3, 0)");
  for (guint i = 1; i <= n; i++)
    add_customer (&shop, i, collator);
  hoso_stmt_release (shop.customer);
  hoso_stmt_release (shop.contact);
  hoso_stmt_release (shop.note);
  run (db, "CREATE INDEX customer_by_name ON customer (sort_key, id);"
           "CREATE INDEX contact_by_canonical ON contact (kind, canonical)");
}

static double
lap (gint64 *begun)
{
  gint64 now = g_get_monotonic_time ();
  double seconds = (double)(now - *begun) / G_USEC_PER_SEC;

  *begun = now;
  return seconds;
}

BenchShopCost
bench_shop_make (const char *path, guint n, guint64 seed)
{
  g_autoptr (GError) error = NULL;
  HosoDb *db = hoso_session_open (path, TRUE, &error);
  g_auto (HosoBulk) bulk = HOSO_BULK_INIT;
  g_auto (HosoTxn) txn = HOSO_TXN_INIT;
  gint64 begun = g_get_monotonic_time ();
  BenchShopCost cost;

  g_assert_no_error (error);
  run (db, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -100000;"
           "INSERT INTO source (id, uid, kind, created) VALUES (1, 's', 'customers', 0)");
  g_assert_true (hoso_txn_begin (&txn, db, &error));
  g_assert_true (hoso_bulk_begin (&bulk, db, 0, &error));
  add_rows (db, n, seed);
  cost.rows = lap (&begun);
  g_assert_true (hoso_bulk_finish (&bulk, &error));
  g_assert_true (hoso_txn_commit (&txn, &error));
  cost.names = lap (&begun);
  g_assert_true (hoso_search_filling_run (db, NULL, &error));
  cost.text = lap (&begun);
  run (db, "PRAGMA journal_mode = WAL; ANALYZE");
  hoso_session_close (db);
  return cost;
}
