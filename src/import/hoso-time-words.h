/* The words around times: before and after noon, and zones.  Thread-safe. */

#pragma once

#include "hoso-row.h"

G_BEGIN_DECLS

/* Each returns how many bytes of @text it took, 0 for none. */
gsize hoso_time_words_match_noon (HosoSpan text, gboolean *afternoon);
gsize hoso_time_words_match_zone (HosoSpan text, int *offset);
gsize hoso_time_words_match_blanks (HosoSpan text);

G_END_DECLS
