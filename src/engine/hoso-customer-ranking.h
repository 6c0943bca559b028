/* The order in which customers who were found are shown. */

#pragma once

#include "hoso-customer-search.h"
#include "hoso-db.h"

G_BEGIN_DECLS

typedef struct _HosoCustomerRanking HosoCustomerRanking;

/* @search outlives the ranking. */
HosoCustomerRanking *hoso_customer_ranking_new (HosoDb *db, const HosoCustomerSearch *search);
void hoso_customer_ranking_free (HosoCustomerRanking *ranking);
gboolean hoso_customer_ranking_add (HosoCustomerRanking *ranking,
                                    gint64 customer,
                                    HosoMatch worst,
                                    GError **error);
guint hoso_customer_ranking_count (const HosoCustomerRanking *ranking);
GArray *hoso_customer_ranking_list (HosoCustomerRanking *ranking, guint n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoCustomerRanking, hoso_customer_ranking_free)

G_END_DECLS
