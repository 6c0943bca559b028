/* Use cases around customers.  Each change is one named action, so that undo
 * takes it back whole.  Runs on the thread that owns the connection.
 */

#include "hoso-config.h"

#include "hoso-customers.h"

#include <glib/gi18n-lib.h>

#include "hoso-customer-finder.h"
#include "hoso-customer-glance.h"
#include "hoso-customer-table.h"
#include "hoso-field-people.h"
#include "hoso-field-table.h"
#include "hoso-field-text.h"
#include "hoso-given-answers.h"
#include "hoso-note-table.h"
#include "hoso-photo-table.h"
#include "hoso-purchase-table.h"
#include "hoso-relation-table.h"
#include "hoso-rule-evaluation.h"
#include "hoso-source-table.h"
#include "hoso-tag-table.h"
#include "hoso-undo.h"

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *)a;
  gint64 y = *(const gint64 *)b;

  return (x > y) - (x < y);
}

/* Leaves in @ids only members of @segment, in their order. */
static gboolean
keep_members (HosoDb *db, gint64 segment, GArray *ids, GError **error)
{
  g_autoptr (GArray) members = hoso_segment_members (db, segment, error);
  guint kept = 0;

  if (members == NULL)
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (g_array_binary_search (members, &id, compare_ids, NULL))
        g_array_index (ids, gint64, kept++) = id;
    }

  g_array_set_size (ids, kept);
  return TRUE;
}

static GArray *
list_first (HosoDb *db, guint n, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  return hoso_customer_table_list (db, n, ids, error) ? g_steal_pointer (&ids) : NULL;
}

/* A search without letters and digits finds everyone.  NULL with @error set,
 * also where @cancellable was cancelled.  Free with g_array_unref(). */
GArray *
hoso_customers_find (HosoDb *db,
                     const HosoCustomerQuery *query,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (HosoCustomerSearch) search = hoso_customer_search_new (query->search);
  g_autoptr (GArray) ids = NULL;

  if (search != NULL)
    ids = hoso_customer_finder_find (db, search, cancellable, error);
  else
    ids = list_first (db, G_MAXUINT, error);
  if (ids == NULL)
    return NULL;
  if (query->segment != 0 && !keep_members (db, query->segment, ids, error))
    return NULL;
  if (!hoso_customer_view_apply (db, query->view, ids, cancellable, error))
    return NULL;

  return g_steal_pointer (&ids);
}

/* A few milliseconds even among a million: what the window shows while the whole
 * answer is on its way.  For members of a segment and in a view that is not plain
 * it is the whole answer.  NULL with @error set, also where @cancellable was
 * cancelled.  Free with g_array_unref(). */
GArray *
hoso_customers_find_first (HosoDb *db,
                           const HosoCustomerQuery *query,
                           guint n,
                           gboolean *all,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (HosoCustomerSearch) search = hoso_customer_search_new (query->search);
  GArray *ids;

  if (query->segment != 0 || !hoso_customer_view_is_plain (query->view))
    {
      *all = TRUE;
      return hoso_customers_find (db, query, cancellable, error);
    }
  if (search != NULL)
    return hoso_customer_glance_find (db, search, n, all, cancellable, error);

  ids = list_first (db, n, error);
  *all = ids != NULL && ids->len < n;
  return ids;
}

/* NULL with @error set.  Free with g_ptr_array_unref(). */
GPtrArray *
hoso_customers_load_rows (HosoDb *db, const gint64 *ids, guint n, GError **error)
{
  g_autoptr (GPtrArray) rows =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_customer_row_free);

  return hoso_customer_table_load_rows (db, ids, n, rows, error) ? g_steal_pointer (&rows) : NULL;
}

/* All that is known of the customer; HOSO_ERROR_NOT_FOUND where there is none.
 * Free with hoso_customer_free(). */
HosoCustomer *
hoso_customers_load (HosoDb *db, gint64 id, GError **error)
{
  g_autoptr (HosoCustomer) customer = hoso_customer_new ();

  if (!hoso_customer_table_load (db, id, customer, error) ||
      !hoso_customer_table_list_contacts (db, id, customer->contacts, error) ||
      !hoso_customer_field_list (db, id, customer->fields, error) ||
      !hoso_tag_table_list_of (db, id, customer->tags, error) ||
      !hoso_note_table_list (db, id, customer->notes, error) ||
      !hoso_given_answers_list (db, id, customer->answers, error) ||
      !hoso_purchase_table_list (db, id, customer->purchases, error) ||
      !hoso_relation_table_list (db, id, customer->relations, error) ||
      !hoso_field_people_name (db, customer->fields, error))
    return NULL;

  return g_steal_pointer (&customer);
}

/* What was there stays as it is, even where its field would not take it today;
 * NULL with @error set for what the field cannot hold. */
static char *
dup_stored (HosoDb *db, const HosoFieldValue *value, GPtrArray *old, GError **error)
{
  g_autoptr (HosoField) field = NULL;

  for (guint i = 0; i < old->len; i++)
    {
      const HosoFieldValue *before = old->pdata[i];

      if (g_str_equal (before->key, value->key) && g_str_equal (before->value, value->value))
        return g_strdup (value->value);
    }
  field = hoso_field_table_load (db, value->key, error);
  if (field == NULL)
    return NULL;
  return hoso_field_get_type_of (field) == HOSO_FIELD_PERSON
           ? hoso_field_people_find (db, value->value, error)
           : hoso_field_parse (field, value->value, error);
}

