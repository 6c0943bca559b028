/* Customers who are entered twice, found in a workspace, with words that say why. */

#include "hoso-customers.h"
#include "hoso-duplicates.h"
#include "hoso-merges.h"
#include "hoso-undo.h"
#include "store-fixture.h"

static gint64
add (HosoDb *db, const char *name, const char *phone, const char *email)
{
  g_autoptr (HosoCustomer) customer = hoso_customer_new ();
  g_autoptr (GError) error = NULL;
  gint64 id;

  customer->name = g_strdup (name);
  if (phone != NULL)
    g_ptr_array_add (customer->contacts, hoso_contact_new (HOSO_CONTACT_PHONE, phone));
  if (email != NULL)
    g_ptr_array_add (customer->contacts, hoso_contact_new (HOSO_CONTACT_EMAIL, email));
  id = hoso_customers_save (db, customer, &error);
  g_assert_no_error (error);
  return id;
}

static void
set_birthday (HosoDb *db, gint64 id, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoCustomer) customer = hoso_customers_load (db, id, &error);

  g_assert_no_error (error);
  g_ptr_array_add (customer->fields, hoso_field_value_new ("birthday", text));
  g_assert_cmpint (hoso_customers_save (db, customer, &error), ==, id);
  g_assert_no_error (error);
}

static GPtrArray *
find (HosoDb *db)
{
  HosoDuplicateQuery query = { 0 };
  g_autoptr (GError) error = NULL;
  GPtrArray *found = hoso_duplicates_find (db, &query, NULL, &error);

  g_assert_no_error (error);
  return found;
}

/* The pair of the two, borrowed from @found, or NULL. */
static const HosoDuplicate *
look_up (const GPtrArray *found, gint64 first, gint64 second)
{
  for (guint i = 0; i < found->len; i++)
    {
      const HosoDuplicate *duplicate = g_ptr_array_index (found, i);

      if (duplicate->customers[0]->id == first && duplicate->customers[1]->id == second)
        return duplicate;
    }
  return NULL;
}

static void
assert_reason (const HosoDuplicate *duplicate, const char *reason)
{
  g_assert_nonnull (duplicate);
  if (!g_strv_contains ((const char *const *)duplicate->reasons, reason))
    {
      g_autofree char *all = g_strjoinv ("; ", duplicate->reasons);

      g_error ("“%s” is not among: %s", reason, all);
    }
}

static void
test_find (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;
  gint64 lan, again, son, mail, stranger, born, same;

  store_fixture_open (fixture);
  g_assert_true (hoso_db_exec (
    fixture->db,
    "INSERT INTO field (uid, key, type, field_group, layer, kind, position) "
    "VALUES ('b', 'birthday', 'date', 'identity', 1, 'both', 0)",
    NULL));
  lan = add (fixture->db, "Nguyễn Thị Lan", "0903 123 456", "Lan@Example.com");
  again = add (fixture->db, "chi Lan", "+84 903 123 456", NULL);
  son = add (fixture->db, "Trần Minh Khang", "(090) 3123456", NULL);
  mail = add (fixture->db, "Nguyen Lan", NULL, "lan@example.COM");
  stranger = add (fixture->db, "Phạm Quốc Bảo", "0912 000 111", NULL);
  born = add (fixture->db, "Vũ Hải Yến", NULL, NULL);
  same = add (fixture->db, "Vu Hai Yen", NULL, NULL);
  set_birthday (fixture->db, born, "05/03/1990");
  set_birthday (fixture->db, same, "1990-03-05");
  found = find (fixture->db);
  assert_reason (look_up (found, lan, again), "The same phone number 0903 123 456");
  assert_reason (look_up (found, lan, again), "The same given name");
  assert_reason (look_up (found, lan, mail), "The same e-mail address lan@example.com");
  assert_reason (look_up (found, lan, mail), "The same name, once without the middle name");
  assert_reason (look_up (found, born, same), "The same birthday");
  assert_reason (look_up (found, born, same), "The same name, once without accents");
  assert_reason (look_up (found, lan, son), "Different names: perhaps one family");
  g_assert_cmpfloat (look_up (found, lan, again)->score, >, HOSO_DUPLICATES_LIKELY);
  g_assert_cmpfloat (look_up (found, lan, mail)->score, >, HOSO_DUPLICATES_LIKELY);
  g_assert_cmpfloat (look_up (found, born, same)->score, >, 0.99);
  g_assert_cmpfloat (look_up (found, lan, son)->score, <, 0.1);
  g_assert_null (look_up (found, lan, stranger));
}

/* 5 March 1990 was the 9th day of the second lunar month, which began on 25 February
 * with the new moon of 15:54 in Hanoi. */
