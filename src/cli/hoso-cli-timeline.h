/* Interactions, tasks and timelines as the command line prints them. */

#pragma once

#include "hoso-cli.h"
#include "hoso-timeline.h"

G_BEGIN_DECLS

/* "summary" and "timeline" of a customer, as members of the object that is open;
 * FALSE with @error set. */
gboolean hoso_cli_add_timeline (HosoDb *db, JsonBuilder *builder, gint64 customer, GError **error);
/* The same as lines. */
gboolean hoso_cli_print_timeline (HosoDb *db, gint64 customer, GError **error);
void hoso_cli_add_interaction (JsonBuilder *builder, const HosoInteraction *interaction);
void hoso_cli_add_task (JsonBuilder *builder, const HosoTask *task);
/* ISO 8601 in the zone of this computer; free with g_free(). */
char *hoso_cli_dup_time (gint64 utc);

G_END_DECLS
