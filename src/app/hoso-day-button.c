/* A button that shows a day and opens a calendar.  Main thread only. */

#include "hoso-config.h"

#include "hoso-day-button.h"

#include "hoso-format.h"
#include "hoso-time.h"

#define DAY_SECONDS 86400

struct _HosoDayButton
{
  AdwBin parent_instance;

  GtkMenuButton *button;
  GtkCalendar *calendar;
};

G_DEFINE_FINAL_TYPE (HosoDayButton, hoso_day_button, ADW_TYPE_BIN)

static void
show_day (HosoDayButton *self)
{
  HosoTime time = {
    .local = hoso_day_button_get_day (self) * DAY_SECONDS,
    .offset = HOSO_TIME_NO_ZONE,
    .precision = HOSO_PRECISION_DAY,
  };
  g_autofree char *text = hoso_format_date (&time, hoso_format_get_language ());

  gtk_menu_button_set_label (self->button, text);
}

static void
day_selected_cb (HosoDayButton *self)
{
  show_day (self);
  gtk_menu_button_popdown (self->button);
}

static gboolean
hoso_day_button_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (HOSO_DAY_BUTTON (widget)->button));
}

/* A row that is clicked opens the calendar. */
static gboolean
hoso_day_button_mnemonic_activate (GtkWidget *widget, gboolean cycling)
{
  gtk_menu_button_popup (HOSO_DAY_BUTTON (widget)->button);
  return TRUE;
}

static void
hoso_day_button_class_init (HosoDayButtonClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = hoso_day_button_grab_focus;
  GTK_WIDGET_CLASS (klass)->mnemonic_activate = hoso_day_button_mnemonic_activate;
}

static void
hoso_day_button_init (HosoDayButton *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->calendar));
  gtk_menu_button_set_popover (self->button, popover);
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
  show_day (self);
}

/* See hoso-day-button.h. */
void
hoso_day_button_set_day (HosoDayButton *self, gint64 day)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (day * DAY_SECONDS);

  g_return_if_fail (HOSO_IS_DAY_BUTTON (self));

  if (date == NULL)
    return;
  gtk_calendar_select_day (self->calendar, date);
  show_day (self);
}

/* See hoso-day-button.h. */
gint64
hoso_day_button_get_day (HosoDayButton *self)
{
  g_autoptr (GDateTime) date = NULL;

  g_return_val_if_fail (HOSO_IS_DAY_BUTTON (self), 0);

  date = gtk_calendar_get_date (self->calendar);
  return hoso_days_from_civil (g_date_time_get_year (date), g_date_time_get_month (date),
                               g_date_time_get_day_of_month (date));
}
