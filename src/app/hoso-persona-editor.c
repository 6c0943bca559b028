/* One persona: who it is, what it says, and its card beside them.
 *
 * What the user changes is written at once, each as one step of undo, and the
 * card follows.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-persona-editor.h"

#include "hoso-card-output.h"
#include "hoso-error.h"
#include "hoso-export-dialog.h"
#include "hoso-journeys.h"
#include "hoso-page-header.h"
#include "hoso-persona-edit.h"
#include "hoso-persona-form.h"
#include "hoso-persona-reading.h"
#include "hoso-photo-button.h"
#include "hoso-scene-view.h"
#include "hoso-statement-list.h"
#include "hoso-window.h"
#include "hoso-write.h"

#include <glib/gi18n-lib.h>

struct _HosoPersonaEditor
{
  AdwBin parent_instance;

  HosoPageHeader *header;
  GtkToggleButton *card_button;
  AdwLeaflet *leaflet;
  GtkWidget *form_side;
  GtkWidget *card_side;
  HosoPersonaForm *form;
  HosoStatementList *statements;
  HosoSceneView *card;

  HosoWorkspace *workspace;
  GCancellable *cancellable; /* of the reading */
  gint64 id;
  HosoPersonaReading *reading; /* the latest, or NULL */
  guint writing;               /* changes that are not stored yet */
  guint folded_source;
};

enum
{
  GONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HosoPersonaEditor, hoso_persona_editor, ADW_TYPE_BIN)

/* --- Showing --- */

static void
show_reading (HosoPersonaEditor *self)
{
  const HosoPersona *persona = self->reading->persona;
  /* Translators: %s is the name of a persona. */
  g_autofree char *title = g_strdup_printf (_ ("Card of %s"), persona->name);

  hoso_page_header_set_title (self->header, persona->name);
  hoso_page_header_set_subtitle (self->header, persona->segment_name);
  hoso_persona_form_set_persona (self->form, persona, self->reading->segments);
  hoso_persona_form_set_photo (self->form, self->reading->photo, persona->name);
  hoso_statement_list_set_persona (self->statements, persona);
  hoso_scene_view_set_title (self->card, title);
  hoso_scene_view_set_scene (self->card, self->reading->card);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "persona.propose", persona->segment != 0);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  HosoPersonaReading *reading =
    hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);
  HosoPersonaEditor *self = data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (reading == NULL)
    {
      if (!g_error_matches (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND))
        hoso_window_show_error (GTK_WIDGET (self), error);
      g_signal_emit (self, signals[GONE], 0);
      return;
    }
  /* It may be older than what was typed since: the end of the writing reads again. */
  if (self->writing > 0)
    {
      hoso_persona_reading_free (reading);
      return;
    }

  g_clear_pointer (&self->reading, hoso_persona_reading_free);
  self->reading = reading;
  show_reading (self);
}

/* Narrow windows show one side at a time. */
static void
card_toggled_cb (HosoPersonaEditor *self)
{
  gboolean card = gtk_toggle_button_get_active (self->card_button);

  adw_leaflet_set_visible_child (self->leaflet, card ? self->card_side : self->form_side);
}

static gboolean
update_card_button (gpointer data)
{
  HosoPersonaEditor *self = data;

  self->folded_source = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->card_button), adw_leaflet_get_folded (self->leaflet));
  return G_SOURCE_REMOVE;
}

/* The leaflet folds while it is given its size, too late for the header above
 * it to change its own. */
static void
folded_cb (HosoPersonaEditor *self)
{
  if (self->folded_source == 0)
    self->folded_source = g_idle_add (update_card_button, self);
}

/* --- Writing --- */

static void
start_writing (HosoPersonaEditor *self,
               HosoWorkFunc func,
               gpointer data,
               GDestroyNotify data_free,
               HosoWriteDone done)
{
  self->writing++;
  hoso_write (GTK_WIDGET (self), self->workspace, func, data, data_free, done);
}

/* Every way to be done comes here. */
static void
written (GtkWidget *inside, gpointer result)
{
  HOSO_PERSONA_EDITOR (inside)->writing--;
  hoso_persona_editor_reload (HOSO_PERSONA_EDITOR (inside));
}

static void
removed_statement (GtkWidget *inside, gpointer result)
{
  if (result != NULL)
    hoso_window_toast_undo (inside, _ ("The statement was deleted"));
  written (inside, result);
}

static void
proposed (GtkWidget *inside, gpointer result)
{
  guint n = GPOINTER_TO_UINT (result);

  if (n == 1)
    hoso_window_toast (inside, _ ("The answers have nothing more to say of this segment"));
  else if (n > 1)
    {
      g_autofree char *text = g_strdup_printf (
        ngettext ("%u statement was added", "%u statements were added", n - 1), n - 1);

      hoso_window_toast_undo (inside, text);
    }
  written (inside, result);
}

static HosoWriteDone
get_done (HosoPersonaEditKind kind)
{
  if (kind == HOSO_PERSONA_REMOVE_STATEMENT)
    return removed_statement;
  return kind == HOSO_PERSONA_PROPOSE ? proposed : written;
}

