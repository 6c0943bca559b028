/* A button that shows one of many texts and lets it be found by typing, without
 * accents too.  The list is made when it is first opened.  Main thread only.
 */

#include "hoso-config.h"

#include "hoso-choice-button.h"

#include "hoso-fold.h"

#include <glib/gi18n-lib.h>

/* From so many lines on there is a search entry. */
#define SEARCH_LINES 9
#define MAX_HEIGHT 320
#define CHARS 30

struct _HosoChoiceButton
{
  AdwBin parent_instance;

  GtkMenuButton *button;
  GtkLabel *label;
  GtkPopover *popover;
  GtkEditable *search; /* or NULL */
  GtkStringList *model;
  GtkCustomFilter *filter;
  char *words; /* folded, or NULL */
  char *name;
  char *prompt;
  guint selected;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HosoChoiceButton, hoso_choice_button, ADW_TYPE_BIN)

static void
update (HosoChoiceButton *self)
{
  const char *text =
    self->selected != GTK_INVALID_LIST_POSITION
      ? gtk_string_list_get_string (self->model, self->selected)
      : NULL;
  g_autofree char *said = NULL;

  /* Translators: what is chosen, then the choice, for example “Question: Age”. */
  said = text != NULL ? g_strdup_printf (_ ("%s: %s"), self->name, text) : g_strdup (self->name);
  gtk_label_set_text (self->label, text != NULL ? text : self->prompt);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  said, -1);
}

static gboolean
matches (gpointer item, gpointer data)
{
  HosoChoiceButton *self = data;
  g_autofree char *folded = NULL;

  if (self->words == NULL)
    return TRUE;
  folded = hoso_fold (gtk_string_object_get_string (item));
  return strstr (folded, self->words) != NULL;
}

static void
search_changed_cb (HosoChoiceButton *self)
{
  g_autofree char *folded = hoso_fold (gtk_editable_get_text (self->search));

  g_clear_pointer (&self->words, g_free);
  if (*g_strstrip (folded) != '\0')
    self->words = g_steal_pointer (&folded);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
choose (HosoChoiceButton *self, GtkStringObject *chosen)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  gtk_popover_popdown (self->popover);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->model), i);

      if (item == G_OBJECT (chosen) && i != self->selected)
        {
          hoso_choice_button_set_selected (self, i);
          g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
          return;
        }
    }
}

static void
activate_cb (GtkListView *list, guint position, HosoChoiceButton *self)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (list));
  g_autoptr (GtkStringObject) chosen = g_list_model_get_item (model, position);

  choose (self, chosen);
}

/* Enter in the search takes the first line. */
static void
search_activate_cb (GtkSearchEntry *entry, GtkListView *list)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list))) > 0)
    g_signal_emit_by_name (list, "activate", 0);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CHARS);
  gtk_list_item_set_child (list_item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (list_item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (list_item)));
}

static GtkWidget *
make_list (HosoChoiceButton *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkFilterListModel *found =
    gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->model)),
                               GTK_FILTER (g_object_ref (self->filter)));
  GtkWidget *list;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (found))),
                            factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (list), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, self->name,
                                  -1);
  g_signal_connect_object (list, "activate", G_CALLBACK (activate_cb), self, 0);
  return list;
}

static void
add_search (HosoChoiceButton *self, GtkBox *box, GtkWidget *list)
{
  GtkWidget *search = gtk_search_entry_new ();

  self->search = GTK_EDITABLE (search);
  gtk_accessible_update_property (GTK_ACCESSIBLE (search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search"), -1);
  gtk_widget_add_css_class (search, "hoso-choice-search");
  g_signal_connect_object (search, "search-changed", G_CALLBACK (search_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (search, "activate", G_CALLBACK (search_activate_cb), list, 0);
  g_signal_connect_object (search, "stop-search", G_CALLBACK (gtk_popover_popdown), self->popover,
                           G_CONNECT_SWAPPED);
  gtk_box_append (box, search);
}

/* Fills the popover each time it is opened: the model may be another. */
static void
open_cb (GtkMenuButton *button, gpointer data)
{
  HosoChoiceButton *self = data;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list;

  self->search = NULL;
  g_clear_pointer (&self->words, g_free);
  list = make_list (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) >= SEARCH_LINES)
    add_search (self, GTK_BOX (box), list);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_popover_set_child (self->popover, box);
}

static void
hoso_choice_button_finalize (GObject *object)
{
  HosoChoiceButton *self = HOSO_CHOICE_BUTTON (object);

  g_clear_object (&self->model);
  g_clear_object (&self->filter);
  g_free (self->words);
  g_free (self->name);
  g_free (self->prompt);
  G_OBJECT_CLASS (hoso_choice_button_parent_class)->finalize (object);
}

static void
hoso_choice_button_class_init (HosoChoiceButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hoso_choice_button_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hoso_choice_button_init (HosoChoiceButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");

  self->selected = GTK_INVALID_LIST_POSITION;
  self->model = gtk_string_list_new (NULL);
  self->filter = gtk_custom_filter_new (matches, self, NULL);
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  self->popover = GTK_POPOVER (gtk_popover_new ());
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (self->label, CHARS);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (box), arrow);
  gtk_menu_button_set_child (self->button, box);
  gtk_menu_button_set_popover (self->button, GTK_WIDGET (self->popover));
  gtk_menu_button_set_create_popup_func (self->button, open_cb, self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->popover), "menu");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
}

/* See hoso-choice-button.h. */
GtkWidget *
hoso_choice_button_new (const char *name, const char *prompt)
{
  HosoChoiceButton *self = g_object_new (HOSO_TYPE_CHOICE_BUTTON, NULL);

  self->name = g_strdup (name);
  self->prompt = g_strdup (prompt);
  update (self);
  return GTK_WIDGET (self);
}

/* See hoso-choice-button.h. */
void
hoso_choice_button_set_model (HosoChoiceButton *self, GtkStringList *model)
{
  g_return_if_fail (HOSO_IS_CHOICE_BUTTON (self));

  g_set_object (&self->model, model);
  self->selected = GTK_INVALID_LIST_POSITION;
  update (self);
}

/* See hoso-choice-button.h. */
void
hoso_choice_button_set_selected (HosoChoiceButton *self, guint position)
{
  g_return_if_fail (HOSO_IS_CHOICE_BUTTON (self));

  self->selected = position;
  update (self);
}

/* See hoso-choice-button.h. */
guint
hoso_choice_button_get_selected (HosoChoiceButton *self)
{
  return self->selected;
}
