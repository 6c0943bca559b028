/* Who gave these answers: joins the rows of a survey to customers.
 *
 * By e-mail, then by phone; a phone that several customers share joins nobody
 * unless the name agrees.  A name alone joins nobody: customers of the same name
 * are noted as a question to be decided.  An answer without either never becomes
 * a customer.
 */

#pragma once

#include "hoso-column.h"
#include "hoso-import.h"
#include "hoso-types.h"

G_BEGIN_DECLS

typedef struct _HosoCustomerJoin HosoCustomerJoin;

/* @questions (borrowed) say by their fields which columns tell who it is;
 * @source, that of @import, becomes the source of what is added or set.  A
 * contact that @rules leave out says nothing and is not kept either. */
HosoCustomerJoin *hoso_customer_join_new (HosoDb *db,
                                          GPtrArray *questions,
                                          gint64 import,
                                          gint64 source,
                                          gboolean add_customers,
                                          HosoJoinRules rules);
/* From so many rows on a file is worth preparing for. */
#define HOSO_MANY_ANSWERS 20000
/* Optional, before the first row: makes a file of many @rows cheap. */
gboolean hoso_customer_join_prepare (HosoCustomerJoin *join, guint64 rows, GError **error);
void hoso_customer_join_free (HosoCustomerJoin *join);
/* @customer gets the id, or 0 where the row joins nobody.  The customer's fields
 * take the row's answers; those that differ from a value made by hand are noted
 * as a question to be decided, with the response's @ordinal. */
gboolean hoso_customer_join_row (HosoCustomerJoin *join,
                                 const HosoBatch *batch,
                                 guint row,
                                 guint ordinal,
                                 gint64 *customer,
                                 GError **error);
/* The same for a response that was stored before: a name alone asks nothing now,
 * and only where @may_add somebody new becomes a customer. */
gboolean hoso_customer_join_known_row (HosoCustomerJoin *join,
                                       const HosoBatch *batch,
                                       guint row,
                                       guint ordinal,
                                       gboolean may_add,
                                       gint64 *customer,
                                       GError **error);
/* The answer in @column edits a response that @customer gave: the field that it
 * fills takes it as above. */
gboolean hoso_customer_join_edit_cell (HosoCustomerJoin *join,
                                       const HosoBatch *batch,
                                       guint column,
                                       guint row,
                                       guint ordinal,
                                       gint64 customer,
                                       GError **error);
/* The user says that the row is @customer's: they get its contacts, and their
 * fields its answers as above. */
gboolean hoso_customer_join_confirm (HosoCustomerJoin *join,
                                     const HosoBatch *batch,
                                     guint row,
                                     guint ordinal,
                                     gint64 customer,
                                     GError **error);
guint64 hoso_customer_join_get_added (const HosoCustomerJoin *join);
/* Distinct customers who were there before. */
guint64 hoso_customer_join_get_matched (const HosoCustomerJoin *join);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoCustomerJoin, hoso_customer_join_free)

G_END_DECLS
