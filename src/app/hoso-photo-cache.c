/* Faces for lines of lists.  What was asked for last is read first, some at a time on
 * a reading thread, so that a fast scroll leaves no queue behind; the latest pictures
 * are kept.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-photo-cache.h"

#include "hoso-customers.h"

/* Pixels: a face of a line on a screen of double density. */
#define SIZE 72
#define KEPT 256 /* pictures */
#define MANY 16  /* read at a time */

struct _HosoPhotoCache
{
  GObject parent_instance;

  HosoWorkspace *workspace; /* or NULL */
  GHashTable *pictures;     /* id → GdkTexture, or NULL for one that cannot be shown */
  GArray *order;            /* of gint64: the ids of the pictures, oldest first */
  GArray *wanted;           /* of gint64: the latest at the end */
  GCancellable *cancellable;
  gboolean reading;
};

enum
{
  SIGNAL_LOADED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HosoPhotoCache, hoso_photo_cache, G_TYPE_OBJECT)

/* What one reading brings. */
typedef struct
{
  gint64 id;
  GdkTexture *picture; /* or NULL */
} Picture;

static void
picture_clear (Picture *picture)
{
  g_clear_object (&picture->picture);
}

/* --- On a reading thread --- */

static GdkTexture *
load (HosoDb *db, gint64 id)
{
  g_autoptr (GBytes) bytes = hoso_photos_load (db, id, NULL);
  g_autoptr (GInputStream) stream =
    bytes != NULL ? g_memory_input_stream_new_from_bytes (bytes) : NULL;
  g_autoptr (GdkPixbuf) pixels =
    stream != NULL ? gdk_pixbuf_new_from_stream_at_scale (stream, SIZE, SIZE, TRUE, NULL, NULL)
                   : NULL;

  return pixels != NULL ? gdk_texture_new_for_pixbuf (pixels) : NULL;
}

/* @data: a GArray of ids. */
static gpointer
read_pictures (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const GArray *ids = data;
  g_autoptr (GArray) pictures = g_array_new (FALSE, FALSE, sizeof (Picture));

  g_array_set_clear_func (pictures, (GDestroyNotify)picture_clear);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      Picture picture = { id, NULL };

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      picture.picture = load (db, id);
      g_array_append_val (pictures, picture);
    }
  return g_steal_pointer (&pictures);
}

/* --- On the main thread --- */

static void read_some (HosoPhotoCache *self);

static void
clear_picture (gpointer picture)
{
  g_clear_object ((GObject **)&picture);
}

static void
keep (HosoPhotoCache *self, Picture *picture)
{
  gint64 *key = g_memdup2 (&picture->id, sizeof picture->id);

  if (self->order->len >= KEPT)
    {
      g_hash_table_remove (self->pictures, &g_array_index (self->order, gint64, 0));
      g_array_remove_index (self->order, 0);
    }
  g_hash_table_insert (self->pictures, key, g_steal_pointer (&picture->picture));
  g_array_append_val (self->order, picture->id);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoPhotoCache) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) pictures =
    hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  for (guint i = 0; pictures != NULL && i < pictures->len; i++)
    keep (self, &g_array_index (pictures, Picture, i));
  if (pictures != NULL)
    g_signal_emit (self, signals[SIGNAL_LOADED], 0);
  /* Only now, so that nobody asks again for what is on its way. */
  self->reading = FALSE;
  read_some (self);
}

static void
read_some (HosoPhotoCache *self)
{
  guint n = MIN (self->wanted->len, MANY);
  GArray *ids;

  if (n == 0 || self->reading || self->workspace == NULL)
    return;
  ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);
  for (guint i = 0; i < n; i++)
    g_array_append_val (ids, g_array_index (self->wanted, gint64, self->wanted->len - 1 - i));
  g_array_set_size (self->wanted, self->wanted->len - n);
  self->reading = TRUE;
  hoso_workspace_read_async (self->workspace, read_pictures, ids, (GDestroyNotify)g_array_unref,
                             (GDestroyNotify)g_array_unref, self->cancellable, read_cb,
                             g_object_ref (self));
}

static void
hoso_photo_cache_dispose (GObject *object)
{
  hoso_photo_cache_set_workspace (HOSO_PHOTO_CACHE (object), NULL);
  G_OBJECT_CLASS (hoso_photo_cache_parent_class)->dispose (object);
}

static void
hoso_photo_cache_finalize (GObject *object)
{
  HosoPhotoCache *self = HOSO_PHOTO_CACHE (object);

  g_hash_table_unref (self->pictures);
  g_array_unref (self->order);
  g_array_unref (self->wanted);
  G_OBJECT_CLASS (hoso_photo_cache_parent_class)->finalize (object);
}

static void
hoso_photo_cache_class_init (HosoPhotoCacheClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hoso_photo_cache_dispose;
  G_OBJECT_CLASS (klass)->finalize = hoso_photo_cache_finalize;
  signals[SIGNAL_LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hoso_photo_cache_init (HosoPhotoCache *self)
{
  self->pictures = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, clear_picture);
  self->order = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/* See hoso-photo-cache.h. */
HosoPhotoCache *
hoso_photo_cache_new (void)
{
  return g_object_new (HOSO_TYPE_PHOTO_CACHE, NULL);
}

/* See hoso-photo-cache.h. */
void
hoso_photo_cache_set_workspace (HosoPhotoCache *self, HosoWorkspace *workspace)
{
  g_return_if_fail (HOSO_IS_PHOTO_CACHE (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = workspace != NULL ? g_cancellable_new () : NULL;
  self->reading = FALSE;
  g_hash_table_remove_all (self->pictures);
  g_array_set_size (self->order, 0);
  g_array_set_size (self->wanted, 0);
  g_set_object (&self->workspace, workspace);
}

static void
forget_wanted (HosoPhotoCache *self, gint64 photo)
{
  for (guint i = 0; i < self->wanted->len; i++)
    if (g_array_index (self->wanted, gint64, i) == photo)
      {
        g_array_remove_index (self->wanted, i);
        return;
      }
}

/* See hoso-photo-cache.h. */
GdkTexture *
hoso_photo_cache_get (HosoPhotoCache *self, gint64 photo)
{
  gpointer picture;

  g_return_val_if_fail (HOSO_IS_PHOTO_CACHE (self), NULL);

  if (photo == 0)
    return NULL;
  if (g_hash_table_lookup_extended (self->pictures, &photo, NULL, &picture))
    return picture;
  forget_wanted (self, photo);
  if (self->wanted->len >= KEPT)
    g_array_remove_index (self->wanted, 0);
  g_array_append_val (self->wanted, photo);
  read_some (self);
  return NULL;
}
