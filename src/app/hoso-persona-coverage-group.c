/* Whom the personas stand for: customers and revenue of each, who is in two, and who is
 * in none.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-persona-coverage-group.h"

#include "hoso-format.h"
#include "hoso-plot-reading.h"

#include <glib/gi18n-lib.h>

/* Pairs of personas that are named. */
#define MAX_OVERLAPS 6

static char *
dup_percent (double n, double base)
{
  double share = base > 0 ? n / base : 0;

  /* What is not nothing is not shown as nothing. */
  return hoso_format_percent (share, share > 0 && share < 0.005, hoso_format_get_language ());
}

static char *
dup_customers (const HosoPersonaCoverage *coverage, guint64 n)
{
  g_autofree char *number = hoso_format_integer ((gint64)n, hoso_format_get_language ());
  g_autofree char *share =
    hoso_plot_dup_share (n, coverage->customers, hoso_format_get_language ());

  /* Translators: a number of customers and their share. */
  return g_strdup_printf (ngettext ("%s customer, %s", "%s customers, %s", (gulong)n), number,
                          share);
}

static char *
dup_cover (const HosoPersonaCoverage *coverage, const HosoPersonaCover *cover)
{
  g_autofree char *customers = dup_customers (coverage, cover->customers);
  g_autofree char *share = dup_percent ((double)cover->revenue, (double)coverage->revenue);

  if (coverage->revenue <= 0)
    return g_steal_pointer (&customers);
  /* Translators: “73 customers, 18%”, then a share of the revenue. */
  return g_strdup_printf (_ ("%s · %s of the revenue"), customers, share);
}

static GtkWidget *
add_row (GtkWidget *group, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static void
add_cover (GtkWidget *group, const HosoPersonaCoverage *coverage, const HosoPersonaCover *cover)
{
  g_autofree char *text = dup_cover (coverage, cover);
  GtkWidget *row = add_row (group, cover->name, text);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-item");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(sx)", "segments", cover->segment);
}

static void
add_overlap (GtkWidget *group,
             const HosoPersonaCoverage *coverage,
             const HosoPersonaOverlap *overlap)
{
  const HosoPersonaCover *first = g_ptr_array_index (coverage->covers, overlap->first);
  const HosoPersonaCover *second = g_ptr_array_index (coverage->covers, overlap->second);
  g_autofree char *text = dup_customers (coverage, overlap->customers);
  /* Translators: the names of two personas. */
  g_autofree char *title = g_strdup_printf (_ ("In both: %s, %s"), first->name, second->name);

  add_row (group, title, text);
}

static void
add_rest (GtkWidget *group, const HosoPersonaCoverage *coverage)
{
  g_autofree char *text = dup_cover (coverage, &coverage->rest);
  GtkWidget *row = add_row (group, _ ("In no persona yet"), text);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Make a _Segment"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "personas.make-rest");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (button, coverage->rest.customers > 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/* See hoso-persona-coverage-group.h. */
GtkWidget *
hoso_persona_coverage_group_new (const HosoPersonaCoverage *coverage)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Whom They Stand For"));
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (group),
    _ ("Today’s customers by the segments of the personas, and what they ever spent. Somebody may "
       "be in several."));
  for (guint i = 0; i < coverage->covers->len; i++)
    add_cover (group, coverage, g_ptr_array_index (coverage->covers, i));
  for (guint i = 0; i < MIN (coverage->overlaps->len, MAX_OVERLAPS); i++)
    add_overlap (group, coverage, &g_array_index (coverage->overlaps, HosoPersonaOverlap, i));
  add_rest (group, coverage);
  return group;
}
