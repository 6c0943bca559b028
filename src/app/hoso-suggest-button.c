/* A button beside an entry that offers what others wrote there.  Main thread
 * only.
 */

#include "hoso-config.h"

#include "hoso-suggest-button.h"

#include "hoso-label-factory.h"

#include <glib/gi18n-lib.h>

#define MAX_HEIGHT 300
#define CHARS 36

static void
activate_cb (GtkListView *list, guint position, GtkEditable *editable)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (list));
  g_autoptr (GtkStringObject) chosen = g_list_model_get_item (model, position);
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (list), GTK_TYPE_POPOVER);

  gtk_editable_set_text (editable, gtk_string_object_get_string (chosen));
  gtk_popover_popdown (GTK_POPOVER (popover));
  gtk_widget_grab_focus (GTK_WIDGET (editable));
}

static GtkWidget *
make_list (GtkEditable *editable, const char *const *suggestions, const char *label)
{
  GtkStringList *strings = gtk_string_list_new (suggestions);
  GtkWidget *list =
    gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (strings))),
                       hoso_label_factory_new (CHARS));

  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (list), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (list, "activate", G_CALLBACK (activate_cb), editable, 0);
  return list;
}

/* See hoso-suggest-button.h. */
GtkWidget *
hoso_suggest_button_new (GtkEditable *editable,
                         const char *const *suggestions,
                         const char *label)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller),
                                 make_list (editable, suggestions, label));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_widget_add_css_class (popover, "menu");

  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "pan-down-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  return button;
}

/* See hoso-suggest-button.h. */
GtkWidget *
hoso_suggest_button_new_entry (const char *label, int chars, const char *const *suggestions)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *entry = gtk_entry_new ();

  gtk_widget_set_hexpand (entry, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), chars);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), chars);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_add_css_class (box, "linked");
  gtk_box_append (GTK_BOX (box), entry);
  if (suggestions != NULL && suggestions[0] != NULL)
    gtk_box_append (GTK_BOX (box), hoso_suggest_button_new (GTK_EDITABLE (entry), suggestions,
                                                            _ ("Values in use")));
  return box;
}
