/* Use cases around what happens between the shop and a customer: notes, calls,
 * complaints, referrals …  Run on a session or on a thread of a workspace.
 * Each change is one named action that undo takes back.
 *
 * A page that says whom to contact calls hoso_interactions_list_open_complaints()
 * and hoso_tasks_list_due() (hoso-tasks.h), and hoso_interactions_set_state() and
 * hoso_tasks_set_done() when something was dealt with.
 */

#pragma once

#include "hoso-interaction.h"
#include "hoso-task.h"
#include "hoso-workspace.h"

G_BEGIN_DECLS

/* Adds where @interaction->id is 0, otherwise changes the stored one; with
 * @follow_up (or NULL) a task that goes with it.  Returns the id, or 0 with an
 * error set. */
gint64 hoso_interactions_save (HosoDb *db,
                               const HosoInteraction *interaction,
                               const HosoTask *follow_up,
                               GError **error);
gboolean hoso_interactions_remove (HosoDb *db, gint64 id, GError **error);
HosoInteraction *hoso_interactions_load (HosoDb *db, gint64 id, GError **error);
/* Of a complaint. */
gboolean hoso_interactions_set_state (HosoDb *db,
                                      gint64 id,
                                      HosoComplaintState state,
                                      GError **error);
/* Of HosoInteraction: the customer's, newest first. */
GPtrArray *hoso_interactions_list (HosoDb *db, gint64 customer, GError **error);
/* Of HosoInteraction with customer_name: nobody has solved them, oldest first. */
GPtrArray *hoso_interactions_list_open_complaints (HosoDb *db, GError **error);
/* Of HosoInteraction with customer_name: the interviews, newest first. */
GPtrArray *hoso_interactions_list_interviews (HosoDb *db, GError **error);

G_END_DECLS
