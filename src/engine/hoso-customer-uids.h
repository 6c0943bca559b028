/* Whom files of our own mean: customers by the ID that all workspaces know them by. */

#pragma once

#include "hoso-newcomers.h"

G_BEGIN_DECLS

typedef struct _HosoCustomerUids HosoCustomerUids;

/* Inside the transaction of an import; @newcomers is NULL where the file is not
 * long. */
HosoCustomerUids *hoso_customer_uids_new (HosoDb *db, HosoNewcomers *newcomers, GError **error);
void hoso_customer_uids_free (HosoCustomerUids *uids);
/* @uid as a workspace writes it, or NULL where it is none; free with g_free(). */
char *hoso_customer_uid_dup (const char *uid);
/* The customer, also one who took the meant one in, or 0. */
gboolean hoso_customer_uids_find (HosoCustomerUids *uids,
                                  const char *uid,
                                  gint64 *customer,
                                  GError **error);
/* @customer was added with it. */
void hoso_customer_uids_add (HosoCustomerUids *uids, const char *uid, gint64 customer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoCustomerUids, hoso_customer_uids_free)

G_END_DECLS
