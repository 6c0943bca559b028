/* The owner's limits of the page “Today”, and who speaks for the shop; kept in
 * the workspace. */

#pragma once

#include "hoso-address-form.h"
#include "hoso-workspace.h"

G_BEGIN_DECLS

typedef struct
{
  gint birthday_days; /* look so many days ahead for birthdays, 0 to 60 */
  gint renewal_days;  /* and for terms that end, 0 to 365 */
  gint new_days;      /* thank who bought first so many days ago at most, 0 to 90 */
  double quiet_gaps;  /* quiet for so many times the usual gap, 1 to 20 */
  gint quiet_min;     /* and at least so many days, 1 to 365 */
  gint quiet_max;     /* and at most so many days, up to 3650 */
  gint birth_year;    /* of the one who writes to customers, 0 for not known */
  HosoGender gender;
} HosoTodaySettings;

void hoso_today_settings_init (HosoTodaySettings *settings);
gboolean hoso_today_settings_equal (const HosoTodaySettings *a, const HosoTodaySettings *b);
/* What the owner has not set stays as it comes. */
gboolean hoso_today_settings_load (HosoDb *db, HosoTodaySettings *settings, GError **error);
/* One action that undo takes back; HOSO_ERROR_INVALID for limits out of range. */
gboolean
hoso_today_settings_save (HosoDb *db, const HosoTodaySettings *settings, GError **error);

G_END_DECLS
