/* Choosing several customers and doing the same to all of them: Ctrl and Shift
 * with the mouse or the keyboard as everywhere, Ctrl+A, and a mode in which each
 * touch adds one.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-bulk-view.h"

#include "hoso-bulk-dialogs.h"
#include "hoso-bulk-work.h"
#include "hoso-customer-content.h"
#include "hoso-customer-erase.h"
#include "hoso-format.h"
#include "hoso-merge-dialog.h"

#include <glib/gi18n-lib.h>

struct _HosoBulkView
{
  GtkBox parent_instance;

  GtkWidget *bar; /* a revealer, made with the first model */
  GtkLabel *count;
  HosoWorkspace *workspace;
  HosoCustomerList *customers;
  GtkSelectionModel *selection;
  gboolean several; /* each touch adds one */
};

typedef enum
{
  PROP_SEVERAL = 1,
} HosoBulkViewProperty;

static GParamSpec *properties[PROP_SEVERAL + 1];

G_DEFINE_FINAL_TYPE (HosoBulkView, hoso_bulk_view, GTK_TYPE_BOX)

/* --- What is chosen --- */

/* See hoso-bulk-view.h. */
guint
hoso_bulk_view_get_n_selected (HosoBulkView *self)
{
  g_autoptr (GtkBitset) chosen =
    self->selection != NULL ? gtk_selection_model_get_selection (self->selection) : NULL;

  return chosen != NULL ? (guint)gtk_bitset_get_size (chosen) : 0;
}

/* See hoso-bulk-view.h. */
GArray *
hoso_bulk_view_dup_selected (HosoBulkView *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GtkBitset) chosen =
    self->selection != NULL ? gtk_selection_model_get_selection (self->selection) : NULL;
  GtkBitsetIter iter;
  guint place;

  if (chosen == NULL || !gtk_bitset_iter_init_first (&iter, chosen, &place))
    return ids;
  do
    {
      gint64 id = hoso_customer_list_get_id (self->customers, place);

      g_array_append_val (ids, id);
    }
  while (gtk_bitset_iter_next (&iter, &place));
  return ids;
}

static const char *const needing[] = { "bulk.tag", "bulk.untag", "bulk.field", "bulk.segment",
                                       "bulk.export", "bulk.copy", "bulk.remove", "bulk.erase" };

/* “12 chosen”, or what to do while there is nobody. */
static char *
dup_count (guint n)
{
  g_autofree char *number = hoso_format_integer (n, hoso_format_get_language ());

  if (n == 0)
    return g_strdup (_ ("Press each customer to choose"));
  /* Translators: %s is how many customers are chosen. */
  return g_strdup_printf (ngettext ("%s chosen", "%s chosen", n), number);
}

/* Toasts come from below, where the bar is. */
static void
raise_toasts (HosoBulkView *self, gboolean raise)
{
  GtkWidget *toasts = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);

  if (toasts == NULL)
    return;
  if (raise)
    gtk_widget_add_css_class (toasts, "hoso-raised");
  else
    gtk_widget_remove_css_class (toasts, "hoso-raised");
}

static void
update (HosoBulkView *self)
{
  guint n = hoso_bulk_view_get_n_selected (self);
  g_autofree char *text = dup_count (n);

  for (guint i = 0; i < G_N_ELEMENTS (needing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), needing[i], n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "bulk.merge", n == 2);
  if (self->bar == NULL)
    return;
  gtk_label_set_text (self->count, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->count), text);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->bar), n > 1 || self->several);
  raise_toasts (self, n > 1 || self->several);
}

static void
set_several (HosoBulkView *self, gboolean several)
{
  if (self->several == several)
    return;

  self->several = several;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEVERAL]);
}

/* --- By touch --- */

#define LINE_KEY "hoso-bulk-line"
#define DRAGGED_KEY "hoso-bulk-dragged"

/* The line under a place of the list: @picked is its child, or what is around it. */
static GtkListItem *
find_line (GtkWidget *list, GtkWidget *picked)
{
  for (; picked != NULL && picked != list; picked = gtk_widget_get_parent (picked))
    {
      GtkWidget *inner = picked;

      for (guint depth = 0; inner != NULL && depth < 3; depth++)
        {
          GtkListItem *line = g_object_get_data (G_OBJECT (inner), LINE_KEY);

          if (line != NULL)
            return line;
          inner = gtk_widget_get_first_child (inner);
        }
    }
  return NULL;
}

