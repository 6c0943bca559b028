/* What the user does to the fields of the profile.  Changes are made on the main
 * thread and run on the store's; each is one step that undo takes back.
 */

#include "hoso-config.h"

#include "hoso-fields-work.h"

#include "hoso-field-edit.h"
#include "hoso-fields.h"

struct _HosoFieldsChange
{
  HosoFieldsStep step;
  char *key;        /* or NULL where one is added */
  char *text;       /* the new name, the choices, or a group's or question's key; or NULL */
  HosoField *field; /* to add, or NULL */
};

/* @key and @text are copied; @text is the new name, the choices between
 * semicolons, or the key of a group or question.  Free with hoso_fields_change_free(). */
HosoFieldsChange *
hoso_fields_change_new (HosoFieldsStep step, const char *key, const char *text)
{
  HosoFieldsChange *change = g_new0 (HosoFieldsChange, 1);

  change->step = step;
  change->key = g_strdup (key);
  change->text = g_strdup (text);
  return change;
}

/* Takes over @field.  Free with hoso_fields_change_free(). */
HosoFieldsChange *
hoso_fields_change_new_add (HosoField *field)
{
  HosoFieldsChange *change = hoso_fields_change_new (HOSO_FIELDS_STEP_ADD, NULL, NULL);

  change->field = field;
  return change;
}

void
hoso_fields_change_free (HosoFieldsChange *change)
{
  g_free (change->key);
  g_free (change->text);
  g_clear_pointer (&change->field, hoso_field_free);
  g_free (change);
}

/* The choices in @text, as they were typed; free with g_strfreev(). */
char **
hoso_fields_split_options (const char *text)
{
  return g_strsplit (text, ";", -1);
}

/* See hoso-fields-work.h. */
gpointer
hoso_fields_load (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return hoso_fields_list_all (db, error);
}

static gboolean
add_field (HosoDb *db, const HosoField *field, GError **error)
{
  g_autofree char *key = hoso_field_add (db, field, error);

  return key != NULL;
}

static gboolean
set_options (HosoDb *db, const HosoFieldsChange *change, GError **error)
{
  g_auto (GStrv) options = hoso_fields_split_options (change->text);

  return hoso_field_set_options (db, change->key, (const char *const *)options, error);
}

static HosoField *
find_field (GPtrArray *fields, const char *key)
{
  for (guint i = 0; i < fields->len; i++)
    if (g_str_equal (((HosoField *)fields->pdata[i])->key, key))
      return fields->pdata[i];
  return NULL;
}

static gboolean
set_place (HosoDb *db, const HosoFieldsChange *change, GError **error)
{
  g_autoptr (GPtrArray) fields = hoso_fields_list_all (db, error);
  HosoField *field = fields != NULL ? find_field (fields, change->key) : NULL;
  char **place;

  if (fields == NULL)
    return FALSE;
  /* It was removed meanwhile: the list is shown anew. */
  if (field == NULL)
    return TRUE;
  place = change->step == HOSO_FIELDS_STEP_GROUP ? &field->group : &field->question;
  g_free (*place);
  *place = g_strdup (change->text);
  return hoso_field_change (db, field, error);
}

static gboolean
run (HosoDb *db, const HosoFieldsChange *change, GError **error)
{
  switch (change->step)
    {
    case HOSO_FIELDS_STEP_ADD:
      return add_field (db, change->field, error);
    case HOSO_FIELDS_STEP_RENAME:
      return hoso_field_rename (db, change->key, change->text, error);
    case HOSO_FIELDS_STEP_OPTIONS:
      return set_options (db, change, error);
    case HOSO_FIELDS_STEP_GROUP:
    case HOSO_FIELDS_STEP_QUESTION:
      return set_place (db, change, error);
    case HOSO_FIELDS_STEP_UP:
    case HOSO_FIELDS_STEP_DOWN:
      return hoso_field_shift (db, change->key, change->step == HOSO_FIELDS_STEP_UP, error);
    case HOSO_FIELDS_STEP_RETIRE:
    case HOSO_FIELDS_STEP_RESTORE:
      return hoso_field_retire (db, change->key, change->step == HOSO_FIELDS_STEP_RETIRE, error);
    }

  g_assert_not_reached ();
}

/* See hoso-fields-work.h. */
gpointer
hoso_fields_run (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const HosoFieldsChange *change = data;

  return run (db, change, error) ? GINT_TO_POINTER ((int)change->step + 1) : NULL;
}
