/* Contact cards: pictures, dates and identity, in and out again. */

#include "hoso-config.h"

#include <string.h>

#include "form-fixture.h"
#include "hoso-customer-export.h"
#include "hoso-customers.h"
#include "hoso-imports.h"
#include "hoso-merges.h"
#include "list-fixture.h"
#include "photo-fixture.h"

#define CARD(lines) "BEGIN:VCARD\r\nVERSION:4.0\r\n" lines "END:VCARD\r\n"
#define UID "0190f3c2-1111-7abc-8def-0123456789ab"
/* Enough for the way that long files go. */
#define MANY 5200

static void
set_up (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_set_up (fixture, data);
  form_fixture_open (fixture);
}

static HosoImportReport *
import (StoreFixture *fixture, const char *cards, const char *expected)
{
  g_autofree char *path = g_build_filename (fixture->folder, "cards.vcf", NULL);
  g_autoptr (GError) error = NULL;
  HosoImportReport *report;
  g_autofree char *figures = NULL;

  g_file_set_contents (path, cards, -1, &error);
  g_assert_no_error (error);
  report = list_fixture_import (fixture, path, HOSO_FILE_CUSTOMERS, NULL);
  figures = list_fixture_dup_figures (report);
  g_assert_cmpstr (figures, ==, expected);
  return report;
}

static char *
dup_card (const char *name, const char *phone, const char *photo)
{
  return g_strdup_printf (CARD ("FN:%s\r\nTEL:%s\r\n%s\r\n"), name, phone, photo);
}

static GBytes *
load_photo (HosoDb *db, gint64 id)
{
  g_autoptr (HosoCustomer) customer = hoso_customers_load (db, id, NULL);
  g_autoptr (GError) error = NULL;
  GBytes *photo;

  if (customer->photo == 0)
    return NULL;
  photo = hoso_photos_load (db, customer->photo, &error);
  g_assert_no_error (error);
  return photo;
}

static gboolean
has_photo (HosoDb *db, gint64 id)
{
  g_autoptr (GBytes) photo = load_photo (db, id);

  return photo != NULL;
}

/* Cards of three and four; the same once more; taken back. */
static void
test_photos (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *empty = store_fixture_dump (fixture->db);
  g_autofree char *end = NULL;
  g_autoptr (GBytes) lan = photo_fixture_make (1, 700, "png");
  g_autoptr (GBytes) nam = photo_fixture_make (2, 96, "jpeg");
  g_autofree char *lan64 = photo_fixture_dup_base64 (lan);
  g_autofree char *nam64 = photo_fixture_dup_base64 (nam);
  g_autofree char *lan_line = g_strconcat ("PHOTO:data:image/png;base64,", lan64, NULL);
  g_autofree char *nam_line = g_strconcat ("PHOTO;ENCODING=b;TYPE=JPEG:", nam64, NULL);
  g_autofree char *first = dup_card ("Lan", "0903123456", lan_line);
  g_autofree char *second = dup_card ("Nam", "0903123457", nam_line);
  g_autofree char *third = dup_card ("Hoa", "0903123458", "PHOTO:https://example.com/a.jpg");
  g_autofree char *cards = g_strconcat (first, second, third, NULL);
  g_autoptr (HosoImportReport) report = import (fixture, cards, "3 3 0 0 0; 0 0");
  g_autoptr (HosoImportReport) again = import (fixture, cards, "3 0 0 3 0; 0 0");
  g_autoptr (GError) error = NULL;

  g_assert_true (has_photo (fixture->db, 1));
  g_assert_true (has_photo (fixture->db, 2));
  g_assert_false (has_photo (fixture->db, 3));
  g_assert_cmpint (store_fixture_count (fixture->db, "SELECT max (width) FROM photo"), ==, 640);
  g_assert_cmpint (store_fixture_count (fixture->db, "SELECT count (*) FROM photo"), ==, 2);
  g_assert_cmpuint (again->draft->problems->len, ==, 0);
  g_assert_true (hoso_imports_undo (fixture->db, again->id, &error));
  g_assert_no_error (error);
  g_assert_true (hoso_imports_undo (fixture->db, report->id, &error));
  g_assert_no_error (error);
  end = store_fixture_dump (fixture->db);
  g_assert_cmpstr (end, ==, empty);
}

