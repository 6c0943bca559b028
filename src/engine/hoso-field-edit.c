/* The user's changes of the fields of the profile.  What customers have in a
 * field stays, whatever becomes of the field.  Runs on the thread that owns the
 * connection.
 */

#include "hoso-config.h"

#include "hoso-field-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hoso-field-table.h"
#include "hoso-fields.h"
#include "hoso-fold.h"
#include "hoso-undo.h"

#define MAX_TITLE 80    /* characters */
#define MAX_OPTIONS 100 /* of one field, as the sentence below says */

/* --- Checking --- */

static gboolean
check_title (const char *title, GError **error)
{
  if (*title != '\0' && g_utf8_strlen (title, -1) <= MAX_TITLE)
    return TRUE;
  g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_INVALID,
                       *title == '\0' ? _ ("A field needs a name.")
                                      : _ ("The name of the field is too long."));
  return FALSE;
}

static gboolean
is_listed (const char *const *list, const char *word)
{
  return word != NULL && g_strv_contains (list, word);
}

static gboolean
check_scale (const HosoField *field, GError **error)
{
  gint64 low;
  gint64 high;

  if (field->options == NULL ||
      (g_strv_length (field->options) == 2 &&
       g_ascii_string_to_signed (field->options[0], 10, -100, 100, &low, NULL) &&
       g_ascii_string_to_signed (field->options[1], 10, -100, 100, &high, NULL) && low < high))
    return TRUE;
  g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_INVALID,
                       _ ("A scale goes from one whole number to a larger one, for example from "
                          "1 to 5."));
  return FALSE;
}

static gboolean
check_options (const HosoField *field, GError **error)
{
  HosoFieldType type = hoso_field_get_type_of (field);

  if (type == HOSO_FIELD_SCALE)
    return check_scale (field, error);
  if (field->options == NULL || g_strv_length (field->options) <= MAX_OPTIONS)
    return TRUE;
  g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_INVALID,
                       _ ("A field can have up to 100 choices."));
  return FALSE;
}

/* What comes from a command line may be anything. */
static gboolean
check_field (const HosoField *field, GError **error)
{
  static const char *const kinds[] = { "b2c", "b2b", "both", NULL };
  HosoFieldType type;
  const char *wrong = NULL;

  if (!hoso_field_type_from_name (field->type, &type))
    wrong = field->type;
  else if (!is_listed (hoso_field_groups, field->group))
    wrong = field->group;
  else if (!is_listed (hoso_field_questions, field->question) &&
           g_strcmp0 (field->question, "none") != 0)
    wrong = field->question;
  else if (!is_listed (kinds, field->kind))
    wrong = field->kind;
  else if (field->layer >= 1 && field->layer <= 3)
    return check_options (field, error);

  if (wrong == NULL)
    g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_INVALID,
                         _ ("The layer of a field is 1, 2 or 3."));
  else
    /* Translators: %s is what somebody wrote about a field. */
    g_set_error (error, HOSO_ERROR, HOSO_ERROR_INVALID, _ ("A field cannot have “%s” there."),
                 wrong);
  return FALSE;
}

/* The options trimmed, each once; NULL for none.  “;” separates several choices. */
static char **
dup_clean_options (const char *const *options)
{
  g_autoptr (GPtrArray) clean = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; options != NULL && options[i] != NULL; i++)
    {
      g_autofree char *option = hoso_text_dup_trimmed (options[i], -1);

      g_strdelimit (option, ";|\n", ',');
      if (*option != '\0' &&
          !g_ptr_array_find_with_equal_func (clean, option, g_str_equal, NULL))
        g_ptr_array_add (clean, g_steal_pointer (&option));
    }
  if (clean->len == 0)
    return NULL;
  g_ptr_array_add (clean, NULL);
  return (char **)g_ptr_array_steal (clean, NULL);
}

/* --- Adding --- */

static gboolean
has_key (GPtrArray *fields, const char *key)
{
  for (guint i = 0; i < fields->len; i++)
    if (g_str_equal (((const HosoField *)fields->pdata[i])->key, key))
      return TRUE;
  return FALSE;
}

