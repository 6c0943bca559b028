/* Where imports were fetched from, in the table “import_link”. */

#pragma once

#include "hoso-db.h"
#include "hoso-survey-link.h"

G_BEGIN_DECLS

gboolean
hoso_link_table_add (HosoDb *db, gint64 import, const HosoSurveyLink *link, GError **error);
HosoSurveyLink *hoso_link_table_load (HosoDb *db, gint64 survey, GError **error);
gboolean hoso_link_table_touch (HosoDb *db, gint64 survey, GError **error);
gboolean hoso_link_table_remove (HosoDb *db, gint64 survey, GError **error);

G_END_DECLS
