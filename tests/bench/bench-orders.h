/* A shop with very many orders, as a workspace. */

#pragma once

#include "hoso-types.h"

G_BEGIN_DECLS

/* By a linear congruence, so that some buy often and some once. */
typedef struct
{
  guint customers;
  guint orders;
  gint64 first;    /* the day of the first order, in seconds; the last is two years later */
  gint64 entered;  /* when the first customer was entered, and the next ones … */
  guint apart;     /* … so many seconds later each */
  guint birthdays; /* of every second customer, so many */
} BenchOrders;

/* What is derived is made afterwards, as an import does it. */
HosoDb *bench_orders_make (const char *path, const BenchOrders *orders);
/* Closes and deletes it. */
void bench_orders_remove (HosoDb *db, const char *path);
/* Seconds that the types of all customers take. */
double bench_orders_time_types (HosoDb *db);

G_END_DECLS
