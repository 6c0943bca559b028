/* A button beside an entry that offers what others wrote there. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is chosen becomes the text of @editable, which must live as long as the
 * button.  @label is what the button is called; the suggestions are copied. */
GtkWidget *hoso_suggest_button_new (GtkEditable *editable,
                                    const char *const *suggestions,
                                    const char *label);

G_END_DECLS
