/* Erasing persons: nothing of them is in the bytes of the workspace afterwards,
 * and all others are as they were.
 *
 * HOSO_ERASE_ALL=1 erases all 3,000 one by one.
 */

#include "erasure-fixture.h"
#include "hoso-backups.h"
#include "hoso-customer-bulk.h"
#include "hoso-customer-chunk-table.h"
#include "hoso-customers.h"
#include "hoso-erasures.h"
#include "hoso-merges.h"
#include "hoso-session.h"
#include "hoso-surveys.h"
#include "hoso-undo.h"
#include "photo-fixture.h"

#include <string.h>

#define PERSONS 3000
#define ONE_BY_ONE 12

static void
erase (StoreFixture *fixture, const gint64 *ids, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoErasureReport) report =
    hoso_erasures_run (fixture->db, ids, n, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (report->n, ==, n);
  g_assert_null (report->warning);
}

static void
erase_one (StoreFixture *fixture, guint i, guint persons)
{
  gint64 id = erasure_fixture_find (fixture, i);
  g_autoptr (ErasureTraces) traces = NULL;

  g_assert_cmpint (id, !=, 0);
  erase (fixture, &id, 1);
  traces = erasure_traces_new (fixture, persons);
  g_assert_cmpuint (erasure_traces_count (traces, i), ==, 0);
  if (i + 1 < persons)
    g_assert_cmpuint (erasure_traces_count (traces, persons - 1), >, 5);
}

static void
erase_rest (StoreFixture *fixture, guint persons)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids =
    hoso_customers_find (fixture->db, &(HosoCustomerQuery){ NULL }, NULL, &error);
  g_autoptr (ErasureTraces) traces = NULL;
  guint left = 0;

  g_assert_no_error (error);
  erase (fixture, (const gint64 *)ids->data, ids->len);
  traces = erasure_traces_new (fixture, persons);
  for (guint i = 0; i < persons; i++)
    left += erasure_traces_count (traces, i);
  g_assert_cmpuint (left, ==, 0);
}

/* Coded answers that others gave too stay. */
static void
check_answers (StoreFixture *fixture, guint persons)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoSurvey) survey = hoso_surveys_load (fixture->db, 1, &error);
  const HosoQuestion *gender;
  guint64 n = 0;

  g_assert_no_error (error);
  gender = g_ptr_array_index (survey->questions, 4);
  for (guint i = 0; i < gender->options->len; i++)
    n += ((const HosoOption *)g_ptr_array_index (gender->options, i))->count;
  g_assert_cmpuint (survey->responses, ==, persons);
  g_assert_cmpuint (n, ==, persons);
}

static void
test_traces (StoreFixture *fixture, gconstpointer data)
{
  guint persons = g_getenv ("HOSO_ERASE_ALL") != NULL ? PERSONS : PERSONS / 5;
  guint one_by_one = g_getenv ("HOSO_ERASE_ALL") != NULL ? PERSONS : ONE_BY_ONE;
  g_autoptr (ErasureTraces) before = NULL;
  g_autoptr (GError) error = NULL;
  char *undo;
  char *redo;

  erasure_fixture_fill (fixture, persons);
  before = erasure_traces_new (fixture, persons);
  for (guint kind = 0; kind <= ERASURE_N_KINDS; kind++)
    g_assert_cmpuint (before->found[kind], >, 0);
  for (guint i = 0; i < one_by_one; i++)
    {
      erase_one (fixture, i, persons);
      if (i == 0)
        check_answers (fixture, persons);
    }
  g_assert_true (hoso_undo_peek (fixture->db, &undo, &redo, &error));
  g_assert_null (undo);
  if (one_by_one < persons)
    erase_rest (fixture, persons);
  g_assert_cmpuint (hoso_customers_count (fixture->db, &error), ==, 0);
}

