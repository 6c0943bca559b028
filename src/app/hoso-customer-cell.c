/* One line of the list of customers.  While the row is loading it keeps its
 * height and shows nothing, so that a fast scroll stays calm; its texts need no
 * measuring, so that a jump among very many is quick.  Main thread only.
 */

#include "hoso-config.h"

#include "hoso-customer-cell.h"

#define AVATAR 36
#define CHARS 24 /* of a name, where there is room */

struct _HosoCustomerCell
{
  AdwBin parent_instance;

  AdwAvatar *avatar;
  GtkInscription *name;
  GtkInscription *reach;
  GtkLabel *tags;
  HosoCustomerItem *item; /* or NULL */
  HosoPhotoCache *photos;
};

G_DEFINE_FINAL_TYPE (HosoCustomerCell, hoso_customer_cell, ADW_TYPE_BIN)

static char *
dup_reach (const HosoCustomerRow *row)
{
  if (row->phone != NULL && row->email != NULL)
    return g_strjoin (" · ", row->phone, row->email, NULL);
  return g_strdup (row->phone != NULL ? row->phone : row->email);
}

/* The line of the list, which GTK does not call by what is in it. */
static void
name_line (HosoCustomerCell *self, const char *name)
{
  GtkWidget *line = gtk_widget_get_parent (GTK_WIDGET (self));

  if (line != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
}

/* The photo, or initials while there is none. */
static void
update_face (HosoCustomerCell *self)
{
  const HosoCustomerRow *row = self->item != NULL ? hoso_customer_item_get_row (self->item) : NULL;
  GdkTexture *photo = row != NULL ? hoso_photo_cache_get (self->photos, row->photo) : NULL;

  if ((gpointer)photo != adw_avatar_get_custom_image (self->avatar))
    adw_avatar_set_custom_image (self->avatar, GDK_PAINTABLE (photo));
}

static void
update (HosoCustomerCell *self)
{
  const HosoCustomerRow *row = self->item != NULL ? hoso_customer_item_get_row (self->item) : NULL;
  g_autofree char *reach = row != NULL ? dup_reach (row) : NULL;

  update_face (self);
  adw_avatar_set_text (self->avatar, row != NULL ? row->name : "");
  gtk_widget_set_opacity (GTK_WIDGET (self->avatar), row != NULL ? 1 : 0.3);
  gtk_inscription_set_text (self->name, row != NULL ? row->name : "");
  name_line (self, row != NULL ? row->name : "");
  gtk_inscription_set_text (self->reach, reach != NULL ? reach : "");
  gtk_label_set_text (self->tags, row != NULL && row->tags != NULL ? row->tags : "");
  gtk_widget_set_visible (GTK_WIDGET (self->tags), row != NULL && row->tags != NULL);
}

static gboolean
query_tooltip_cb (
  GtkInscription *name, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer data)
{
  const char *text = gtk_inscription_get_text (name);

  gtk_tooltip_set_text (tooltip, text);
  return text != NULL && *text != '\0';
}

static GtkInscription *
make_inscription (void)
{
  GtkInscription *inscription = GTK_INSCRIPTION (gtk_inscription_new (NULL));

  gtk_inscription_set_text_overflow (inscription, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (inscription, 0);
  gtk_inscription_set_nat_chars (inscription, CHARS);
  return inscription;
}

static void
hoso_customer_cell_dispose (GObject *object)
{
  HosoCustomerCell *self = HOSO_CUSTOMER_CELL (object);

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, update, self);
  g_clear_object (&self->item);
  g_clear_object (&self->photos);
  G_OBJECT_CLASS (hoso_customer_cell_parent_class)->dispose (object);
}

static void
hoso_customer_cell_class_init (HosoCustomerCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hoso_customer_cell_dispose;
}

static void
hoso_customer_cell_init (HosoCustomerCell *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  self->avatar = ADW_AVATAR (adw_avatar_new (AVATAR, "", TRUE));
  self->name = make_inscription ();
  self->reach = make_inscription ();
  self->tags = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->tags, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (self->tags, 18);
  gtk_widget_set_valign (GTK_WIDGET (self->tags), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->tags), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->tags), "hoso-chip");
  gtk_widget_add_css_class (GTK_WIDGET (self->reach), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->reach), "dim-label");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->reach));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->avatar));
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->tags));
  gtk_widget_add_css_class (box, "hoso-customer");
  gtk_widget_set_has_tooltip (GTK_WIDGET (self->name), TRUE);
  g_signal_connect (self->name, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  adw_bin_set_child (ADW_BIN (self), box);
}

/* An empty line. */
GtkWidget *
hoso_customer_cell_new (HosoPhotoCache *photos)
{
  HosoCustomerCell *self = g_object_new (HOSO_TYPE_CUSTOMER_CELL, NULL);

  self->photos = g_object_ref (photos);
  g_signal_connect_object (photos, "loaded", G_CALLBACK (update_face), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* See hoso-customer-cell.h. */
void
hoso_customer_cell_set_item (HosoCustomerCell *self, HosoCustomerItem *item)
{
  g_return_if_fail (HOSO_IS_CUSTOMER_CELL (self));

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, update, self);
  g_set_object (&self->item, item);
  if (item != NULL)
    g_signal_connect_swapped (item, "notify", G_CALLBACK (update), self);
  update (self);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer photos)
{
  GtkWidget *cell = hoso_customer_cell_new (photos);

  hoso_bulk_view_add_line (list_item, cell);
  gtk_list_item_set_child (list_item, cell);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  hoso_customer_cell_set_item (HOSO_CUSTOMER_CELL (gtk_list_item_get_child (list_item)),
                               gtk_list_item_get_item (list_item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  hoso_customer_cell_set_item (HOSO_CUSTOMER_CELL (gtk_list_item_get_child (list_item)), NULL);
}

/* See hoso-customer-cell.h. */
GtkListItemFactory *
hoso_customer_cell_factory_new (HosoPhotoCache *photos)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), photos, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}
