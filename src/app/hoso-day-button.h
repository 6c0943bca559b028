/* A button that shows a day and lets another one be chosen. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HOSO_TYPE_DAY_BUTTON (hoso_day_button_get_type ())
G_DECLARE_FINAL_TYPE (HosoDayButton, hoso_day_button, HOSO, DAY_BUTTON, AdwBin)

/* Signal “changed”: another day was chosen.  Days since 1970-01-01. */
void hoso_day_button_set_day (HosoDayButton *button, gint64 day);
gint64 hoso_day_button_get_day (HosoDayButton *button);
/* What the day is, such as “First day”, for those who cannot see where it stands. */
void hoso_day_button_set_name (HosoDayButton *button, const char *name);

G_END_DECLS
