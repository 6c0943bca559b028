/* Customers whom a long file adds, with what it tells of them: collected, and
 * stored some thousand at a time.
 */

#pragma once

#include "hoso-customer-table.h"

G_BEGIN_DECLS

typedef struct _HosoNewcomers HosoNewcomers;

/* Inside a transaction that hoso_bulk_begin() found large, until the end of which
 * nobody else adds customers. */
HosoNewcomers *hoso_newcomers_new (HosoDb *db, gint64 import, gint64 source, GError **error);
void hoso_newcomers_free (HosoNewcomers *newcomers);
/* The new customer's id, or 0 with @error set; ids follow each other.  @uid: one that
 * nobody has, or NULL. */
gint64 hoso_newcomers_add (HosoNewcomers *newcomers,
                           HosoCustomerKind kind,
                           const char *name,
                           const char *uid,
                           GError **error);
/* Of the latest customer, who has none like it yet; texts are not empty. */
void hoso_newcomers_add_contact (HosoNewcomers *newcomers, const HosoNewContact *contact);
void hoso_newcomers_add_code (HosoNewcomers *newcomers, const char *channel, const char *code);
void hoso_newcomers_add_tag (HosoNewcomers *newcomers, gint64 tag);
void hoso_newcomers_add_note (HosoNewcomers *newcomers, const char *text);
/* Of a field, as of @at (UTC seconds); @written is kept before it where it differs. */
void hoso_newcomers_add_value (
  HosoNewcomers *newcomers, gint64 field, const char *value, const char *written, gint64 at);
/* Stored already, after hoso_newcomers_wait(). */
void hoso_newcomers_set_photo (HosoNewcomers *newcomers, gint64 photo);
/* One chunk of a field (hoso-customer-chunk.h). */
void hoso_newcomers_add_chunk (HosoNewcomers *newcomers,
                               gint64 number,
                               gint64 field,
                               const GByteArray *bytes);
/* Before the caller uses the connection: until customers are added again it is
 * the caller's.  FALSE with @error set where some could not be stored. */
gboolean hoso_newcomers_wait (HosoNewcomers *newcomers, GError **error);
/* The same, and the workspace knows all that was told of @customer. */
gboolean hoso_newcomers_settle (HosoNewcomers *newcomers, gint64 customer, GError **error);
/* The same, of everybody: at the end. */
gboolean hoso_newcomers_store (HosoNewcomers *newcomers, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoNewcomers, hoso_newcomers_free)

G_END_DECLS
