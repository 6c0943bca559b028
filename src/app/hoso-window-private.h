/* What the two halves of the window share: hoso-window.c holds its shape,
 * hoso-window-actions.c its commands and toasts. */

#pragma once

#include "hoso-window.h"

G_BEGIN_DECLS

struct _HosoWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwLeaflet *leaflet;
  GtkListBox *sidebar;
  GtkStack *stage; /* “loading”, “failed” or “pages” */
  GtkStack *page_stack;
  AdwStatusPage *failure;
  GtkWidget *restore_button;
  GtkWidget *anew_button;
  char *backup; /* a sound copy of the workspace that did not open, or NULL */

  GtkWidget *pages[HOSO_N_PAGES]; /* borrowed from the stack */
  guint stale[HOSO_N_PAGES];      /* HosoChange bits a page has not seen */
  HosoPage page;

  GSettings *settings; /* or NULL */
  HosoWorkspace *workspace;
  char *path;
  GCancellable *cancellable; /* of the opening */
  GList *pending;            /* of GFile, to import one after the other */
  GFile *opening;            /* the one that is being looked at, or NULL */
  GtkWidget *importing;      /* the dialogue of the one before them, or NULL */
};

void hoso_window_set_page (HosoWindow *self, HosoPage page);
void hoso_window_go_back (HosoWindow *self);
void hoso_window_install_actions (GtkWidgetClass *widget_class);
void hoso_window_add_drop_target (HosoWindow *self);
void hoso_window_install_link_actions (GtkWidgetClass *widget_class);
/* Asks whether to fetch the link that was pasted or dropped; FALSE where it is
 * none. */
gboolean hoso_window_take_link (HosoWindow *self, const char *text);
gboolean hoso_window_take_remote_file (HosoWindow *self, GFile *file);
/* Says why the workspace did not open, and offers what can be done. */
void hoso_window_show_failure (HosoWindow *self, const GError *error);
void hoso_window_install_rescue_actions (GtkWidgetClass *widget_class);
/* The dialogues of copies, exports and checks, and of the fields. */
void hoso_window_install_backup_actions (GtkWidgetClass *widget_class);
void hoso_window_follow_undo (HosoWindow *self);
void hoso_window_import_pending (HosoWindow *self);

G_END_DECLS
