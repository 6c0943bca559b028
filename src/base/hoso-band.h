/* Numbers and ranges of numbers as people write them: "18–24", "Dưới 5 triệu",
 * "55 and over", "3".  Thread-safe.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Ends that are open are infinite; both are the same for a plain number. */
gboolean hoso_band_parse (const char *text, double *low, double *high);
/* The number that stands for a band where bands are compared with numbers. */
double hoso_band_get_middle (double low, double high);

G_END_DECLS
