/* What one customer answered in surveys. */

#pragma once

#include "hoso-types.h"

G_BEGIN_DECLS

gboolean hoso_given_answers_list (HosoDb *db, gint64 customer, GPtrArray *answers, GError **error);

G_END_DECLS