static gpointer
write_edit (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GUINT_TO_POINTER (hoso_persona_edit_apply (data, db, error));
}

static void
edit_cb (HosoPersonaEditor *self, const HosoPersonaEdit *edit)
{
  HosoPersonaEdit *copy;

  if (self->id == 0 || self->workspace == NULL)
    return;

  copy = hoso_persona_edit_copy (edit);
  copy->persona = self->id;
  start_writing (self, write_edit, copy, (GDestroyNotify)hoso_persona_edit_free,
                 get_done (edit->kind));
}

static void
propose_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (HosoPersonaEdit) edit = hoso_persona_edit_new (HOSO_PERSONA_PROPOSE, 0, 0, NULL);

  edit_cb (HOSO_PERSONA_EDITOR (widget), edit);
}

typedef struct
{
  gint64 persona;
  GObject *chosen; /* or NULL */
} Photo;

static void
photo_free (gpointer data)
{
  Photo *photo = data;

  g_clear_object (&photo->chosen);
  g_free (photo);
}

static gpointer
write_photo (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Photo *photo = data;
  g_autoptr (GBytes) bytes = NULL;

  if (photo->chosen != NULL)
    {
      bytes = hoso_photo_read (photo->chosen, cancellable, error);
      if (bytes == NULL)
        return NULL;
    }
  return GINT_TO_POINTER (hoso_personas_set_photo (db, photo->persona, bytes, error));
}

static void
photo_chosen_cb (HosoPersonaEditor *self, GObject *chosen)
{
  Photo *photo = g_new0 (Photo, 1);

  photo->persona = self->id;
  photo->chosen = chosen != NULL ? g_object_ref (chosen) : NULL;
  start_writing (self, write_photo, photo, photo_free, written);
}

static gpointer
remove_persona (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (hoso_personas_remove (db, *(gint64 *)data, error));
}

static void
removed (GtkWidget *inside, gpointer result)
{
  if (result == NULL)
    return;

  hoso_window_toast_undo (inside, _ ("The persona was deleted"));
  g_signal_emit (inside, signals[GONE], 0);
}

static void
delete_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoPersonaEditor *self = HOSO_PERSONA_EDITOR (widget);

  hoso_write (widget, self->workspace, remove_persona, g_memdup2 (&self->id, sizeof self->id),
              g_free, removed);
}

static gpointer
create_journey (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GSIZE_TO_POINTER ((gsize)hoso_journeys_create (db, *(gint64 *)data, error));
}

static void
journey_created (GtkWidget *inside, gpointer result)
{
  if (result == NULL)
    return;

  hoso_window_show_page (inside, HOSO_PAGE_JOURNEYS, GPOINTER_TO_SIZE (result));
  hoso_window_toast_undo (inside, _ ("The journey was made"));
}

static void
journey_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoPersonaEditor *self = HOSO_PERSONA_EDITOR (widget);

  hoso_write (widget, self->workspace, create_journey, g_memdup2 (&self->id, sizeof self->id),
              g_free, journey_created);
}

/* --- The card --- */

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
export_card (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Export *export = data;

  return GINT_TO_POINTER (
    hoso_personas_export (db, export->id, export->format, export->path, error));
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) self = data;
  g_autoptr (GError) error = NULL;

  if (hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error) != NULL)
    hoso_window_toast (self, _ ("The card was exported"));
  else
    hoso_window_show_error (self, error);
}

/* See hoso-persona-editor.h; tells the user when it is done. */
void
hoso_persona_editor_export (HosoPersonaEditor *self, const char *format, const char *path)
{
  Export *export = g_new0 (Export, 1);

  g_return_if_fail (HOSO_IS_PERSONA_EDITOR (self));

  export->id = self->id;
  export->format = g_strdup (format);
  export->path = g_strdup (path);
  hoso_workspace_read_async (self->workspace, export_card, export, export_free, NULL, NULL,
                             exported_cb, g_object_ref (self));
}

static void
export_chosen (GtkWidget *inside, const char *format, const char *path)
{
  hoso_persona_editor_export (HOSO_PERSONA_EDITOR (inside), format, path);
}

static void
export_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const HosoExportFormat formats[] = {
    { "pdf", N_ ("PDF document") },
    { "png", N_ ("PNG picture") },
    { "svg", N_ ("SVG drawing") },
    { "json", N_ ("Data (JSON)") },
    { NULL, NULL },
  };
  HosoPersonaEditor *self = HOSO_PERSONA_EDITOR (widget);

  if (self->reading != NULL)
    hoso_export_dialog_show (widget, _ ("Export the Card"), self->reading->persona->name, formats,
                             export_chosen);
}

static void
print_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoPersonaEditor *self = HOSO_PERSONA_EDITOR (widget);

  if (self->reading != NULL)
    hoso_card_print (widget, self->reading->card, self->reading->persona->name);
}

