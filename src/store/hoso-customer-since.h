/* Since when each customer is known, and what of them changes their type besides
 * orders: for figures over everybody at past dates. */

#pragma once

#include "hoso-db.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  gint64 customer;
  gint day; /* since 1970-01-01: written down, first talked to, first answer; no orders */
} HosoCustomerSince;

/* A complaint or a referral. */
typedef struct
{
  gint64 customer;
  gint day;
  gint solved; /* the day of it, G_MAXINT while it is open */
  gboolean complaint;
} HosoCustomerEvent;

/* Appends HosoCustomerSince of everybody, by ascending customer. */
gboolean hoso_customer_since_list (HosoDb *db,
                                   GArray *since,
                                   GCancellable *cancellable,
                                   GError **error);
/* Appends HosoCustomerEvent, by ascending customer. */
gboolean hoso_customer_event_list (HosoDb *db, GArray *events, GError **error);

G_END_DECLS
