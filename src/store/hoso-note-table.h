/* Notes about customers, newest first. */

#pragma once

#include "hoso-customer.h"
#include "hoso-db.h"

G_BEGIN_DECLS

gint64 hoso_note_table_add (HosoDb *db, gint64 customer, const char *text, GError **error);
gboolean hoso_note_table_remove (HosoDb *db, gint64 note, GError **error);
gboolean hoso_note_table_list (HosoDb *db, gint64 customer, GPtrArray *notes, GError **error);

G_END_DECLS
