/* Asks which number of the dates is the day, by what a date of the file would
 * mean either way.  The better guess is chosen at first.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-import-dates.h"

#include "hoso-format.h"

#include <glib/gi18n-lib.h>

struct _HosoImportDates
{
  AdwBin parent_instance;

  AdwPreferencesGroup *group;
  AdwActionRow *day_row;
  GtkCheckButton *day_check;
  AdwActionRow *month_row;
  GtkCheckButton *month_check;

  gboolean asked; /* shown once for this file, and so to be answered */
};

G_DEFINE_FINAL_TYPE (HosoImportDates, hoso_import_dates, ADW_TYPE_BIN)

static void
show_choice (AdwActionRow *row, GtkCheckButton *check, const char *title, const char *order)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, order);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title,
                                  -1);
}

static void
show_example (HosoImportDates *self, const HosoImportPlan *plan)
{
  const char *language = hoso_format_get_language ();
  HosoTime day_first;
  HosoTime month_first;
  g_autofree char *written = hoso_import_plan_dup_example (plan, &day_first, &month_first);

  if (written == NULL)
    {
      adw_preferences_group_set_title (self->group, _ ("How Are the Dates Written?"));
      show_choice (self->day_row, self->day_check, _ ("Day first"), "");
      show_choice (self->month_row, self->month_check, _ ("Month first"), "");
      return;
    }

  /* Translators: %s is a date as it stands in the file, such as 04/05/2026. */
  g_autofree char *title = g_strdup_printf (_ ("Which Day Is %s?"), written);
  g_autofree char *day = hoso_format_long_date (&day_first, language);
  g_autofree char *month = hoso_format_long_date (&month_first, language);

  adw_preferences_group_set_title (self->group, title);
  show_choice (self->day_row, self->day_check, day, _ ("Day first"));
  show_choice (self->month_row, self->month_check, month, _ ("Month first"));
}

static void
hoso_import_dates_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), HOSO_TYPE_IMPORT_DATES);
  G_OBJECT_CLASS (hoso_import_dates_parent_class)->dispose (object);
}

static void
hoso_import_dates_class_init (HosoImportDatesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_import_dates_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-import-dates.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoImportDates, group);
  gtk_widget_class_bind_template_child (widget_class, HosoImportDates, day_row);
  gtk_widget_class_bind_template_child (widget_class, HosoImportDates, day_check);
  gtk_widget_class_bind_template_child (widget_class, HosoImportDates, month_row);
  gtk_widget_class_bind_template_child (widget_class, HosoImportDates, month_check);
}

static void
hoso_import_dates_init (HosoImportDates *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* See hoso-import-dates.h. */
void
hoso_import_dates_set_plan (HosoImportDates *self, const HosoImportPlan *plan)
{
  gboolean asked = plan->offered->ambiguous_dates;

  g_return_if_fail (HOSO_IS_IMPORT_DATES (self));

  gtk_widget_set_visible (GTK_WIDGET (self), asked);
  if (asked)
    show_example (self, plan);
  /* What was answered stays, however the file is read again. */
  if (asked && !self->asked)
    gtk_check_button_set_active (plan->offered->timestamp_format == HOSO_TIMESTAMP_MDY
                                   ? self->month_check
                                   : self->day_check,
                                 TRUE);
  self->asked = asked;
}

/* See hoso-import-dates.h. */
HosoDateOrder
hoso_import_dates_get_order (HosoImportDates *self)
{
  if (!self->asked)
    return HOSO_DATE_ORDER_UNKNOWN;
  return gtk_check_button_get_active (self->month_check) ? HOSO_DATE_ORDER_MDY
                                                         : HOSO_DATE_ORDER_DMY;
}
