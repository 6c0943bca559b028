/* Companies and their people, families, and who recommended whom.  Runs on the
 * thread that owns the connection.
 */

#include "hoso-config.h"

#include "hoso-relations.h"

#include <glib/gi18n-lib.h>

#include "hoso-customer-table.h"
#include "hoso-customers.h"
#include "hoso-field-people.h"
#include "hoso-fold.h"
#include "hoso-relation-table.h"
#include "hoso-source-table.h"
#include "hoso-undo.h"

/* NULL with @error set; free with g_ptr_array_unref(). */
GPtrArray *
hoso_relations_list (HosoDb *db, gint64 customer, GError **error)
{
  g_autoptr (GPtrArray) relations =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_relation_free);

  return hoso_relation_table_list (db, customer, relations, error) ? g_steal_pointer (&relations)
                                                                   : NULL;
}

/* HOSO_ERROR_NOT_FOUND where there is no such customer. */
static gboolean
load_kind (HosoDb *db, gint64 id, HosoCustomerKind *kind, GError **error)
{
  g_autoptr (HosoCustomer) customer = hoso_customer_new ();

  if (!hoso_customer_table_load (db, id, customer, error))
    return FALSE;
  *kind = customer->kind;
  return TRUE;
}

/* A role in a company is that of a person. */
static gboolean
check_kinds (HosoDb *db, const HosoRelation *relation, GError **error)
{
  HosoCustomerKind from;
  HosoCustomerKind to;

  if (!load_kind (db, relation->from, &from, error) || !load_kind (db, relation->to, &to, error))
    return FALSE;
  if (!hoso_role_is_of_company (relation->role) ||
      (from == HOSO_CUSTOMER_PERSON && to == HOSO_CUSTOMER_COMPANY))
    return TRUE;
  g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_INVALID,
                       _ ("Only a person can have this role, and only in a company."));
  return FALSE;
}

static const char *
get_action_name (const HosoRelation *relation)
{
  return hoso_role_is_of_company (relation->role) ? N_ ("Add person to company")
                                                  : N_ ("Add relation");
}

/* Returns its id, or 0 with @error set: HOSO_ERROR_CONFLICT where it is there
 * already, HOSO_ERROR_INVALID for a role in a company between others than a person
 * and a company. */
gint64
hoso_relations_add (HosoDb *db, const HosoRelation *relation, GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;
  gint64 id;

  if (!hoso_action_begin (&action, db, get_action_name (relation), error) ||
      !check_kinds (db, relation, error))
    return 0;
  id = hoso_relation_table_add (db, relation, error);
  return id != 0 && hoso_action_commit (&action, error) ? id : 0;
}

/* Leaves in @ids those of the kind. */
static gboolean
keep_kind (HosoDb *db, GArray *ids, HosoCustomerKind kind, GError **error)
{
  for (guint i = ids->len; i > 0; i--)
    {
      HosoCustomerKind present;

      if (!load_kind (db, g_array_index (ids, gint64, i - 1), &present, error))
        return FALSE;
      if (present != kind)
        g_array_remove_index (ids, i - 1);
    }
  return TRUE;
}

/* The customer of the kind who is called @name, or a new one; 0 with @error set. */
static gint64
find_or_add (HosoDb *db, const char *name, HosoCustomerKind kind, GError **error)
{
  g_autofree char *clean = hoso_text_dup_trimmed (name, -1);
  g_autoptr (GArray) ids = NULL;
  gint64 hand;

  if (*clean != '\0')
    {
      ids = hoso_field_people_namesakes (db, clean, error);
      if (ids == NULL || !keep_kind (db, ids, kind, error))
        return 0;
      if (ids->len == 1)
        return g_array_index (ids, gint64, 0);
      if (ids->len > 1)
        {
          g_set_error (error, HOSO_ERROR, HOSO_ERROR_AMBIGUOUS,
                       /* Translators: %s is a name that somebody typed. */
                       _ ("Several customers are called “%s”."), clean);
          return 0;
        }
    }
  hand = hoso_source_table_get_hand (db, error);
  return hand != 0 ? hoso_customer_table_add (db, kind, clean, hand, error) : 0;
}

/* As hoso_relations_add(); also HOSO_ERROR_INVALID for a blank name,
 * HOSO_ERROR_AMBIGUOUS where several are called so. */
gint64
hoso_relations_add_named (HosoDb *db,
                          const HosoRelation *relation,
                          const char *name,
                          GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;
  gboolean is_company = relation->to == 0 && hoso_role_is_of_company (relation->role);
  HosoRelation whole = *relation;
  gint64 other;
  gint64 id;

  if (!hoso_action_begin (&action, db, get_action_name (relation), error))
    return 0;
  other = find_or_add (db, name, is_company ? HOSO_CUSTOMER_COMPANY : HOSO_CUSTOMER_PERSON, error);
  if (other == 0)
    return 0;
  if (whole.from == 0)
    whole.from = other;
  else
    whole.to = other;
  if (!check_kinds (db, &whole, error))
    return 0;
  id = hoso_relation_table_add (db, &whole, error);
  return id != 0 && hoso_action_commit (&action, error) ? id : 0;
}

gboolean
hoso_relations_set (HosoDb *db, gint64 id, HosoRole role, const char *title, GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;

  return hoso_action_begin (&action, db, N_ ("Change role"), error) &&
         hoso_relation_table_set (db, id, role, title, error) &&
         hoso_action_commit (&action, error);
}

/* Both customers stay. */
gboolean
hoso_relations_remove (HosoDb *db, gint64 id, GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;

  return hoso_action_begin (&action, db, N_ ("Remove relation"), error) &&
         hoso_relation_table_remove (db, id, error) && hoso_action_commit (&action, error);
}
