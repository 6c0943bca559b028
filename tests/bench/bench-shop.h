/* A shop with very many customers, as a workspace. */

#pragma once

#include <glib.h>

#include "hoso-uid.h"

G_BEGIN_DECLS

typedef struct
{
  double rows;  /* seconds for what is stored */
  double names; /* for the index of names */
  double text;  /* for the index of all other text */
} BenchShopCost;

/* Names as frequent as in Vietnam; the same seed gives the same ones. */
char *bench_shop_dup_name (HosoRandom *random);
/* @n customers, each with a number, most with an address of e-mail and one to
 * live at, some with notes. */
BenchShopCost bench_shop_make (const char *path, guint n, guint64 seed);

G_END_DECLS
