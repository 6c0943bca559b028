/* A button that shows a day and opens a calendar.  Main thread only. */

#include "hoso-config.h"

#include "hoso-day-button.h"

#include "hoso-format.h"
#include "hoso-time.h"

#include <glib/gi18n-lib.h>

#define DAY_SECONDS 86400

struct _HosoDayButton
{
  AdwBin parent_instance;

  GtkMenuButton *button;
  GtkCalendar *calendar;
  char *name; /* or NULL */
};

static guint changed_signal;

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
  g_autofree char *named = NULL;

  gtk_menu_button_set_label (self->button, text);
  if (self->name == NULL)
    return;
  /* Translators: what a date is, such as “First day”, then the date. */
  named = g_strdup_printf (_ ("%1$s: %2$s"), self->name, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  named, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), self->name);
}

static void
day_selected_cb (HosoDayButton *self)
{
  show_day (self);
  gtk_menu_button_popdown (self->button);
  g_signal_emit (self, changed_signal, 0);
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
hoso_day_button_finalize (GObject *object)
{
  g_free (HOSO_DAY_BUTTON (object)->name);
  G_OBJECT_CLASS (hoso_day_button_parent_class)->finalize (object);
}

static void
hoso_day_button_class_init (HosoDayButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hoso_day_button_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
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
void
hoso_day_button_set_name (HosoDayButton *self, const char *name)
{
  g_autofree char *copy = g_strdup (name);

  g_return_if_fail (HOSO_IS_DAY_BUTTON (self));

  g_free (self->name);
  self->name = g_steal_pointer (&copy);
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
