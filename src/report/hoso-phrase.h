/* Sentences of charts, cards and maps, in the language of the picture. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *hoso_phrase (const char *key, const char *language, ...) G_GNUC_NULL_TERMINATED;
char *hoso_phrase_count (const char *key, guint64 n, const char *language);
char *hoso_phrase_day (const char *iso8601, const char *language);
char *hoso_phrase_period (const char *from, const char *to, const char *language);
int hoso_share_decimals (guint64 n, guint64 base);

G_END_DECLS
