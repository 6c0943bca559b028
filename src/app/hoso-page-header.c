/* The header bar of a page: window controls and a back button where they
 * belong.
 *
 * In templates, children of type “start”, “end” and “title” go into the bar.
 * “inner” is for what a page shows above its root, for example one survey: its
 * back button is always there; at the root it is there only while the window
 * is folded to one pane.  The button activates “win.back”.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-page-header.h"
#include "hoso-window.h"

#include <glib/gi18n-lib.h>

struct _HosoPageHeader
{
  AdwBin parent_instance;

  AdwHeaderBar *bar;
  AdwWindowTitle *title;
  GtkWidget *back;
  GtkWidget *window; /* weak */
  gboolean inner;
};

typedef enum
{
  PROP_TITLE = 1,
  PROP_SUBTITLE,
  PROP_INNER,
} HosoPageHeaderProperty;

static GParamSpec *properties[PROP_INNER + 1];
static GtkBuildableIface *parent_buildable;

static void buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HosoPageHeader,
                               hoso_page_header,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

static void
update (HosoPageHeader *self)
{
  gboolean folded = self->window == NULL || hoso_window_get_folded (HOSO_WINDOW (self->window));

  gtk_widget_set_visible (self->back, self->inner || (folded && self->window != NULL));
  adw_header_bar_set_show_start_title_buttons (self->bar, folded);
}

static void
buildable_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  HosoPageHeader *self = HOSO_PAGE_HEADER (buildable);

  if (g_strcmp0 (type, "start") == 0)
    adw_header_bar_pack_start (self->bar, GTK_WIDGET (child));
  else if (g_strcmp0 (type, "end") == 0)
    adw_header_bar_pack_end (self->bar, GTK_WIDGET (child));
  else if (g_strcmp0 (type, "title") == 0)
    adw_header_bar_set_title_widget (self->bar, GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = buildable_add_child;
}

static void
hoso_page_header_root (GtkWidget *widget)
{
  HosoPageHeader *self = HOSO_PAGE_HEADER (widget);
  GtkRoot *root;

  GTK_WIDGET_CLASS (hoso_page_header_parent_class)->root (widget);
  root = gtk_widget_get_root (widget);
  if (!HOSO_IS_WINDOW (root))
    return;

  g_set_weak_pointer (&self->window, GTK_WIDGET (root));
  g_signal_connect_object (root, "notify::folded", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
hoso_page_header_unroot (GtkWidget *widget)
{
  HosoPageHeader *self = HOSO_PAGE_HEADER (widget);

  if (self->window != NULL)
    g_signal_handlers_disconnect_by_func (self->window, update, self);
  g_clear_weak_pointer (&self->window);
  GTK_WIDGET_CLASS (hoso_page_header_parent_class)->unroot (widget);
}

static void
hoso_page_header_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HosoPageHeader *self = HOSO_PAGE_HEADER (object);

  switch ((HosoPageHeaderProperty)id)
    {
    case PROP_TITLE:
      g_value_set_string (value, adw_window_title_get_title (self->title));
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, adw_window_title_get_subtitle (self->title));
      break;
    case PROP_INNER:
      g_value_set_boolean (value, self->inner);
      break;
    }
}

static void
hoso_page_header_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  HosoPageHeader *self = HOSO_PAGE_HEADER (object);

  switch ((HosoPageHeaderProperty)id)
    {
    case PROP_TITLE:
      hoso_page_header_set_title (self, g_value_get_string (value));
      break;
    case PROP_SUBTITLE:
      hoso_page_header_set_subtitle (self, g_value_get_string (value));
      break;
    case PROP_INNER:
      self->inner = g_value_get_boolean (value);
      update (self);
      break;
    }
}

static void
hoso_page_header_dispose (GObject *object)
{
  HosoPageHeader *self = HOSO_PAGE_HEADER (object);

  g_clear_weak_pointer (&self->window);
  G_OBJECT_CLASS (hoso_page_header_parent_class)->dispose (object);
}

static void
hoso_page_header_class_init (HosoPageHeaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = hoso_page_header_get_property;
  object_class->set_property = hoso_page_header_set_property;
  object_class->dispose = hoso_page_header_dispose;
  widget_class->root = hoso_page_header_root;
  widget_class->unroot = hoso_page_header_unroot;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, flags);
  properties[PROP_INNER] = g_param_spec_boolean ("inner", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
hoso_page_header_init (HosoPageHeader *self)
{
  self->bar = ADW_HEADER_BAR (adw_header_bar_new ());
  self->title = ADW_WINDOW_TITLE (adw_window_title_new ("", ""));
  self->back = gtk_button_new_from_icon_name ("go-previous-symbolic");
  gtk_widget_set_tooltip_text (self->back, _ ("Back"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Back"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->back), "win.back");
  adw_header_bar_pack_start (self->bar, self->back);
  adw_header_bar_set_title_widget (self->bar, GTK_WIDGET (self->title));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->bar));
  update (self);
}

/* A header for pages made without a template. */
GtkWidget *
hoso_page_header_new (const char *title)
{
  return g_object_new (HOSO_TYPE_PAGE_HEADER, "title", title, NULL);
}

/* Plain text, never markup. */
void
hoso_page_header_set_title (HosoPageHeader *self, const char *title)
{
  g_return_if_fail (HOSO_IS_PAGE_HEADER (self));

  adw_window_title_set_title (self->title, title != NULL ? title : "");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/* A small line below the title; NULL for none. */
void
hoso_page_header_set_subtitle (HosoPageHeader *self, const char *subtitle)
{
  g_return_if_fail (HOSO_IS_PAGE_HEADER (self));

  adw_window_title_set_subtitle (self->title, subtitle != NULL ? subtitle : "");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
}
