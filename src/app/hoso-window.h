/* The window: a sidebar, a page beside it, toasts over both. */

#pragma once

#include <adwaita.h>

#include "hoso-page-view.h"
#include "hoso-workspace.h"

G_BEGIN_DECLS

#define HOSO_TYPE_WINDOW (hoso_window_get_type ())
G_DECLARE_FINAL_TYPE (HosoWindow, hoso_window, HOSO, WINDOW, AdwApplicationWindow)

HosoWindow *hoso_window_new (GtkApplication *application);
/* Opens the workspace, made where it is missing; says so in the window where
 * it cannot. */
void hoso_window_open (HosoWindow *window, const char *path);
const char *hoso_window_get_path (HosoWindow *window);
/* NULL until it is open. */
HosoWorkspace *hoso_window_get_workspace (HosoWindow *window);
/* Offers a file for import, as soon as the workspace is open. */
void hoso_window_import (HosoWindow *window, GFile *file);
/* Whether there is room for one pane only; property “folded”. */
gboolean hoso_window_get_folded (HosoWindow *window);
/* The page with that number; what HosoPageView offers can be asked of it. */
GtkWidget *hoso_window_get_page (HosoWindow *window, HosoPage page);

/* These take any widget inside the window, or inside a dialogue above it. */
void hoso_window_toast (GtkWidget *inside, const char *title);
void hoso_window_toast_undo (GtkWidget *inside, const char *title);
void hoso_window_show_error (GtkWidget *inside, const GError *error);
void hoso_window_show_page (GtkWidget *inside, HosoPage page, gint64 id);
void hoso_window_show_imports (GtkWidget *inside, gint64 import);

G_END_DECLS