static void
test_lunar (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *born;
  } people[] = {
    { "Vũ Hải Yến", "1990-03-05" },
    { "Vu Hai Yen", "1990-02-09L" },
    { "Vũ Yến", "--02-09L" },
    { "Lê Quang Tú", "09/02/1990" },
    { "Le Quang Tu", "1990-02-09L" },
    { "Ngô Minh Châu", "--02-10L" },
    { "Ngo Minh Chau", "--02-09L" },
  };
  gint64 ids[G_N_ELEMENTS (people)];
  g_autoptr (GPtrArray) found = NULL;

  store_fixture_open (fixture);
  g_assert_true (hoso_db_exec (
    fixture->db,
    "INSERT INTO field (uid, key, type, field_group, layer, kind, position) "
    "VALUES ('b', 'birthday', 'date', 'identity', 1, 'both', 0)",
    NULL));
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      ids[i] = add (fixture->db, people[i].name, NULL, NULL);
      set_birthday (fixture->db, ids[i], people[i].born);
    }
  found = find (fixture->db);
  assert_reason (look_up (found, ids[0], ids[1]),
                 "The same birthday, once by the lunar calendar");
  assert_reason (look_up (found, ids[0], ids[2]), "The same birthday, once without the year");
  assert_reason (look_up (found, ids[1], ids[2]), "The same birthday, once without the year");
  assert_reason (look_up (found, ids[5], ids[6]), "Different birthdays");
  g_assert_cmpfloat (look_up (found, ids[0], ids[1])->score, >, 0.99);
  /* Perhaps somebody forgot to say which calendar. */
  g_assert_cmpfloat (look_up (found, ids[3], ids[4])->score, >,
                     look_up (found, ids[5], ids[6])->score);
}

/* Remembered, over a merge of one of both too, and forgotten by undo. */
static void
test_tell_apart (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) apart = NULL;
  g_autoptr (GPtrArray) merged = NULL;
  g_autoptr (GPtrArray) undone = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  gint64 lan, mai, again;

  store_fixture_open (fixture);
  lan = add (fixture->db, "Nguyễn Thị Lan", "0903 123 456", NULL);
  mai = add (fixture->db, "Nguyễn Thị Mai", "0903 123 456", NULL);
  again = add (fixture->db, "Mai", "0903 123 456", NULL);
  before = find (fixture->db);
  g_assert_cmpuint (before->len, ==, 3);
  g_assert_true (hoso_duplicates_tell_apart (fixture->db, mai, lan, &error));
  g_assert_true (hoso_duplicates_tell_apart (fixture->db, lan, mai, &error));
  apart = find (fixture->db);
  g_assert_cmpuint (apart->len, ==, 2);
  g_assert_null (look_up (apart, lan, mai));
  g_assert_cmpint (hoso_merges_merge (fixture->db, again, mai, NULL, &error), >, 0);
  g_assert_no_error (error);
  merged = find (fixture->db);
  g_assert_cmpuint (merged->len, ==, 0);
  g_assert_true (hoso_undo_undo (fixture->db, &name, &error));
  g_clear_pointer (&name, g_free);
  g_assert_true (hoso_undo_undo (fixture->db, &name, &error));
  g_assert_cmpstr (name, ==, "Not the same person");
  undone = find (fixture->db);
  g_assert_cmpuint (undone->len, ==, 3);
}

static void
progress_cb (double done, gpointer data)
{
  *(double *)data = done;
}

static void
test_progress (StoreFixture *fixture, gconstpointer data)
{
  double done = 0;
  HosoDuplicateQuery query = { .limit = 1, .progress = progress_cb, .progress_data = &done };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GError) error = NULL;

  store_fixture_open (fixture);
  for (guint i = 0; i < 4; i++)
    add (fixture->db, "Nguyễn Thị Lan", "0903 123 456", NULL);
  found = hoso_duplicates_find (fixture->db, &query, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpfloat (done, >, 0);
  g_cancellable_cancel (cancellable);
  none = hoso_duplicates_find (fixture->db, &query, cancellable, &error);
  g_assert_null (none);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_nobody (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;

  store_fixture_open (fixture);
  found = find (fixture->db);
  g_assert_cmpuint (found->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                                   \
  g_test_add ("/engine/duplicates/" path, StoreFixture, NULL, store_fixture_set_up, func, \
              store_fixture_tear_down)
  ADD ("find", test_find);
  ADD ("lunar", test_lunar);
  ADD ("tell-apart", test_tell_apart);
  ADD ("progress", test_progress);
  ADD ("nobody", test_nobody);
  return g_test_run ();
}
