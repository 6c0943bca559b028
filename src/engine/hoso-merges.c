/* Use cases of merging two entries for one person, and of taking that back.  Runs
 * on the thread that owns the connection.
 */

#include "hoso-config.h"

#include "hoso-merges.h"

#include <glib/gi18n-lib.h>

#include "hoso-customer-table.h"
#include "hoso-merge-table.h"

static gboolean
load_both (HosoDb *db, gint64 survivor, HosoMerge *merge, GError **error)
{
  g_autoptr (HosoCustomer) one = hoso_customer_new ();
  g_autoptr (HosoCustomer) other = hoso_customer_new ();

  if (survivor == merge->merged)
    {
      g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_INVALID,
                           _ ("A customer cannot be merged with itself."));
      return FALSE;
    }
  if (!hoso_customer_table_load (db, survivor, one, error) ||
      !hoso_customer_table_load (db, merge->merged, other, error))
    return FALSE;
  merge->survivor = survivor;
  merge->merged_name = g_steal_pointer (&other->name);
  return TRUE;
}

gint64
hoso_merges_merge (HosoDb *db,
                   gint64 survivor,
                   gint64 merged,
                   const HosoMergeChoice *choice,
                   GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;
  g_autoptr (HosoMergeChoice) nothing = hoso_merge_choice_new ();
  g_autoptr (HosoMerge) merge = hoso_merge_new ();
  gint64 source = 0;

  merge->merged = merged;
  if (!hoso_action_begin (&action, db, N_ ("Merge customers"), error) ||
      !load_both (db, survivor, merge, error) ||
      !hoso_customer_table_get_source (db, merged, &source, error) ||
      !hoso_merge_table_move (db, survivor, merged, choice != NULL ? choice : nothing, error))
    return 0;
  merge->id = hoso_merge_table_add (db, merge, source, error);
  if (merge->id == 0 || !hoso_merge_table_keep_rows (db, &action, merge->id, error) ||
      !hoso_action_commit (&action, error))
    return 0;
  return merge->id;
}

gboolean
hoso_merges_take_back (HosoDb *db, gint64 merge, GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;
  g_autoptr (HosoMerge) kept = NULL;

  if (!hoso_action_begin (&action, db, N_ ("Take the merge back"), error))
    return FALSE;
  kept = hoso_merge_table_load (db, merge, error);
  return kept != NULL && hoso_merge_table_restore_rows (db, kept, error) &&
         hoso_merge_table_remove (db, merge, error) && hoso_action_commit (&action, error);
}

/* Free with g_ptr_array_unref(); NULL with @error set. */
GPtrArray *
hoso_merges_list (HosoDb *db, gint64 survivor, GError **error)
{
  return hoso_merge_table_list (db, survivor, error);
}

/* HOSO_ERROR_NOT_FOUND where nothing of that number was merged.  Free with
 * hoso_merge_free(). */
HosoMerge *
hoso_merges_find (HosoDb *db, gint64 number, GError **error)
{
  g_autoptr (GPtrArray) merges = hoso_merge_table_list (db, number, error);
  HosoMerge *merge = NULL;

  if (merges == NULL)
    return NULL;
  if (merges->len > 0)
    return g_ptr_array_steal_index (merges, 0);
  if (!hoso_merge_table_find (db, number, &merge, error) || merge != NULL)
    return merge;
  return hoso_merge_table_load (db, number, error);
}

void
hoso_merge_difference_free (HosoMergeDifference *difference)
{
  g_free (difference->key);
  g_free (difference->title);
  g_free (difference->values[0]);
  g_free (difference->values[1]);
  g_free (difference);
}

static HosoMergeDifference *
add (GPtrArray *differences, HosoMergeSubject subject, const char *one, const char *other)
{
  HosoMergeDifference *difference = g_new0 (HosoMergeDifference, 1);

  difference->subject = subject;
  difference->values[0] = g_strdup (one);
  difference->values[1] = g_strdup (other);
  g_ptr_array_add (differences, difference);
  return difference;
}

/* Two writings of one number or address are no difference. */
static void
compare_contacts (GPtrArray *differences,
                  const HosoCustomer *one,
                  const HosoCustomer *other,
                  HosoContactKind kind)
{
  const char *a = hoso_customer_get_contact (one, kind);
  const char *b = hoso_customer_get_contact (other, kind);
  g_autofree char *canonical_a = NULL;
  g_autofree char *canonical_b = NULL;

  if (a == NULL || b == NULL || g_str_equal (a, b))
    return;
  canonical_a = hoso_contact_dup_canonical (kind, a);
  canonical_b = hoso_contact_dup_canonical (kind, b);
  if (canonical_a == NULL || g_strcmp0 (canonical_a, canonical_b) != 0)
    add (differences, HOSO_MERGE_CONTACT, a, b)->contact = kind;
}

/* Free with g_ptr_array_unref(). */
GPtrArray *
hoso_merges_compare (const HosoCustomer *one, const HosoCustomer *other)
{
  GPtrArray *differences =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_merge_difference_free);

  if (one->kind != other->kind || g_strcmp0 (one->name, other->name) != 0)
    add (differences, HOSO_MERGE_NAME, one->name, other->name);
  if (one->photo != 0 && other->photo != 0)
    add (differences, HOSO_MERGE_PHOTO, NULL, NULL);
  for (guint kind = 0; kind < HOSO_CONTACT_N_KINDS; kind++)
    compare_contacts (differences, one, other, kind);
  for (guint i = 0; i < one->fields->len; i++)
    {
      const HosoFieldValue *value = g_ptr_array_index (one->fields, i);
      const char *second = hoso_customer_get_field (other, value->key);
      HosoMergeDifference *difference;

      if (second == NULL || g_str_equal (value->value, second))
        continue;
      difference = add (differences, HOSO_MERGE_FIELD, value->value, second);
      difference->key = g_strdup (value->key);
      difference->title = g_strdup (value->title);
    }
  return differences;
}

/* Free with hoso_merge_choice_free(). */
HosoMergeChoice *
hoso_merges_choose (const GPtrArray *differences, const gboolean *taken)
{
  HosoMergeChoice *choice = hoso_merge_choice_new ();

  for (guint i = 0; i < differences->len; i++)
    {
      const HosoMergeDifference *difference = g_ptr_array_index (differences, i);

      if (!taken[i])
        continue;
      switch (difference->subject)
        {
        case HOSO_MERGE_NAME:
          choice->name = TRUE;
          break;
        case HOSO_MERGE_PHOTO:
          choice->photo = TRUE;
          break;
        case HOSO_MERGE_CONTACT:
          choice->contacts[difference->contact] = TRUE;
          break;
        case HOSO_MERGE_FIELD:
          g_ptr_array_add (choice->fields, g_strdup (difference->key));
          break;
        }
    }
  return choice;
}
