/* The page “Personas”: a gallery, and above it the editor of one.  Main thread
 * only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-personas-page.h"

#include "hoso-choice-dialog.h"
#include "hoso-format.h"
#include "hoso-page-header.h"
#include "hoso-page-view.h"
#include "hoso-persona-coverage-group.h"
#include "hoso-persona-editor.h"
#include "hoso-persona-reading.h"
#include "hoso-persona-tile.h"
#include "hoso-segments.h"
#include "hoso-window.h"
#include "hoso-write.h"

#include <glib/gi18n-lib.h>

struct _HosoPersonasPage
{
  AdwBin parent_instance;

  GtkStack *stack;   /* “all” or “one” */
  GtkStack *content; /* “loading”, “empty” or “gallery” */
  GtkFlowBox *gallery;
  AdwBin *coverage;
  HosoPersonaEditor *editor;

  HosoWorkspace *workspace;
  GCancellable *cancellable;
};

static void page_view_init (HosoPageViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HosoPersonasPage,
                               hoso_personas_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (HOSO_TYPE_PAGE_VIEW, page_view_init))

/* --- The gallery --- */

typedef struct
{
  GPtrArray *personas; /* of HosoPersona */
  GPtrArray *photos;   /* of GdkTexture or NULL, in the same order */
  HosoPersonaCoverage *coverage;
} Gallery;

static void
gallery_free (gpointer data)
{
  Gallery *gallery = data;

  g_ptr_array_unref (gallery->personas);
  g_ptr_array_unref (gallery->photos);
  g_clear_pointer (&gallery->coverage, hoso_persona_coverage_free);
  g_free (gallery);
}

static void
clear_object (gpointer object)
{
  if (object != NULL)
    g_object_unref (object);
}

static gpointer
read_gallery (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray *personas = hoso_personas_list (db, error);
  Gallery *gallery;

  if (personas == NULL)
    return NULL;

  gallery = g_new0 (Gallery, 1);
  gallery->personas = personas;
  gallery->coverage = hoso_persona_coverage_load (db, personas, cancellable, error);
  gallery->photos = g_ptr_array_new_with_free_func (clear_object);
  for (guint i = 0; i < personas->len; i++)
    g_ptr_array_add (gallery->photos, hoso_persona_reading_load_photo (db, personas->pdata[i]));
  if (gallery->coverage == NULL)
    g_clear_pointer (&gallery, gallery_free);
  return gallery;
}

/* Where nobody could be stood for, nothing is said. */
static void
show_coverage (HosoPersonasPage *self, const HosoPersonaCoverage *coverage)
{
  adw_bin_set_child (self->coverage, coverage->customers > 0 && coverage->covers->len > 0
                                       ? hoso_persona_coverage_group_new (coverage)
                                       : NULL);
}

/* Tiles that are there already are filled anew, so that the focus stays. */
static void
show_gallery (HosoPersonasPage *self, const Gallery *gallery)
{
  GtkFlowBoxChild *child;

  for (guint i = 0; i < gallery->personas->len; i++)
    {
      child = gtk_flow_box_get_child_at_index (self->gallery, i);
      if (child == NULL)
        {
          GtkWidget *tile = hoso_persona_tile_new ();

          gtk_flow_box_append (self->gallery, tile);
          child = GTK_FLOW_BOX_CHILD (tile);
        }
      hoso_persona_tile_fill (HOSO_PERSONA_TILE (child), gallery->personas->pdata[i],
                              gallery->photos->pdata[i]);
    }
  while ((child = gtk_flow_box_get_child_at_index (self->gallery, gallery->personas->len)) != NULL)
    gtk_flow_box_remove (self->gallery, GTK_WIDGET (child));
  show_coverage (self, gallery->coverage);
  gtk_stack_set_visible_child_name (self->content,
                                    gallery->personas->len > 0 ? "gallery" : "empty");
}

static void
gallery_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  Gallery *gallery = hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);
  HosoPersonasPage *self = data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (gallery == NULL)
    {
      hoso_window_show_error (GTK_WIDGET (self), error);
      return;
    }

  show_gallery (self, gallery);
  gallery_free (gallery);
}

static void
reload_gallery (HosoPersonasPage *self)
{
  if (self->workspace == NULL)
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  hoso_workspace_read_async (self->workspace, read_gallery, NULL, NULL, gallery_free,
                             self->cancellable, gallery_read_cb, self);
}

static void
tile_activated_cb (HosoPersonasPage *self, HosoPersonaTile *tile)
{
  hoso_page_view_show_item (HOSO_PAGE_VIEW (self), hoso_persona_tile_get_persona (tile));
}

/* --- A new persona --- */

static gpointer
read_segments (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return hoso_segments_list (db, error);
}

/* @data: the segment, 0 for a persona that nothing is known of. */
static gpointer
create_persona (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 segment = *(gint64 *)data;
  g_autoptr (HosoPersona) persona = NULL;

  if (segment != 0)
    return GSIZE_TO_POINTER (
      (gsize)hoso_personas_create_from_segment (db, segment, NULL, NULL, error));

  persona = hoso_persona_new ();
  persona->name = g_strdup (_ ("New persona"));
  persona->language = g_strdup (hoso_format_get_language ());
  return GSIZE_TO_POINTER ((gsize)hoso_personas_save (db, persona, error));
}

static void
created (GtkWidget *inside, gpointer result)
{
  if (result == NULL)
    return;

  hoso_page_view_show_item (HOSO_PAGE_VIEW (inside), GPOINTER_TO_SIZE (result));
  hoso_window_toast_undo (inside, _ ("The persona was made"));
}