/* See hoso-bulk-view.h. */
guint
hoso_bulk_view_find_place (GtkWidget *list, double x, double y)
{
  GtkListItem *line = find_line (list, gtk_widget_pick (list, x, y, GTK_PICK_DEFAULT));

  return line != NULL ? gtk_list_item_get_position (line) : GTK_INVALID_LIST_POSITION;
}

static HosoBulkView *
find_view (GtkGesture *gesture)
{
  GtkWidget *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  return HOSO_BULK_VIEW (gtk_widget_get_ancestor (list, HOSO_TYPE_BULK_VIEW));
}

static guint
find_place (GtkGesture *gesture, double x, double y)
{
  return hoso_bulk_view_find_place (
    gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)), x, y);
}

static void
toggle (HosoBulkView *self, guint place)
{
  if (gtk_selection_model_is_selected (self->selection, place))
    gtk_selection_model_unselect_item (self->selection, place);
  else
    gtk_selection_model_select_item (self->selection, place, FALSE);
}

static void
pressed_cb (GtkGesture *gesture, int n, double x, double y)
{
  HosoBulkView *self = find_view (gesture);
  guint place = self->several ? find_place (gesture, x, y) : GTK_INVALID_LIST_POSITION;

  if (place == GTK_INVALID_LIST_POSITION)
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  toggle (self, place);
}

static void
long_pressed_cb (GtkGesture *gesture, double x, double y)
{
  HosoBulkView *self = find_view (gesture);
  guint place = self->several ? GTK_INVALID_LIST_POSITION : find_place (gesture, x, y);

  if (place == GTK_INVALID_LIST_POSITION)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  set_several (self, TRUE);
  gtk_selection_model_select_item (self->selection, place, FALSE);
}

/* See hoso-bulk-view.h; the line outlives its child. */
void
hoso_bulk_view_add_line (GtkListItem *line, GtkWidget *child)
{
  g_object_set_data (G_OBJECT (child), LINE_KEY, line);
}

/* --- By dragging --- */

/* All that are chosen where the drag begins at one of them, otherwise that one. */
static GArray *
dup_dragged (HosoBulkView *self, guint place)
{
  GArray *ids;
  gint64 id;

  if (gtk_selection_model_is_selected (self->selection, place))
    return hoso_bulk_view_dup_selected (self);
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  id = hoso_customer_list_get_id (self->customers, place);
  g_array_append_val (ids, id);
  return ids;
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, gpointer data)
{
  GtkWidget *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  HosoBulkView *self = HOSO_BULK_VIEW (gtk_widget_get_ancestor (list, HOSO_TYPE_BULK_VIEW));
  guint place = hoso_bulk_view_find_place (list, x, y);
  g_autoptr (GArray) ids = NULL;

  if (place == GTK_INVALID_LIST_POSITION || self->several)
    return NULL;
  ids = dup_dragged (self, place);
  if (!hoso_bulk_check_number (GTK_WIDGET (self), self->workspace, ids))
    return NULL;
  g_object_set_data (G_OBJECT (source), DRAGGED_KEY, GUINT_TO_POINTER (ids->len));
  return hoso_customer_content_new (self->workspace, ids);
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, gpointer data)
{
  guint n = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (source), DRAGGED_KEY));
  g_autofree char *number = hoso_format_integer (n, hoso_format_get_language ());
  /* Translators: %s is a number of customers. */
  g_autofree char *text = g_strdup_printf (ngettext ("%s customer", "%s customers", n), number);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "hoso-dragged");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), label);
}

static GtkEventController *
make_drag_source (void)
{
  GtkDragSource *source = gtk_drag_source_new ();

  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), NULL);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), NULL);
  return GTK_EVENT_CONTROLLER (source);
}

/* See hoso-bulk-view.h. */
void
hoso_bulk_view_watch (GtkWidget *list)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *hold = gtk_gesture_long_press_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (hold), TRUE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), NULL);
  g_signal_connect (hold, "pressed", G_CALLBACK (long_pressed_cb), NULL);
  gtk_widget_add_controller (list, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (list, GTK_EVENT_CONTROLLER (hold));
  gtk_widget_add_controller (list, make_drag_source ());
}

/* --- Commands --- */

