/* Which tables say something about a customer: what merging moves, what erasing
 * takes away.
 *
 * Every table of the schema has an entry here; a test compares the two, so that
 * a table or a column that is added later cannot be forgotten.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  /* The customer's own row. */
  HOSO_REFERENCE_SELF,
  /* Rows that belong to one customer: a merge gives them to the one who stays,
   * and they go with a customer who goes (ON DELETE CASCADE). */
  HOSO_REFERENCE_OWNED,
  /* Links from a customer to what stays without one (answers): moved as above,
   * removed with the customer. */
  HOSO_REFERENCE_LINKED,
  /* Copies kept so that something can be taken back.  No foreign key removes
   * them: merging and erasing look after each on its own. */
  HOSO_REFERENCE_KEPT,
  /* Made from other tables, by triggers or by hoso_bulk_rebuild(). */
  HOSO_REFERENCE_DERIVED,
  /* Rows of many customers, or of none, that may hold words about one. */
  HOSO_REFERENCE_SHARED,
  /* Nothing about a customer. */
  HOSO_REFERENCE_NONE,
} HosoReferenceKind;

typedef struct
{
  const char *table;
  HosoReferenceKind kind;
  const char *column; /* that names a row of @parent; NULL where none does */
  const char *parent; /* "customer", or the table through which it belongs to one */
  const char *texts;  /* columns with personal text or data, separated by spaces */
  const char *codes;  /* columns of text or bytes that hold none */
} HosoCustomerReference;

/* All entries, static; a table with two columns that refer to customers has two. */
const HosoCustomerReference *hoso_customer_references_get (guint *n);
/* Whether @list, as in texts and codes, has @column; NULL has none. */
gboolean hoso_customer_references_has (const char *list, const char *column);

G_END_DECLS