/* “Màu yêu thích” → "mau-yeu-thich", with a number where that is taken. */
static char *
dup_key (const char *title, GPtrArray *fields)
{
  g_autofree char *folded = hoso_fold (title);
  g_autoptr (GString) stem = g_string_new (NULL);
  char *key;

  for (const char *p = folded; *p != '\0' && stem->len < 40; p++)
    {
      if (g_ascii_isalnum (*p))
        g_string_append_c (stem, *p);
      else if (stem->len > 0 && stem->str[stem->len - 1] != '-')
        g_string_append_c (stem, '-');
    }
  if (stem->len > 0 && stem->str[stem->len - 1] == '-')
    g_string_truncate (stem, stem->len - 1);
  if (stem->len == 0)
    g_string_append (stem, "field");

  key = g_strdup (stem->str);
  for (guint n = 2; has_key (fields, key); n++)
    {
      g_free (key);
      key = g_strdup_printf ("%s-%u", stem->str, n);
    }
  return key;
}

static HosoField *
dup_draft (const HosoField *field, GPtrArray *fields)
{
  HosoField *draft = g_new0 (HosoField, 1);

  draft->title = field->title != NULL ? hoso_text_dup_trimmed (field->title, -1) : g_strdup ("");
  draft->key = dup_key (draft->title, fields);
  draft->definition =
    field->definition != NULL ? hoso_text_dup_trimmed (field->definition, -1) : NULL;
  draft->type = g_strdup (field->type);
  draft->group = g_strdup (field->group);
  draft->question = g_strdup (field->question);
  draft->kind = g_strdup (field->kind);
  draft->layer = field->layer;
  draft->options = dup_clean_options ((const char *const *)field->options);
  draft->quick = field->quick;
  return draft;
}

/* Where each field stands: its place among all. */
static gboolean
store_order (HosoDb *db, GPtrArray *fields, GError **error)
{
  for (guint i = 0; i < fields->len; i++)
    if (!hoso_field_table_set_position (db, ((const HosoField *)fields->pdata[i])->id, (int)i,
                                        error))
      return FALSE;
  return TRUE;
}

/**
 * hoso_field_add:
 * @field: its key, id and place do not count
 *
 * Adds a field as the last one.
 *
 * Returns: (transfer full): its key, or %NULL with @error set: HOSO_ERROR_INVALID
 *   for what no field can be
 */
char *
hoso_field_add (HosoDb *db, const HosoField *field, GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;
  g_autoptr (GPtrArray) fields = NULL;
  g_autoptr (HosoField) draft = NULL;

  if (!hoso_action_begin (&action, db, N_ ("Add field"), error))
    return NULL;
  fields = hoso_fields_list_all (db, error);
  if (fields == NULL)
    return NULL;
  draft = dup_draft (field, fields);
  if (!check_title (draft->title, error) || !check_field (draft, error) ||
      !store_order (db, fields, error) ||
      hoso_field_table_add (db, draft, draft->kind, (int)fields->len, error) == 0 ||
      !hoso_action_commit (&action, error))
    return NULL;
  return g_steal_pointer (&draft->key);
}

/* --- Changing --- */

/* Stores @field, as it is, in one action.  A title that is what we call it is no
 * title of the user's. */
static gboolean
store (HosoDb *db, const char *name, const HosoField *field, GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;

  return check_field (field, error) && hoso_action_begin (&action, db, name, error) &&
         hoso_field_table_set (db, field, error) && hoso_action_commit (&action, error);
}

/* Stores what the user said about the field @field->key: its title, definition,
 * group, question, kind, layer, choices and whether it is in the quick form.  The
 * type stays.  NULL for title and definition are the shipped ones. */
gboolean
hoso_field_change (HosoDb *db, const HosoField *field, GError **error)
{
  g_autoptr (HosoField) old = hoso_field_table_load (db, field->key, error);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (HosoField) draft = NULL;

  if (old == NULL)
    return FALSE;
  draft = dup_draft (field, none);
  draft->id = old->id;
  draft->retired = old->retired;
  g_free (draft->type);
  draft->type = g_strdup (old->type);
  if (field->title == NULL)
    g_clear_pointer (&draft->title, g_free);
  else if (!check_title (draft->title, error))
    return FALSE;
  if (draft->definition != NULL && *draft->definition == '\0')
    g_clear_pointer (&draft->definition, g_free);
  return store (db, N_ ("Change field"), draft, error);
}

/* Calls the field @title; blank gives a shipped field its own name back. */
gboolean
hoso_field_rename (HosoDb *db, const char *key, const char *title, GError **error)
{
  g_autoptr (HosoField) field = hoso_field_table_load (db, key, error);
  g_autofree char *label = NULL;

  if (field == NULL)
    return FALSE;
  g_free (field->title);
  field->title = hoso_text_dup_trimmed (title, -1);
  if (*field->title == '\0')
    g_clear_pointer (&field->title, g_free);
  label = hoso_field_dup_label (field, NULL);
  /* Without a name of ours, the label is made of the key. */
  if (field->title == NULL && g_str_has_prefix (label, "field."))
    return check_title ("", error);
  return check_title (label, error) && store (db, N_ ("Rename field"), field, error);
}

