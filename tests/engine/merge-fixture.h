/* What tests of merging customers share. */

#pragma once

#include "store-fixture.h"

G_BEGIN_DECLS

/* No row names one that is not there. */
void merge_fixture_assert_whole (HosoDb *db);
void merge_fixture_assert_dump (HosoDb *db, const char *expected);
/* Search and totals are what they would be if made from nothing. */
void merge_fixture_assert_derived (HosoDb *db);
void merge_fixture_take_back (HosoDb *db, gint64 merge);
/* One step back, or forward again, to what @expected dumps. */
void merge_fixture_walk (HosoDb *db, gboolean redo, const char *expected);

G_END_DECLS
