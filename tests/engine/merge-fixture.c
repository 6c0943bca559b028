/* Takes merges back, and looks whether all is as it was. */

#include "merge-fixture.h"

#include "hoso-bulk.h"
#include "hoso-merges.h"
#include "hoso-undo.h"

void
merge_fixture_assert_whole (HosoDb *db)
{
  g_assert_cmpint (store_fixture_count (db, "SELECT count(*) FROM pragma_foreign_key_check"), ==,
                   0);
}

void
merge_fixture_assert_dump (HosoDb *db, const char *expected)
{
  g_autofree char *dump = store_fixture_dump (db);

  g_assert_cmpstr (dump, ==, expected);
  merge_fixture_assert_whole (db);
}

void
merge_fixture_assert_derived (HosoDb *db)
{
  g_autofree char *dump = store_fixture_dump (db);
  g_autoptr (GError) error = NULL;

  hoso_bulk_rebuild (db, &error);
  g_assert_no_error (error);
  merge_fixture_assert_dump (db, dump);
}

void
merge_fixture_take_back (HosoDb *db, gint64 merge)
{
  g_autoptr (GError) error = NULL;

  hoso_merges_take_back (db, merge, &error);
  g_assert_no_error (error);
}

void
merge_fixture_walk (HosoDb *db, gboolean redo, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  if (redo)
    hoso_undo_redo (db, &name, &error);
  else
    hoso_undo_undo (db, &name, &error);
  g_assert_no_error (error);
  merge_fixture_assert_dump (db, expected);
}
