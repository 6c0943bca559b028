/* The purchases of many customers side by side, and what can be read off them
 * without any model.  Pure functions. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Customer i has the entries starts[i] to starts[i + 1], at least one, by
 * ascending day; days count from any fixed one. */
typedef struct
{
  guint n_customers;
  const guint *starts; /* n_customers + 1 */
  const gint *days;
  const gint64 *amounts; /* minor units; may be NULL where money is not asked for */
} HosoLedger;

/* The median of the days between one day of purchases and the next; 0 where the
 * customer has bought on one day only. */
double hoso_ledger_usual_gap (const HosoLedger *ledger, guint customer);
/* The median of all gaps of all customers, 0 where nobody has bought twice. */
double hoso_ledger_shop_gap (const HosoLedger *ledger);
/* Days of purchases after the first, of all customers. */
guint64 hoso_ledger_count_repeats (const HosoLedger *ledger);

/* “Quiet for 2.3 times the usual gap”: @usual or, where the customer has none,
 * @shop; NAN where neither is known. */
double hoso_hiatus (double quiet_days, double usual, double shop);

G_END_DECLS