static void
segment_chosen_cb (HosoPersonasPage *self, gint64 id)
{
  hoso_write (GTK_WIDGET (self), self->workspace, create_persona, g_memdup2 (&id, sizeof id),
              g_free, created);
}

static char *
dup_share (const HosoSegment *segment)
{
  g_autofree char *count = hoso_format_integer (segment->count, NULL);
  g_autofree char *base = hoso_format_integer (segment->base, NULL);

  /* Translators: how many of how many people. */
  return g_strdup_printf (_ ("%s of %s"), count, base);
}

static void
segments_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) segments =
    hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);
  HosoPersonasPage *self = data;
  HosoChoiceDialog *dialog;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (segments == NULL)
    {
      hoso_window_show_error (GTK_WIDGET (self), error);
      return;
    }

  dialog = hoso_choice_dialog_new (
    GTK_WIDGET (self), _ ("New Persona"),
    segments->len > 0 ? _ ("Which segment does it stand for?")
                      : _ ("There is no segment yet. A persona made from one brings its proof."));
  for (guint i = 0; i < segments->len; i++)
    {
      const HosoSegment *segment = segments->pdata[i];
      g_autofree char *share = dup_share (segment);

      hoso_choice_dialog_add (dialog, segment->id, segment->name, share);
    }
  hoso_choice_dialog_add (dialog, 0, _ ("Without a segment"), _ ("Start from an empty card"));
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (segment_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
new_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoPersonasPage *self = HOSO_PERSONAS_PAGE (widget);

  hoso_workspace_read_async (self->workspace, read_segments, NULL, NULL,
                             (GDestroyNotify)g_ptr_array_unref, self->cancellable,
                             segments_read_cb, self);
}

/* --- Whom no persona stands for --- */

static gpointer
save_rest (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GSIZE_TO_POINTER ((gsize)hoso_persona_coverage_save_rest (db, error));
}

static void
rest_saved (GtkWidget *inside, gpointer result)
{
  if (result == NULL)
    return;

  hoso_window_show_page (inside, HOSO_PAGE_SEGMENTS, (gint64)GPOINTER_TO_SIZE (result));
  hoso_window_toast_undo (inside, _ ("A segment was made."));
}

static void
rest_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hoso_write (widget, HOSO_PERSONAS_PAGE (widget)->workspace, save_rest, NULL, NULL, rest_saved);
}

/* --- As the window sees it --- */

static const char *
page_view_get_title (HosoPageView *view)
{
  return _ ("Personas");
}

static void
page_view_set_workspace (HosoPageView *view, HosoWorkspace *workspace)
{
  HosoPersonasPage *self = HOSO_PERSONAS_PAGE (view);

  g_set_object (&self->workspace, workspace);
  hoso_persona_editor_set_workspace (self->editor, workspace);
  gtk_stack_set_visible_child_name (self->stack, "all");
}

static gboolean
shows_one (HosoPersonasPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "one") == 0;
}

static void
page_view_refresh (HosoPageView *view, guint changes)
{
  HosoPersonasPage *self = HOSO_PERSONAS_PAGE (view);
  const guint shown = HOSO_CHANGE_PERSONAS | HOSO_CHANGE_SEGMENTS | HOSO_CHANGE_SURVEYS |
                      HOSO_CHANGE_CUSTOMERS;

  if ((changes & shown) == 0)
    return;

  reload_gallery (self);
  if (shows_one (self))
    hoso_persona_editor_reload (self->editor);
}

static void
page_view_show_item (HosoPageView *view, gint64 id)
{
  HosoPersonasPage *self = HOSO_PERSONAS_PAGE (view);

  if (id != 0)
    hoso_persona_editor_show (self->editor, id);
  else
    hoso_persona_editor_flush (self->editor);
  gtk_stack_set_visible_child_name (self->stack, id != 0 ? "one" : "all");
}

static gboolean
page_view_go_back (HosoPageView *view)
{
  gboolean one = shows_one (HOSO_PERSONAS_PAGE (view));

  page_view_show_item (view, 0);
  return one;
}

static void
gone_cb (HosoPersonasPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "all");
}

static void
page_view_init (HosoPageViewInterface *iface)
{
  iface->get_title = page_view_get_title;
  iface->set_workspace = page_view_set_workspace;
  iface->refresh = page_view_refresh;
  iface->show_item = page_view_show_item;
  iface->go_back = page_view_go_back;
}

static void
hoso_personas_page_dispose (GObject *object)
{
  HosoPersonasPage *self = HOSO_PERSONAS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  /* A bound child of the bin itself would be unparented twice. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HOSO_TYPE_PERSONAS_PAGE);
  G_OBJECT_CLASS (hoso_personas_page_parent_class)->dispose (object);
}

static void
hoso_personas_page_class_init (HosoPersonasPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_personas_page_dispose;
  g_type_ensure (HOSO_TYPE_PAGE_HEADER);
  g_type_ensure (HOSO_TYPE_PERSONA_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-personas-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoPersonasPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HosoPersonasPage, content);
  gtk_widget_class_bind_template_child (widget_class, HosoPersonasPage, gallery);
  gtk_widget_class_bind_template_child (widget_class, HosoPersonasPage, coverage);
  gtk_widget_class_bind_template_child (widget_class, HosoPersonasPage, editor);
  gtk_widget_class_bind_template_callback (widget_class, tile_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, gone_cb);
  gtk_widget_class_install_action (widget_class, "page.new", NULL, new_activated);
  gtk_widget_class_install_action (widget_class, "personas.make-rest", NULL, rest_activated);
}

static void
hoso_personas_page_init (HosoPersonasPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
