/* Customers who buy in one season, and when it comes again. */

#pragma once

#include "hoso-order-book.h"
#include "hoso-season.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 customer;
  HosoSeason season;
} HosoSeasonalCustomer;

typedef struct
{
  guint buyers;      /* customers with orders who were looked at */
  GArray *customers; /* of HosoSeasonalCustomer, by ascending id */
} HosoSeasons;

/* Of everybody in @book; free with hoso_seasons_free(). */
HosoSeasons *hoso_seasons_new (const HosoOrderBook *book);
void hoso_seasons_free (HosoSeasons *seasons);
/* Borrowed; NULL for somebody without a season. */
const HosoSeasonalCustomer *hoso_seasons_find_customer (const HosoSeasons *seasons,
                                                        gint64 customer);
/* The day on which the month of the season begins next, on @day or after it; FALSE
 * beyond what the calendar knows. */
gboolean hoso_season_get_next (const HosoSeason *season, gint day, gint *next);
/* In one sentence with its numbers; free with g_free(). */
char *hoso_season_dup_words (const HosoSeason *season);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoSeasons, hoso_seasons_free)

G_END_DECLS
