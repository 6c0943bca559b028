/* What went wrong while fetching, in sentences. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void hoso_fetch_set_closed (GError **error);
void hoso_fetch_set_status (GError **error, guint status);
void hoso_fetch_take_error (GError **error, GError *cause, const char *host);

G_END_DECLS