/* What was there stays, and taking the import back takes its picture only. */
static void
test_present (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) own = photo_fixture_make (3, 64, "png");
  g_autoptr (GBytes) other = photo_fixture_make (4, 64, "png");
  g_autofree char *base64 = photo_fixture_dup_base64 (other);
  g_autofree char *line = g_strconcat ("PHOTO:data:image/png;base64,", base64, NULL);
  g_autofree char *plain = g_strconcat (CARD ("FN:Lan\r\nTEL:0903123456\r\n"),
                                        CARD ("FN:Nam\r\nTEL:0903123457\r\n"), NULL);
  g_autofree char *lan = dup_card ("Lan", "0903123456", line);
  g_autofree char *nam = dup_card ("Nam", "0903123457", line);
  g_autofree char *both = g_strconcat (lan, nam, NULL);
  g_autoptr (HosoImportReport) first = import (fixture, plain, "2 2 0 0 0; 0 0");
  g_autoptr (HosoImportReport) second = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (hoso_customers_set_photo (fixture->db, 1, own, NULL));
  before = load_photo (fixture->db, 1);
  second = import (fixture, both, "2 0 1 1 0; 0 0");
  g_assert_cmpuint (second->draft->problems->len, ==, 1);
  after = load_photo (fixture->db, 1);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_true (has_photo (fixture->db, 2));
  g_assert_true (hoso_imports_undo (fixture->db, second->id, &error));
  g_assert_no_error (error);
  g_assert_true (has_photo (fixture->db, 1));
  g_assert_false (has_photo (fixture->db, 2));
}

/* A picture that was chosen for somebody whom the file added stands in the way. */
static void
test_chosen (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) own = photo_fixture_make (3, 64, "png");
  g_autoptr (HosoImportReport) report =
    import (fixture, CARD ("FN:Lan\r\nTEL:0903123456\r\n"), "1 1 0 0 0; 0 0");
  g_autoptr (GError) error = NULL;

  g_assert_true (hoso_customers_set_photo (fixture->db, 1, own, NULL));
  g_assert_false (hoso_imports_undo (fixture->db, report->id, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_CONFLICT);
}

/* None of these is a picture to keep; each customer comes in, with a word about it. */
static void
test_hostile (StoreFixture *fixture, gconstpointer data)
{
  static const char svg[] = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>";
  static const char bomb[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x75\x30\0\0\x75\x30\x08\x02\0\0\0"
                             "\x8b\x6e\x86\xd9IEND";
  g_autoptr (GBytes) whole = photo_fixture_make (5, 200, "jpeg");
  gsize length;
  const guint8 *bytes = g_bytes_get_data (whole, &length);
  g_auto (GStrv) texts = g_new0 (char *, 5);
  g_autoptr (GString) cards = g_string_new (NULL);
  g_autoptr (HosoImportReport) report = NULL;

  texts[0] = g_base64_encode ((const guchar *)svg, sizeof svg - 1);
  texts[1] = g_base64_encode ((const guchar *)bomb, sizeof bomb - 1);
  texts[2] = g_base64_encode (bytes, length / 2);
  texts[3] = g_strdup ("%%%%");
  for (guint i = 0; texts[i] != NULL; i++)
    g_string_append_printf (cards, CARD ("FN:A%u\r\nTEL:090312345%u\r\nPHOTO:data:;base64,%s\r\n"),
                            i, i, texts[i]);
  report = import (fixture, cards->str, "4 4 0 0 0; 0 0");
  g_assert_cmpuint (report->draft->problems->len, ==, 4);
  g_assert_cmpint (store_fixture_count (fixture->db, "SELECT count (*) FROM photo"), ==, 0);
}

static void
assert_value (HosoDb *db, const char *city, gint64 at)
{
  g_autoptr (HosoCustomer) lan = hoso_customers_load (db, 1, NULL);
  gint64 found = -1;

  for (guint i = 0; i < lan->fields->len; i++)
    if (g_str_equal (((const HosoFieldValue *)lan->fields->pdata[i])->key, "city"))
      found = ((const HosoFieldValue *)lan->fields->pdata[i])->set_at;
  g_assert_cmpstr (hoso_customer_get_field (lan, "city"), ==, city);
  g_assert_cmpint (found, ==, at);
}

#define CITY(city, day)                                                    \
  CARD ("FN:Lan\r\nTEL:0903123456\r\nX-HOSO-FIELD;X-KEY=city:" city "\r\n" \
        "REV:" day "T000000Z\r\n")

/* 1 January 2020, 2021 and 2022 UTC by `date -d`. */
static void
test_revision (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoImportReport) first =
    import (fixture, CITY ("Huế", "20210101"), "1 1 0 0 0; 0 0");
  g_autoptr (HosoImportReport) older = NULL;
  g_autoptr (HosoImportReport) younger = NULL;
  g_autoptr (GError) error = NULL;

  assert_value (fixture->db, "Huế", 1609459200);
  older = import (fixture, CITY ("Vinh", "20200101"), "1 0 0 1 0; 0 0");
  g_assert_cmpuint (older->draft->problems->len, ==, 1);
  assert_value (fixture->db, "Huế", 1609459200);
  younger = import (fixture, CITY ("Vinh", "20220101"), "1 0 1 0 0; 0 0");
  assert_value (fixture->db, "Vinh", 1640995200);
  g_assert_true (hoso_imports_undo (fixture->db, younger->id, &error));
  g_assert_no_error (error);
  assert_value (fixture->db, "Huế", 1609459200);
}

