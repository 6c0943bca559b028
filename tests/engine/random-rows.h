/* Random rows in every table of a workspace, made from the schema alone. */

#pragma once

#include "hoso-db.h"

/* @n attempts a table; rows that a constraint refuses are left out. */
void random_rows_add (HosoDb *db, guint n);
/* The id of any row of @table, 0 for none. */
gint64 random_rows_pick (HosoDb *db, const char *table);
