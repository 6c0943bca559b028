/* One line of the list of customers: an id, and the row once it is read.
 * Main context only.
 */

#include "hoso-customer-item-private.h"

struct _HosoCustomerItem
{
  GObject parent_instance;
  gint64 id;
  HosoCustomerRow *row; /* NULL while loading */
};

typedef enum
{
  PROP_ID = 1,
  PROP_NAME,
  PROP_PHONE,
  PROP_EMAIL,
  PROP_TAGS,
  PROP_LOADING,
} HosoCustomerItemProperty;

static GParamSpec *properties[PROP_LOADING + 1];

G_DEFINE_FINAL_TYPE (HosoCustomerItem, hoso_customer_item, G_TYPE_OBJECT)

/* The text of @row for a property, or NULL. */
static const char *
get_text (const HosoCustomerRow *row, HosoCustomerItemProperty id)
{
  if (row == NULL)
    return NULL;

  switch (id)
    {
    case PROP_NAME:
      return row->name;
    case PROP_PHONE:
      return row->phone;
    case PROP_EMAIL:
      return row->email;
    case PROP_TAGS:
      return row->tags;
    case PROP_ID:
    case PROP_LOADING:
      break;
    }

  return NULL;
}

static void
hoso_customer_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HosoCustomerItem *self = HOSO_CUSTOMER_ITEM (object);

  switch ((HosoCustomerItemProperty)id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_NAME:
    case PROP_PHONE:
    case PROP_EMAIL:
    case PROP_TAGS:
      g_value_set_string (value, get_text (self->row, id));
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->row == NULL);
      break;
    }
}

static void
hoso_customer_item_finalize (GObject *object)
{
  HosoCustomerItem *self = HOSO_CUSTOMER_ITEM (object);

  hoso_customer_row_free (self->row);

  G_OBJECT_CLASS (hoso_customer_item_parent_class)->finalize (object);
}

static void
hoso_customer_item_class_init (HosoCustomerItemClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = hoso_customer_item_get_property;
  object_class->finalize = hoso_customer_item_finalize;

  properties[PROP_ID] =
    g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_PHONE] = g_param_spec_string ("phone", NULL, NULL, NULL, flags);
  properties[PROP_EMAIL] = g_param_spec_string ("email", NULL, NULL, NULL, flags);
  properties[PROP_TAGS] = g_param_spec_string ("tags", NULL, NULL, NULL, flags);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
hoso_customer_item_init (HosoCustomerItem *self)
{
}

/* An item that is loading.  A new reference. */
HosoCustomerItem *
hoso_customer_item_new (gint64 id)
{
  HosoCustomerItem *self = g_object_new (HOSO_TYPE_CUSTOMER_ITEM, NULL);

  self->id = id;
  return self;
}

const gint64 *
hoso_customer_item_get_key (HosoCustomerItem *self)
{
  return &self->id;
}

static gboolean
has_same_cells (const HosoCustomerRow *a, const HosoCustomerRow *b)
{
  if (a->columns == NULL || b->columns == NULL)
    return a->columns == b->columns;
  return a->columns == b->columns &&
         g_strv_equal ((const char *const *)a->cells, (const char *const *)b->cells);
}

/* What takes long shows what it was until it is known. */
static void
keep_cells (HosoCustomerRow *row, const HosoCustomerRow *old)
{
  if (old == NULL || !row->partial || old->columns != row->columns)
    return;
  for (guint i = 0; i < row->columns->len; i++)
    if (*row->cells[i] == '\0')
      {
        g_free (row->cells[i]);
        row->cells[i] = g_strdup (old->cells[i]);
      }
}

/* Notifies of what differs from the row before; the photo, the kind and the
 * cells, which have no property of their own, are seen through “name”. */
void
hoso_customer_item_take_row (HosoCustomerItem *self, HosoCustomerRow *row)
{
  HosoCustomerRow *old = self->row;
  gboolean look;

  keep_cells (row, old);
  look = old == NULL || old->photo != row->photo || old->kind != row->kind ||
         !has_same_cells (old, row);

  self->row = row;
  g_object_freeze_notify (G_OBJECT (self));
  for (HosoCustomerItemProperty id = PROP_NAME; id <= PROP_TAGS; id++)
    if ((id == PROP_NAME && look) || g_strcmp0 (get_text (old, id), get_text (row, id)) != 0)
      g_object_notify_by_pspec (G_OBJECT (self), properties[id]);
  if (old == NULL)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
  g_object_thaw_notify (G_OBJECT (self));
  hoso_customer_row_free (old);
}

gint64
hoso_customer_item_get_id (HosoCustomerItem *self)
{
  g_return_val_if_fail (HOSO_IS_CUSTOMER_ITEM (self), 0);

  return self->id;
}

/* Borrowed until the item changes; a column that was not asked for is loading. */
const char *
hoso_customer_item_get_cell (HosoCustomerItem *self, const char *key)
{
  const HosoCustomerRow *row = self->row;

  if (row == NULL)
    return NULL;
  if (g_str_equal (key, "name"))
    return row->name;
  for (guint i = 0; row->columns != NULL && i < row->columns->len; i++)
    if (g_str_equal (row->columns->pdata[i], key))
      return row->cells[i];
  return NULL;
}

/* Borrowed until the item changes. */
const HosoCustomerRow *
hoso_customer_item_get_row (HosoCustomerItem *self)
{
  g_return_val_if_fail (HOSO_IS_CUSTOMER_ITEM (self), NULL);

  return self->row;
}
