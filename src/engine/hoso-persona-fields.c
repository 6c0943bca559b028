/* Looking up fields for the statements that rest on them.  Reads only; on the
 * thread that owns the connection.
 */

#include "hoso-config.h"

#include "hoso-persona-fields.h"

#include "hoso-field-table.h"

GPtrArray *
hoso_persona_fields_list (HosoDb *db, GError **error)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_field_free);

  if (!hoso_field_table_list (db, HOSO_CUSTOMER_PERSON, fields, error) ||
      !hoso_field_table_list (db, HOSO_CUSTOMER_COMPANY, fields, error))
    return NULL;

  return g_steal_pointer (&fields);
}

const HosoField *
hoso_persona_fields_find (const GPtrArray *fields, const char *key)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const HosoField *field = g_ptr_array_index (fields, i);

      if (g_strcmp0 (field->key, key) == 0)
        return field;
    }

  return NULL;
}
