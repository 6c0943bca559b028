/* What customers can be told apart by, of all of them in one go. */

#pragma once

#include "hoso-db.h"

G_BEGIN_DECLS

typedef enum
{
  HOSO_TRAIT_PERSON,  /* the name of one; the first trait of each customer, */
  HOSO_TRAIT_COMPANY, /* or this */
  HOSO_TRAIT_PHONE,   /* canonical, also that of Zalo */
  HOSO_TRAIT_EMAIL,   /* lower case */
  HOSO_TRAIT_CODE,    /* with its channel */
} HosoTrait;

/* Returns FALSE to stop. */
typedef gboolean (*HosoTraitFunc) (gint64 customer,
                                   HosoTrait trait,
                                   const char *text,
                                   gpointer data);

gboolean hoso_trait_table_foreach (HosoDb *db, HosoTraitFunc func, gpointer data, GError **error);

/* Pairs that are two people (hoso-distinct-pair-table.c). */
gboolean hoso_distinct_pair_table_add (HosoDb *db, gint64 first, gint64 second, GError **error);
GHashTable *hoso_distinct_pair_table_list (HosoDb *db, GError **error);
gboolean
hoso_distinct_pair_table_has (GHashTable *pairs, gint64 first, gint64 second);

G_END_DECLS