/* Fields that @customer no longer has are cleared. */
static gboolean
save_fields (HosoDb *db, gint64 id, const HosoCustomer *customer, gint64 hand, GError **error)
{
  g_autoptr (GPtrArray) old =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_field_value_free);

  if (!hoso_customer_field_list (db, id, old, error))
    return FALSE;

  for (guint i = 0; i < customer->fields->len; i++)
    {
      const HosoFieldValue *value = customer->fields->pdata[i];
      g_autofree char *stored = dup_stored (db, value, old, error);

      if (stored == NULL ||
          !hoso_customer_field_set (db, id, value->key, stored, hand, error))
        return FALSE;
    }
  for (guint i = 0; i < old->len; i++)
    {
      const char *key = ((const HosoFieldValue *)old->pdata[i])->key;

      if (hoso_customer_get_field (customer, key) == NULL &&
          !hoso_customer_field_set (db, id, key, NULL, hand, error))
        return FALSE;
    }

  return TRUE;
}

/* An update writes only what differs, so that an unchanged name is no step. */
static gboolean
save_name (HosoDb *db, const HosoCustomer *customer, GError **error)
{
  g_autoptr (HosoCustomer) old = hoso_customer_new ();

  if (!hoso_customer_table_load (db, customer->id, old, error))
    return FALSE;
  if (old->kind == customer->kind && g_strcmp0 (old->name, customer->name) == 0)
    return TRUE;

  return hoso_customer_table_set_name (db, customer->id, customer->kind, customer->name, error);
}

gint64
hoso_customers_save (HosoDb *db, const HosoCustomer *customer, GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;
  gboolean is_new = customer->id == 0;
  gint64 id = customer->id;
  gint64 hand;

  if (!hoso_action_begin (&action, db, is_new ? N_ ("Add customer") : N_ ("Edit customer"), error))
    return 0;

  hand = hoso_source_table_get_hand (db, error);
  if (hand == 0)
    return 0;

  if (is_new)
    id = hoso_customer_table_add (db, customer->kind, customer->name, hand, error);
  else if (!save_name (db, customer, error))
    return 0;

  if (id == 0 ||
      !hoso_customer_table_set_contacts (db, id, customer->contacts, hand, error) ||
      !save_fields (db, id, customer, hand, error) ||
      !hoso_tag_table_set (db, id, customer->tags, error) ||
      !hoso_action_commit (&action, error))
    return 0;

  return id;
}

/* NULL with @error set; free with g_ptr_array_unref(). */
GPtrArray *
hoso_customers_list_earlier (HosoDb *db, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) values =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_field_value_free);

  return hoso_customer_field_list_earlier (db, id, values, error) &&
             hoso_field_people_name (db, values, error)
           ? g_steal_pointer (&values)
           : NULL;
}

/* The value counts as entered by hand from now on. */
gboolean
hoso_customers_restore_value (HosoDb *db,
                              gint64 id,
                              const char *key,
                              const char *value,
                              GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;
  g_autoptr (HosoCustomer) customer = hoso_customer_new ();
  gint64 hand;

  if (!hoso_action_begin (&action, db, N_ ("Restore value"), error) ||
      !hoso_customer_table_load (db, id, customer, error))
    return FALSE;
  hand = hoso_source_table_get_hand (db, error);
  return hand != 0 && hoso_customer_field_set (db, id, key, value, hand, error) &&
         hoso_action_commit (&action, error);
}

static gboolean
remove_one (HosoDb *db, gint64 id, GError **error)
{
  g_autoptr (HosoCustomer) customer = hoso_customer_new ();

  return hoso_customer_table_load (db, id, customer, error) &&
         hoso_customer_table_remove (db, id, error) &&
         hoso_photo_table_remove_unused (db, customer->photo, error);
}

/* Removes the customers with all that hangs on them; their survey answers stay,
 * without a name. */
gboolean
hoso_customers_remove (HosoDb *db, const gint64 *ids, guint n, GError **error)
{
  const char *name = n == 1 ? N_ ("Delete customer") : N_ ("Delete customers");
  g_auto (HosoAction) action = HOSO_ACTION_INIT;

  if (!hoso_action_begin (&action, db, name, error))
    return FALSE;

  for (guint i = 0; i < n; i++)
    if (!remove_one (db, ids[i], error))
      return FALSE;

  return hoso_action_commit (&action, error);
}

gboolean
hoso_customers_add_note (HosoDb *db, gint64 id, const char *text, GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;
  g_autoptr (HosoCustomer) customer = hoso_customer_new ();

  return hoso_action_begin (&action, db, N_ ("Add note"), error) &&
         hoso_customer_table_load (db, id, customer, error) &&
         hoso_note_table_add (db, id, text, error) != 0 &&
         hoso_action_commit (&action, error);
}

gboolean
hoso_customers_remove_note (HosoDb *db, gint64 note, GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;

  return hoso_action_begin (&action, db, N_ ("Delete note"), error) &&
         hoso_note_table_remove (db, note, error) &&
         hoso_action_commit (&action, error);
}

/* 0 with @error set where they cannot be counted. */
guint64
hoso_customers_count (HosoDb *db, GError **error)
{
  guint64 count = 0;

  return hoso_customer_table_count (db, &count, error) ? count : 0;
}

static int
compare_names (gconstpointer a, gconstpointer b, gpointer collator)
{
  return hoso_collator_compare (collator, *(const char *const *)a, *(const char *const *)b);
}

/* The tags that customers have, or NULL with @error set; free with
 * g_strfreev(). */
char **
hoso_tags_list (HosoDb *db, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  HosoCollator *collator = hoso_db_get_collator (db, error);

  if (collator == NULL || !hoso_tag_table_list (db, names, error))
    return NULL;

  g_ptr_array_sort_with_data (names, compare_names, collator);
  g_ptr_array_add (names, NULL);
  return (char **)g_ptr_array_steal (names, NULL);
}
