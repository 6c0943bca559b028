/* What happened between the shop and its customers. */

#pragma once

#include "hoso-db.h"
#include "hoso-interaction.h"

G_BEGIN_DECLS

/* Everything of @interaction but its id and its dates of a complaint; the text
 * as given.  Returns the id, or 0 with @error set. */
gint64 hoso_interaction_table_add (HosoDb *db, const HosoInteraction *interaction, GError **error);
/* Makes the stored one say what @interaction says. */
gboolean
hoso_interaction_table_change (HosoDb *db, const HosoInteraction *interaction, GError **error);
gboolean hoso_interaction_table_remove (HosoDb *db, gint64 id, GError **error);
HosoInteraction *hoso_interaction_table_load (HosoDb *db, gint64 id, GError **error);
/* Adds the customer's (HosoInteraction) to @interactions, newest first. */
gboolean hoso_interaction_table_list (HosoDb *db,
                                      gint64 customer,
                                      GPtrArray *interactions,
                                      GError **error);
/* Adds the open complaints of all customers, oldest first, with customer_name. */
gboolean hoso_interaction_table_list_open (HosoDb *db, GPtrArray *interactions, GError **error);
/* Adds the interviews of all customers, newest first, with customer_name. */
gboolean
hoso_interaction_table_list_interviews (HosoDb *db, GPtrArray *interactions, GError **error);

G_END_DECLS
