/* One journey: its title, its scenario, its map, and how it looks on paper.
 *
 * What the user changes is written at once, each as one step of undo.  Main
 * thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-journey-editor.h"

#include "hoso-error.h"
#include "hoso-export-dialog.h"
#include "hoso-journey-edit.h"
#include "hoso-journey-view.h"
#include "hoso-journeys.h"
#include "hoso-page-header.h"
#include "hoso-scene-view.h"
#include "hoso-text-cell.h"
#include "hoso-window.h"
#include "hoso-write.h"

#include <glib/gi18n-lib.h>

struct _HosoJourneyEditor
{
  AdwBin parent_instance;

  HosoPageHeader *header;
  GtkToggleButton *preview;
  GtkStack *stack; /* “map” or “preview” */
  HosoTextCell *title;
  HosoTextCell *scenario;
  GtkButton *persona;
  HosoJourneyView *map;
  HosoSceneView *scene;

  HosoWorkspace *workspace;
  GCancellable *cancellable; /* of the reading */
  gint64 id;
  HosoJourney *journey; /* as read last, or NULL */
};

enum
{
  GONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HosoJourneyEditor, hoso_journey_editor, ADW_TYPE_BIN)

/* --- Reading --- */

static gpointer
read_journey (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return hoso_journeys_load (db, *(gint64 *)data, error);
}

static gpointer
read_scene (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return hoso_journeys_build_map (db, *(gint64 *)data, error);
}

static void
show_journey (HosoJourneyEditor *self)
{
  const HosoJourney *journey = self->journey;
  /* Translators: %s is the name of a persona. */
  g_autofree char *persona = g_strdup_printf (_ ("Persona: %s"),
                                              journey->persona_name != NULL ? journey->persona_name
                                                                            : "");

  hoso_page_header_set_title (self->header, journey->title);
  hoso_text_cell_set_text (self->title, journey->title);
  hoso_text_cell_set_text (self->scenario, journey->scenario);
  gtk_button_set_label (self->persona, persona);
  gtk_widget_set_visible (GTK_WIDGET (self->persona), journey->persona_name != NULL);
  hoso_journey_view_set_journey (self->map, journey);
  hoso_scene_view_set_title (self->scene, journey->title);
}

static void
journey_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  HosoJourney *journey =
    hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);
  HosoJourneyEditor *self = data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (journey == NULL)
    {
      if (!g_error_matches (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND))
        hoso_window_show_error (GTK_WIDGET (self), error);
      g_signal_emit (self, signals[GONE], 0);
      return;
    }

  g_clear_pointer (&self->journey, hoso_journey_free);
  self->journey = journey;
  show_journey (self);
}

static void
scene_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoScene) scene =
    hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);
  HosoJourneyEditor *self = data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_error_matches (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND))
    return;
  if (scene == NULL)
    hoso_window_show_error (GTK_WIDGET (self), error);
  else
    hoso_scene_view_set_scene (self->scene, scene);
}

static void
preview_toggled_cb (HosoJourneyEditor *self)
{
  gboolean preview = gtk_toggle_button_get_active (self->preview);

  gtk_stack_set_visible_child_name (self->stack, preview ? "preview" : "map");
  if (preview)
    hoso_journey_editor_reload (self);
}

/* --- Writing --- */

typedef struct
{
  gint64 id;
  char *title;
  char *scenario;
} Texts;

static void
texts_free (gpointer data)
{
  Texts *texts = data;

  g_free (texts->title);
  g_free (texts->scenario);
  g_free (texts);
}

static gpointer
write_texts (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Texts *texts = data;

  return GINT_TO_POINTER (
    hoso_journeys_set_text (db, texts->id, texts->title, texts->scenario, error));
}

static void
written (GtkWidget *inside, gpointer result)
{
  hoso_journey_editor_reload (HOSO_JOURNEY_EDITOR (inside));
}

static void
texts_committed_cb (HosoJourneyEditor *self)
{
  Texts *texts = g_new0 (Texts, 1);

  texts->id = self->id;
  texts->title = g_strdup (hoso_text_cell_get_text (self->title));
  texts->scenario = g_strdup (hoso_text_cell_get_text (self->scenario));
  hoso_write (GTK_WIDGET (self), self->workspace, write_texts, texts, texts_free, written);
}

static gpointer
write_edit (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GSIZE_TO_POINTER ((gsize)hoso_journey_edit_apply (data, db, error));
}

