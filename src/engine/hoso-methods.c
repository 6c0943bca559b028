/* Use cases around the ways to sort customers.  Synchronous; runs on the thread
 * that owns the connection.
 */

#include "hoso-config.h"

#include "hoso-methods.h"

#include <glib/gi18n-lib.h>

#include "hoso-as-of.h"
#include "hoso-field-table.h"
#include "hoso-fields.h"
#include "hoso-population.h"
#include "hoso-rule-evaluation.h"
#include "hoso-segment-table.h"
#include "hoso-undo.h"

/* Among @fields, of HosoField; NULL where it is not there. */
static const HosoField *
find_field (GPtrArray *fields, const char *key)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const HosoField *field = fields->pdata[i];

      if (g_str_equal (field->key, key))
        return field;
    }
  return NULL;
}

static char **
list_missing (const HosoCriterion *criterion, GPtrArray *fields)
{
  g_autoptr (GStrvBuilder) missing = g_strv_builder_new ();

  for (guint i = 0; criterion->fields[i] != NULL; i++)
    {
      const HosoField *field = find_field (fields, criterion->fields[i]);

      if (field == NULL || field->retired)
        g_strv_builder_add (missing, criterion->fields[i]);
    }
  return g_strv_builder_end (missing);
}

/* Nobody is in a group that asks for a field which is not there. */
static HosoBitset *
find_members (HosoDb *db,
              const HosoCriterion *criterion,
              const HosoMethodGroup *group,
              const HosoPopulation *customers,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (HosoRule) rule = hoso_criterion_make_rule (criterion, group);
  g_autoptr (GError) local = NULL;
  HosoBitset *members = hoso_rule_evaluate (db, rule, customers, cancellable, &local);

  if (g_error_matches (local, HOSO_ERROR, HOSO_ERROR_NOT_FOUND))
    return hoso_bitset_new (customers->all->size);
  if (members == NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return members;
}

static gboolean
count_criterion (HosoDb *db,
                 HosoCriterion *criterion,
                 const HosoPopulation *customers,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (HosoBitset) sorted = hoso_bitset_new (customers->all->size);

  for (guint i = 0; i < criterion->groups->len; i++)
    {
      HosoMethodGroup *group = criterion->groups->pdata[i];
      g_autoptr (HosoBitset) members =
        find_members (db, criterion, group, customers, cancellable, error);

      if (members == NULL)
        return FALSE;
      group->count = hoso_bitset_count (members);
      hoso_bitset_unite (sorted, members);
    }
  criterion->base = hoso_bitset_count (customers->all);
  criterion->sorted = hoso_bitset_count (sorted);
  return TRUE;
}

static gboolean
asks_for_orders (const HosoMethod *method)
{
  for (guint i = 0; i < method->criteria->len; i++)
    {
      const HosoCriterion *criterion = method->criteria->pdata[i];

      for (guint k = 0; k < criterion->groups->len; k++)
        {
          const char *rule = ((const HosoMethodGroup *)criterion->groups->pdata[k])->rule;

          if (strstr (rule, "\"days-since") != NULL || strstr (rule, "\"standing\"") != NULL)
            return TRUE;
        }
    }
  return FALSE;
}

static gboolean
find_day (HosoDb *db, HosoMethod *method, GError **error)
{
  g_clear_pointer (&method->note, g_free);
  return !asks_for_orders (method) || hoso_as_of_dup_note (db, &method->note, error);
}

/**
 * hoso_methods_count:
 * @method: gets its counts, and what the workspace lacks for it
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_methods_count (HosoDb *db, HosoMethod *method, GCancellable *cancellable, GError **error)
{
  g_autoptr (HosoPopulation) customers = hoso_population_load (db, 0, error);
  g_autoptr (GPtrArray) fields = customers != NULL ? hoso_fields_list_all (db, error) : NULL;

  for (guint i = 0; fields != NULL && i < method->criteria->len; i++)
    {
      HosoCriterion *criterion = method->criteria->pdata[i];

      if (!count_criterion (db, criterion, customers, cancellable, error))
        return FALSE;
      g_strfreev (criterion->missing);
      criterion->missing = list_missing (criterion, fields);
    }
  return fields != NULL && find_day (db, method, error);
}

static HosoMethodGroup *
find_group (const HosoMethod *method, const char *value, HosoCriterion **criterion, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (value, ".", 2);
  HosoMethodGroup *group = NULL;

  *criterion = parts[0] != NULL ? hoso_method_find_criterion (method, parts[0]) : NULL;
  if (*criterion != NULL)
    group = hoso_criterion_find_group (*criterion, parts[1]);
  if (group == NULL)
    g_set_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND,
                 /* Translators: %s is what somebody wrote for a group such as “gender.male”. */
                 _ ("There is no group “%s” here."), value);
  return group;
}

