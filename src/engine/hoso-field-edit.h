/* The user's changes of the fields of the profile.  Synchronous: run them on a
 * session or on a thread of a workspace.  Each change is one named action that
 * undo takes back.
 */

#pragma once

#include "hoso-field.h"
#include "hoso-types.h"

G_BEGIN_DECLS

char *hoso_field_add (HosoDb *db, const HosoField *field, GError **error);
gboolean hoso_field_change (HosoDb *db, const HosoField *field, GError **error);
gboolean hoso_field_rename (HosoDb *db, const char *key, const char *title, GError **error);
gboolean hoso_field_set_options (HosoDb *db,
                                 const char *key,
                                 const char *const *options,
                                 GError **error);
/* To stand before the field @before, or last of its group for NULL. */
gboolean hoso_field_move (HosoDb *db, const char *key, const char *before, GError **error);
/* One place up or down among those of its group that @kind shows. */
gboolean hoso_field_shift (HosoDb *db, const char *key, gboolean up, GError **error);
gboolean hoso_field_retire (HosoDb *db, const char *key, gboolean retired, GError **error);

G_END_DECLS