static void
stage_added (GtkWidget *inside, gpointer result)
{
  HosoJourneyEditor *self = HOSO_JOURNEY_EDITOR (inside);

  if (result != NULL && self->map != NULL)
    hoso_journey_view_rename (self->map, HOSO_JOURNEY_ROW_STAGE, GPOINTER_TO_SIZE (result));
  written (inside, result);
}

static void
step_added (GtkWidget *inside, gpointer result)
{
  HosoJourneyEditor *self = HOSO_JOURNEY_EDITOR (inside);

  if (result != NULL && self->map != NULL)
    hoso_journey_view_rename (self->map, HOSO_JOURNEY_ROW_STEP, GPOINTER_TO_SIZE (result));
  written (inside, result);
}

static void
step_removed (GtkWidget *inside, gpointer result)
{
  if (result != NULL)
    hoso_window_toast_undo (inside, _ ("The step was deleted"));
  written (inside, result);
}

static void
stage_removed (GtkWidget *inside, gpointer result)
{
  if (result != NULL)
    hoso_window_toast_undo (inside, _ ("The stage was deleted"));
  written (inside, result);
}

static HosoWriteDone
get_done (HosoJourneyEditKind kind)
{
  switch (kind)
    {
    case HOSO_JOURNEY_ADD_STEP:
      return step_added;
    case HOSO_JOURNEY_ADD_STAGE:
      return stage_added;
    case HOSO_JOURNEY_REMOVE_STEP:
      return step_removed;
    case HOSO_JOURNEY_REMOVE_STAGE:
      return stage_removed;
    case HOSO_JOURNEY_SET_CELL:
    case HOSO_JOURNEY_SET_EMOTION:
    case HOSO_JOURNEY_SET_STEP_TITLE:
    case HOSO_JOURNEY_MOVE_STEP:
    case HOSO_JOURNEY_SET_STAGE_TITLE:
      return written;
    }
  g_return_val_if_reached (written);
}

static void
edit_cb (HosoJourneyEditor *self, const HosoJourneyEdit *edit)
{
  hoso_write (GTK_WIDGET (self), self->workspace, write_edit, hoso_journey_edit_copy (edit),
              (GDestroyNotify)hoso_journey_edit_free, get_done (edit->kind));
}

/* --- Commands --- */

typedef struct
{
  gint64 id;
  char *format;
  char *path;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_free (export->format);
  g_free (export->path);
  g_free (export);
}

static gpointer
export_journey (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Export *export = data;

  return GINT_TO_POINTER (
    hoso_journeys_export (db, export->id, export->format, export->path, error));
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) self = data;
  g_autoptr (GError) error = NULL;

  if (hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error) != NULL)
    hoso_window_toast (self, _ ("The journey was exported"));
  else
    hoso_window_show_error (self, error);
}

/* See hoso-journey-editor.h; tells the user when it is done. */
void
hoso_journey_editor_export (HosoJourneyEditor *self, const char *format, const char *path)
{
  Export *export = g_new0 (Export, 1);

  export->id = self->id;
  export->format = g_strdup (format);
  export->path = g_strdup (path);
  hoso_workspace_read_async (self->workspace, export_journey, export, export_free, NULL, NULL,
                             exported_cb, g_object_ref (self));
}

static void
export_chosen (GtkWidget *inside, const char *format, const char *path)
{
  hoso_journey_editor_export (HOSO_JOURNEY_EDITOR (inside), format, path);
}

static void
export_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const HosoExportFormat formats[] = {
    { "pdf", N_ ("PDF document") },
    { "png", N_ ("PNG picture") },
    { "svg", N_ ("SVG drawing") },
    { "csv", N_ ("Table (CSV)") },
    { "json", N_ ("Data (JSON)") },
    { NULL, NULL },
  };
  HosoJourneyEditor *self = HOSO_JOURNEY_EDITOR (widget);

  if (self->journey != NULL)
    hoso_export_dialog_show (widget, _ ("Export the Journey"), self->journey->title, formats,
                             export_chosen);
}

static gpointer
remove_journey (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (hoso_journeys_remove (db, *(gint64 *)data, error));
}

static void
removed (GtkWidget *inside, gpointer result)
{
  if (result == NULL)
    return;

  hoso_window_toast_undo (inside, _ ("The journey was deleted"));
  g_signal_emit (inside, signals[GONE], 0);
}

