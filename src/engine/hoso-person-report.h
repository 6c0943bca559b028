/* Everything that a workspace holds about one person, to be handed to them. */

#pragma once

#include "hoso-types.h"

#include <glib.h>

G_BEGIN_DECLS

char *hoso_person_report_dup_text (HosoDb *db, gint64 customer, GError **error);
gboolean hoso_person_report_write (
  HosoDb *db, gint64 customer, const char *format, const char *path, GError **error);

G_END_DECLS
