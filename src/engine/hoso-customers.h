/* Use cases around customers.  Synchronous: run them on a session or on a
 * thread of a workspace.  Each change is one named action that undo takes back.
 */

#pragma once

#include "hoso-customer-view.h"
#include "hoso-customer.h"
#include "hoso-workspace.h"

G_BEGIN_DECLS

typedef struct
{
  const char *search;           /* as typed, or NULL */
  gint64 segment;               /* members of it only; 0 for all */
  const HosoCustomerView *view; /* who else is left out, and the order; or NULL */
} HosoCustomerQuery;

/* Ids (gint64) in the order shown: Vietnamese name order without a search;
 * with one, exact accents first. */
GArray *hoso_customers_find (HosoDb *db,
                             const HosoCustomerQuery *query,
                             GCancellable *cancellable,
                             GError **error);
/* The same for a first look at very many: some of the best, at least @n where
 * there are so many; @all gets whether that is everybody. */
GArray *hoso_customers_find_first (HosoDb *db,
                                   const HosoCustomerQuery *query,
                                   guint n,
                                   gboolean *all,
                                   GCancellable *cancellable,
                                   GError **error);
/* Of HosoCustomerRow, for the ids that exist, in their order. */
GPtrArray *hoso_customers_load_rows (HosoDb *db, const gint64 *ids, guint n, GError **error);
HosoCustomer *hoso_customers_load (HosoDb *db, gint64 id, GError **error);
/* Adds where @customer->id is 0, otherwise stores the name, contacts, fields
 * and tags that differ.  Notes, answers and purchases are left alone.  Returns
 * the id, or 0 with an error set. */
gint64 hoso_customers_save (HosoDb *db, const HosoCustomer *customer, GError **error);
/* What the fields of the customer held before: of HosoFieldValue, latest first. */
GPtrArray *hoso_customers_list_earlier (HosoDb *db, gint64 id, GError **error);
/* Makes an earlier value, as it was stored, the current one again. */
gboolean hoso_customers_restore_value (HosoDb *db,
                                       gint64 id,
                                       const char *key,
                                       const char *value,
                                       GError **error);
gboolean hoso_customers_remove (HosoDb *db, const gint64 *ids, guint n, GError **error);
gboolean hoso_customers_add_note (HosoDb *db, gint64 id, const char *text, GError **error);
gboolean hoso_customers_remove_note (HosoDb *db, gint64 note, GError **error);
/* @image: a file's bytes (JPEG, PNG, WebP …), or NULL to remove the photo. */
gboolean hoso_customers_set_photo (HosoDb *db, gint64 id, GBytes *image, GError **error);
guint64 hoso_customers_count (HosoDb *db, GError **error);

/* Of HosoField, in the order of the profile. */
GPtrArray *hoso_fields_list (HosoDb *db, HosoCustomerKind kind, GError **error);
/* Distinct current values of a field, most frequent first; for choosing. */
char **hoso_fields_list_values (HosoDb *db, const char *key, guint limit, GError **error);
/* All tag names in order. */
char **hoso_tags_list (HosoDb *db, GError **error);

/* The re-encoded picture: JPEG or PNG, at most HOSO_PHOTO_SIZE pixels square. */
GBytes *hoso_photos_load (HosoDb *db, gint64 photo, GError **error);

G_END_DECLS
