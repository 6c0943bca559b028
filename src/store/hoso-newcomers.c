/* Customers whom a long file adds.  Runs on the thread that owns the connection;
 * writes only inside the caller's transaction.
 */

#include "hoso-config.h"

#include "hoso-newcomers.h"

#include <glib/gi18n-lib.h>

#include "hoso-collate.h"
#include "hoso-fold.h"
#include "hoso-rows.h"

/* Customers stored at a time. */
#define MANY 4096

struct _HosoNewcomers
{
  HosoDb *db;
  gint64 import;
  gint64 source;
  HosoCollator *collator;
  gint64 latest; /* id */
  HosoRows *customers;
  HosoRows *names;
  HosoRows *contacts;
  HosoRows *codes;
  HosoRows *tags;
  HosoRows *notes;
};

/* Free with hoso_newcomers_free(). */
HosoNewcomers *
hoso_newcomers_new (HosoDb *db, gint64 import, gint64 source, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (
    db, "SELECT coalesce (max (seq), 0) FROM sqlite_sequence WHERE name = 'customer'", error);
  g_autoptr (HosoNewcomers) newcomers = g_new0 (HosoNewcomers, 1);

  newcomers->db = db;
  newcomers->import = import;
  newcomers->source = source;
  newcomers->customers = hoso_rows_new (7);
  newcomers->names = hoso_rows_new (3);
  newcomers->contacts = hoso_rows_new (6);
  newcomers->codes = hoso_rows_new (4);
  newcomers->tags = hoso_rows_new (3);
  newcomers->notes = hoso_rows_new (5);
  newcomers->collator = hoso_db_get_collator (db, error);
  if (newcomers->collator == NULL || stmt == NULL || hoso_stmt_step (stmt, error) != HOSO_ROW)
    return NULL;
  newcomers->latest = hoso_stmt_get_int (stmt, 0);
  return g_steal_pointer (&newcomers);
}

void
hoso_newcomers_free (HosoNewcomers *newcomers)
{
  hoso_rows_free (newcomers->customers);
  hoso_rows_free (newcomers->names);
  hoso_rows_free (newcomers->contacts);
  hoso_rows_free (newcomers->codes);
  hoso_rows_free (newcomers->tags);
  hoso_rows_free (newcomers->notes);
  g_free (newcomers);
}

static void
add_row (HosoNewcomers *newcomers, HosoCustomerKind kind, const char *name)
{
  HosoRows *rows = newcomers->customers;
  g_autoptr (GBytes) key = kind == HOSO_CUSTOMER_COMPANY
                             ? hoso_collator_dup_key (newcomers->collator, name)
                             : hoso_collator_dup_name_key (newcomers->collator, name);
  char uid[HOSO_UID_LENGTH + 1];
  gsize length;
  gconstpointer data = g_bytes_get_data (key, &length);

  hoso_db_make_uid (newcomers->db, uid);
  hoso_rows_add_int (rows, newcomers->latest);
  hoso_rows_add_text (rows, uid);
  hoso_rows_add_text (rows, kind == HOSO_CUSTOMER_COMPANY ? "company" : "person");
  hoso_rows_add_text (rows, name);
  hoso_rows_add_bytes (rows, data, length);
  hoso_rows_add_int (rows, newcomers->source);
  hoso_rows_add_int (rows, hoso_db_get_now (newcomers->db));

  hoso_rows_add_int (newcomers->names, newcomers->import);
  hoso_rows_add_int (newcomers->names, newcomers->latest);
  hoso_rows_add_text (newcomers->names, name);
}

gint64
hoso_newcomers_add (HosoNewcomers *newcomers,
                    HosoCustomerKind kind,
                    const char *name,
                    GError **error)
{
  g_autofree char *clean = hoso_text_dup_trimmed (name, -1);

  if (*clean == '\0')
    {
      g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_INVALID, _ ("A customer needs a name."));
      return 0;
    }
  if (hoso_rows_get_n (newcomers->customers) >= MANY && !hoso_newcomers_store (newcomers, error))
    return 0;
  newcomers->latest++;
  add_row (newcomers, kind, clean);
  return newcomers->latest;
}

