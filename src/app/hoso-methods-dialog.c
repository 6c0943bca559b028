/* The ways to sort customers.  Counting runs on a reading thread after each
 * change; making segments and adding fields are one step each, and so is keeping the
 * limits of a way that is left.  Main thread only.
 */

#include "hoso-config.h"

#include "hoso-methods-dialog.h"

#include "hoso-criterion-group.h"
#include "hoso-goal-choice.h"
#include "hoso-label-factory.h"
#include "hoso-method-settings.h"
#include "hoso-methods.h"
#include "hoso-window.h"

#include <glib/gi18n-lib.h>

/* From the last change to the count. */
#define COUNT_MS 150
#define NAME_LETTERS 30

struct _HosoMethodsDialog
{
  AdwWindow parent_instance;

  HosoWorkspace *workspace;
  GPtrArray *methods; /* of HosoMethod */
  HosoMethod *shown;  /* among them, or NULL */
  gboolean changed;   /* limits of the one that is shown */
  GtkDropDown *choice;
  GtkLabel *about;
  AdwComboRow *goal;
  GtkBox *groups; /* of HosoCriterionGroup, then the examples */
  GtkButton *create;
  guint timeout; /* source id */
  GCancellable *counting;
};

G_DEFINE_FINAL_TYPE (HosoMethodsDialog, hoso_methods_dialog, ADW_TYPE_WINDOW)

static HosoMethod *
get_method (HosoMethodsDialog *self)
{
  return self->methods->pdata[gtk_drop_down_get_selected (self->choice)];
}

/* The values that are ticked, ended by NULL. */
static char **
dup_chosen (HosoMethodsDialog *self)
{
  g_autoptr (GStrvBuilder) chosen = g_strv_builder_new ();

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->groups)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (HOSO_IS_CRITERION_GROUP (child))
      hoso_criterion_group_add_chosen (HOSO_CRITERION_GROUP (child), chosen);
  return g_strv_builder_end (chosen);
}

static void
update_create (HosoMethodsDialog *self)
{
  g_auto (GStrv) chosen = dup_chosen (self);
  guint n = g_strv_length (chosen);
  g_autofree char *label = NULL;

  label = n == 0 ? g_strdup (_ ("Create Segments"))
                 /* Translators: %u is a number of segments. */
                 : g_strdup_printf (ngettext ("Create %u Segment", "Create %u Segments", n), n);
  gtk_button_set_label (self->create, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->create), n > 0);
}

/* --- Counting --- */

/* On a reading thread. */
static gpointer
count_method (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (HosoMethod) method = hoso_method_copy (data);

  return hoso_methods_count (db, method, cancellable, error) ? g_steal_pointer (&method) : NULL;
}

/* With the day that its figures count up to, once they are counted. */
static void
show_about (HosoMethodsDialog *self, const HosoMethod *method)
{
  g_autofree char *text = g_strjoin (" ", method->about, method->note, NULL);

  gtk_label_set_text (self->about, text);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoMethodsDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoMethod) counted =
    hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);
  guint i = 0;

  if (self->workspace == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (counted == NULL)
    {
      gtk_label_set_text (self->about, error->message);
      return;
    }
  show_about (self, counted);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->groups));
       child != NULL && i < counted->criteria->len; child = gtk_widget_get_next_sibling (child))
    hoso_criterion_group_show (HOSO_CRITERION_GROUP (child), counted->criteria->pdata[i++]);
}

static gboolean
count (gpointer data)
{
  HosoMethodsDialog *self = data;

  self->timeout = 0;
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->counting = g_cancellable_new ();
  hoso_workspace_read_async (self->workspace, count_method, hoso_method_copy (get_method (self)),
                             (GDestroyNotify)hoso_method_free, (GDestroyNotify)hoso_method_free,
                             self->counting, counted_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
threshold_changed_cb (HosoMethodsDialog *self)
{
  self->changed = TRUE;
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (COUNT_MS, count, self);
}

/* --- Limits --- */

/* On the writing thread. */
static gpointer
save_limits (HosoDb *db, gpointer method, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (hoso_method_settings_save (db, method, error));
}

static void
limits_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWindow) parent = data;
  g_autoptr (GError) error = NULL;

  if (hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error) == NULL)
    hoso_window_toast (GTK_WIDGET (parent), error->message);
  else
    hoso_window_toast_undo (GTK_WIDGET (parent), _ ("Your limits of these groups were kept."));
}

