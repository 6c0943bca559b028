/* What a customer may buy next, by what customers who bought the same bought after. */

#pragma once

#include "hoso-next-product.h"
#include "hoso-types.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Products that most customers bought, so many of them. */
#define HOSO_NEXT_MAX_PRODUCTS 500
/* Larger shops are read by every second, third … customer. */
#define HOSO_NEXT_MAX_CUSTOMERS 100000

typedef struct
{
  guint stride;      /* every so many customers were read */
  GArray *customers; /* of gint64, ascending, who bought one of the products */
  GArray *starts;    /* of guint, one more than customers */
  GArray *days;      /* of gint */
  GArray *products;  /* of guint, from 0 */
  GPtrArray *names;  /* of char, of each product */
  HosoBaskets baskets;
  HosoNextModel *model; /* NULL where there is too little to learn from */
  HosoNextTest test;
  gboolean by_rules; /* the rules foresaw more than plain popularity */
} HosoNextProducts;

typedef struct
{
  const char *name;         /* of the product; borrowed, as all of this */
  const HosoNextRule *rule; /* or NULL: as popular as it is */
  const char *because;      /* the product of the rule that was bought before */
  guint64 n;                /* customers who did */
  guint64 base;
  gboolean again; /* the customer bought it already */
} HosoNextSuggestion;

/* @customer: read in any case; 0 for nobody. */
HosoNextProducts *hoso_next_products_load (HosoDb *db,
                                           gint64 customer,
                                           GCancellable *cancellable,
                                           GError **error);
void hoso_next_products_free (HosoNextProducts *next);
/* The best three or fewer, of HosoNextSuggestion; free with g_array_unref(). */
GArray *hoso_next_products_suggest (const HosoNextProducts *next, gint64 customer);
/* Why, in one sentence with its base. */
char *hoso_next_suggestion_dup_words (const HosoNextSuggestion *suggestion);
/* How far that can be trusted, or why there is nothing. */
char *hoso_next_products_dup_trust (const HosoNextProducts *next);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoNextProducts, hoso_next_products_free)

G_END_DECLS
