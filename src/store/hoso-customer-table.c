/* The table “customer”.  Runs on the thread that owns the connection; writes
 * only inside the caller's transaction.
 */

#include "hoso-config.h"

#include "hoso-customer-table.h"

#include <glib/gi18n-lib.h>

#include "hoso-collate.h"
#include "hoso-fold.h"
#include "hoso-merge-table.h"

static gboolean
set_gone (GError **error)
{
  g_set_error_literal (error,
                       HOSO_ERROR,
                       HOSO_ERROR_NOT_FOUND,
                       _ ("The customer is no longer there."));
  return FALSE;
}

/* One who was merged into another says into whom. */
static gboolean
set_gone_or_merged (HosoDb *db, gint64 id, GError **error)
{
  HosoMerge *found = NULL;
  g_autoptr (HosoMerge) merge = NULL;
  g_autofree char *number = NULL;

  if (!hoso_merge_table_find (db, id, &found, error))
    return FALSE;
  merge = found;
  if (merge == NULL)
    return set_gone (error);
  number = g_strdup_printf ("%" G_GINT64_FORMAT, merge->survivor);
  g_set_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND,
               /* Translators: the first is the name of a customer who was merged into the
                * second, whose number follows. */
               _ ("“%1$s” was merged into “%2$s” (customer %3$s)."),
               merge->merged_name, merge->survivor_name, number);
  return FALSE;
}

static const char *
get_kind_name (HosoCustomerKind kind)
{
  return kind == HOSO_CUSTOMER_COMPANY ? "company" : "person";
}

static HosoCustomerKind
read_kind (HosoStmt *stmt, int column)
{
  return g_strcmp0 (hoso_stmt_get_text (stmt, column), "company") == 0 ? HOSO_CUSTOMER_COMPANY
                                                                       : HOSO_CUSTOMER_PERSON;
}

/* Without white space at its ends, in NFC; an empty name is refused. */
static char *
dup_clean_name (const char *name, GError **error)
{
  g_autofree char *clean = hoso_text_dup_trimmed (name, -1);

  if (*clean != '\0')
    return g_steal_pointer (&clean);

  g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_INVALID, _ ("A customer needs a name."));
  return NULL;
}

/* Binds the kind, the name and the key that sorts it as parameters 1 to 3. */
static gboolean
bind_name (HosoStmt *stmt, HosoDb *db, HosoCustomerKind kind, const char *name, GError **error)
{
  HosoCollator *collator = hoso_db_get_collator (db, error);
  g_autoptr (GBytes) key = NULL;
  gconstpointer data;
  gsize length;

  if (collator == NULL)
    return FALSE;

  key = kind == HOSO_CUSTOMER_COMPANY ? hoso_collator_dup_key (collator, name)
                                      : hoso_collator_dup_name_key (collator, name);
  data = g_bytes_get_data (key, &length);
  hoso_stmt_bind_text (stmt, 1, get_kind_name (kind));
  hoso_stmt_bind_text (stmt, 2, name);
  hoso_stmt_bind_blob (stmt, 3, data, length);
  return TRUE;
}

/* Adds a customer that @source told of.  Returns its id, or 0 with @error set:
 * HOSO_ERROR_INVALID for a name of nothing but white space. */
gint64
hoso_customer_table_add (HosoDb *db,
                         HosoCustomerKind kind,
                         const char *name,
                         gint64 source,
                         GError **error)
{
  static const char sql[] =
    "INSERT INTO customer (kind, name, sort_key, uid, source_id, created) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
  g_autofree char *clean = dup_clean_name (name, error);
  g_autoptr (HosoStmt) stmt = NULL;
  char uid[HOSO_UID_LENGTH + 1];

  if (clean == NULL)
    return 0;

  stmt = hoso_db_prepare (db, sql, error);
  if (stmt == NULL || !bind_name (stmt, db, kind, clean, error))
    return 0;

  hoso_db_make_uid (db, uid);
  hoso_stmt_bind_text (stmt, 4, uid);
  hoso_stmt_bind_int (stmt, 5, source);
  hoso_stmt_bind_int (stmt, 6, hoso_db_get_now (db));
  return hoso_stmt_run (stmt, error) ? hoso_db_get_last_id (db) : 0;
}

