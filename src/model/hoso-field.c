/* Freeing fields, and what people see of them. */

#include "hoso-field.h"

#include "hoso-names.h"

void
hoso_field_free (HosoField *field)
{
  if (field == NULL)
    return;

  g_free (field->key);
  g_free (field->title);
  g_free (field->type);
  g_free (field->group);
  g_strfreev (field->options);
  g_free (field);
}

char *
hoso_field_dup_label (const HosoField *field, const char *language)
{
  g_autofree char *name = NULL;

  if (field->title != NULL)
    return g_strdup (field->title);

  name = g_strconcat ("field.", field->key, NULL);
  return g_strdup (hoso_name_get (name, language));
}
