/* Reading the core customers, a few of each group by name, and what sets the groups
 * apart.  On a reading thread.
 */

#include "hoso-config.h"

#include "hoso-core-work.h"

#include "hoso-customers.h"
#include "hoso-interactions.h"

void
hoso_core_data_free (HosoCoreData *data)
{
  g_clear_pointer (&data->core, hoso_core_customers_free);
  for (guint i = 0; i < HOSO_CORE_TESTS; i++)
    g_clear_pointer (&data->named[i], g_ptr_array_unref);
  for (guint i = 0; i < HOSO_CORE_GROUPS; i++)
    g_clear_pointer (&data->traits[i], g_ptr_array_unref);
  g_clear_pointer (&data->interviews, g_ptr_array_unref);
  g_free (data);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoCoreData, hoso_core_data_free)

static void
named_free (HosoCoreNamed *named)
{
  g_free (named->name);
  g_free (named);
}

static double
get_measure (const HosoCoreCustomer *customer, HosoCoreTest test)
{
  switch (test)
    {
    case HOSO_CORE_LONGEST:
      return customer->known;
    case HOSO_CORE_REFERRED:
      return customer->referred;
    case HOSO_CORE_SPENDING:
      return customer->spending;
    }

  g_return_val_if_reached (0.0);
}

/* Keeps the list short and sorted; who came first stays before equals. */
static void
offer (GPtrArray *named, const HosoCoreCustomer *customer, HosoCoreTest test)
{
  HosoCoreNamed *one;
  guint i = named->len;

  while (i > 0 && get_measure (&((HosoCoreNamed *)named->pdata[i - 1])->core, test) <
                    get_measure (customer, test))
    i--;
  if (i == HOSO_CORE_NAMED)
    return;
  one = g_new0 (HosoCoreNamed, 1);
  one->core = *customer;
  g_ptr_array_insert (named, (gint)i, one);
  if (named->len > HOSO_CORE_NAMED)
    g_ptr_array_set_size (named, HOSO_CORE_NAMED);
}

static gboolean
name_best (HosoCoreData *data, HosoDb *db, HosoCoreTest test, GError **error)
{
  const GArray *customers = data->core->customers;
  GPtrArray *named = g_ptr_array_new_with_free_func ((GDestroyNotify)named_free);

  data->named[test] = named;
  for (guint i = 0; i < customers->len; i++)
    {
      const HosoCoreCustomer *one = &g_array_index (customers, HosoCoreCustomer, i);

      if ((one->marks & 1u << test) != 0)
        offer (named, one, test);
    }
  for (guint i = 0; i < named->len; i++)
    {
      HosoCoreNamed *one = named->pdata[i];
      g_autoptr (HosoCustomer) customer = hoso_customers_load (db, one->core.customer, error);

      if (customer == NULL)
        return FALSE;
      one->name = g_strdup (customer->name);
    }
  return TRUE;
}

/* See hoso-core-work.h. */
gpointer
hoso_core_data_read (HosoDb *db, gpointer unused, GCancellable *cancellable, GError **error)
{
  g_autoptr (HosoCoreData) data = g_new0 (HosoCoreData, 1);

  data->core = hoso_core_customers_load (db, NULL, cancellable, error);
  if (data->core == NULL)
    return NULL;
  for (guint i = 0; i < HOSO_CORE_TESTS; i++)
    if (!name_best (data, db, (HosoCoreTest)i, error))
      return NULL;
  for (guint i = 0; i < HOSO_CORE_GROUPS; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      data->traits[i] = hoso_core_customers_tell (data->core, db, (HosoCoreGroup)i, error);
      if (data->traits[i] == NULL)
        return NULL;
    }

  data->interviews = hoso_interactions_list_interviews (db, error);
  return data->interviews != NULL ? g_steal_pointer (&data) : NULL;
}