/* Runs a statement that must change the row of one customer. */
static gboolean
run_on_one (HosoDb *db, HosoStmt *stmt, GError **error)
{
  return hoso_stmt_run (stmt, error) && (hoso_db_get_changes (db) > 0 || set_gone (error));
}

/* Renames the customer, and says whether it is a person or a company. */
gboolean
hoso_customer_table_set_name (HosoDb *db,
                              gint64 customer,
                              HosoCustomerKind kind,
                              const char *name,
                              GError **error)
{
  static const char sql[] =
    "UPDATE customer SET kind = ?1, name = ?2, sort_key = ?3 WHERE id = ?4";
  g_autofree char *clean = dup_clean_name (name, error);
  g_autoptr (HosoStmt) stmt = NULL;

  if (clean == NULL)
    return FALSE;

  stmt = hoso_db_prepare (db, sql, error);
  if (stmt == NULL || !bind_name (stmt, db, kind, clean, error))
    return FALSE;

  hoso_stmt_bind_int (stmt, 4, customer);
  return run_on_one (db, stmt, error);
}

/* Makes @uid, which nobody has, what other workspaces call the customer. */
gboolean
hoso_customer_table_set_uid (HosoDb *db, gint64 customer, const char *uid, GError **error)
{
  g_autoptr (HosoStmt) stmt =
    hoso_db_prepare (db, "UPDATE customer SET uid = ?1 WHERE id = ?2", error);

  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_text (stmt, 1, uid);
  hoso_stmt_bind_int (stmt, 2, customer);
  return run_on_one (db, stmt, error);
}

/* @photo is 0 for none; the picture that was there before stays stored. */
gboolean
hoso_customer_table_set_photo (HosoDb *db, gint64 customer, gint64 photo, GError **error)
{
  static const char sql[] = "UPDATE customer SET photo_id = ?1 WHERE id = ?2";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_id (stmt, 1, photo);
  hoso_stmt_bind_int (stmt, 2, customer);
  return run_on_one (db, stmt, error);
}

/* Removes the customer with all that hangs on it; answers stay, without it. */
gboolean
hoso_customer_table_remove (HosoDb *db, gint64 customer, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, "DELETE FROM customer WHERE id = ?1", error);

  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, customer);
  return run_on_one (db, stmt, error);
}

/* Fills the id, kind, name and photo of @customer. */
gboolean
hoso_customer_table_load (HosoDb *db, gint64 id, HosoCustomer *customer, GError **error)
{
  static const char sql[] = "SELECT kind, name, photo_id FROM customer WHERE id = ?1";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, id);
  switch (hoso_stmt_step (stmt, error))
    {
    case HOSO_ROW:
      customer->id = id;
      customer->kind = read_kind (stmt, 0);
      g_free (customer->name);
      customer->name = hoso_stmt_dup_text (stmt, 1);
      customer->photo = hoso_stmt_get_int (stmt, 2);
      return TRUE;
    case HOSO_DONE:
      return set_gone_or_merged (db, id, error);
    case HOSO_STEP_ERROR:
      break;
    }

  return FALSE;
}

/* Who told of the customer first; @source stays as it is where there is none. */
gboolean
hoso_customer_table_get_source (HosoDb *db, gint64 customer, gint64 *source, GError **error)
{
  static const char sql[] = "SELECT source_id FROM customer WHERE id = ?1";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  HosoStepResult result;

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, customer);
  result = hoso_stmt_step (stmt, error);
  if (result == HOSO_ROW)
    *source = hoso_stmt_get_int (stmt, 0);
  return result != HOSO_STEP_ERROR;
}

/* How many customers there are. */
gboolean
hoso_customer_table_count (HosoDb *db, guint64 *count, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, "SELECT count (*) FROM customer", error);

  if (stmt == NULL || hoso_stmt_step (stmt, error) != HOSO_ROW)
    return FALSE;

  *count = (guint64)hoso_stmt_get_int (stmt, 0);
  return TRUE;
}

/* The number above the ids of all customers: the size of a set that holds any. */
gboolean
hoso_customer_table_get_end (HosoDb *db, guint *end, GError **error)
{
  g_autoptr (HosoStmt) stmt =
    hoso_db_prepare (db, "SELECT coalesce (max (id), 0) + 1 FROM customer", error);

  if (stmt == NULL || hoso_stmt_step (stmt, error) != HOSO_ROW)
    return FALSE;

  *end = (guint)hoso_stmt_get_int (stmt, 0);
  return TRUE;
}

