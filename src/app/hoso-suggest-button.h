/* A button beside an entry that offers what others wrote there. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is chosen becomes the text of @editable, which must live as long as the
 * button.  @label is what the button is called; the suggestions are copied. */
GtkWidget *hoso_suggest_button_new (GtkEditable *editable,
                                    const char *const *suggestions,
                                    const char *label);
/* A box of an entry, called @label and wide for so many characters, and such a button,
 * which is left out where @suggestions is NULL or empty. */
GtkWidget *
hoso_suggest_button_new_entry (const char *label, int chars, const char *const *suggestions);

G_END_DECLS
