/* Making and freeing fields, and what people see of them. */

#include "hoso-field.h"

#include "hoso-names.h"

const char *const hoso_field_groups[] = { "identity", "need", "behaviour", "belief", "conditions",
                                          NULL };
const char *const hoso_field_questions[] = { "who", "why", "channel", "barrier", "return", NULL };

static const char *const type_names[HOSO_N_FIELD_TYPES] = {
  [HOSO_FIELD_TEXT] = "text",
  [HOSO_FIELD_NUMBER] = "number",
  [HOSO_FIELD_MONEY] = "money",
  [HOSO_FIELD_CHOICE] = "choice",
  [HOSO_FIELD_CHOICES] = "choices",
  [HOSO_FIELD_SCALE] = "scale",
  [HOSO_FIELD_DATE] = "date",
  [HOSO_FIELD_YES_NO] = "yesno",
  [HOSO_FIELD_PLACE] = "place",
  [HOSO_FIELD_PERSON] = "person",
};

/* A field of both kinds of customers in the first layer, of no group's question. */
HosoField *
hoso_field_new (const char *key, HosoFieldType type)
{
  HosoField *field = g_new0 (HosoField, 1);

  field->key = g_strdup (key);
  field->type = g_strdup (hoso_field_type_get_name (type));
  field->group = g_strdup ("identity");
  field->question = g_strdup ("none");
  field->kind = g_strdup ("both");
  field->layer = 1;
  return field;
}

void
hoso_field_free (HosoField *field)
{
  if (field == NULL)
    return;

  g_free (field->key);
  g_free (field->title);
  g_free (field->definition);
  g_free (field->type);
  g_free (field->group);
  g_free (field->question);
  g_free (field->kind);
  g_strfreev (field->options);
  g_free (field);
}

HosoFieldType
hoso_field_get_type_of (const HosoField *field)
{
  HosoFieldType type = HOSO_FIELD_TEXT;

  hoso_field_type_from_name (field->type, &type);
  return type;
}

/* Static; kept in workspaces. */
const char *
hoso_field_type_get_name (HosoFieldType type)
{
  g_return_val_if_fail (type < HOSO_N_FIELD_TYPES, "text");

  return type_names[type];
}

/* FALSE, with @type untouched, where @name is none. */
gboolean
hoso_field_type_from_name (const char *name, HosoFieldType *type)
{
  for (guint i = 0; i < HOSO_N_FIELD_TYPES; i++)
    if (g_strcmp0 (type_names[i], name) == 0)
      {
        *type = (HosoFieldType)i;
        return TRUE;
      }
  return FALSE;
}

gboolean
hoso_field_type_has_options (HosoFieldType type)
{
  return type == HOSO_FIELD_CHOICE || type == HOSO_FIELD_CHOICES || type == HOSO_FIELD_SCALE;
}

gboolean
hoso_field_type_is_ranked (HosoFieldType type)
{
  return type == HOSO_FIELD_NUMBER || type == HOSO_FIELD_MONEY || type == HOSO_FIELD_SCALE ||
         type == HOSO_FIELD_DATE;
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

char *
hoso_field_dup_definition (const HosoField *field, const char *language)
{
  g_autofree char *name = NULL;
  const char *definition;

  if (field->definition != NULL)
    return g_strdup (field->definition);

  name = g_strconcat ("definition.", field->key, NULL);
  definition = hoso_name_get (name, language);
  return definition != name ? g_strdup (definition) : NULL;
}