/* Adds the ids (gint64) of the first @n customers to @ids, in Vietnamese order. */
gboolean
hoso_customer_table_list (HosoDb *db, guint n, GArray *ids, GError **error)
{
  static const char sql[] = "SELECT id FROM customer ORDER BY sort_key, id LIMIT ?1";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  HosoStepResult result = HOSO_STEP_ERROR;

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, n);

  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      gint64 id = hoso_stmt_get_int (stmt, 0);

      g_array_append_val (ids, id);
    }

  return result == HOSO_DONE;
}

static HosoCustomerRow *
read_row (HosoStmt *stmt)
{
  HosoCustomerRow *row = g_new0 (HosoCustomerRow, 1);

  row->id = hoso_stmt_get_int (stmt, 0);
  row->kind = read_kind (stmt, 1);
  row->name = hoso_stmt_dup_text (stmt, 2);
  row->photo = hoso_stmt_get_int (stmt, 3);
  row->phone = hoso_stmt_dup_text (stmt, 4);
  row->email = hoso_stmt_dup_text (stmt, 5);
  row->tags = hoso_stmt_dup_text (stmt, 6);
  return row;
}

/* Adds a HosoCustomerRow for each of the ids that exists, in their order. */
gboolean
hoso_customer_table_load_rows (HosoDb *db,
                               const gint64 *ids,
                               guint n,
                               GPtrArray *rows,
                               GError **error)
{
  static const char sql[] =
    "SELECT c.id, c.kind, c.name, c.photo_id, "
    "(SELECT value FROM contact WHERE customer_id = c.id AND kind = 'phone' "
    " ORDER BY position LIMIT 1), "
    "(SELECT value FROM contact WHERE customer_id = c.id AND kind = 'email' "
    " ORDER BY position LIMIT 1), "
    "(SELECT group_concat (t.name, ', ') FROM customer_tag ct "
    " JOIN tag t ON t.id = ct.tag_id WHERE ct.customer_id = c.id) "
    "FROM customer c WHERE c.id = ?1";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      HosoStepResult result;

      hoso_stmt_bind_int (stmt, 1, ids[i]);
      result = hoso_stmt_step (stmt, error);
      if (result == HOSO_STEP_ERROR)
        return FALSE;
      if (result == HOSO_ROW)
        g_ptr_array_add (rows, read_row (stmt));
      hoso_stmt_reset (stmt);
    }

  return TRUE;
}

/* A phrase of the search index: the name begins with all of it. */
static char *
dup_phrase (const char *folded)
{
  g_auto (GStrv) parts = g_strsplit (folded, "\"", -1);
  g_autofree char *quoted = g_strjoinv (" ", parts);

  return g_strdup_printf ("^\"%s\"", quoted);
}

/* Adds to @ids (gint64) at most @limit customers whose folded name is that of
 * @namesake, in the order in which they were added. */
gboolean
hoso_customer_table_find_name (
  HosoDb *db, const HosoNamesake *namesake, guint limit, GArray *ids, GError **error)
{
  static const char sql[] =
    "SELECT c.id FROM customer_name s JOIN customer c ON c.id = s.rowid "
    "WHERE s.customer_name MATCH ?1 AND hoso_fold (c.name) = ?2 AND c.source_id <> ?3 "
    "AND NOT (?4 AND EXISTS (SELECT 1 FROM contact k WHERE k.customer_id = c.id "
    "AND k.kind = 'email')) "
    "AND NOT (?5 AND EXISTS (SELECT 1 FROM contact k WHERE k.customer_id = c.id "
    "AND k.kind = 'phone')) ORDER BY c.id LIMIT ?6";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  g_autofree char *phrase = dup_phrase (namesake->folded);
  HosoStepResult result;

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_text (stmt, 1, phrase);
  hoso_stmt_bind_text (stmt, 2, namesake->folded);
  hoso_stmt_bind_int (stmt, 3, namesake->not_source);
  hoso_stmt_bind_int (stmt, 4, namesake->no_email);
  hoso_stmt_bind_int (stmt, 5, namesake->no_phone);
  hoso_stmt_bind_int (stmt, 6, limit);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      gint64 id = hoso_stmt_get_int (stmt, 0);

      g_array_append_val (ids, id);
    }

  return result == HOSO_DONE;
}
