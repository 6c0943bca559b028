/* The segments to choose from.  One that is asked for before it was read is
 * chosen all the same; one that is gone gives way to all.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-segment-filter.h"

#include "hoso-label-factory.h"
#include "hoso-segments.h"
#include "hoso-window.h"

#include <glib/gi18n-lib.h>

#define CHARS 28 /* of a line */

struct _HosoSegmentFilter
{
  AdwBin parent_instance;

  GtkDropDown *choice;
  GArray *segments; /* ids (gint64) behind the lines, from the second on */
  gint64 segment;
  HosoWorkspace *workspace; /* or NULL */
  GCancellable *cancellable;
};

typedef enum
{
  PROP_SEGMENT = 1,
} HosoSegmentFilterProperty;

static GParamSpec *properties[PROP_SEGMENT + 1];

G_DEFINE_FINAL_TYPE (HosoSegmentFilter, hoso_segment_filter, ADW_TYPE_BIN)

static void
set_segment (HosoSegmentFilter *self, gint64 segment)
{
  if (self->segment == segment)
    return;

  self->segment = segment;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEGMENT]);
}

static void
chosen_cb (HosoSegmentFilter *self)
{
  guint place = gtk_drop_down_get_selected (self->choice);

  if (place != GTK_INVALID_LIST_POSITION && place <= self->segments->len)
    set_segment (self, place == 0 ? 0 : g_array_index (self->segments, gint64, place - 1));
}

/* Shows what is chosen; FALSE where it is not there. */
static gboolean
show_chosen (HosoSegmentFilter *self)
{
  guint place = 0;

  for (guint i = 0; i < self->segments->len; i++)
    if (g_array_index (self->segments, gint64, i) == self->segment)
      place = i + 1;
  g_signal_handlers_block_by_func (self->choice, chosen_cb, self);
  gtk_drop_down_set_selected (self->choice, place);
  g_signal_handlers_unblock_by_func (self->choice, chosen_cb, self);
  return place > 0;
}

static void
show_segments (HosoSegmentFilter *self, GPtrArray *segments)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_array_set_size (self->segments, 0);
  gtk_string_list_append (names, _ ("All customers"));
  for (guint i = 0; i < segments->len; i++)
    {
      const HosoSegment *segment = segments->pdata[i];

      g_array_append_val (self->segments, segment->id);
      gtk_string_list_append (names, segment->name);
    }
  g_signal_handlers_block_by_func (self->choice, chosen_cb, self);
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (names));
  g_signal_handlers_unblock_by_func (self->choice, chosen_cb, self);
  if (!show_chosen (self))
    set_segment (self, 0);
  gtk_widget_set_visible (GTK_WIDGET (self), segments->len > 0);
}

static void
segments_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoSegmentFilter) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) segments =
    hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  if (self->workspace == NULL)
    return;
  if (segments != NULL)
    show_segments (self, segments);
  else
    hoso_window_show_error (GTK_WIDGET (self), error);
}

/* On a reading thread. */
static gpointer
list_segments (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return hoso_segments_list (db, error);
}

/* See hoso-segment-filter.h. */
void
hoso_segment_filter_refresh (HosoSegmentFilter *self)
{
  g_return_if_fail (HOSO_IS_SEGMENT_FILTER (self));

  if (self->workspace == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  hoso_workspace_read_async (self->workspace, list_segments, NULL, NULL,
                             (GDestroyNotify)g_ptr_array_unref, self->cancellable, segments_cb,
                             g_object_ref (self));
}

static void
hoso_segment_filter_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((HosoSegmentFilterProperty)id)
    {
    case PROP_SEGMENT:
      g_value_set_int64 (value, HOSO_SEGMENT_FILTER (object)->segment);
      break;
    }
}

static void
hoso_segment_filter_set_property (GObject *object,
                                  guint id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  switch ((HosoSegmentFilterProperty)id)
    {
    case PROP_SEGMENT:
      hoso_segment_filter_set_segment (HOSO_SEGMENT_FILTER (object), g_value_get_int64 (value));
      break;
    }
}

static void
hoso_segment_filter_dispose (GObject *object)
{
  HosoSegmentFilter *self = HOSO_SEGMENT_FILTER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_pointer (&self->segments, g_array_unref);
  G_OBJECT_CLASS (hoso_segment_filter_parent_class)->dispose (object);
}

static void
hoso_segment_filter_class_init (HosoSegmentFilterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = hoso_segment_filter_get_property;
  object_class->set_property = hoso_segment_filter_set_property;
  object_class->dispose = hoso_segment_filter_dispose;
  properties[PROP_SEGMENT] =
    g_param_spec_int64 ("segment", NULL, NULL, 0, G_MAXINT64, 0,
                        G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
hoso_segment_filter_init (HosoSegmentFilter *self)
{
  g_autoptr (GtkListItemFactory) names = hoso_label_factory_new (CHARS);
  GtkWidget *choice = gtk_drop_down_new (NULL, NULL);

  self->segments = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->choice = GTK_DROP_DOWN (choice);
  gtk_drop_down_set_factory (self->choice, names);
  gtk_widget_set_tooltip_text (choice, _ ("Show the members of a segment only"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Segment"), -1);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), choice);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* See hoso-segment-filter.h. */
void
hoso_segment_filter_set_workspace (HosoSegmentFilter *self, HosoWorkspace *workspace)
{
  g_return_if_fail (HOSO_IS_SEGMENT_FILTER (self));

  g_set_object (&self->workspace, workspace);
}

/* See hoso-segment-filter.h. */
gint64
hoso_segment_filter_get_segment (HosoSegmentFilter *self)
{
  g_return_val_if_fail (HOSO_IS_SEGMENT_FILTER (self), 0);

  return self->segment;
}

/* See hoso-segment-filter.h. */
void
hoso_segment_filter_set_segment (HosoSegmentFilter *self, gint64 segment)
{
  g_return_if_fail (HOSO_IS_SEGMENT_FILTER (self));

  set_segment (self, segment);
  show_chosen (self);
}
