/* Changes to many customers at once.  Runs on the thread that owns the
 * connection; a cancel takes all of it back.
 */

#include "hoso-config.h"

#include "hoso-customer-bulk.h"

#include <glib/gi18n-lib.h>

#include "hoso-customer-table.h"
#include "hoso-field-table.h"
#include "hoso-field-text.h"
#include "hoso-fold.h"
#include "hoso-segment-table.h"
#include "hoso-source-table.h"
#include "hoso-tag-table.h"
#include "hoso-undo.h"

#define CANCEL_ROWS 64

/* What is done to each. */
typedef struct
{
  HosoDb *db;
  const char *const *tags;
  const char *key;
  const char *value;
  gint64 hand;
} Change;

typedef gboolean (*ChangeFunc) (const Change *change, gint64 id, GError **error);

static gboolean
is_there (HosoDb *db, gint64 id, gboolean *there, GError **error)
{
  g_autoptr (HosoCustomer) customer = hoso_customer_new ();
  g_autoptr (GError) local = NULL;

  *there = hoso_customer_table_load (db, id, customer, &local);
  if (local != NULL && !g_error_matches (local, HOSO_ERROR, HOSO_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return TRUE;
}

static gboolean
change_all (
  const Change *change, ChangeFunc func, GArray *ids, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      gboolean there;

      if (i % CANCEL_ROWS == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!is_there (change->db, id, &there, error) || (there && !func (change, id, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_tags (const Change *change, gint64 id, GError **error)
{
  for (guint i = 0; change->tags[i] != NULL; i++)
    if (!hoso_tag_table_add (change->db, id, change->tags[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
remove_tags (const Change *change, gint64 id, GError **error)
{
  for (guint i = 0; change->tags[i] != NULL; i++)
    if (!hoso_tag_table_remove (change->db, id, change->tags[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
set_field (const Change *change, gint64 id, GError **error)
{
  return hoso_customer_field_set (change->db, id, change->key, change->value, change->hand, error);
}

/**
 * hoso_customers_tag:
 * @tags: names, made where there are none; one without text is no tag
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_customers_tag (HosoDb *db,
                    GArray *ids,
                    const char *const *tags,
                    GCancellable *cancellable,
                    GError **error)
{
  const Change change = { .db = db, .tags = tags };
  g_auto (HosoAction) action = HOSO_ACTION_INIT;

  return hoso_action_begin (&action, db, N_ ("Tag customers"), error) &&
         change_all (&change, add_tags, ids, cancellable, error) &&
         hoso_action_commit (&action, error);
}

/**
 * hoso_customers_untag:
 * @tags: names
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_customers_untag (HosoDb *db,
                      GArray *ids,
                      const char *const *tags,
                      GCancellable *cancellable,
                      GError **error)
{
  const Change change = { .db = db, .tags = tags };
  g_auto (HosoAction) action = HOSO_ACTION_INIT;

  return hoso_action_begin (&action, db, N_ ("Remove tags of customers"), error) &&
         change_all (&change, remove_tags, ids, cancellable, error) &&
         hoso_action_commit (&action, error);
}

/**
 * hoso_customers_set_field:
 * @key: of a field of the profile
 *
 * Returns: %TRUE, or %FALSE with @error set: HOSO_ERROR_NOT_FOUND where there is
 *   no such field, HOSO_ERROR_INVALID where @value is none of it
 */
gboolean
hoso_customers_set_field (HosoDb *db,
                          GArray *ids,
                          const char *key,
                          const char *value,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (HosoField) field = hoso_field_table_load (db, key, error);
  g_autofree char *stored = NULL;
  Change change = { .db = db, .key = key };
  g_auto (HosoAction) action = HOSO_ACTION_INIT;

  if (field == NULL)
    return FALSE;
  if (value != NULL && *value != '\0')
    {
      stored = hoso_field_parse (field, value, error);
      if (stored == NULL)
        return FALSE;
    }
  change.value = stored;
  if (!hoso_action_begin (&action, db, N_ ("Edit customers"), error))
    return FALSE;
  change.hand = hoso_source_table_get_hand (db, error);
  return change.hand != 0 && change_all (&change, set_field, ids, cancellable, error) &&
         hoso_action_commit (&action, error);
}

/* “Has the tag @name.” */
static HosoRule *
make_rule (const char *name)
{
  HosoRule *rule = hoso_rule_new (0);
  HosoRuleNode *node = hoso_rule_node_new (HOSO_RULE_TAG);

  node->value = g_strdup (name);
  hoso_rule_node_add (rule->root, node);
  return rule;
}

/**
 * hoso_customers_make_segment:
 * @name: of the segment, and of the tag that its members have
 *
 * Whoever gets the tag later belongs to the segment too.
 *
 * Returns: the segment's id, or 0 with @error set
 */
gint64
hoso_customers_make_segment (HosoDb *db,
                             GArray *ids,
                             const char *name,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autofree char *clean = hoso_text_dup_trimmed (name, -1);
  const char *const tags[] = { clean, NULL };
  const Change change = { .db = db, .tags = tags };
  g_autoptr (HosoRule) rule = make_rule (clean);
  g_auto (HosoAction) action = HOSO_ACTION_INIT;
  gint64 segment;

  if (*clean == '\0')
    {
      g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_INVALID, _ ("A segment needs a name."));
      return 0;
    }
  if (!hoso_action_begin (&action, db, N_ ("Add segment"), error) ||
      !change_all (&change, add_tags, ids, cancellable, error))
    return 0;
  segment = hoso_segment_table_add (db, clean, rule, NULL, error);
  return segment != 0 && hoso_action_commit (&action, error) ? segment : 0;
}
