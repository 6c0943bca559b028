/* What one customer takes over from another.  Everything that the list of
 * references knows moves; what both have alike stays once.  Runs inside the
 * action of the caller, which keeps what changes.
 */

#include "hoso-config.h"

#include "hoso-customer-references.h"
#include "hoso-merge-table.h"

typedef struct
{
  HosoDb *db;
  gint64 survivor; /* ?1 of the statements */
  gint64 merged;   /* ?2 */
} Moving;

static gboolean
run (const Moving *moving, const char *sql, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (moving->db, sql, error);

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, moving->survivor);
  hoso_stmt_bind_int (stmt, 2, moving->merged);
  return hoso_stmt_run (stmt, error);
}

static gboolean
run_all (const Moving *moving, const char *const *steps, GError **error)
{
  for (guint i = 0; steps[i] != NULL; i++)
    if (!run (moving, steps[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
drop_what_both_have (const Moving *moving, GError **error)
{
  static const char *const steps[] = {
    "DELETE FROM contact WHERE customer_id = ?2 AND EXISTS (SELECT 1 FROM contact s "
    "WHERE s.customer_id = ?1 AND s.kind = contact.kind "
    "AND (s.value = contact.value OR s.canonical = contact.canonical))",
    "DELETE FROM customer_tag WHERE customer_id = ?2 AND EXISTS (SELECT 1 FROM customer_tag s "
    "WHERE s.customer_id = ?1 AND s.tag_id = customer_tag.tag_id)",
    "DELETE FROM customer_code WHERE customer_id = ?2 AND EXISTS (SELECT 1 FROM customer_code s "
    "WHERE s.customer_id = ?1 AND s.channel = customer_code.channel "
    "AND s.code = customer_code.code)",
    NULL,
  };

  return run_all (moving, steps, error);
}

/* The contact of a kind that came first with the one who goes comes first. */
static gboolean
put_first (const Moving *moving, HosoContactKind kind, GError **error)
{
  static const char sql[] =
    "UPDATE contact SET position = (SELECT min (position) - 1 FROM contact "
    "WHERE customer_id IN (?1, ?2)) WHERE id = (SELECT s.id FROM contact m JOIN contact s "
    "ON s.customer_id IN (?1, ?2) AND s.kind = m.kind "
    "AND (s.value = m.value OR s.canonical = m.canonical) "
    "WHERE m.customer_id = ?2 AND m.kind = ?3 "
    "ORDER BY m.position, m.id, s.customer_id = ?2 LIMIT 1)";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (moving->db, sql, error);

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, moving->survivor);
  hoso_stmt_bind_int (stmt, 2, moving->merged);
  hoso_stmt_bind_text (stmt, 3, hoso_contact_kind_get_name (kind));
  return hoso_stmt_run (stmt, error);
}

static gboolean
choose_contacts (const Moving *moving, const HosoMergeChoice *choice, GError **error)
{
  if (!run (moving,
            "UPDATE contact SET position = position + (SELECT coalesce (max (position) + 1, 0) "
            "FROM contact WHERE customer_id = ?1) WHERE customer_id = ?2",
            error))
    return FALSE;
  for (guint kind = 0; kind < HOSO_CONTACT_N_KINDS; kind++)
    if (choice->contacts[kind] && !put_first (moving, kind, error))
      return FALSE;
  return TRUE;
}

static gboolean
choose_name (const Moving *moving, const HosoMergeChoice *choice, GError **error)
{
  if (choice->name &&
      !run (moving,
            "UPDATE customer SET (kind, name, sort_key) = (SELECT kind, name, sort_key "
            "FROM customer WHERE id = ?2) WHERE id = ?1",
            error))
    return FALSE;
  return run (moving,
              choice->photo
                ? "UPDATE customer SET photo_id = (SELECT photo_id FROM customer WHERE id = ?2) "
                  "WHERE id = ?1"
                : "UPDATE customer SET photo_id = (SELECT photo_id FROM customer WHERE id = ?2) "
                  "WHERE id = ?1 AND photo_id IS NULL",
              error);
}

/* What would be there twice, or would link a customer to itself, stays behind and
 * goes. */
static gboolean
move_table (const Moving *moving, const HosoCustomerReference *reference, GError **error)
{
  g_autofree char *move = g_strdup_printf ("UPDATE OR IGNORE %s SET %s = ?1 WHERE %s = ?2",
                                           reference->table, reference->column,
                                           reference->column);
  g_autofree char *drop = g_strdup_printf ("DELETE FROM %s WHERE %s = ?2 AND ?1 <> ?2",
                                           reference->table, reference->column);

  return run (moving, g_intern_string (move), error) &&
         run (moving, g_intern_string (drop), error);
}

static gboolean
move_tables (const Moving *moving, GError **error)
{
  guint n;
  const HosoCustomerReference *all = hoso_customer_references_get (&n);

  for (guint i = 0; i < n; i++)
    if ((all[i].kind == HOSO_REFERENCE_OWNED || all[i].kind == HOSO_REFERENCE_LINKED ||
         all[i].kind == HOSO_REFERENCE_KEPT) &&
        g_str_equal (all[i].parent, "customer") && !move_table (moving, &all[i], error))
      return FALSE;
  return TRUE;
}

/* Nobody is a relative of, or brought, oneself. */
static gboolean
drop_links_to_self (const Moving *moving, GError **error)
{
  static const char *const steps[] = {
    "DELETE FROM relation WHERE from_id = ?1 AND to_id = ?1 AND ?1 <> ?2",
    "UPDATE interaction SET referred_id = NULL WHERE customer_id = ?1 AND referred_id = ?1 "
    "AND ?1 <> ?2",
    NULL,
  };

  return run_all (moving, steps, error);
}

/* Both may have said something for one purpose: what was said last holds, and of
 * two at once the one that is safer. */
static gboolean
settle_consents (const Moving *moving, GError **error)
{
  return run (moving,
              "UPDATE consent SET is_current = 0 WHERE customer_id = ?1 AND ?1 <> ?2 "
              "AND is_current = 1 AND id <> (SELECT c.id FROM consent c "
              "WHERE c.customer_id = ?1 AND c.purpose_id = consent.purpose_id "
              "AND c.is_current = 1 ORDER BY c.at DESC, c.given, c.id DESC LIMIT 1)",
              error);
}

/* An order as it was before an import changed it names its customer in JSON. */
static gboolean
move_kept_orders (const Moving *moving, GError **error)
{
  return run (moving,
              "UPDATE import_purchase SET before = json_set (before, '$.customer', ?1) "
              "WHERE instr (before, '\"customer\":' || ?2 || ',') > 0",
              error);
}

/**
 * hoso_merge_table_move:
 * @survivor: the customer who stays, with its id and uid
 * @merged: the customer who goes
 *
 * Gives all that belongs to @merged to @survivor, as @choice says where both have
 * something, and removes @merged.  Both must exist and differ.
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_merge_table_move (HosoDb *db,
                       gint64 survivor,
                       gint64 merged,
                       const HosoMergeChoice *choice,
                       GError **error)
{
  const Moving moving = { db, survivor, merged };

  if (!choose_contacts (&moving, choice, error) ||
      !hoso_merge_table_choose_fields (db, survivor, merged, choice, error) ||
      !choose_name (&moving, choice, error) || !drop_what_both_have (&moving, error) ||
      !hoso_merge_table_join_relations (db, survivor, merged, error))
    return FALSE;
  return move_tables (&moving, error) && drop_links_to_self (&moving, error) &&
         settle_consents (&moving, error) && move_kept_orders (&moving, error) &&
         run (&moving, "DELETE FROM customer WHERE id = ?2 AND ?1 <> ?2", error);
}
