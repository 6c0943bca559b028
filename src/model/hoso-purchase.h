/* What a customer bought: an order with its lines.
 * Plain values owned by their holder; not thread-safe.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Only what is done counts in totals. */
typedef enum
{
  HOSO_PURCHASE_DONE,
  HOSO_PURCHASE_PENDING,
  HOSO_PURCHASE_CANCELLED,
  HOSO_PURCHASE_RETURNED,
} HosoPurchaseStatus;

#define HOSO_PURCHASE_N_STATUSES (HOSO_PURCHASE_RETURNED + 1)

const char *hoso_purchase_status_get_name (HosoPurchaseStatus status);
gboolean hoso_purchase_status_from_name (const char *name, HosoPurchaseStatus *status);

typedef struct
{
  gint64 product_id; /* 0: not named, or not stored yet */
  char *product;     /* NULL: not named */
  gint64 quantity;
  gint64 returned; /* of the quantity */
  gint64 amount;   /* minor units, for all pieces together */
} HosoPurchaseLine;

typedef struct
{
  gint64 id;       /* 0 for one that is not stored yet */
  gint64 customer; /* 0 where nobody was named */
  char *channel;   /* where the code means something: "shop", "shopee", "tiktok" */
  char *code;      /* of the order, or NULL */
  HosoPurchaseStatus status;
  gint64 at_local; /* wall-clock seconds */
  gint64 amount;   /* of the whole order, minor units */
  char *currency;
  gint64 revision;  /* changes since it was added */
  gboolean by_hand; /* entered or changed by a person */
  GPtrArray *lines; /* of HosoPurchaseLine */
} HosoPurchase;

HosoPurchaseLine *hoso_purchase_line_new (const char *product, gint64 quantity, gint64 amount);
void hoso_purchase_line_free (HosoPurchaseLine *line);
HosoPurchase *hoso_purchase_new (void);
void hoso_purchase_free (HosoPurchase *purchase);
/* The products' names, each once, or NULL where none is named; free with g_free(). */
char *hoso_purchase_dup_products (const HosoPurchase *purchase);
/* ISO 8601: the day, with the time where it is known. */
char *hoso_purchase_dup_at (const HosoPurchase *purchase);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoPurchaseLine, hoso_purchase_line_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoPurchase, hoso_purchase_free)

G_END_DECLS