void
hoso_newcomers_add_contact (HosoNewcomers *newcomers, const HosoNewContact *contact)
{
  HosoRows *rows = newcomers->contacts;

  hoso_rows_add_int (rows, newcomers->latest);
  hoso_rows_add_text (rows, hoso_contact_kind_get_name (contact->kind));
  hoso_rows_add_text (rows, contact->value);
  hoso_rows_add_text (rows, contact->canonical);
  hoso_rows_add_int (rows, newcomers->source);
  hoso_rows_add_int (rows, contact->position);
}

void
hoso_newcomers_add_code (HosoNewcomers *newcomers, const char *channel, const char *code)
{
  hoso_rows_add_int (newcomers->codes, newcomers->latest);
  hoso_rows_add_text (newcomers->codes, channel);
  hoso_rows_add_text (newcomers->codes, code);
  hoso_rows_add_int (newcomers->codes, newcomers->source);
}

void
hoso_newcomers_add_tag (HosoNewcomers *newcomers, gint64 tag)
{
  hoso_rows_add_int (newcomers->tags, newcomers->latest);
  hoso_rows_add_int (newcomers->tags, tag);
  hoso_rows_add_int (newcomers->tags, newcomers->source);
}

void
hoso_newcomers_add_note (HosoNewcomers *newcomers, const char *text)
{
  char uid[HOSO_UID_LENGTH + 1];

  hoso_db_make_uid (newcomers->db, uid);
  hoso_rows_add_text (newcomers->notes, uid);
  hoso_rows_add_int (newcomers->notes, newcomers->latest);
  hoso_rows_add_text (newcomers->notes, text);
  hoso_rows_add_int (newcomers->notes, hoso_db_get_now (newcomers->db));
  hoso_rows_add_int (newcomers->notes, newcomers->source);
}

static gboolean
store_rows (HosoNewcomers *newcomers, const char *sql, HosoRows *rows, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;

  if (hoso_rows_get_n (rows) == 0)
    return TRUE;
  stmt = hoso_db_prepare (newcomers->db, sql, error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_rows (stmt, 1, rows);
  if (!hoso_stmt_run (stmt, error))
    return FALSE;
  hoso_rows_clear (rows);
  return TRUE;
}

gboolean
hoso_newcomers_holds (const HosoNewcomers *newcomers, gint64 customer)
{
  return customer > newcomers->latest - hoso_rows_get_n (newcomers->customers);
}

gboolean
hoso_newcomers_store (HosoNewcomers *newcomers, GError **error)
{
  return store_rows (newcomers,
                     "INSERT INTO customer (id, uid, kind, name, sort_key, source_id, created) "
                     "SELECT c0, c1, c2, c3, c4, c5, c6 FROM hoso_rows (?1)",
                     newcomers->customers, error) &&
         store_rows (newcomers,
                     "INSERT INTO import_customer (import_id, customer_id, name) "
                     "SELECT c0, c1, c2 FROM hoso_rows (?1)",
                     newcomers->names, error) &&
         store_rows (newcomers,
                     "INSERT INTO contact (customer_id, kind, value, canonical, source_id, "
                     "position) SELECT c0, c1, c2, c3, c4, c5 FROM hoso_rows (?1)",
                     newcomers->contacts, error) &&
         store_rows (newcomers,
                     "INSERT INTO customer_code (customer_id, channel, code, source_id) "
                     "SELECT c0, c1, c2, c3 FROM hoso_rows (?1)",
                     newcomers->codes, error) &&
         store_rows (newcomers,
                     "INSERT INTO customer_tag (customer_id, tag_id, source_id) "
                     "SELECT c0, c1, c2 FROM hoso_rows (?1)",
                     newcomers->tags, error) &&
         store_rows (newcomers,
                     "INSERT INTO interaction (uid, customer_id, kind, text, at, source_id) "
                     "SELECT c0, c1, 'note', c2, c3, c4 FROM hoso_rows (?1)",
                     newcomers->notes, error);
}
