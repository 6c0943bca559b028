/* Makes a segment of those who answered a question, or chose one option. */

#pragma once

#include <gtk/gtk.h>

#include "hoso-survey.h"
#include "hoso-workspace.h"

G_BEGIN_DECLS

#define HOSO_TYPE_SEGMENT_POPOVER (hoso_segment_popover_get_type ())
G_DECLARE_FINAL_TYPE (HosoSegmentPopover, hoso_segment_popover, HOSO, SEGMENT_POPOVER, GtkPopover)

/* Copies what it needs of @survey and @question. */
GtkWidget *hoso_segment_popover_new (HosoWorkspace *workspace,
                                     const HosoSurvey *survey,
                                     const HosoQuestion *question);

G_END_DECLS
