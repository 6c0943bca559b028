/* Numbers and sums of money as people write them in Vietnam: "1.250.000 đ",
 * "500k", "1tr2", "5 triệu".  Thread-safe.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gsize hoso_amount_match_number (const char *text, gsize length, double *number);
gboolean hoso_amount_parse (const char *text, gssize length, double *amount);
gboolean hoso_amount_is_range (const char *text, gsize length);

G_END_DECLS