static void
delete_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoJourneyEditor *self = HOSO_JOURNEY_EDITOR (widget);

  hoso_write (widget, self->workspace, remove_journey, g_memdup2 (&self->id, sizeof self->id),
              g_free, removed);
}

static void
persona_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoJourneyEditor *self = HOSO_JOURNEY_EDITOR (widget);

  if (self->journey != NULL)
    hoso_window_show_page (widget, HOSO_PAGE_PERSONAS, self->journey->persona);
}

static void
hoso_journey_editor_dispose (GObject *object)
{
  HosoJourneyEditor *self = HOSO_JOURNEY_EDITOR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->journey, hoso_journey_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), HOSO_TYPE_JOURNEY_EDITOR);
  G_OBJECT_CLASS (hoso_journey_editor_parent_class)->dispose (object);
}

static void
hoso_journey_editor_class_init (HosoJourneyEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_journey_editor_dispose;
  g_type_ensure (HOSO_TYPE_JOURNEY_VIEW);
  g_type_ensure (HOSO_TYPE_PAGE_HEADER);
  g_type_ensure (HOSO_TYPE_SCENE_VIEW);
  g_type_ensure (HOSO_TYPE_TEXT_CELL);
  signals[GONE] = g_signal_new ("gone", HOSO_TYPE_JOURNEY_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-journey-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoJourneyEditor, header);
  gtk_widget_class_bind_template_child (widget_class, HosoJourneyEditor, preview);
  gtk_widget_class_bind_template_child (widget_class, HosoJourneyEditor, stack);
  gtk_widget_class_bind_template_child (widget_class, HosoJourneyEditor, title);
  gtk_widget_class_bind_template_child (widget_class, HosoJourneyEditor, scenario);
  gtk_widget_class_bind_template_child (widget_class, HosoJourneyEditor, persona);
  gtk_widget_class_bind_template_child (widget_class, HosoJourneyEditor, map);
  gtk_widget_class_bind_template_child (widget_class, HosoJourneyEditor, scene);
  gtk_widget_class_bind_template_callback (widget_class, preview_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, texts_committed_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);

  gtk_widget_class_install_action (widget_class, "journey.export", NULL, export_activated);
  gtk_widget_class_install_action (widget_class, "journey.delete", NULL, delete_activated);
  gtk_widget_class_install_action (widget_class, "journey.persona", NULL, persona_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK,
                                       "journey.export", NULL);
}

static void
hoso_journey_editor_init (HosoJourneyEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hoso_text_cell_set_required (self->title, TRUE);
  hoso_text_cell_set_name (self->title, _ ("Title of the journey"));
  hoso_text_cell_set_name (self->scenario, _ ("Scenario"));
  hoso_scene_view_set_title (self->scene, _ ("Journey map"));
}

/* Once. */
void
hoso_journey_editor_set_workspace (HosoJourneyEditor *self, HosoWorkspace *workspace)
{
  g_return_if_fail (HOSO_IS_JOURNEY_EDITOR (self));

  g_set_object (&self->workspace, workspace);
}

/* Shows the map of another journey, not its preview. */
void
hoso_journey_editor_show (HosoJourneyEditor *self, gint64 id)
{
  g_return_if_fail (HOSO_IS_JOURNEY_EDITOR (self));

  if (self->id != id)
    {
      self->id = id;
      g_clear_pointer (&self->journey, hoso_journey_free);
      hoso_scene_view_set_scene (self->scene, NULL);
      gtk_toggle_button_set_active (self->preview, FALSE);
    }
  hoso_journey_editor_reload (self);
}

/* See hoso-journey-editor.h. */
void
hoso_journey_editor_reload (HosoJourneyEditor *self)
{
  g_return_if_fail (HOSO_IS_JOURNEY_EDITOR (self));

  if (self->id == 0 || self->workspace == NULL)
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  hoso_workspace_read_async (self->workspace, read_journey,
                             g_memdup2 (&self->id, sizeof self->id), g_free,
                             (GDestroyNotify)hoso_journey_free, self->cancellable, journey_read_cb,
                             self);
  if (gtk_toggle_button_get_active (self->preview))
    hoso_workspace_read_async (self->workspace, read_scene,
                               g_memdup2 (&self->id, sizeof self->id), g_free,
                               (GDestroyNotify)hoso_scene_unref, self->cancellable, scene_read_cb,
                               self);
}
