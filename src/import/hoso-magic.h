/* Names files that are no tables by their first bytes.  Thread-safe. */

#pragma once

#include "hoso-row.h"

G_BEGIN_DECLS

gboolean hoso_magic_is_zip (HosoSpan head);
gboolean hoso_magic_check (HosoSpan head, GError **error);

G_END_DECLS
