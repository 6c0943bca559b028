/* The order of answers that have one: numbers, ranges, and scales of words such as
 * “Never … Always”.  Thread-safe.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean hoso_ordinal_rank (const char *const *labels, guint n, double *ranks);

G_END_DECLS
