/* The core customers, by three separate tests: who has bought for longest, who has
 * brought others that bought, and who spends more than the average. */

#pragma once

#include "hoso-bitset.h"
#include "hoso-order-book.h"
#include "hoso-outlook.h"
#include "hoso-proportion.h"

G_BEGIN_DECLS

typedef enum
{
  HOSO_CORE_LONGEST,  /* the time since the first order is in the top tenth */
  HOSO_CORE_REFERRED, /* referred one at least who bought */
  HOSO_CORE_SPENDING, /* spends above the average of all who bought */
} HosoCoreTest;

#define HOSO_CORE_TESTS (HOSO_CORE_SPENDING + 1)
#define HOSO_CORE_SETS (1u << HOSO_CORE_TESTS)
/* Days ahead for which spending is expected. */
#define HOSO_CORE_HORIZON 365

/* A group is one of the tests, or made of them. */
typedef enum
{
  HOSO_CORE_GROUP_LONGEST = HOSO_CORE_LONGEST,
  HOSO_CORE_GROUP_REFERRED = HOSO_CORE_REFERRED,
  HOSO_CORE_GROUP_SPENDING = HOSO_CORE_SPENDING,
  HOSO_CORE_GROUP_SEVERAL, /* two tests at least */
  HOSO_CORE_GROUP_ANY,
} HosoCoreGroup;

#define HOSO_CORE_GROUPS (HOSO_CORE_GROUP_ANY + 1)

typedef struct
{
  gint64 customer;
  guint marks; /* one bit for each test */
  gint known;  /* days since the first order, -1 without */
  guint referred;
  double spending; /* minor units */
} HosoCoreCustomer;

typedef struct
{
  HosoOrderBook *book;
  HosoOutlook *outlook;
  gboolean expected;              /* spending is that of the next year; else so far */
  double longest;                 /* days since the first order, of the test */
  double mean_spending;           /* of all who bought */
  GArray *customers;              /* of HosoCoreCustomer, by ascending id: with one mark at least */
  guint64 counts[HOSO_CORE_SETS]; /* by the set of marks */
} HosoCoreCustomers;

/* One value of one field, in the group and outside it. */
typedef struct
{
  char *field;
  char *value;
  guint64 n;
  guint64 base;
  guint64 rest_n;
  guint64 rest_base;
  HosoInterval difference; /* of the two shares */
  double p;                /* corrected for all values that were looked at */
} HosoCoreTrait;

/* @as_of: as for hoso_order_book_load(). */
HosoCoreCustomers *hoso_core_customers_load (HosoDb *db,
                                             const char *as_of,
                                             GCancellable *cancellable,
                                             GError **error);
void hoso_core_customers_free (HosoCoreCustomers *core);
gboolean hoso_core_group_has (HosoCoreGroup group, guint marks);
guint64 hoso_core_customers_count (const HosoCoreCustomers *core, HosoCoreGroup group);
/* The ids below @size of the group; free with hoso_bitset_free(). */
HosoBitset *
hoso_core_customers_make_set (const HosoCoreCustomers *core, HosoCoreGroup group, guint size);
/* Why, one sentence for the test; free with g_free(). */
char *hoso_core_customers_dup_reason (const HosoCoreCustomers *core,
                                      const HosoCoreCustomer *customer,
                                      HosoCoreTest test);
/* Of HosoCoreTrait: what of the fields differs beyond chance, the largest difference
 * first; NULL with @error set. */
GPtrArray *hoso_core_customers_tell (const HosoCoreCustomers *core,
                                     HosoDb *db,
                                     HosoCoreGroup group,
                                     GError **error);
/* The trait in one sentence; free with g_free(). */
char *hoso_core_trait_dup_sentence (const HosoCoreTrait *trait);
/* “longest”, “referred”, “spending”, “several”, “any”. */
const char *hoso_core_group_get_key (HosoCoreGroup group);
gboolean hoso_core_group_from_key (const char *key, HosoCoreGroup *group);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoCoreCustomers, hoso_core_customers_free)

G_END_DECLS
