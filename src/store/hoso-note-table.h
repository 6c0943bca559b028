/* Notes about customers, newest first. */

#pragma once

#include "hoso-customer.h"
#include "hoso-db.h"

G_BEGIN_DECLS

gint64 hoso_note_table_add (HosoDb *db, gint64 customer, const char *text, GError **error);
gboolean hoso_note_table_add_from (
  HosoDb *db, gint64 customer, const char *text, gint64 source, GError **error);
gboolean hoso_note_table_remove (HosoDb *db, gint64 note, GError **error);
gboolean hoso_note_table_list (HosoDb *db, gint64 customer, GPtrArray *notes, GError **error);

/* What is known of one customer's complaints and referrals. */
typedef struct
{
  gint64 customer;
  guint referrals;
  gint64 complaint; /* UTC seconds of the latest that was open, G_MININT64 without any */
} HosoCustomerEvents;

/* Appends HosoCustomerEvents of everybody who has any before @until (UTC
 * seconds), by ascending customer. */
gboolean hoso_note_table_list_events (HosoDb *db, gint64 until, GArray *events, GError **error);

G_END_DECLS
