/* Customers and what hangs on them: contacts, tags, the photo. */

#pragma once

#include "hoso-customer.h"
#include "hoso-db.h"

G_BEGIN_DECLS

gint64 hoso_customer_table_add (HosoDb *db,
                                HosoCustomerKind kind,
                                const char *name,
                                gint64 source,
                                GError **error);
gboolean hoso_customer_table_set_name (HosoDb *db,
                                       gint64 customer,
                                       HosoCustomerKind kind,
                                       const char *name,
                                       GError **error);
gboolean
hoso_customer_table_set_uid (HosoDb *db, gint64 customer, const char *uid, GError **error);
gboolean hoso_customer_table_set_photo (HosoDb *db, gint64 customer, gint64 photo, GError **error);
gboolean hoso_customer_table_remove (HosoDb *db, gint64 customer, GError **error);
gboolean hoso_customer_table_load (HosoDb *db, gint64 id, HosoCustomer *customer, GError **error);
gboolean
hoso_customer_table_get_source (HosoDb *db, gint64 customer, gint64 *source, GError **error);
gboolean hoso_customer_table_count (HosoDb *db, guint64 *count, GError **error);
gboolean hoso_customer_table_get_end (HosoDb *db, guint *end, GError **error);
gboolean hoso_customer_table_list (HosoDb *db, guint n, GArray *ids, GError **error);
gboolean hoso_customer_table_load_rows (HosoDb *db,
                                        const gint64 *ids,
                                        guint n,
                                        GPtrArray *rows,
                                        GError **error);

/* Customers of one name, told apart by the kinds of contact they have. */
typedef struct
{
  const char *folded; /* the whole name */
  gint64 not_source;  /* not those that came from it */
  gboolean no_email;  /* only those without an address, or a number */
  gboolean no_phone;
} HosoNamesake;

gboolean hoso_customer_table_find_name (HosoDb *db,
                                        const HosoNamesake *namesake,
                                        guint limit,
                                        GArray *ids,
                                        GError **error);

/* Contacts (hoso-contact-table.c). */
char *hoso_contact_dup_canonical (HosoContactKind kind, const char *value);
gboolean hoso_customer_table_add_contact (HosoDb *db,
                                          gint64 customer,
                                          HosoContactKind kind,
                                          const char *value,
                                          gint64 source,
                                          GError **error);

/* A contact of which everything is known. */
typedef struct
{
  HosoContactKind kind;
  const char *value;
  const char *canonical; /* or NULL */
  guint position;
} HosoNewContact;

gboolean hoso_customer_table_append_contact (HosoDb *db,
                                             gint64 customer,
                                             const HosoNewContact *contact,
                                             gint64 source,
                                             GError **error);
gboolean hoso_customer_table_has_contact (HosoDb *db,
                                          gint64 customer,
                                          HosoContactKind kind,
                                          const char *canonical,
                                          gboolean *has,
                                          GError **error);
gboolean hoso_customer_table_find_contact (HosoDb *db,
                                           HosoContactKind kind,
                                           const char *canonical,
                                           GArray *ids,
                                           GError **error);
gboolean hoso_customer_table_list_contacts (HosoDb *db,
                                            gint64 customer,
                                            GPtrArray *contacts,
                                            GError **error);
gboolean hoso_customer_table_set_contacts (HosoDb *db,
                                           gint64 customer,
                                           GPtrArray *contacts,
                                           gint64 source,
                                           GError **error);

G_END_DECLS
