/* What lists and files say of a customer besides its profile. */

#pragma once

#include "hoso-db.h"

G_BEGIN_DECLS

typedef struct
{
  char *uid;
  char *code;     /* in the owner's own lists, or NULL */
  gint64 created; /* UTC seconds */
  gint64 purchases;
  gint64 amount;      /* minor units of @currency */
  char *currency;     /* NULL without purchases */
  gint64 first_local; /* wall-clock seconds; only with purchases */
  gint64 last_local;
} HosoCustomerFacts;

gboolean hoso_customer_facts_load (HosoDb *db,
                                   gint64 customer,
                                   HosoCustomerFacts *facts,
                                   GError **error);
gboolean
hoso_customer_facts_find_uid (HosoDb *db, const char *uid, gint64 *customer, GError **error);
void hoso_customer_facts_clear (HosoCustomerFacts *facts);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HosoCustomerFacts, hoso_customer_facts_clear)

G_END_DECLS
