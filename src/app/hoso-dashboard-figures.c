/* The parts of the dashboard as widgets: cards of figures, rows of groups.  Main thread
 * only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-dashboard-figures.h"

#include "hoso-dashboard-words.h"
#include "hoso-format.h"

#include <glib/gi18n-lib.h>

#define CARD_WIDTH 220

/* --- Cards --- */

static void
add_label (GtkWidget *box, const char *text, const char *style)
{
  GtkWidget *label;

  if (text == NULL)
    return;
  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  /* A wrapping label asks for its whole text otherwise. */
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_widget_add_css_class (label, style);
  if (g_str_equal (style, "title-2"))
    gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), label);
}

static GtkWidget *
make_note (const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  add_label (box, text, "caption");
  gtk_widget_add_css_class (box, "dim-label");
  gtk_widget_set_margin_top (box, 6);
  return box;
}

static GtkWidget *
make_card (const HosoDashboardFigure *figure)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "hoso-count");
  gtk_widget_set_size_request (card, CARD_WIDTH, -1);
  add_label (card, figure->title, "heading");
  add_label (card, figure->value, "title-2");
  if (figure->small)
    add_label (card, _ ("small sample"), "caption-heading");
  add_label (card, figure->before, "caption");
  add_label (card, figure->year, "caption");
  if (figure->note != NULL)
    gtk_box_append (GTK_BOX (card), make_note (figure->note));
  return card;
}

/* See hoso-dashboard-figures.h. */
void
hoso_dashboard_figures_fill (GtkFlowBox *box, const HosoDashboard *dashboard)
{
  g_autoptr (GPtrArray) figures = hoso_dashboard_dup_figures (dashboard);
  /* Columns of one width; each line of cards keeps the height that it needs. */
  g_autoptr (GtkSizeGroup) widths = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_flow_box_remove (box, child);
  for (guint i = 0; i < figures->len; i++)
    {
      GtkWidget *card = make_card (g_ptr_array_index (figures, i));

      gtk_size_group_add_widget (widths, card);
      gtk_flow_box_append (box, card);
      gtk_widget_set_focusable (gtk_widget_get_parent (card), FALSE);
    }
}

/* --- Rows --- */

static GtkWidget *
add_group (GtkBox *content, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  gtk_box_append (content, group);
  return group;
}

static GtkWidget *
make_share (const HosoDashboardLine *line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (line->share);
  GtkWidget *bar = gtk_level_bar_new_for_interval (0, 1);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "caption");
  gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), CLAMP (line->part, 0, 1));
  gtk_widget_add_css_class (bar, "hoso-share");
  gtk_widget_set_size_request (bar, 56, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  line->share, -1);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), bar);
  return box;
}

static GtkWidget *
make_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  return row;
}

static void
add_lines (GtkWidget *group, const HosoDashboard *dashboard, const GPtrArray *groups)
{
  g_autoptr (GPtrArray) lines = hoso_dashboard_dup_lines (dashboard, groups);

  for (guint i = 0; i < lines->len; i++)
    {
      const HosoDashboardLine *line = g_ptr_array_index (lines, i);
      g_autofree char *text = g_strdup_printf (
        /* Translators: money in all and for each customer, then how many there are and how many of
         * them ordered. */
        _ ("%s · %s per customer · %s customers, %s ordered"), line->revenue, line->each,
        line->members, line->buyers);
      GtkWidget *row = make_row (line->name, text);

      adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_share (line));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
}

static void
add_advice (GtkBox *content, const HosoDashboard *dashboard)
{
  GtkWidget *group;

  if (dashboard->advice->len == 0)
    return;
  group = add_group (content, _ ("What to Do for Whom"), NULL);
  for (guint i = 0; i < dashboard->advice->len; i++)
    {
      const HosoDashboardAdvice *advice = g_ptr_array_index (dashboard->advice, i);
      const HosoDashboardGroup *type = g_ptr_array_index (dashboard->types, advice->type);
      g_autofree char *steps = g_strjoinv ("\n", advice->steps);
      g_autofree char *care = hoso_dashboard_dup_care (advice);
      g_autofree char *text = g_strconcat (care, "\n", steps, NULL);
      GtkWidget *row = make_row (type->name, text);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
}

/* See hoso-dashboard-figures.h. */
void
hoso_dashboard_figures_add_groups (GtkBox *content, const HosoDashboard *dashboard)
{
  g_autofree char *overlap = hoso_dashboard_dup_overlap (dashboard);

  add_lines (add_group (content, _ ("Revenue by Type of Customer"),
                        _ ("Each customer is of one type, as judged at the end of this time.")),
             dashboard, dashboard->types);
  if (overlap != NULL)
    add_lines (add_group (content, _ ("Revenue by Segment"), overlap), dashboard,
               dashboard->segments);
  add_advice (content, dashboard);
}