static gint64
count_uid (HosoDb *db)
{
  return store_fixture_count (db, "SELECT count (*) FROM customer WHERE uid = '" UID "'");
}

/* A card keeps its identity: also when all that it says changed, and when its
 * customer was taken in by another. */
static void
test_identity (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoImportReport) first =
    import (fixture,
            CARD ("UID:urn:uuid:" UID "\r\nFN:Lan\r\nTEL:0903123456\r\n")
              CARD ("UID:12\r\nFN:Nam\r\nTEL:0903123457\r\n"),
            "2 2 0 0 0; 0 0");
  g_autoptr (HosoImportReport) other = NULL;
  g_autoptr (HosoImportReport) merged = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (count_uid (fixture->db), ==, 1);
  other = import (fixture, CARD ("UID:" UID "\r\nFN:Chị Lan\r\nTEL:0903999999\r\n"),
                  "1 0 1 0 0; 0 0");
  g_assert_cmpint (hoso_merges_merge (fixture->db, 2, 1, NULL, &error), !=, 0);
  g_assert_no_error (error);
  merged = import (fixture, CARD ("UID:" UID "\r\nFN:Ai đó\r\nTEL:0903888888\r\n"),
                   "1 0 1 0 0; 0 0");
  g_assert_cmpint (count_uid (fixture->db), ==, 0);
  g_assert_cmpuint (hoso_customers_count (fixture->db, NULL), ==, 1);
}

static char *
dup_many (void)
{
  g_autoptr (GBytes) picture = photo_fixture_make (6, 32, "jpeg");
  g_autofree char *base64 = photo_fixture_dup_base64 (picture);
  GString *cards = g_string_new (NULL);

  for (guint i = 0; i < MANY; i++)
    {
      g_string_append_printf (cards,
                              "BEGIN:VCARD\r\nVERSION:4.0\r\n"
                              "UID:0190f3c2-1111-7abc-8def-%012u\r\nFN:Khách %u\r\n"
                              "X-HOSO-FIELD;X-KEY=city:Huế\r\nREV:20210101T000000Z\r\n",
                              i % (MANY - 1), i);
      if (i % 1000 == 7)
        g_string_append_printf (cards, "PHOTO:data:image/jpeg;base64,%s\r\n", base64);
      g_string_append (cards, "END:VCARD\r\n");
    }
  return g_string_free (cards, FALSE);
}

/* A long file: the last card has the ID of the first. */
static void
test_many (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *empty = store_fixture_dump (fixture->db);
  g_autofree char *cards = dup_many ();
  g_autofree char *end = NULL;
  g_autoptr (HosoImportReport) first = import (fixture, cards, "5200 5199 0 1 0; 0 0");
  g_autoptr (HosoImportReport) again = import (fixture, cards, "5200 0 0 5200 0; 0 0");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (store_fixture_count (
                     fixture->db,
                     "SELECT count (*) FROM customer WHERE photo_id IS NOT NULL AND id % 1000 = 8"),
                   ==, 6);
  g_assert_cmpint (store_fixture_count (fixture->db,
                                        "SELECT count (*) FROM customer_value "
                                        "WHERE set_at = 1609459200 AND is_current"),
                   ==, MANY - 1);
  g_assert_true (hoso_imports_undo (fixture->db, again->id, &error));
  g_assert_no_error (error);
  g_assert_true (hoso_imports_undo (fixture->db, first->id, &error));
  g_assert_no_error (error);
  end = store_fixture_dump (fixture->db);
  g_assert_cmpstr (end, ==, empty);
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
  add ("/customer-cards/photos", test_photos);
  add ("/customer-cards/present", test_present);
  add ("/customer-cards/chosen", test_chosen);
  add ("/customer-cards/hostile", test_hostile);
  add ("/customer-cards/revision", test_revision);
  add ("/customer-cards/identity", test_identity);
  add ("/customer-cards/many", test_many);
  return g_test_run ();
}
