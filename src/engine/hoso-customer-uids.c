/* Customers by their ID, for one import.  A long file is stored while it is read:
 * asking the workspace for each row would wait for what is on its way, so that the
 * IDs stand in memory.  Runs on the thread that owns the connection.
 */

#include "hoso-config.h"

#include "hoso-customer-uids.h"

#include "hoso-customer-facts.h"
#include "hoso-key-index.h"

#define UID 'u'

struct _HosoCustomerUids
{
  HosoDb *db;
  HosoNewcomers *newcomers; /* borrowed, or NULL */
  HosoKeyIndex *keys;       /* NULL without newcomers */
};

static gboolean
index_uids (HosoCustomerUids *uids, GError **error)
{
  static const char sql[] =
    "SELECT id, uid FROM customer UNION ALL "
    "SELECT m.survivor_id, v.before FROM merge m JOIN merge_row r ON r.merge_id = m.id "
    "JOIN merge_value v ON v.merge_row_id = r.id "
    "WHERE r.table_name = 'customer' AND v.column_name = 'uid'";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (uids->db, sql, error);
  HosoStepResult result;

  if (stmt == NULL)
    return FALSE;
  uids->keys = hoso_key_index_new ();
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    hoso_key_index_add (uids->keys, UID, hoso_stmt_get_text (stmt, 1),
                        hoso_stmt_get_int (stmt, 0));
  return result == HOSO_DONE;
}

/* Borrows both; free with hoso_customer_uids_free().  NULL with @error set. */
HosoCustomerUids *
hoso_customer_uids_new (HosoDb *db, HosoNewcomers *newcomers, GError **error)
{
  g_autoptr (HosoCustomerUids) uids = g_new0 (HosoCustomerUids, 1);

  uids->db = db;
  uids->newcomers = newcomers;
  return newcomers == NULL || index_uids (uids, error) ? g_steal_pointer (&uids) : NULL;
}

/* NULL is allowed. */
void
hoso_customer_uids_free (HosoCustomerUids *uids)
{
  if (uids == NULL)
    return;
  g_clear_pointer (&uids->keys, hoso_key_index_free);
  g_free (uids);
}

/* See hoso-customer-uids.h. */
char *
hoso_customer_uid_dup (const char *uid)
{
  return uid != NULL && g_uuid_string_is_valid (uid) ? g_ascii_strdown (uid, -1) : NULL;
}

/* Whether the workspace has to be asked, which is then made ready for it. */
static gboolean
may_be_known (HosoCustomerUids *uids, const char *uid, gboolean *may, GError **error)
{
  g_autoptr (GArray) ids = NULL;

  *may = TRUE;
  if (uids->keys == NULL)
    return TRUE;
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  hoso_key_index_find (uids->keys, UID, uid, ids);
  *may = ids->len > 0;
  return !*may || hoso_newcomers_settle (uids->newcomers,
                                         g_array_index (ids, gint64, ids->len - 1), error);
}

/**
 * hoso_customer_uids_find:
 * @uid: as from hoso_customer_uid_dup(), or %NULL
 * @customer: (out): 0 for nobody
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_customer_uids_find (HosoCustomerUids *uids,
                         const char *uid,
                         gint64 *customer,
                         GError **error)
{
  gboolean may = FALSE;

  *customer = 0;
  if (uid == NULL)
    return TRUE;
  return may_be_known (uids, uid, &may, error) &&
         (!may || hoso_customer_facts_find_uid (uids->db, uid, customer, error));
}

/* See hoso-customer-uids.h. */
void
hoso_customer_uids_add (HosoCustomerUids *uids, const char *uid, gint64 customer)
{
  if (uids->keys != NULL && uid != NULL)
    hoso_key_index_add (uids->keys, UID, uid, customer);
}
