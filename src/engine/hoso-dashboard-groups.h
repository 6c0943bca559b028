/* The parts of the dashboard that are about groups of customers. */

#pragma once

#include "hoso-customer-types.h"
#include "hoso-dashboard.h"

G_BEGIN_DECLS

HosoDashboardGroup *hoso_dashboard_group_new (gint64 segment, const char *name);
void hoso_dashboard_group_free (HosoDashboardGroup *group);
/* @spent: of each customer of the book, in the period. */
void hoso_dashboard_add_types (HosoDashboard *dashboard,
                               const HosoCustomerTypes *types,
                               const gint64 *spent);
/* After the types; @contacted: of gint64, the customers with whom the shop was in touch. */
void hoso_dashboard_add_contacted (HosoDashboard *dashboard,
                                   const HosoCustomerTypes *types,
                                   const GArray *contacted);
gboolean hoso_dashboard_add_segments (HosoDashboard *dashboard,
                                      HosoDb *db,
                                      const HosoOrderBook *book,
                                      const gint64 *spent,
                                      GCancellable *cancellable,
                                      GError **error);
gboolean hoso_dashboard_add_advice (HosoDashboard *dashboard,
                                    HosoDb *db,
                                    const char *language,
                                    GError **error);

G_END_DECLS
