/* A folder of its own for each test, and a workspace in it. */

#pragma once

#include <glib/gstdio.h>

#include "hoso-db.h"

typedef struct
{
  char *folder;
  char *path;
  HosoDb *db; /* NULL until store_fixture_open() */
} StoreFixture;

void store_fixture_set_up (StoreFixture *fixture, gconstpointer data);
void store_fixture_tear_down (StoreFixture *fixture, gconstpointer data);
void store_fixture_open (StoreFixture *fixture);
/* The version that this program makes. */
int store_fixture_get_version (void);
/* A customer of the one source with the id 1, made where it is missing;
 * inside a transaction of the caller's. */
gint64 store_fixture_add_customer (HosoDb *db, const char *name);
gint64 store_fixture_count (HosoDb *db, const char *sql);
/* Every row of every content table, and what is derived from them, as text. */
char *store_fixture_dump (HosoDb *db);
