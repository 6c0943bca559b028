/* The type of every customer at a date, with what it was judged by. */

#pragma once

#include "hoso-customer-type.h"
#include "hoso-order-book.h"
#include "hoso-outlook.h"
#include "hoso-seasons.h"

G_BEGIN_DECLS

/* Days ahead for which the chance to buy again is part of the judgement. */
#define HOSO_TYPES_HORIZON 90
/* Customers that the model is fitted to: the judgement asks for no more digits. */
#define HOSO_TYPES_SAMPLE 20000

typedef struct
{
  gint64 customer;
  gint place; /* in the book, -1 without orders */
  HosoRfmScore score;
  HosoTypeFigures figures;
  HosoTypeVerdict verdict;
} HosoTypedCustomer;

typedef struct
{
  HosoTypeRules rules;
  HosoOrderBook *book;
  HosoOutlook *outlook;
  HosoRfmCuts cuts;
  GArray *customers; /* of HosoTypedCustomer, by ascending id */
  guint64 counts[HOSO_TYPE_COUNT];
  HosoSeasons *seasons; /* NULL until hoso_customer_types_find_seasons() */
} HosoCustomerTypes;

/* @as_of: as for hoso_order_book_load(). */
HosoCustomerTypes *hoso_customer_types_load (HosoDb *db,
                                             const char *as_of,
                                             GCancellable *cancellable,
                                             GError **error);
/* Of the customers with @ids only.  What is measured against the whole shop is
 * measured against them and a sample of the others, or all others where there
 * are few. */
HosoCustomerTypes *hoso_customer_types_load_some (HosoDb *db,
                                                  const char *as_of,
                                                  const GArray *ids,
                                                  GCancellable *cancellable,
                                                  GError **error);
/* How many would be shown as each type with other @rules, and how many each would fit:
 * a customer is shown once and may fit several. */
typedef struct
{
  guint64 shown[HOSO_TYPE_COUNT];
  guint64 fits[HOSO_TYPE_COUNT];
} HosoTypeTally;

HosoTypeTally hoso_customer_types_tally (const HosoCustomerTypes *types,
                                         const HosoTypeRules *rules);
void hoso_customer_types_free (HosoCustomerTypes *types);
/* Who of them buys in a season. */
void hoso_customer_types_find_seasons (HosoCustomerTypes *types);
/* Borrowed; NULL for somebody who is not there. */
const HosoTypedCustomer *hoso_customer_types_find (const HosoCustomerTypes *types,
                                                   gint64 customer);
/* Why, in one sentence with the numbers used; free with g_free(). */
char *hoso_customer_types_dup_reason (const HosoCustomerTypes *types,
                                      const HosoTypedCustomer *customer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoCustomerTypes, hoso_customer_types_free)

G_END_DECLS
