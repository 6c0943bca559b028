/* What one customer answered in surveys. */

#pragma once

#include "hoso-types.h"

G_BEGIN_DECLS

gboolean hoso_given_answers_list (HosoDb *db, gint64 customer, GPtrArray *answers, GError **error);
/* What is searched: answers in the customer's own words. */
char *hoso_given_answers_dup_text (HosoDb *db, gint64 customer);

G_END_DECLS
