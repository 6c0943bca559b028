/* Making and freeing what an import changed.  Plain values. */

#include "hoso-import-change.h"

/* An empty one; free with hoso_import_change_free(). */
HosoImportChange *
hoso_import_change_new (void)
{
  return g_new0 (HosoImportChange, 1);
}

/* NULL is allowed. */
void
hoso_import_change_free (HosoImportChange *change)
{
  if (change == NULL)
    return;

  g_free (change->who);
  g_free (change->question);
  g_free (change->field);
  g_free (change->title);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

/* Copies @name; free with hoso_imported_customer_free(). */
HosoImportedCustomer *
hoso_imported_customer_new (gint64 customer, const char *name)
{
  HosoImportedCustomer *imported = g_new0 (HosoImportedCustomer, 1);

  imported->customer = customer;
  imported->name = g_strdup (name);
  return imported;
}

/* NULL is allowed. */
void
hoso_imported_customer_free (HosoImportedCustomer *customer)
{
  if (customer == NULL)
    return;

  g_free (customer->name);
  g_free (customer);
}
