/* How customers went from type to type between two months. */

#pragma once

#include <adwaita.h>

#include "hoso-workspace.h"

G_BEGIN_DECLS

#define HOSO_TYPE_TRANSITIONS_VIEW (hoso_transitions_view_get_type ())
G_DECLARE_FINAL_TYPE (
  HosoTransitionsView, hoso_transitions_view, HOSO, TRANSITIONS_VIEW, AdwBin)

GtkWidget *hoso_transitions_view_new (void);
/* Reads the last two years and shows one of them. */
void hoso_transitions_view_load (HosoTransitionsView *view, HosoWorkspace *workspace);

G_END_DECLS