/* A copy from before comes back without the person. */
static void
test_restore (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.hoso", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ErasureTraces) traces = NULL;
  g_autoptr (HosoErasureReport) report = NULL;
  gint64 id;

  erasure_fixture_fill (fixture, 50);
  g_assert_true (hoso_backups_save (fixture->db, copy, NULL, NULL, NULL, &error));
  g_assert_true (hoso_backups_roll (fixture->db, NULL, &error));
  id = erasure_fixture_find (fixture, 7);
  report = hoso_erasures_run (fixture->db, &id, 1, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->backups->len, ==, 1);
  /* Also where the workspace itself is lost. */
  g_clear_pointer (&fixture->db, hoso_db_close);
  g_assert_true (g_file_set_contents (fixture->path, "lost", -1, NULL));
  g_assert_true (hoso_backups_restore (fixture->path, copy, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  traces = erasure_traces_new (fixture, 50);
  g_assert_cmpuint (erasure_traces_count (traces, 7), ==, 0);
  g_assert_cmpuint (erasure_traces_count (traces, 8), >, 5);
}

/* Whoever was taken in by merging goes too, and does not come back. */
static void
test_merged (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.hoso", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ErasureTraces) traces = NULL;
  g_autoptr (ErasureTraces) restored = NULL;
  gint64 survivor;

  erasure_fixture_fill (fixture, 30);
  g_assert_true (hoso_backups_save (fixture->db, copy, NULL, NULL, NULL, &error));
  survivor = erasure_fixture_find (fixture, 3);
  g_assert_cmpint (hoso_merges_merge (fixture->db, survivor, erasure_fixture_find (fixture, 4),
                                      NULL, &error),
                   !=, 0);
  g_assert_no_error (error);
  erase (fixture, &survivor, 1);
  traces = erasure_traces_new (fixture, 30);
  g_assert_cmpuint (erasure_traces_count (traces, 3), ==, 0);
  g_assert_cmpuint (erasure_traces_count (traces, 4), ==, 0);
  g_assert_cmpuint (erasure_traces_count (traces, 5), >, 5);
  g_assert_true (hoso_backups_restore_open (fixture->db, copy, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (erasure_fixture_find (fixture, 3), ==, 0);
  g_assert_cmpint (erasure_fixture_find (fixture, 4), ==, 0);
}

/* The photo as it is kept; a first one was replaced, and lies in the history of
 * undo. */
static GBytes *
give_photos (StoreFixture *fixture, gint64 id, GBytes **replaced)
{
  GBytes *photos[2] = { NULL, NULL };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GBytes) chosen = photo_fixture_make ((guint32)(2 * id) + i, 200, "png");
      g_autoptr (HosoCustomer) customer = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (hoso_customers_set_photo (fixture->db, id, chosen, &error));
      g_assert_no_error (error);
      customer = hoso_customers_load (fixture->db, id, &error);
      g_assert_no_error (error);
      photos[i] = hoso_photos_load (fixture->db, customer->photo, &error);
      g_assert_no_error (error);
    }
  *replaced = photos[0];
  return photos[1];
}

static gboolean
is_left (StoreFixture *fixture, GBytes *photo)
{
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);

  return photo_fixture_is_in (photo, fixture->path) || photo_fixture_is_in (photo, wal);
}

/* The bytes of pictures go as the words do: shown, replaced, taken in by a merge; those
 * of others stay. */
static void
test_photos (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.hoso", NULL);
  g_autoptr (GError) error = NULL;
  gint64 ids[3];
  GBytes *photos[6];

  erasure_fixture_fill (fixture, 20);
  for (guint i = 0; i < 3; i++)
    {
      ids[i] = erasure_fixture_find (fixture, i);
      photos[2 * i] = give_photos (fixture, ids[i], &photos[2 * i + 1]);
    }
  g_assert_cmpint (hoso_merges_merge (fixture->db, ids[0], ids[1], NULL, &error), !=, 0);
  g_assert_no_error (error);
  g_assert_true (hoso_backups_save (fixture->db, copy, NULL, NULL, NULL, &error));
  for (guint i = 0; i < 6; i++)
    g_assert_true (is_left (fixture, photos[i]));
  erase (fixture, ids, 1);
  for (guint i = 0; i < 4; i++)
    g_assert_false (is_left (fixture, photos[i]));
  g_assert_true (is_left (fixture, photos[4]));
  g_assert_true (hoso_backups_restore_open (fixture->db, copy, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < 4; i++)
    g_assert_false (is_left (fixture, photos[i]));
  g_assert_true (is_left (fixture, photos[4]));
  for (guint i = 0; i < 6; i++)
    g_bytes_unref (photos[i]);
}

#define PERSON_FIELD                                                               \
  "INSERT INTO field (uid, key, title, type, field_group, layer, kind, position) " \
  "VALUES ('b', 'bringer', 'Brought by', 'person', 'identity', 1, 'both', 0)"

static char *
dup_uid (HosoDb *db, gint64 customer)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoStmt) stmt =
    hoso_db_prepare (db, "SELECT uid FROM customer WHERE id = ?1", &error);

  g_assert_no_error (error);
  hoso_stmt_bind_int (stmt, 1, customer);
  g_assert_cmpint (hoso_stmt_step (stmt, &error), ==, HOSO_ROW);
  return hoso_stmt_dup_text (stmt, 0);
}

