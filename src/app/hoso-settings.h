/* What the window remembers between runs. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GSettings *hoso_settings_new (void);

G_END_DECLS
