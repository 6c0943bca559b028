/* What reaching new customers costs, in rows.  Channels through which nobody came and
 * of which nothing is told are folded away.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-channel-group.h"

#include "hoso-channel-costs.h"
#include "hoso-entry-row.h"
#include "hoso-format.h"
#include "hoso-names.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const char *
get_name (HosoChannel channel)
{
  g_autofree char *key = g_strconcat ("contact-channel.", hoso_channel_get_name (channel), NULL);

  return hoso_name_get (key, NULL);
}

static char *
dup_money (const HosoDashboard *dashboard, gint64 amount)
{
  return hoso_format_money (amount, dashboard->currency, hoso_format_get_language ());
}

/* “12 new customers · ₫166,667 for each” */
static char *
dup_figures (const HosoDashboard *dashboard, const HosoChannelCost *cost)
{
  g_autofree char *n = hoso_format_integer ((gint64)cost->fresh, hoso_format_get_language ());
  g_autofree char *fresh = g_strdup_printf (
    ngettext ("%s new customer", "%s new customers", (gulong)cost->fresh), n);
  g_autofree char *each = NULL;

  if (!cost->is_told || cost->fresh == 0)
    return g_steal_pointer (&fresh);
  each = dup_money (dashboard, llround ((double)cost->cost / (double)cost->fresh));
  /* Translators: “12 new customers”, then an amount of money for each of them. */
  return g_strdup_printf (_ ("%s · %s for each"), fresh, each);
}

static void
applied_cb (AdwEntryRow *row, gpointer channel)
{
  gtk_widget_activate_action (GTK_WIDGET (row), "dashboard.set-cost", "(is)",
                              GPOINTER_TO_INT (channel),
                              gtk_editable_get_text (GTK_EDITABLE (row)));
}

static GtkWidget *
make_entry (const HosoDashboard *dashboard, const HosoChannelCost *cost)
{
  GtkWidget *row = adw_entry_row_new ();
  g_autofree char *figures = dup_figures (dashboard, cost);
  g_autofree char *text = cost->is_told ? dup_money (dashboard, cost->cost) : g_strdup ("");
  /* Translators: a channel, then “12 new customers · ₫166,667 for each”. */
  g_autofree char *title =
    g_strdup_printf (_ ("%s: cost · %s"), get_name (cost->channel), figures);
  /* Translators: %s is a channel such as Facebook. */
  g_autofree char *name =
    g_strdup_printf (_ ("Cost of “%s” in this month"), get_name (cost->channel));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  hoso_entry_row_set_name (ADW_ENTRY_ROW (row), name);
  g_signal_connect (row, "apply", G_CALLBACK (applied_cb), GINT_TO_POINTER (cost->channel));
  return row;
}

static GtkWidget *
make_sum (const HosoDashboard *dashboard, const HosoChannelCost *cost)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *figures = dup_figures (dashboard, cost);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), get_name (cost->channel));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), figures);
  if (cost->is_told)
    {
      g_autofree char *text = dup_money (dashboard, cost->cost);
      GtkWidget *label = gtk_label_new (text);

      gtk_widget_add_css_class (label, "numeric");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  return row;
}

static GtkWidget *
make_others (void)
{
  GtkWidget *row = adw_expander_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Other channels"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row),
                                 _ ("Nobody new came through them in this time"));
  return row;
}

/* See hoso-channel-group.h. */
GtkWidget *
hoso_channel_group_new (const HosoDashboard *dashboard)
{
  const gboolean month = dashboard->period == HOSO_PERIOD_MONTH;
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *others = month ? make_others () : NULL;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                   _ ("What New Customers Cost"));
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (group),
    month ? _ ("By the channel of the first talk, or else of the first order. Write what you "
               "spent on each channel in this month, such as advertising.")
          : _ ("By the channel of the first talk, or else of the first order, with what you wrote "
               "for the months of this time."));
  for (guint i = 0; i < dashboard->channels->len; i++)
    {
      const HosoChannelCost *cost = &g_array_index (dashboard->channels, HosoChannelCost, i);

      if (cost->fresh > 0 || cost->is_told)
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                   month ? make_entry (dashboard, cost)
                                         : make_sum (dashboard, cost));
      else if (month)
        adw_expander_row_add_row (ADW_EXPANDER_ROW (others), make_entry (dashboard, cost));
    }
  if (month)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), others);
  return group;
}