static void
copy_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoPersonaEditor *self = HOSO_PERSONA_EDITOR (widget);

  if (self->reading == NULL)
    return;

  hoso_card_copy (widget, self->reading->card);
  hoso_window_toast (widget, _ ("The card was copied as a picture"));
}

static void
paste_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hoso_persona_form_paste_photo (HOSO_PERSONA_EDITOR (widget)->form);
}

static void
save_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hoso_persona_editor_flush (HOSO_PERSONA_EDITOR (widget));
}

/* --- The widget --- */

static void
hoso_persona_editor_dispose (GObject *object)
{
  HosoPersonaEditor *self = HOSO_PERSONA_EDITOR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->reading, hoso_persona_reading_free);
  g_clear_handle_id (&self->folded_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), HOSO_TYPE_PERSONA_EDITOR);
  G_OBJECT_CLASS (hoso_persona_editor_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-persona-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoPersonaEditor, header);
  gtk_widget_class_bind_template_child (widget_class, HosoPersonaEditor, card_button);
  gtk_widget_class_bind_template_child (widget_class, HosoPersonaEditor, leaflet);
  gtk_widget_class_bind_template_child (widget_class, HosoPersonaEditor, form_side);
  gtk_widget_class_bind_template_child (widget_class, HosoPersonaEditor, card_side);
  gtk_widget_class_bind_template_child (widget_class, HosoPersonaEditor, form);
  gtk_widget_class_bind_template_child (widget_class, HosoPersonaEditor, statements);
  gtk_widget_class_bind_template_child (widget_class, HosoPersonaEditor, card);
  gtk_widget_class_bind_template_callback (widget_class, card_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, photo_chosen_cb);
}

static void
install_actions (GtkWidgetClass *klass)
{
  const GdkModifierType ctrl = GDK_CONTROL_MASK;

  gtk_widget_class_install_action (klass, "persona.propose", NULL, propose_activated);
  gtk_widget_class_install_action (klass, "persona.export", NULL, export_activated);
  gtk_widget_class_install_action (klass, "persona.print", NULL, print_activated);
  gtk_widget_class_install_action (klass, "persona.copy", NULL, copy_activated);
  gtk_widget_class_install_action (klass, "persona.paste", NULL, paste_activated);
  gtk_widget_class_install_action (klass, "persona.save", NULL, save_activated);
  gtk_widget_class_install_action (klass, "persona.journey", NULL, journey_activated);
  gtk_widget_class_install_action (klass, "persona.delete", NULL, delete_activated);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_e, ctrl, "persona.export", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_p, ctrl, "persona.print", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_s, ctrl, "persona.save", NULL);
  /* A text that has the focus takes this key first. */
  gtk_widget_class_add_binding_action (klass, GDK_KEY_v, ctrl, "persona.paste", NULL);
}

static void
hoso_persona_editor_class_init (HosoPersonaEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_persona_editor_dispose;
  g_type_ensure (HOSO_TYPE_PAGE_HEADER);
  g_type_ensure (HOSO_TYPE_PERSONA_FORM);
  g_type_ensure (HOSO_TYPE_SCENE_VIEW);
  g_type_ensure (HOSO_TYPE_STATEMENT_LIST);
  signals[GONE] = g_signal_new ("gone", HOSO_TYPE_PERSONA_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  bind_template (widget_class);
  install_actions (widget_class);
}

static void
hoso_persona_editor_init (HosoPersonaEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hoso_scene_view_set_title (self->card, _ ("Card"));
  update_card_button (self);
}

/* Once. */
void
hoso_persona_editor_set_workspace (HosoPersonaEditor *self, HosoWorkspace *workspace)
{
  g_return_if_fail (HOSO_IS_PERSONA_EDITOR (self));

  g_set_object (&self->workspace, workspace);
}

/* See hoso-persona-editor.h. */
void
hoso_persona_editor_flush (HosoPersonaEditor *self)
{
  g_return_if_fail (HOSO_IS_PERSONA_EDITOR (self));

  hoso_persona_form_flush (self->form);
}

/* Stores first what was typed for the one shown before. */
void
hoso_persona_editor_show (HosoPersonaEditor *self, gint64 id)
{
  g_return_if_fail (HOSO_IS_PERSONA_EDITOR (self));

  hoso_persona_editor_flush (self);
  if (self->id != id)
    {
      self->id = id;
      g_clear_pointer (&self->reading, hoso_persona_reading_free);
      gtk_toggle_button_set_active (self->card_button, FALSE);
    }
  hoso_persona_editor_reload (self);
}

/* See hoso-persona-editor.h. */
void
hoso_persona_editor_reload (HosoPersonaEditor *self)
{
  g_return_if_fail (HOSO_IS_PERSONA_EDITOR (self));

  if (self->id == 0 || self->workspace == NULL)
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  hoso_workspace_read_async (self->workspace, hoso_persona_reading_read,
                             g_memdup2 (&self->id, sizeof self->id), g_free,
                             (GDestroyNotify)hoso_persona_reading_free, self->cancellable,
                             read_cb, self);
}