/* The shop’s limits are what they were when the way was left. */
static void
keep_limits (HosoMethodsDialog *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (!self->changed || parent == NULL)
    return;
  self->changed = FALSE;
  hoso_workspace_write_async (self->workspace, save_limits, hoso_method_copy (self->shown),
                              (GDestroyNotify)hoso_method_free, NULL, NULL, limits_saved_cb,
                              g_object_ref (parent));
}

/* --- Fields that the workspace lacks --- */

static void
strv_free (gpointer data)
{
  g_strfreev (data);
}

/* On the writing thread. */
static gpointer
add_fields (HosoDb *db, gpointer keys, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (hoso_methods_add_fields (db, keys, error));
}

static void
fields_added_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoMethodsDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error) == NULL)
    gtk_label_set_text (self->about, error->message);
  else if (self->workspace != NULL)
    count (self);
}

static void
fields_wanted_cb (HosoMethodsDialog *self, char **keys)
{
  hoso_workspace_write_async (self->workspace, add_fields, g_strdupv (keys), strv_free, NULL, NULL,
                              fields_added_cb, g_object_ref (self));
}

/* --- Segments --- */

typedef struct
{
  HosoMethod *method;
  char **chosen;
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  hoso_method_free (making->method);
  g_strfreev (making->chosen);
  g_free (making);
}

/* On the writing thread. */
static gpointer
make_segments (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Making *making = data;

  return GINT_TO_POINTER (hoso_methods_add_segments (
                            db, making->method, (const char *const *)making->chosen, NULL, error) !=
                          0);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoMethodsDialog) self = data;
  g_autoptr (GError) error = NULL;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error) == NULL)
    {
      gtk_label_set_text (self->about, error->message);
      update_create (self);
      return;
    }
  if (parent != NULL)
    hoso_window_toast_undo (GTK_WIDGET (parent), _ ("The segments were added."));
  gtk_window_close (GTK_WINDOW (self));
}

static void
create_cb (HosoMethodsDialog *self)
{
  Making *making = g_new0 (Making, 1);

  keep_limits (self);
  making->method = hoso_method_copy (get_method (self));
  g_free (making->method->goal);
  making->method->goal = hoso_goal_choice_dup (self->goal);
  making->chosen = dup_chosen (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->create), FALSE);
  hoso_workspace_write_async (self->workspace, make_segments, making, making_free, NULL, NULL,
                              made_cb, g_object_ref (self));
}

/* --- The method that is shown --- */

static void
add_examples (HosoMethodsDialog *self, const HosoMethod *method)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (method->examples->len == 0)
    return;
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("How Others Use It"));
  for (guint i = 0; i < method->examples->len; i++)
    {
      const HosoMethodExample *example = method->examples->pdata[i];
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), example->trade);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), example->text);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  gtk_box_append (self->groups, group);
}

