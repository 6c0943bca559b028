/* What people paste, and what to ask for instead.  Pure functions. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *hoso_link_dup_download (const char *text, GError **error);
gboolean hoso_link_is_table (const char *text);
gboolean hoso_link_is_safe (const GUri *uri);
gboolean hoso_link_is_local (const GUri *uri);
gboolean hoso_link_is_sign_in (const GUri *uri);

G_END_DECLS
