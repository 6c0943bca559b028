/* The columns of a table, those chosen first, each of these with two buttons
 * that move it.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-column-chooser.h"

#include "hoso-customer-columns.h"

#include <glib/gi18n-lib.h>

#define MAX_HEIGHT 420
#define KEY "hoso-column"
#define STEP "hoso-step"

struct _HosoColumnChooser
{
  AdwBin parent_instance;

  GtkMenuButton *button;
  GtkWidget *scroller;
  GtkWidget *box;
  GPtrArray *columns; /* of HosoCustomerColumn, or NULL */
  GPtrArray *chosen;  /* of char, keys */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HosoColumnChooser, hoso_column_chooser, ADW_TYPE_BIN)

static void
say_changed (HosoColumnChooser *self)
{
  g_auto (GStrv) keys = g_new0 (char *, self->chosen->len + 1);

  for (guint i = 0; i < self->chosen->len; i++)
    keys[i] = g_strdup (self->chosen->pdata[i]);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, keys);
}

static gboolean
find_chosen (HosoColumnChooser *self, const char *key, guint *place)
{
  return g_ptr_array_find_with_equal_func (self->chosen, key, g_str_equal, place);
}

static void rebuild (HosoColumnChooser *self);

static void
toggled_cb (HosoColumnChooser *self, GtkCheckButton *check)
{
  const char *key = g_object_get_data (G_OBJECT (check), KEY);
  guint place;

  if (find_chosen (self, key, &place))
    g_ptr_array_remove_index (self->chosen, place);
  else
    g_ptr_array_add (self->chosen, g_strdup (key));
  say_changed (self);
}

/* The focus stays on the button of the column that moves. */
static void
focus_again (HosoColumnChooser *self, const char *key, int step)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->box); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      if (g_strcmp0 (g_object_get_data (G_OBJECT (child), KEY), key) == 0 &&
          GPOINTER_TO_INT (g_object_get_data (G_OBJECT (child), STEP)) == step)
        gtk_widget_grab_focus (child);
}

static void
moved_cb (HosoColumnChooser *self, GtkWidget *button)
{
  g_autofree char *key = g_strdup (g_object_get_data (G_OBJECT (button), KEY));
  int step = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), STEP));
  guint place;
  gpointer moved;

  if (!find_chosen (self, key, &place) || (step < 0 && place == 0) ||
      (step > 0 && place + 1 >= self->chosen->len))
    return;
  moved = g_ptr_array_steal_index (self->chosen, place);
  g_ptr_array_insert (self->chosen, (int)place + step, moved);
  rebuild (self);
  focus_again (self, key, step);
  say_changed (self);
}

static GtkWidget *
make_mover (HosoColumnChooser *self, const HosoCustomerColumn *column, int step)
{
  GtkWidget *button =
    gtk_button_new_from_icon_name (step < 0 ? "go-up-symbolic" : "go-down-symbolic");
  /* Translators: %s is the title of a column. */
  g_autofree char *name = g_strdup_printf (
    step < 0 ? _ ("Move “%s” to the front") : _ ("Move “%s” to the back"), column->label);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), KEY, g_strdup (column->key), g_free);
  g_object_set_data (G_OBJECT (button), STEP, GINT_TO_POINTER (step));
  g_signal_connect_object (button, "clicked", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
add_row (HosoColumnChooser *self, const HosoCustomerColumn *column, gboolean chosen)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *check = gtk_check_button_new_with_label (column->label);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), chosen);
  /* A line without a name is nobody. */
  gtk_widget_set_sensitive (check, column != self->columns->pdata[0]);
  gtk_widget_set_hexpand (check, TRUE);
  g_object_set_data_full (G_OBJECT (check), KEY, g_strdup (column->key), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), check);
  if (chosen)
    {
      gtk_box_append (GTK_BOX (row), make_mover (self, column, -1));
      gtk_box_append (GTK_BOX (row), make_mover (self, column, 1));
    }
  gtk_box_append (GTK_BOX (self->box), row);
}

static const HosoCustomerColumn *
find_column (HosoColumnChooser *self, const char *key)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const HosoCustomerColumn *column = self->columns->pdata[i];

      if (g_str_equal (column->key, key))
        return column;
    }
  return NULL;
}

static void
rebuild (HosoColumnChooser *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  if (self->columns == NULL)
    return;
  for (guint i = 0; i < self->chosen->len; i++)
    {
      const HosoCustomerColumn *column = find_column (self, self->chosen->pdata[i]);

      if (column != NULL)
        add_row (self, column, TRUE);
    }
  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  for (guint i = 0; i < self->columns->len; i++)
    {
      const HosoCustomerColumn *column = self->columns->pdata[i];

      if (!find_chosen (self, column->key, NULL))
        add_row (self, column, FALSE);
    }
}

/* Rows that were ticked move up when the list is opened the next time. */
static void
shown_cb (HosoColumnChooser *self)
{
  rebuild (self);
  gtk_adjustment_set_value (
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
}

static void
hoso_column_chooser_dispose (GObject *object)
{
  HosoColumnChooser *self = HOSO_COLUMN_CHOOSER (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->chosen, g_ptr_array_unref);
  G_OBJECT_CLASS (hoso_column_chooser_parent_class)->dispose (object);
}

static void
hoso_column_chooser_class_init (HosoColumnChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hoso_column_chooser_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRV);
}

static void
hoso_column_chooser_init (HosoColumnChooser *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *button = gtk_menu_button_new ();

  self->chosen = g_ptr_array_new_with_free_func (g_free);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->box);
  gtk_popover_set_child (GTK_POPOVER (popover), self->scroller);
  g_signal_connect_object (popover, "show", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
  self->button = GTK_MENU_BUTTON (button);
  gtk_menu_button_set_popover (self->button, popover);
  gtk_menu_button_set_icon_name (self->button, "hoso-columns-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Columns of the table"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Columns of the table"), -1);
  adw_bin_set_child (ADW_BIN (self), button);
}

/* See hoso-column-chooser.h. */
void
hoso_column_chooser_set_columns (HosoColumnChooser *self,
                                 GPtrArray *columns,
                                 const char *const *chosen)
{
  g_return_if_fail (HOSO_IS_COLUMN_CHOOSER (self));

  g_clear_pointer (&self->columns, g_ptr_array_unref);
  self->columns = columns != NULL ? g_ptr_array_ref (columns) : NULL;
  g_ptr_array_set_size (self->chosen, 0);
  for (guint i = 0; chosen != NULL && chosen[i] != NULL; i++)
    g_ptr_array_add (self->chosen, g_strdup (chosen[i]));
}
