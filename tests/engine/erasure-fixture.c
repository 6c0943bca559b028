/* Persons entered in every way that leaves traces.  The workspace is filled by
 * files, by hand and by second thoughts; then its bytes are read like a stranger
 * would read them.
 */

#include "hoso-config.h"

#include "erasure-fixture.h"

#include <string.h>

#include "form-fixture.h"
#include "hoso-customers.h"
#include "hoso-imports.h"
#include "hoso-lists.h"

/* Each kind of text about a person ends so: a name, its search key, an e-mail
 * address, free text, its edit, an own option, a field, a note, an address and an
 * order's number. */
static const char *const suffixes[ERASURE_N_KINDS] = {
  "wzn",
  "wzm",
  "wzt",
  "wze",
  "wzo",
  "wzf",
  "wzg",
  "wza",
  "wzd",
  "wzh",
};

/* Some numbers are written with blanks or dots, or from abroad. */
static char *
dup_phone (guint i)
{
  guint head = 700 + i / 1000;
  guint tail = i % 1000;

  switch (i % 4)
    {
    case 0:
      return g_strdup_printf ("0977 %03u %03u", head, tail);
    case 1:
      return g_strdup_printf ("+84 977.%03u.%03u", head, tail);
    case 2:
      return g_strdup_printf ("84977%03u%03u", head, tail);
    default:
      return g_strdup_printf ("0977%03u%03u", head, tail);
    }
}

static char *
dup_name (guint i)
{
  return g_strdup_printf ("Trần Thị Q%05uwzn", i);
}

static char *
write_survey (StoreFixture *fixture, guint persons, gboolean edited)
{
  g_autoptr (GString) csv = g_string_new ("\"Dấu thời gian\",\"Họ và tên\",\"Email\",\"Số điện "
                                          "thoại\",\"Giới tính\",\"Kênh mua hàng\",\"Góp ý\"\n");

  for (guint i = 0; i < persons; i++)
    {
      g_autofree char *name = dup_name (i);
      g_autofree char *phone = dup_phone (i);
      g_autofree char *own = g_strdup_printf (";Hội %05uwzo", i);

      g_string_append_printf (csv,
                              "\"2026/03/02 %u:%02u:%02u AM GMT+7\",\"%s\",\"%05uwzm@thu.vn\","
                              "\"%s\",\"%s\",\"Shopee%s\",\"Tôi thấy %05u%s rất được\"\n",
                              1 + i / 3600 % 11, i / 60 % 60, i % 60, name, i, phone,
                              i % 2 == 0 ? "Nữ" : "Nam", i % 10 == 0 ? own : "", i,
                              edited && i % 3 == 0 ? "wze" : "wzt");
    }
  return form_fixture_write_text (fixture, csv->str);
}

/* Twice: the second export has edited texts, whose first ones are kept. */
static void
import_survey (StoreFixture *fixture, guint persons)
{
  for (int edited = 0; edited < 2; edited++)
    {
      const HosoImportOptions options = { .add_customers = TRUE };
      g_autofree char *path = write_survey (fixture, persons, edited);
      g_autoptr (HosoImportReport) report = form_fixture_import (fixture, path, &options);

      g_assert_cmpuint (edited ? report->updated : report->added, >, 0);
    }
}

static void
import_list (StoreFixture *fixture, const char *text, HosoFileKind kind)
{
  g_autofree char *path = form_fixture_write_text (fixture, text);
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoSheet) sheet = hoso_lists_recognise (path, NULL, NULL, &error);
  g_autoptr (HosoImportReport) report = NULL;

  g_assert_no_error (error);
  hoso_lists_set_kind (sheet, kind);
  report = hoso_lists_run (fixture->db, path, sheet, FALSE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->added + report->updated, >, 0);
}

static void
import_lists (StoreFixture *fixture, guint persons)
{
  g_autoptr (GString) customers = g_string_new ("Tên khách hàng,Điện thoại,Địa chỉ,Ghi chú\n");
  g_autoptr (GString) orders = g_string_new ("Mã hóa đơn,Tên khách hàng,Điện thoại,Ngày,Tên "
                                             "hàng,Số lượng,Tổng cộng\n");

  for (guint i = 0; i < persons; i++)
    {
      g_autofree char *name = dup_name (i);
      g_autofree char *phone = dup_phone (i);

      g_string_append_printf (customers, "%s,%s,\"Số 1 ngõ %05uwza, Hà Nội\",Quen %05uwzg lâu\n",
                              name, phone, i, i);
      g_string_append_printf (orders, "HD%05uwzd,%s,%s,%02u/03/2026,Áo dài,1,%u\n", i, name,
                              phone, 1 + i % 28, 100000 + i);
    }
  import_list (fixture, customers->str, HOSO_FILE_CUSTOMERS);
  import_list (fixture, orders->str, HOSO_FILE_ORDERS);
}

