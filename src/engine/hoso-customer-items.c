/* An item lives as long as somebody holds it; a ring of the last ones keeps a
 * scroll back from reading again.  Main context only.
 */

#include "hoso-customer-items.h"

#include "hoso-customer-item-private.h"

/* Items kept alive although nobody else holds them. */
#define KEPT 512

struct _HosoCustomerItems
{
  GHashTable *living;           /* key of the item → HosoCustomerItem, not owned */
  HosoCustomerItem *kept[KEPT]; /* a ring */
  guint next;
};

HosoCustomerItems *
hoso_customer_items_new (void)
{
  HosoCustomerItems *items = g_new0 (HosoCustomerItems, 1);

  items->living = g_hash_table_new (g_int64_hash, g_int64_equal);
  return items;
}

static void
item_gone_cb (gpointer data, GObject *item)
{
  HosoCustomerItems *items = data;

  g_hash_table_remove (items->living, hoso_customer_item_get_key ((HosoCustomerItem *)item));
}

/* Items that somebody holds live on, without rows to come. */
void
hoso_customer_items_free (HosoCustomerItems *items)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, items->living);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    g_object_weak_unref (item, item_gone_cb, items);
  g_hash_table_unref (items->living);
  for (guint i = 0; i < KEPT; i++)
    g_clear_object (&items->kept[i]);
  g_free (items);
}

/* See hoso-customer-items.h. */
HosoCustomerItem *
hoso_customer_items_get (HosoCustomerItems *items, gint64 id)
{
  HosoCustomerItem *item = g_hash_table_lookup (items->living, &id);

  if (item != NULL)
    return item;

  item = hoso_customer_item_new (id);
  g_object_weak_ref (G_OBJECT (item), item_gone_cb, items);
  g_hash_table_insert (items->living, (gpointer)hoso_customer_item_get_key (item), item);

  /* The ring owns the new reference. */
  g_clear_object (&items->kept[items->next]);
  items->kept[items->next] = item;
  items->next = (items->next + 1) % KEPT;
  return item;
}

static gboolean
is_one (HosoCustomerItem *item, HosoItemsWhich which)
{
  const HosoCustomerRow *row = hoso_customer_item_get_row (item);

  switch (which)
    {
    case HOSO_ITEMS_ALL:
      return TRUE;
    case HOSO_ITEMS_WITHOUT_ROW:
      return row == NULL;
    case HOSO_ITEMS_PARTIAL:
      return row != NULL && row->partial;
    }

  return FALSE;
}

/* See hoso-customer-items.h. */
GArray *
hoso_customer_items_list (HosoCustomerItems *items, HosoItemsWhich which)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, items->living);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    if (is_one (item, which))
      g_array_append_vals (ids, hoso_customer_item_get_key (item), 1);
  return ids;
}

/* See hoso-customer-items.h. */
void
hoso_customer_items_take_rows (HosoCustomerItems *items, GPtrArray *rows)
{
  g_ptr_array_set_free_func (rows, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      HosoCustomerRow *row = rows->pdata[i];

      hoso_customer_item_take_row (hoso_customer_items_get (items, row->id), row);
    }
}
