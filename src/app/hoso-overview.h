/* What the workspace holds, read at once for the page “Today”. */

#pragma once

#include "hoso-workspace.h"

G_BEGIN_DECLS

typedef struct
{
  guint64 customers;
  guint surveys;
  guint segments;
  guint personas;
  guint journeys;
  GPtrArray *imports;   /* of HosoImportReport, the latest few */
  GPtrArray *questions; /* of HosoImportReport: those with questions left to decide */
  GPtrArray *reviews;   /* of HosoPersona, those due for a review */
} HosoOverview;

void hoso_overview_free (HosoOverview *overview);
/* A HosoWorkFunc: @now is a gint64 of UTC seconds; returns a HosoOverview. */
gpointer hoso_overview_load (HosoDb *db, gpointer now, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoOverview, hoso_overview_free)

G_END_DECLS
