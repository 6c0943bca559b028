/* Fields of the profile, which are data, and the values that customers have.
 *
 * Values are append-only.  A customer's current value is the row with
 * is_current = 1; its value is NULL where it was cleared.
 */

#pragma once

#include "hoso-customer.h"
#include "hoso-db.h"

G_BEGIN_DECLS

/* @kind: "b2c", "b2b" or "both". */
gint64 hoso_field_table_add (HosoDb *db,
                             const HosoField *field,
                             const char *kind,
                             int position,
                             GError **error);
gboolean hoso_field_table_set (HosoDb *db, const HosoField *field, GError **error);
gboolean hoso_field_table_set_position (HosoDb *db, gint64 id, int position, GError **error);
gint64 hoso_field_table_find (HosoDb *db, const char *key, GError **error);
gboolean hoso_field_table_list (HosoDb *db,
                                HosoCustomerKind kind,
                                GPtrArray *fields,
                                GError **error);
gboolean hoso_field_table_list_all (HosoDb *db, GPtrArray *fields, GError **error);
HosoField *hoso_field_table_load (HosoDb *db, const char *key, GError **error);

/* The current value of one field of one customer. */
typedef struct
{
  gint64 id;     /* of its row; 0 for none, and for what stands in a chunk */
  char *value;   /* or NULL */
  gint64 source; /* an id */
  gint64 at;     /* UTC seconds */
  gboolean hand_made;
} HosoCurrentValue;

#define HOSO_CURRENT_VALUE_INIT \
  {                             \
    0                           \
  }

void hoso_current_value_clear (HosoCurrentValue *current);
gboolean hoso_customer_field_load (
  HosoDb *db, gint64 customer, gint64 field, HosoCurrentValue *current, GError **error);
gboolean hoso_customer_field_has_rows (HosoDb *db, gint64 customer, gboolean *has, GError **error);

gboolean hoso_customer_field_set (HosoDb *db,
                                  gint64 customer,
                                  const char *key,
                                  const char *value,
                                  gint64 source,
                                  GError **error);
gboolean hoso_customer_field_add_written (HosoDb *db,
                                          gint64 customer,
                                          gint64 field,
                                          const char *value,
                                          const char *written,
                                          gint64 source,
                                          gint64 at,
                                          GError **error);
gboolean hoso_customer_field_set_written (HosoDb *db,
                                          gint64 customer,
                                          gint64 field,
                                          const char *value,
                                          const char *written,
                                          gint64 source,
                                          gint64 at,
                                          GError **error);
gboolean hoso_customer_field_tell (HosoDb *db,
                                   gint64 customer,
                                   const char *key,
                                   const char *value,
                                   gint64 source,
                                   GError **error);
gboolean hoso_customer_field_set_at (HosoDb *db,
                                     gint64 customer,
                                     const char *key,
                                     const char *value,
                                     gint64 source,
                                     gint64 at,
                                     GError **error);
gboolean hoso_customer_field_add (HosoDb *db,
                                  gint64 customer,
                                  gint64 field,
                                  const char *value,
                                  gint64 source,
                                  GError **error);
gboolean hoso_customer_field_is_hand_made (HosoDb *db,
                                           gint64 customer,
                                           const char *key,
                                           gboolean *hand_made,
                                           char **value,
                                           GError **error);
gboolean hoso_customer_field_list (HosoDb *db, gint64 customer, GPtrArray *values, GError **error);
gboolean hoso_customer_field_list_earlier (HosoDb *db,
                                           gint64 customer,
                                           GPtrArray *values,
                                           GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HosoCurrentValue, hoso_current_value_clear)

G_END_DECLS
