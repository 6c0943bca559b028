/* The corrections of forms, as stored.  Not undone with imports. */

#pragma once

#include "hoso-db.h"
#include "hoso-passport.h"

G_BEGIN_DECLS

/* Of HosoPassport, the latest first. */
GPtrArray *hoso_passport_table_list (HosoDb *db, GError **error);
/* Stores @passport, in the place of the one with its id. */
gboolean hoso_passport_table_save (HosoDb *db, const HosoPassport *passport, GError **error);
gboolean hoso_passport_table_remove (HosoDb *db, gint64 id, GError **error);

G_END_DECLS
