/* A few choices side by side, of which one or several are taken. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HOSO_TYPE_CHIPS (hoso_chips_get_type ())
G_DECLARE_FINAL_TYPE (HosoChips, hoso_chips, HOSO, CHIPS, AdwBin)

/* Signal “changed”: the user took or left a choice.  Signal “entered”: the user
 * is done with it. */
GtkWidget *hoso_chips_new (const char *name, gboolean several);
/* @label is what is shown for @value; both are copied. */
void hoso_chips_add (HosoChips *chips, const char *value, const char *label);
void hoso_chips_take (HosoChips *chips, const char *value);
/* What is taken, in the order shown; free with g_strfreev(). */
char **hoso_chips_dup_taken (HosoChips *chips);

G_END_DECLS
