/* Amounts of money as shops and their tools write them.  Thread-safe. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HOSO_MONEY_DEFAULT "VND"

/* Decimals of the minor unit: 0 for VND, 2 for USD. */
guint hoso_money_get_digits (const char *currency);
/* The currency that a mark in @text names (“đ”, “$”, “EUR”), or NULL; static. */
const char *hoso_money_find_currency (const char *text, gssize length);
/* FALSE where @text is no amount; otherwise @minor gets it in minor units of
 * @currency. */
gboolean hoso_money_parse (const char *text, gssize length, const char *currency, gint64 *minor);

G_END_DECLS
