/* A persona in the gallery: its face, name, role and share.  Main thread only. */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-persona-tile.h"

#include "hoso-accessible.h"
#include "hoso-format.h"
#include "hoso-plot-reading.h"

#include <glib/gi18n-lib.h>

struct _HosoPersonaTile
{
  GtkFlowBoxChild parent_instance;

  AdwAvatar *avatar;
  GtkLabel *name;
  GtkLabel *role;
  GtkLabel *share;
  gint64 persona;
};

G_DEFINE_FINAL_TYPE (HosoPersonaTile, hoso_persona_tile, GTK_TYPE_FLOW_BOX_CHILD)

static void
hoso_persona_tile_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HOSO_TYPE_PERSONA_TILE);
  G_OBJECT_CLASS (hoso_persona_tile_parent_class)->dispose (object);
}

static void
hoso_persona_tile_class_init (HosoPersonaTileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_persona_tile_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-persona-tile.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoPersonaTile, avatar);
  gtk_widget_class_bind_template_child (widget_class, HosoPersonaTile, name);
  gtk_widget_class_bind_template_child (widget_class, HosoPersonaTile, role);
  gtk_widget_class_bind_template_child (widget_class, HosoPersonaTile, share);
}

static void
hoso_persona_tile_init (HosoPersonaTile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Empty until it is filled. */
GtkWidget *
hoso_persona_tile_new (void)
{
  return g_object_new (HOSO_TYPE_PERSONA_TILE, NULL);
}

/* NULL for a persona without a segment. */
static char *
dup_share (const HosoPersona *persona)
{
  g_autofree char *percent = NULL;

  if (persona->segment == 0)
    return NULL;
  if (persona->segment_base == 0)
    return g_strdup (persona->segment_name);

  percent = hoso_plot_dup_share (persona->segment_count, persona->segment_base, NULL);
  /* Translators: the share of a segment, and its name: “19% · Regulars”. */
  return g_strdup_printf (_ ("%s · %s"), percent, persona->segment_name);
}

static void
set_label (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

/* See hoso-persona-tile.h. */
void
hoso_persona_tile_fill (HosoPersonaTile *self, const HosoPersona *persona, GdkTexture *photo)
{
  g_autofree char *share = dup_share (persona);

  g_return_if_fail (HOSO_IS_PERSONA_TILE (self));

  self->persona = persona->id;
  adw_avatar_set_text (self->avatar, persona->name);
  adw_avatar_set_custom_image (self->avatar, photo != NULL ? GDK_PAINTABLE (photo) : NULL);
  hoso_accessible_name_images (GTK_WIDGET (self->avatar), persona->name);
  set_label (self->name, persona->name);
  set_label (self->role, persona->role);
  set_label (self->share, share);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  persona->name, -1);
}

gint64
hoso_persona_tile_get_persona (HosoPersonaTile *self)
{
  g_return_val_if_fail (HOSO_IS_PERSONA_TILE (self), 0);

  return self->persona;
}
