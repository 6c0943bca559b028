/* A button that shows one of many texts and lets it be found by typing. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HOSO_TYPE_CHOICE_BUTTON (hoso_choice_button_get_type ())
G_DECLARE_FINAL_TYPE (HosoChoiceButton, hoso_choice_button, HOSO, CHOICE_BUTTON, AdwBin)

/* Signal “changed”: the user chose.  @name is what is chosen, for those who
 * cannot see it; @prompt stands where nothing is chosen yet. */
GtkWidget *hoso_choice_button_new (const char *name, const char *prompt);
/* Keeps a reference; nothing is chosen then. */
void hoso_choice_button_set_model (HosoChoiceButton *button, GtkStringList *model);
/* GTK_INVALID_LIST_POSITION for none. */
void hoso_choice_button_set_selected (HosoChoiceButton *button, guint position);
guint hoso_choice_button_get_selected (HosoChoiceButton *button);

G_END_DECLS