static void
tag_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoBulkView *self = HOSO_BULK_VIEW (widget);
  g_autoptr (GArray) ids = hoso_bulk_view_dup_selected (self);

  hoso_bulk_ask_tags (widget, self->workspace, ids, g_str_equal (name, "bulk.tag"));
}

static void
field_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoBulkView *self = HOSO_BULK_VIEW (widget);
  g_autoptr (GArray) ids = hoso_bulk_view_dup_selected (self);

  hoso_bulk_ask_field (widget, self->workspace, ids);
}

static void
segment_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoBulkView *self = HOSO_BULK_VIEW (widget);
  g_autoptr (GArray) ids = hoso_bulk_view_dup_selected (self);

  hoso_bulk_ask_segment (widget, self->workspace, ids);
}

static void
export_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoBulkView *self = HOSO_BULK_VIEW (widget);
  g_autoptr (GArray) ids = hoso_bulk_view_dup_selected (self);

  hoso_bulk_ask_file (widget, self->workspace, ids);
}

static void
copy_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoBulkView *self = HOSO_BULK_VIEW (widget);
  g_autoptr (GArray) ids = hoso_bulk_view_dup_selected (self);

  if (hoso_bulk_check_number (widget, self->workspace, ids))
    hoso_bulk_work_copy (widget, self->workspace, ids);
}

static void
remove_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoBulkView *self = HOSO_BULK_VIEW (widget);
  g_autoptr (GArray) ids = hoso_bulk_view_dup_selected (self);

  hoso_bulk_work_run (widget, self->workspace, hoso_bulk_change_new (HOSO_BULK_REMOVE, ids));
}

/* One of them is called by name. */
static void
erase_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoBulkView *self = HOSO_BULK_VIEW (widget);
  g_autoptr (GArray) ids = hoso_bulk_view_dup_selected (self);
  guint place = hoso_customer_list_find (self->customers, g_array_index (ids, gint64, 0));
  g_autoptr (HosoCustomerItem) item =
    g_list_model_get_item (G_LIST_MODEL (self->customers), place);
  const HosoCustomerRow *row = hoso_customer_item_get_row (item);

  hoso_customer_erase_ask (widget, self->workspace, (const gint64 *)(gpointer)ids->data, ids->len,
                           row != NULL ? row->name : "");
}

/* Two of them. */
static void
merge_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoBulkView *self = HOSO_BULK_VIEW (widget);
  g_autoptr (GArray) ids = hoso_bulk_view_dup_selected (self);

  hoso_merge_dialog_open (widget, self->workspace, g_array_index (ids, gint64, 0),
                          g_array_index (ids, gint64, 1));
}

static void
none_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoBulkView *self = HOSO_BULK_VIEW (widget);

  if (self->selection != NULL)
    gtk_selection_model_unselect_all (self->selection);
  set_several (self, FALSE);
}

static void
all_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoBulkView *self = HOSO_BULK_VIEW (widget);

  if (self->selection != NULL)
    gtk_selection_model_select_all (self->selection);
}

/* --- The bar --- */