static void
method_changed_cb (HosoMethodsDialog *self)
{
  HosoMethod *method = get_method (self);
  GtkWidget *child;

  keep_limits (self);
  self->shown = method;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
  show_about (self, method);
  hoso_goal_choice_set (self->goal, method->goal);
  for (guint i = 0; i < method->criteria->len; i++)
    {
      GtkWidget *group = hoso_criterion_group_new (method->criteria->pdata[i]);

      g_signal_connect_object (group, "threshold-changed", G_CALLBACK (threshold_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (group, "chosen", G_CALLBACK (update_create), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (group, "fields-wanted", G_CALLBACK (fields_wanted_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (self->groups, group);
    }
  add_examples (self, method);
  update_create (self);
  g_clear_handle_id (&self->timeout, g_source_remove);
  count (self);
}

/* --- The window --- */

static void
hoso_methods_dialog_dispose (GObject *object)
{
  HosoMethodsDialog *self = HOSO_METHODS_DIALOG (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (hoso_methods_dialog_parent_class)->dispose (object);
}

static void
hoso_methods_dialog_finalize (GObject *object)
{
  g_clear_pointer (&HOSO_METHODS_DIALOG (object)->methods, g_ptr_array_unref);
  G_OBJECT_CLASS (hoso_methods_dialog_parent_class)->finalize (object);
}

static gboolean
hoso_methods_dialog_close_request (GtkWindow *window)
{
  keep_limits (HOSO_METHODS_DIALOG (window));
  return GTK_WINDOW_CLASS (hoso_methods_dialog_parent_class)->close_request (window);
}

static void
hoso_methods_dialog_class_init (HosoMethodsDialogClass *klass)
{
  GTK_WINDOW_CLASS (klass)->close_request = hoso_methods_dialog_close_request;
  G_OBJECT_CLASS (klass)->dispose = hoso_methods_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = hoso_methods_dialog_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

/* What the segments will be for. */
static GtkWidget *
make_goal (HosoMethodsDialog *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->goal = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->goal), _ ("Goal"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->goal), _ ("What your segments are for"));
  hoso_goal_choice_fill (self->goal, _ ("Not stated"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->goal));
  return group;
}

static GtkWidget *
make_content (HosoMethodsDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->choice));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->about));
  gtk_box_append (GTK_BOX (box), make_goal (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->groups));
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static void
make_choice (HosoMethodsDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = hoso_label_factory_new (NAME_LETTERS);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->methods->len; i++)
    gtk_string_list_append (names, ((const HosoMethod *)self->methods->pdata[i])->name);
  self->choice = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_drop_down_set_factory (self->choice, factory);
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (names));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Method"), -1);
}

static void
hoso_methods_dialog_init (HosoMethodsDialog *self)
{
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();

  self->methods = hoso_methods_read ();
  make_choice (self);
  self->about = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->about, 0);
  gtk_label_set_wrap (self->about, TRUE);
  gtk_label_set_wrap_mode (self->about, PANGO_WRAP_WORD_CHAR);
  self->groups = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  self->create = GTK_BUTTON (gtk_button_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->create), "suggested-action");
  g_signal_connect_object (self->create, "clicked", G_CALLBACK (create_cb), self,
                           G_CONNECT_SWAPPED);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), GTK_WIDGET (self->create));
  gtk_box_append (GTK_BOX (outer), header);
  gtk_box_append (GTK_BOX (outer), make_content (self));
  adw_window_set_content (ADW_WINDOW (self), outer);
  gtk_window_set_default_size (GTK_WINDOW (self), 640, 720);
}

/* On a reading thread. */
static gpointer
load_methods (HosoDb *db, gpointer nothing, GCancellable *cancellable, GError **error)
{
  return hoso_method_settings_load (db, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoMethodsDialog) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *methods = hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  if (self->workspace == NULL)
    g_clear_pointer (&methods, g_ptr_array_unref);
  else if (methods == NULL)
    gtk_label_set_text (self->about, error->message);
  if (methods == NULL)
    return;
  g_ptr_array_unref (self->methods);
  self->methods = methods;
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (method_changed_cb), self,
                           G_CONNECT_SWAPPED);
  method_changed_cb (self);
}

/* See hoso-methods-dialog.h. */
void
hoso_methods_dialog_present (GtkWidget *inside, HosoWorkspace *workspace)
{
  HosoMethodsDialog *self = g_object_new (
    HOSO_TYPE_METHODS_DIALOG, "transient-for", gtk_widget_get_root (inside), "modal", TRUE,
    "destroy-with-parent", TRUE, "title", _ ("Sort Customers"), NULL);

  self->workspace = g_object_ref (workspace);
  update_create (self);
  hoso_workspace_read_async (workspace, load_methods, NULL, NULL,
                             (GDestroyNotify)g_ptr_array_unref, NULL, loaded_cb,
                             g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
}
