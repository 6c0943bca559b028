/* The title of a stage or step of a journey map, with a menu beside it.  The
 * menu is made when it is opened.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-journey-heading.h"

#include <glib/gi18n-lib.h>

struct _HosoJourneyHeading
{
  GtkWidget parent_instance;

  HosoTextCell *cell;
  GtkMenuButton *button;
  const char *action; /* static */
  gint64 id;
};

G_DEFINE_FINAL_TYPE (HosoJourneyHeading, hoso_journey_heading, GTK_TYPE_WIDGET)

typedef struct
{
  const char *label; /* NULL begins a section */
  const char *verb;
} Entry;

static const Entry step_entries[] = {
  { N_ ("_Rename"), "rename" },
  { N_ ("Add Step _Before"), "before" },
  { N_ ("Add Step _After"), "after" },
  { NULL, NULL },
  { N_ ("Move _Left"), "left" },
  { N_ ("Move R_ight"), "right" },
  { NULL, NULL },
  { N_ ("_Delete Step"), "remove" },
};

static const Entry stage_entries[] = {
  { N_ ("_Rename"), "rename" },
  { N_ ("Add _Step"), "add-step" },
  { N_ ("Add Stage _Before"), "before" },
  { N_ ("Add Stage _After"), "after" },
  { NULL, NULL },
  { N_ ("_Delete Stage"), "remove" },
};

static GMenuModel *
make_menu (HosoJourneyHeading *self, const Entry *entries, guint n)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();

  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  for (guint i = 0; i < n; i++)
    {
      if (entries[i].label == NULL)
        {
          g_object_unref (section);
          section = g_menu_new ();
          g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
          continue;
        }

      g_autoptr (GMenuItem) item = g_menu_item_new (_ (entries[i].label), NULL);

      g_menu_item_set_action_and_target (item, self->action, "(xs)", self->id, entries[i].verb);
      g_menu_append_item (section, item);
    }
  return G_MENU_MODEL (menu);
}

static void
create_popup (GtkMenuButton *button, gpointer data)
{
  HosoJourneyHeading *self = data;
  gboolean stage = g_str_equal (self->action, "map.stage");
  g_autoptr (GMenuModel) menu =
    make_menu (self, stage ? stage_entries : step_entries,
               stage ? G_N_ELEMENTS (stage_entries) : G_N_ELEMENTS (step_entries));

  gtk_menu_button_set_menu_model (button, menu);
}

static gboolean
hoso_journey_heading_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (HOSO_JOURNEY_HEADING (widget)->cell));
}

static void
open_menu (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_menu_button_popup (HOSO_JOURNEY_HEADING (widget)->button);
}

static void
hoso_journey_heading_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (hoso_journey_heading_parent_class)->dispose (object);
}

static void
hoso_journey_heading_class_init (HosoJourneyHeadingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_journey_heading_dispose;
  widget_class->grab_focus = hoso_journey_heading_grab_focus;
  gtk_widget_class_install_action (widget_class, "heading.menu", NULL, open_menu);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "heading.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "heading.menu",
                                       NULL);
  gtk_widget_class_set_css_name (widget_class, "mapheading");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);
}

static void
hoso_journey_heading_init (HosoJourneyHeading *self)
{
  GtkWidget *cell = hoso_text_cell_new (GTK_ACCESSIBLE_ROLE_GRID_CELL);
  GtkWidget *button = gtk_menu_button_new ();

  self->cell = HOSO_TEXT_CELL (cell);
  self->button = GTK_MENU_BUTTON (button);
  gtk_widget_set_hexpand (cell, TRUE);
  gtk_widget_set_valign (cell, GTK_ALIGN_CENTER);
  gtk_menu_button_set_icon_name (self->button, "view-more-symbolic");
  gtk_menu_button_set_create_popup_func (self->button, create_popup, self, NULL);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (cell, GTK_WIDGET (self));
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

/* See hoso-journey-heading.h. */
GtkWidget *
hoso_journey_heading_new (const char *action, gint64 id)
{
  HosoJourneyHeading *self = g_object_new (HOSO_TYPE_JOURNEY_HEADING, NULL);

  self->action = g_intern_string (action);
  self->id = id;
  return GTK_WIDGET (self);
}

/* Borrowed. */
HosoTextCell *
hoso_journey_heading_get_cell (HosoJourneyHeading *self)
{
  g_return_val_if_fail (HOSO_IS_JOURNEY_HEADING (self), NULL);

  return self->cell;
}

gint64
hoso_journey_heading_get_id (HosoJourneyHeading *self)
{
  g_return_val_if_fail (HOSO_IS_JOURNEY_HEADING (self), 0);

  return self->id;
}

/* See hoso-journey-heading.h. */
void
hoso_journey_heading_set_menu_name (HosoJourneyHeading *self, const char *name)
{
  g_return_if_fail (HOSO_IS_JOURNEY_HEADING (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _ ("Menu"));
}