static GtkWidget *
make_button (const char *icon, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static GtkWidget *
make_menu_button (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();

  g_menu_append (menu, _ ("_Remove Tags…"), "bulk.untag");
  g_menu_append (menu, _ ("_Change a Detail…"), "bulk.field");
  g_menu_append (menu, _ ("Make a _Segment…"), "bulk.segment");
  g_menu_append (menu, _ ("_Merge Two…"), "bulk.merge");
  g_menu_append (menu, _ ("C_opy"), "bulk.copy");
  g_menu_append (menu, _ ("Choose _All"), "bulk.all");
  g_menu_append (last, _ ("_Delete"), "bulk.remove");
  g_menu_append (last, _ ("_Erase for Good…"), "bulk.erase");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (button), GTK_ARROW_UP);
  gtk_widget_set_tooltip_text (button, _ ("More for those chosen"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("More for those chosen"), -1);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static void
add_bar (HosoBulkView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->count, 0);
  gtk_label_set_ellipsize (self->count, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (self->count, 12);
  gtk_widget_set_hexpand (GTK_WIDGET (self->count), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "numeric");
  gtk_box_append (GTK_BOX (box), make_button ("window-close-symbolic", _ ("Choose nobody"),
                                              "bulk.none"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (box), make_button ("bookmark-new-symbolic", _ ("Tag those chosen"),
                                              "bulk.tag"));
  gtk_box_append (GTK_BOX (box), make_button ("document-save-symbolic", _ ("Export those chosen"),
                                              "bulk.export"));
  gtk_box_append (GTK_BOX (box), make_button ("user-trash-symbolic", _ ("Delete those chosen"),
                                              "bulk.remove"));
  gtk_box_append (GTK_BOX (box), make_menu_button ());
  gtk_widget_add_css_class (box, "toolbar");
  self->bar = gtk_revealer_new ();
  gtk_revealer_set_transition_type (GTK_REVEALER (self->bar),
                                    GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  gtk_revealer_set_child (GTK_REVEALER (self->bar), box);
  gtk_box_append (GTK_BOX (self), self->bar);
}

/* --- The widget --- */

static void
drop_model (HosoBulkView *self)
{
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->customers);
  g_clear_object (&self->workspace);
}

static void
hoso_bulk_view_dispose (GObject *object)
{
  drop_model (HOSO_BULK_VIEW (object));
  G_OBJECT_CLASS (hoso_bulk_view_parent_class)->dispose (object);
}

static void
hoso_bulk_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((HosoBulkViewProperty)id)
    {
    case PROP_SEVERAL:
      g_value_set_boolean (value, HOSO_BULK_VIEW (object)->several);
      break;
    }
}

static void
hoso_bulk_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((HosoBulkViewProperty)id)
    {
    case PROP_SEVERAL:
      set_several (HOSO_BULK_VIEW (object), g_value_get_boolean (value));
      break;
    }
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "bulk.tag", NULL, tag_activated);
  gtk_widget_class_install_action (widget_class, "bulk.untag", NULL, tag_activated);
  gtk_widget_class_install_action (widget_class, "bulk.field", NULL, field_activated);
  gtk_widget_class_install_action (widget_class, "bulk.segment", NULL, segment_activated);
  gtk_widget_class_install_action (widget_class, "bulk.export", NULL, export_activated);
  gtk_widget_class_install_action (widget_class, "bulk.copy", NULL, copy_activated);
  gtk_widget_class_install_action (widget_class, "bulk.remove", NULL, remove_activated);
  gtk_widget_class_install_action (widget_class, "bulk.erase", NULL, erase_activated);
  gtk_widget_class_install_action (widget_class, "bulk.merge", NULL, merge_activated);
  gtk_widget_class_install_action (widget_class, "bulk.none", NULL, none_activated);
  gtk_widget_class_install_action (widget_class, "bulk.all", NULL, all_activated);
  gtk_widget_class_install_property_action (widget_class, "bulk.several", "several");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "bulk.copy",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "bulk.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "bulk.none", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, GDK_CONTROL_MASK, "bulk.tag",
                                       NULL);
}

static void
hoso_bulk_view_class_init (HosoBulkViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hoso_bulk_view_dispose;
  object_class->get_property = hoso_bulk_view_get_property;
  object_class->set_property = hoso_bulk_view_set_property;
  properties[PROP_SEVERAL] =
    g_param_spec_boolean ("several", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  install_actions (GTK_WIDGET_CLASS (klass));
}

static void
hoso_bulk_view_init (HosoBulkView *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  update (self);
}

/* See hoso-bulk-view.h. */
void
hoso_bulk_view_set_model (HosoBulkView *self,
                          HosoWorkspace *workspace,
                          HosoCustomerList *customers,
                          GtkSelectionModel *selection)
{
  g_return_if_fail (HOSO_IS_BULK_VIEW (self));

  drop_model (self);
  if (self->bar == NULL)
    add_bar (self);
  g_set_object (&self->workspace, workspace);
  g_set_object (&self->customers, customers);
  g_set_object (&self->selection, selection);
  if (selection != NULL)
    {
      g_signal_connect_object (selection, "selection-changed", G_CALLBACK (update), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (selection, "items-changed", G_CALLBACK (update), self,
                               G_CONNECT_SWAPPED);
    }
  set_several (self, FALSE);
  update (self);
}

/* See hoso-bulk-view.h. */
void
hoso_bulk_view_export_all (HosoBulkView *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (self->customers == NULL)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->customers)); i++)
    {
      gint64 id = hoso_customer_list_get_id (self->customers, i);

      g_array_append_val (ids, id);
    }
  hoso_bulk_ask_file (GTK_WIDGET (self), self->workspace, ids);
}
