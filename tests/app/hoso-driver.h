/* Uses the window as a person does: finds widgets by the name a screen reader
 * would say, presses them, and waits until what should happen has happened.
 *
 * For tests with GTK_A11Y=test.  A wait that comes to nothing ends the test.
 */

#pragma once

#include <adwaita.h>

#include "hoso-application.h"
#include "hoso-window.h"

G_BEGIN_DECLS

typedef gboolean (*HosoDriverCondition) (gpointer data);
typedef gboolean (*HosoDriverFocusTest) (GtkWidget *focus, const char *name);

/* FALSE where there is no display: the caller skips. */
gboolean hoso_driver_init (void);
HosoApplication *hoso_driver_start (void);
/* A window of @width x @height with the workspace open. */
HosoWindow *hoso_driver_open (HosoApplication *application,
                              const char *path,
                              int width,
                              int height);
/* Closes the window and ends what is under way; asserts that it is finalised. */
void hoso_driver_close (HosoWindow *window);

gboolean hoso_driver_wait (HosoDriverCondition condition, gpointer data, guint milliseconds);
/* Runs the main loop for a while. */
void hoso_driver_settle (guint milliseconds);

/* Runs the main loop until what @window shows is laid out and drawn. */
void hoso_driver_wait_drawn (GtkWindow *window);

/* The shown widget of that name in any window, or NULL. */
GtkWidget *hoso_driver_find (const char *name);
GtkWidget *hoso_driver_wait_for (const char *name);
void hoso_driver_wait_gone (const char *name);
void hoso_driver_click (const char *name);
/* Replaces the text of the entry of that name. */
void hoso_driver_fill (const char *name, const char *text);
/* Chooses the n-th item of the drop-down or combo row of that name. */
void hoso_driver_choose (const char *name, guint position);

/* Presses Tab in what is drawn; gives what has the focus then, or NULL. */
GtkWidget *hoso_driver_press_tab (GtkWindow *window);
gboolean hoso_driver_is_named (GtkWidget *focus, const char *name);
/* Whether @focus is the head of the expander row of that title. */
gboolean hoso_driver_is_head (GtkWidget *focus, const char *name);
/* Presses Tab until @is_there holds of what has the focus, and gives that. */
GtkWidget *hoso_driver_tab_to (GtkWindow *window,
                               HosoDriverFocusTest is_there,
                               const char *name);

/* Activates an action as the focused page's menu would. */
void hoso_driver_activate (const char *name_inside, const char *action);
/* Answers the file chooser that is open, or will be, with @path. */
void hoso_driver_answer_file (const char *path);

/* Writes what @window shows. */
gboolean hoso_driver_save_picture (GtkWindow *window, const char *path);

G_END_DECLS