/* Leaves steps of undo. */
static void
edit (StoreFixture *fixture, guint i)
{
  g_autofree char *note = g_strdup_printf ("Hẹn gọi lại %05uwzh", i);
  g_autofree char *field = g_strdup_printf ("Nghề %05uwzf", i);
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoCustomer) customer =
    hoso_customers_load (fixture->db, erasure_fixture_find (fixture, i), &error);

  g_assert_no_error (error);
  g_ptr_array_add (customer->fields, hoso_field_value_new ("occupation", field));
  g_assert_cmpint (hoso_customers_save (fixture->db, customer, &error), !=, 0);
  g_assert_no_error (error);
  g_assert_true (hoso_customers_add_note (fixture->db, customer->id, note, &error));
}

void
erasure_fixture_fill (StoreFixture *fixture, guint persons)
{
  form_fixture_open (fixture);
  import_survey (fixture, persons);
  import_lists (fixture, persons);
  for (guint i = 0; i < MIN (persons, 60); i++)
    edit (fixture, i);
}

gint64
erasure_fixture_find (StoreFixture *fixture, guint i)
{
  g_autofree char *name = dup_name (i);
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoStmt) stmt =
    hoso_db_prepare (fixture->db, "SELECT id FROM customer WHERE name = ?1", &error);

  g_assert_no_error (error);
  hoso_stmt_bind_text (stmt, 1, name);
  return hoso_stmt_step (stmt, &error) == HOSO_ROW ? hoso_stmt_get_int (stmt, 0) : 0;
}

/* --- What is left --- */

static void
note (ErasureTraces *traces, gint64 person, guint kind)
{
  if (person >= 0 && person < traces->persons)
    traces->found[(guint)person * (ERASURE_N_KINDS + 1) + kind]++;
}

/* The five digits before @at, or -1. */
static gint64
read_number (const char *bytes, const char *at)
{
  gint64 number = 0;

  for (int i = -5; i < 0; i++)
    {
      if (at + i < bytes || !g_ascii_isdigit (at[i]))
        return -1;
      number = number * 10 + g_ascii_digit_value (at[i]);
    }
  return number;
}

static void
look_for_texts (ErasureTraces *traces, const char *bytes, gsize length)
{
  for (guint kind = 0; kind < ERASURE_N_KINDS; kind++)
    for (const char *at = bytes;
         (at = memmem (at, length - (gsize)(at - bytes), suffixes[kind], 3)) != NULL; at += 3)
      note (traces, read_number (bytes, at), kind);
}

/* "977" and six digits, whatever stands between them. */
static void
look_for_phones (ErasureTraces *traces, const char *bytes, gsize length)
{
  for (const char *at = bytes; (at = memmem (at, length - (gsize)(at - bytes), "977", 3)) != NULL;
       at += 3)
    {
      gint64 number = 0;
      guint digits = 0;

      for (const char *p = at + 3; p < bytes + length && digits < 6; p++)
        if (g_ascii_isdigit (*p))
          number = number * 10 + g_ascii_digit_value (*p), digits++;
        else if (strchr (" .-", *p) == NULL || *p == '\0')
          break;
      if (digits == 6)
        note (traces, number - 700000, ERASURE_N_KINDS);
    }
}

static void
look_into (ErasureTraces *traces, const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length;

  if (!g_file_get_contents (path, &bytes, &length, NULL))
    return;
  look_for_texts (traces, bytes, length);
  look_for_phones (traces, bytes, length);
}

/* Of the workspace and of what stands beside it under its name. */
ErasureTraces *
erasure_traces_new (StoreFixture *fixture, guint persons)
{
  static const char *const names[] = { "", "-wal", "-shm", "-journal" };
  ErasureTraces *traces = g_new0 (ErasureTraces, 1);

  traces->persons = persons;
  traces->found = g_new0 (guint, persons * (ERASURE_N_KINDS + 1));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strconcat (fixture->path, names[i], NULL);

      look_into (traces, path);
    }
  return traces;
}

void
erasure_traces_free (ErasureTraces *traces)
{
  g_free (traces->found);
  g_free (traces);
}

guint
erasure_traces_count (const ErasureTraces *traces, guint person)
{
  guint n = 0;

  for (guint kind = 0; kind <= ERASURE_N_KINDS; kind++)
    {
      guint found = traces->found[person * (ERASURE_N_KINDS + 1) + kind];

      if (found > 0)
        g_test_message ("person %u, kind %u: %u", person, kind, found);
      n += found;
    }
  return n;
}