/* What may be chosen; NULL for nothing.  HOSO_ERROR_INVALID for a field without
 * choices. */
gboolean
hoso_field_set_options (HosoDb *db, const char *key, const char *const *options, GError **error)
{
  g_autoptr (HosoField) field = hoso_field_table_load (db, key, error);

  if (field == NULL)
    return FALSE;
  if (!hoso_field_type_has_options (hoso_field_get_type_of (field)))
    {
      g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_INVALID,
                           _ ("This field has no choices."));
      return FALSE;
    }
  g_strfreev (field->options);
  field->options = dup_clean_options (options);
  return store (db, N_ ("Change field"), field, error);
}

/* Takes the field out of forms and profiles, or puts it back. */
gboolean
hoso_field_retire (HosoDb *db, const char *key, gboolean retired, GError **error)
{
  g_autoptr (HosoField) field = hoso_field_table_load (db, key, error);

  if (field == NULL)
    return FALSE;
  field->retired = retired;
  return store (db, retired ? N_ ("Retire field") : N_ ("Bring back field"), field, error);
}

/* --- Moving --- */

static int
find_field (GPtrArray *fields, const char *key)
{
  for (guint i = 0; key != NULL && i < fields->len; i++)
    if (g_str_equal (((const HosoField *)fields->pdata[i])->key, key))
      return (int)i;
  return -1;
}

/* The place before which a field of @group would be the last of it. */
static guint
find_end (GPtrArray *fields, const char *group)
{
  for (guint i = fields->len; i > 0; i--)
    if (g_str_equal (((const HosoField *)fields->pdata[i - 1])->group, group))
      return i;
  return fields->len;
}

/* HOSO_ERROR_NOT_FOUND where there is no such field. */
gboolean
hoso_field_move (HosoDb *db, const char *key, const char *before, GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;
  g_autoptr (GPtrArray) fields = NULL;
  HosoField *field;
  int from;
  int to;

  if (!hoso_action_begin (&action, db, N_ ("Move field"), error) ||
      hoso_field_table_find (db, key, error) == 0 ||
      (before != NULL && hoso_field_table_find (db, before, error) == 0))
    return FALSE;
  fields = hoso_fields_list_all (db, error);
  if (fields == NULL)
    return FALSE;
  from = find_field (fields, key);
  to = find_field (fields, before);
  if (to < 0)
    to = (int)find_end (fields, ((const HosoField *)fields->pdata[from])->group);
  if (to > from)
    to--;
  g_ptr_array_set_free_func (fields, NULL);
  field = g_ptr_array_steal_index (fields, (guint)from);
  g_ptr_array_insert (fields, to, field);
  g_ptr_array_set_free_func (fields, (GDestroyNotify)hoso_field_free);
  return store_order (db, fields, error) && hoso_action_commit (&action, error);
}

static gboolean
shares_kind (const HosoField *a, const HosoField *b)
{
  return g_str_equal (a->kind, b->kind) || g_str_equal (a->kind, "both") ||
         g_str_equal (b->kind, "both");
}

/* The next of its group, @step away, that is in use; NULL for none. */
static const HosoField *
find_neighbour (GPtrArray *fields, int from, int step)
{
  const HosoField *field = fields->pdata[from];

  for (int i = from + step; i >= 0 && i < (int)fields->len; i += step)
    {
      const HosoField *other = fields->pdata[i];

      if (!other->retired && g_str_equal (other->group, field->group) && shares_kind (other, field))
        return other;
    }
  return NULL;
}

/* At the end of its group, nothing changes. */
gboolean
hoso_field_shift (HosoDb *db, const char *key, gboolean up, GError **error)
{
  g_autoptr (GPtrArray) fields = hoso_fields_list_all (db, error);
  const HosoField *next;
  int from;

  if (fields == NULL || hoso_field_table_find (db, key, error) == 0)
    return FALSE;
  from = find_field (fields, key);
  next = find_neighbour (fields, from, up ? -1 : 1);
  if (next == NULL)
    return TRUE;
  if (up)
    return hoso_field_move (db, key, next->key, error);
  return hoso_field_move (db, next->key, key, error);
}