static gint64
add_segment (HosoDb *db,
             const HosoMethod *method,
             const char *value,
             const char *wanted,
             GError **error)
{
  HosoCriterion *criterion;
  const HosoMethodGroup *group = find_group (method, value, &criterion, error);
  g_autoptr (HosoRule) rule = NULL;
  g_autoptr (HosoPopulation) customers = NULL;
  g_autoptr (HosoBitset) members = NULL;
  g_autofree char *name = NULL;

  if (group == NULL)
    return 0;
  rule = hoso_criterion_make_rule (criterion, group);
  customers = hoso_population_load (db, 0, error);
  members = customers != NULL ? hoso_rule_evaluate (db, rule, customers, NULL, error) : NULL;
  if (members == NULL)
    return 0;
  name = wanted != NULL ? g_strdup (wanted) : hoso_criterion_dup_name (criterion, group);
  return hoso_segment_table_add (db, name, rule, method->goal, error);
}

/**
 * hoso_methods_add_segments:
 * @method: its goal becomes theirs
 * @name: for a single group, or %NULL for the names that we propose
 *
 * Returns: the id of the last segment, or 0 with @error set and nothing added
 */
gint64
hoso_methods_add_segments (HosoDb *db,
                           const HosoMethod *method,
                           const char *const *groups,
                           const char *name,
                           GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;
  gint64 id = 0;

  if (!hoso_action_begin (&action, db,
                          groups[1] == NULL ? N_ ("Add segment") : N_ ("Add segments"), error))
    return 0;
  for (guint i = 0; groups[i] != NULL; i++)
    {
      id = add_segment (db, method, groups[i], name, error);
      if (id == 0)
        return 0;
    }
  return hoso_action_commit (&action, error) ? id : 0;
}

/* Adds the field behind all others, or shows it again. */
static gboolean
add_field (HosoDb *db, GPtrArray *fields, const char *key, GError **error)
{
  const HosoField *old = find_field (fields, key);
  g_autoptr (HosoField) field = NULL;

  if (old != NULL)
    {
      HosoField shown = *old;

      shown.retired = FALSE;
      return hoso_field_table_set (db, &shown, error);
    }
  field = hoso_method_make_field (key);
  if (field != NULL)
    return hoso_field_table_add (db, field, field->kind, (int)fields->len, error) != 0;
  g_set_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND,
               /* Translators: %s is the key of a field. */
               _ ("There is no field “%s”."), key);
  return FALSE;
}

/**
 * hoso_methods_add_fields:
 * @keys: fields that hoso_methods_count() found missing, ended by %NULL
 *
 * Returns: %TRUE, or %FALSE with @error set and nothing changed
 */
gboolean
hoso_methods_add_fields (HosoDb *db, const char *const *keys, GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;
  g_autoptr (GPtrArray) fields = NULL;

  if (!hoso_action_begin (&action, db, N_ ("Add fields"), error))
    return FALSE;
  fields = hoso_fields_list_all (db, error);
  if (fields == NULL)
    return FALSE;
  for (guint i = 0; keys[i] != NULL; i++)
    if (!add_field (db, fields, keys[i], error))
      return FALSE;
  return hoso_action_commit (&action, error);
}
