/* Asks for one of a list of things. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HOSO_TYPE_CHOICE_DIALOG (hoso_choice_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HosoChoiceDialog, hoso_choice_dialog, HOSO, CHOICE_DIALOG, AdwWindow)

/* Closes itself once something was chosen. */
HosoChoiceDialog *hoso_choice_dialog_new (GtkWidget *inside, const char *title, const char *body);
/* Plain text; @subtitle may be NULL. */
void hoso_choice_dialog_add (HosoChoiceDialog *dialog,
                             gint64 id,
                             const char *title,
                             const char *subtitle);

/* Signal “chosen” (HosoChoiceDialog *, gint64 id). */

G_END_DECLS
