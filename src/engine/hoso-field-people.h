/* Fields that name another customer: they keep the customer's uid.  Runs on the
 * thread that owns the connection.
 */

#pragma once

#include "hoso-types.h"

G_BEGIN_DECLS

/* The ids of all who are called @name. */
GArray *hoso_field_people_namesakes (HosoDb *db, const char *name, GError **error);
/* Who is meant by @text, a name or a uid: the uid; "" for blank text. */
char *hoso_field_people_find (HosoDb *db, const char *text, GError **error);
/* Says who the @values (HosoFieldValue) mean that name a customer, and which of
 * their fields are retired. */
gboolean hoso_field_people_name (HosoDb *db, GPtrArray *values, GError **error);

G_END_DECLS
