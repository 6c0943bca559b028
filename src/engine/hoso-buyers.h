/* Whose row this is: matches the rows of shop lists to customers, by code,
 * telephone or e-mail, then name, and adds those who are new.
 */

#pragma once

#include "hoso-bulk.h"
#include "hoso-contact.h"
#include "hoso-newcomers.h"
#include "hoso-sheet.h"

G_BEGIN_DECLS

/* What a row says about its customer; "" or NULL where it says nothing. */
typedef struct
{
  const char *code;
  const char *name;
  const char *phone;
  const char *email;
  const char *address;
  const char *uid; /* of somebody new; one that nobody has, or NULL */
  gint64 known;    /* the customer, where something else tells already; otherwise 0 */
  gboolean company;
} HosoBuyer;

typedef struct _HosoBuyers HosoBuyers;

/* @channel is static; @bulk is borrowed.  Inside a transaction. */
HosoBuyers *hoso_buyers_new (HosoDb *db,
                             const char *channel,
                             gint64 import,
                             gint64 source,
                             HosoBulk *bulk,
                             GError **error);
void hoso_buyers_free (HosoBuyers *buyers);
/* @customer gets the id, added where nobody fits; 0 where the row names nobody.
 * What the row knows more of a known customer (code, telephone, e-mail) is
 * added; @changed tells. */
gboolean hoso_buyers_find (HosoBuyers *buyers,
                           const HosoBuyer *buyer,
                           gint64 *customer,
                           gboolean *added,
                           gboolean *changed,
                           GError **error);
/* A contact that a row tells of; one that the customer has changes nothing. */
gboolean hoso_buyers_add_contact (HosoBuyers *buyers,
                                  gint64 customer,
                                  HosoContactKind kind,
                                  const char *value,
                                  gboolean *changed,
                                  GError **error);
/* For rows that say much of one customer each: those who are new are collected,
 * and stored some thousand at a time.  NULL where the file is not long. */
HosoNewcomers *hoso_buyers_collect (HosoBuyers *buyers, GError **error);
guint64 hoso_buyers_get_added (const HosoBuyers *buyers);
/* Distinct customers who were there before. */
guint64 hoso_buyers_get_matched (const HosoBuyers *buyers);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoBuyers, hoso_buyers_free)

G_END_DECLS