/* As a file, a source, tells it of somebody whom it adds; 0 is by hand. */
static void
name_person (HosoDb *db, gint64 customer, const char *uid, gint64 file)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof customer);
  g_autoptr (GError) error = NULL;

  g_array_append_val (ids, customer);
  if (file != 0)
    {
      g_autoptr (HosoCustomerChunks) chunks = hoso_customer_chunks_new (db, file);
      gint64 field = store_fixture_count (db, "SELECT id FROM field WHERE key = 'bringer'");

      g_assert_true (
        hoso_customer_chunks_add (chunks, customer, field, uid, strlen (uid), &error));
      g_assert_true (hoso_customer_chunks_finish (chunks, &error));
    }
  else
    hoso_customers_set_field (db, ids, "bringer", uid, NULL, &error);
  g_assert_no_error (error);
}

/* Fields that name anybody. */
static gint64
count_namings (HosoDb *db)
{
  return store_fixture_count (db,
                              "SELECT count (*) FROM customer_value v JOIN field f "
                              "ON f.id = v.field_id AND f.key = 'bringer' "
                              "WHERE v.value IS NOT NULL AND v.is_current");
}

static gboolean
is_in_file (StoreFixture *fixture, const char *text)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  return memmem (bytes, length, text, strlen (text)) != NULL;
}

/* 0 names @who by hand, 1 did so before, a file says it of 2, and 3, of whom a file
 * names @other, took in 4, who named @who. */
static void
name_everywhere (StoreFixture *fixture, const char *who, const char *other)
{
  HosoDb *db = fixture->db;
  g_autoptr (GError) error = NULL;
  gint64 ids[5];

  for (guint i = 0; i < 5; i++)
    ids[i] = erasure_fixture_find (fixture, i);
  name_person (db, ids[0], who, 0);
  name_person (db, ids[1], who, 0);
  name_person (db, ids[1], other, 0);
  name_person (db, ids[2], who, 1);
  name_person (db, ids[3], other, 2);
  name_person (db, ids[4], who, 0);
  g_assert_cmpint (hoso_merges_merge (db, ids[3], ids[4], NULL, &error), !=, 0);
  g_assert_no_error (error);
}

/* Others who name the person: nothing of it is left, now, before and in what merges
 * keep, and not after a restored copy either. */
static void
test_named (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.hoso", NULL);
  g_autofree char *who = NULL;
  g_autofree char *other = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  erasure_fixture_fill (fixture, 20);
  g_assert_true (hoso_db_exec (fixture->db, PERSON_FIELD, &error));
  id = erasure_fixture_find (fixture, 7);
  who = dup_uid (fixture->db, id);
  other = dup_uid (fixture->db, erasure_fixture_find (fixture, 8));
  name_everywhere (fixture, who, other);
  g_assert_true (hoso_backups_save (fixture->db, copy, NULL, NULL, NULL, &error));
  erase (fixture, &id, 1);
  g_assert_false (is_in_file (fixture, who));
  g_assert_true (is_in_file (fixture, other));
  g_assert_cmpint (count_namings (fixture->db), ==, 2);
  g_assert_true (hoso_backups_restore_open (fixture->db, copy, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (is_in_file (fixture, who));
  g_assert_cmpint (count_namings (fixture->db), ==, 2);
}

static void
test_wrong (StoreFixture *fixture, gconstpointer data)
{
  const gint64 ids[] = { 1, 999999 };
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  erasure_fixture_fill (fixture, 20);
  before = store_fixture_dump (fixture->db);
  g_assert_null (hoso_erasures_run (fixture->db, ids, 2, NULL, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
  after = store_fixture_dump (fixture->db);
  g_assert_true (g_str_equal (before, after));
}

static void
add (const char *name, void (*test) (StoreFixture *, gconstpointer))
{
  g_test_add (name, StoreFixture, NULL, store_fixture_set_up, test, store_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/erasures/traces", test_traces);
  add ("/erasures/restore", test_restore);
  add ("/erasures/merged", test_merged);
  add ("/erasures/named", test_named);
  add ("/erasures/photos", test_photos);
  add ("/erasures/wrong", test_wrong);
  return g_test_run ();
}
