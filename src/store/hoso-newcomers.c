/* Customers whom a long file adds.  Writes only inside the caller's transaction.
 *
 * While the caller collects some thousand, a thread stores those before them: the
 * connection is lent to it until hoso_newcomers_wait().
 */

#include "hoso-config.h"

#include "hoso-newcomers.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hoso-collate.h"
#include "hoso-db-private.h"
#include "hoso-fold.h"
#include "hoso-rows.h"

/* Customers stored at a time; each time costs a segment of the search. */
#define MANY 8192
/* Fewer are not worth preparing all statements anew. */
#define FEW 512

/* What is stored together. */
typedef struct
{
  gint64 last; /* id */
  HosoRows *customers;
  HosoRows *contacts;
  HosoRows *codes;
  HosoRows *tags;
  HosoRows *notes;
  HosoRows *chunks;
  HosoRows *photos;
  HosoRows *values;
} Batch;

struct _HosoNewcomers
{
  HosoDb *db;
  gint64 import;
  gint64 source;
  gint64 latest;          /* id */
  Batch batch;            /* being collected */
  Batch lent;             /* the thread's while there is one, empty otherwise */
  GThread *thread;        /* returns its GError, or NULL */
  gint busy;              /* atomic: the thread is still storing */
  HosoCollator *collator; /* not the connection's, which is lent */
};

static void
batch_init (Batch *batch)
{
  batch->customers = hoso_rows_new (7);
  batch->contacts = hoso_rows_new (6);
  batch->codes = hoso_rows_new (4);
  batch->tags = hoso_rows_new (3);
  batch->notes = hoso_rows_new (5);
  batch->chunks = hoso_rows_new (5);
  batch->photos = hoso_rows_new (2);
  batch->values = hoso_rows_new (6);
}

static void
batch_clear (Batch *batch)
{
  hoso_rows_free (batch->customers);
  hoso_rows_free (batch->contacts);
  hoso_rows_free (batch->codes);
  hoso_rows_free (batch->tags);
  hoso_rows_free (batch->notes);
  hoso_rows_free (batch->chunks);
  hoso_rows_free (batch->photos);
  hoso_rows_free (batch->values);
}

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
  batch_init (&newcomers->batch);
  batch_init (&newcomers->lent);
  if (stmt == NULL || hoso_stmt_step (stmt, error) != HOSO_ROW)
    return NULL;
  newcomers->collator = hoso_collator_new (error);
  if (newcomers->collator == NULL)
    return NULL;
  newcomers->latest = hoso_stmt_get_int (stmt, 0);
  return g_steal_pointer (&newcomers);
}

/* What is not stored yet is dropped. */
void
hoso_newcomers_free (HosoNewcomers *newcomers)
{
  hoso_newcomers_wait (newcomers, NULL);
  batch_clear (&newcomers->batch);
  batch_clear (&newcomers->lent);
  hoso_collator_free (newcomers->collator);
  g_free (newcomers);
}

/* --- Storing --- */

/* @sql takes the rows, and @import unless that is 0. */
static gboolean
store_rows (
  HosoNewcomers *newcomers, const char *sql, HosoRows *rows, gint64 import, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;

  if (hoso_rows_get_n (rows) == 0)
    return TRUE;
  stmt = hoso_db_prepare (newcomers->db, sql, error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_rows (stmt, 1, rows);
  if (import != 0)
    hoso_stmt_bind_int (stmt, 2, import);
  return hoso_stmt_run (stmt, error);
}

/* In this order: rows name customers. */
static const struct
{
  gsize rows; /* where they are in the batch */
  const char *sql;
} steps[] = {
  { G_STRUCT_OFFSET (Batch, customers),
    "INSERT OR FAIL INTO customer (id, uid, kind, name, sort_key, source_id, created) "
    "SELECT c0, c1, c2, c3, coalesce (c4, hoso_sort_key (c2, c3)), c5, c6 FROM hoso_rows (?1)" },
  { G_STRUCT_OFFSET (Batch, customers),
    "INSERT INTO customer_name (rowid, name) SELECT c0, hoso_fold (c3) FROM hoso_rows (?1)" },
  { G_STRUCT_OFFSET (Batch, customers),
    "INSERT OR FAIL INTO import_customer (import_id, customer_id, name) "
    "SELECT ?2, c0, c3 FROM hoso_rows (?1)" },
  { G_STRUCT_OFFSET (Batch, contacts),
    "INSERT OR FAIL INTO contact (customer_id, kind, value, canonical, source_id, position) "
    "SELECT c0, c1, c2, c3, c4, c5 FROM hoso_rows (?1)" },
  { G_STRUCT_OFFSET (Batch, codes),
    "INSERT OR FAIL INTO customer_code (customer_id, channel, code, source_id) "
    "SELECT c0, c1, c2, c3 FROM hoso_rows (?1)" },
  { G_STRUCT_OFFSET (Batch, tags),
    "INSERT OR FAIL INTO customer_tag (customer_id, tag_id, source_id) "
    "SELECT c0, c1, c2 FROM hoso_rows (?1)" },
  { G_STRUCT_OFFSET (Batch, notes),
    "INSERT OR FAIL INTO interaction (uid, customer_id, kind, text, at, source_id) "
    "SELECT c0, c1, 'note', c2, c3, c4 FROM hoso_rows (?1)" },
  { G_STRUCT_OFFSET (Batch, chunks),
    "INSERT OR FAIL INTO customer_chunk (number, field_id, source_id, set_at, data) "
    "SELECT c0, c1, c2, c3, c4 FROM hoso_rows (?1)" },
  { G_STRUCT_OFFSET (Batch, photos),
    "UPDATE customer SET photo_id = c1 FROM hoso_rows (?1) WHERE id = c0" },
  { G_STRUCT_OFFSET (Batch, values),
    "INSERT OR FAIL INTO customer_field (customer_id, field_id, value, source_id, set_at, "
    "is_current) SELECT c0, c1, c2, c3, c4, c5 FROM hoso_rows (?1)" },
};

static gboolean
store_batch (HosoNewcomers *newcomers, Batch *batch, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      HosoRows *rows = G_STRUCT_MEMBER (HosoRows *, batch, steps[i].rows);
      gint64 import = strstr (steps[i].sql, "?2") != NULL ? newcomers->import : 0;

      if (!store_rows (newcomers, steps[i].sql, rows, import, error))
        return FALSE;
    }
  return TRUE;
}

/* Each row names the customer stored before it and the source of the import, and
 * its words are our own: nothing has to be looked up again.  The names are searched
 * at once. */
static gboolean
store_trusted (HosoNewcomers *newcomers, Batch *batch, GError **error)
{
  gboolean stored;

  if (!hoso_db_set_trusted (newcomers->db, TRUE, error))
    return FALSE;
  stored = store_batch (newcomers, batch, error);
  hoso_db_note_change (newcomers->db, SQLITE_INSERT, "main", "customer", batch->last);
  return hoso_db_set_trusted (newcomers->db, FALSE, stored ? error : NULL) && stored;
}

/* All statements are prepared anew where what SQLite looks after changes. */
static gboolean
store (HosoNewcomers *newcomers, Batch *batch, GError **error)
{
  gboolean stored = hoso_rows_get_n (batch->customers) < FEW
                      ? store_batch (newcomers, batch, error)
                      : store_trusted (newcomers, batch, error);

  newcomers->db->bulk_last = MAX (newcomers->db->bulk_last, batch->last);
  return stored;
}

static void
empty (Batch *batch)
{
  hoso_rows_clear (batch->customers);
  hoso_rows_clear (batch->contacts);
  hoso_rows_clear (batch->codes);
  hoso_rows_clear (batch->tags);
  hoso_rows_clear (batch->notes);
  hoso_rows_clear (batch->chunks);
  hoso_rows_clear (batch->photos);
  hoso_rows_clear (batch->values);
}

static gpointer
store_lent (gpointer data)
{
  HosoNewcomers *newcomers = data;
  GError *error = NULL;

  store (newcomers, &newcomers->lent, &error);
  g_atomic_int_set (&newcomers->busy, FALSE);
  return error;
}

gboolean
hoso_newcomers_wait (HosoNewcomers *newcomers, GError **error)
{
  GError *failure;

  if (newcomers->thread == NULL)
    return TRUE;
  failure = g_thread_join (g_steal_pointer (&newcomers->thread));
  empty (&newcomers->lent);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

/* Lets a thread store what was collected. */
static gboolean
lend (HosoNewcomers *newcomers, GError **error)
{
  Batch batch = newcomers->batch;

  if (!hoso_newcomers_wait (newcomers, error))
    return FALSE;
  newcomers->batch = newcomers->lent;
  newcomers->lent = batch;
  newcomers->busy = TRUE;
  newcomers->thread = g_thread_new ("newcomers", store_lent, newcomers);
  return TRUE;
}

gboolean
hoso_newcomers_store (HosoNewcomers *newcomers, GError **error)
{
  if (!hoso_newcomers_wait (newcomers, error) ||
      !store (newcomers, &newcomers->batch, error))
    return FALSE;
  empty (&newcomers->batch);
  return TRUE;
}

/* Whether the workspace does not know all of @customer yet. */
static gboolean
holds (const HosoNewcomers *newcomers, gint64 customer)
{
  return customer > newcomers->latest - hoso_rows_get_n (newcomers->batch.customers) ||
         hoso_rows_get_n (newcomers->batch.chunks) > 0;
}

gboolean
hoso_newcomers_settle (HosoNewcomers *newcomers, gint64 customer, GError **error)
{
  return holds (newcomers, customer) ? hoso_newcomers_store (newcomers, error)
                                     : hoso_newcomers_wait (newcomers, error);
}

/* --- Collecting --- */

/* The place in lists, from whoever has the time: where the thread has none left to
 * do, it is left to it. */
static void
add_sort_key (HosoNewcomers *newcomers, HosoCustomerKind kind, const char *name)
{
  g_autoptr (GBytes) key = NULL;
  gconstpointer data = NULL;
  gsize length = 0;

  if (g_atomic_int_get (&newcomers->busy))
    {
      key = kind == HOSO_CUSTOMER_COMPANY
              ? hoso_collator_dup_key (newcomers->collator, name)
              : hoso_collator_dup_name_key (newcomers->collator, name);
      data = g_bytes_get_data (key, &length);
    }
  hoso_rows_add_bytes (newcomers->batch.customers, data, length);
}

static void
add_row (HosoNewcomers *newcomers, HosoCustomerKind kind, const char *name, const char *uid)
{
  HosoRows *rows = newcomers->batch.customers;
  char made[HOSO_UID_LENGTH + 1];

  if (uid == NULL)
    hoso_db_make_uid (newcomers->db, made);
  hoso_rows_add_int (rows, newcomers->latest);
  hoso_rows_add_text (rows, uid != NULL ? uid : made);
  hoso_rows_add_text (rows, kind == HOSO_CUSTOMER_COMPANY ? "company" : "person");
  hoso_rows_add_text (rows, name);
  add_sort_key (newcomers, kind, name);
  hoso_rows_add_int (rows, newcomers->source);
  hoso_rows_add_int (rows, hoso_db_get_now (newcomers->db));
}

gint64
hoso_newcomers_add (HosoNewcomers *newcomers,
                    HosoCustomerKind kind,
                    const char *name,
                    const char *uid,
                    GError **error)
{
  g_autofree char *clean = hoso_text_dup_trimmed (name, -1);

  if (*clean == '\0')
    {
      g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_INVALID, _ ("A customer needs a name."));
      return 0;
    }
  if (hoso_rows_get_n (newcomers->batch.customers) >= MANY && !lend (newcomers, error))
    return 0;
  newcomers->latest++;
  newcomers->batch.last = newcomers->latest;
  add_row (newcomers, kind, clean, uid);
  return newcomers->latest;
}

void
hoso_newcomers_add_contact (HosoNewcomers *newcomers, const HosoNewContact *contact)
{
  HosoRows *rows = newcomers->batch.contacts;

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
  hoso_rows_add_int (newcomers->batch.codes, newcomers->latest);
  hoso_rows_add_text (newcomers->batch.codes, channel);
  hoso_rows_add_text (newcomers->batch.codes, code);
  hoso_rows_add_int (newcomers->batch.codes, newcomers->source);
}

void
hoso_newcomers_add_tag (HosoNewcomers *newcomers, gint64 tag)
{
  hoso_rows_add_int (newcomers->batch.tags, newcomers->latest);
  hoso_rows_add_int (newcomers->batch.tags, tag);
  hoso_rows_add_int (newcomers->batch.tags, newcomers->source);
}

void
hoso_newcomers_add_note (HosoNewcomers *newcomers, const char *text)
{
  char uid[HOSO_UID_LENGTH + 1];

  hoso_db_make_uid (newcomers->db, uid);
  hoso_rows_add_text (newcomers->batch.notes, uid);
  hoso_rows_add_int (newcomers->batch.notes, newcomers->latest);
  hoso_rows_add_text (newcomers->batch.notes, text);
  hoso_rows_add_int (newcomers->batch.notes, hoso_db_get_now (newcomers->db));
  hoso_rows_add_int (newcomers->batch.notes, newcomers->source);
}

void
hoso_newcomers_set_photo (HosoNewcomers *newcomers, gint64 photo)
{
  hoso_rows_add_int (newcomers->batch.photos, newcomers->latest);
  hoso_rows_add_int (newcomers->batch.photos, photo);
}

static void
add_value (HosoNewcomers *newcomers, gint64 field, const char *value, gint64 at, gboolean current)
{
  HosoRows *rows = newcomers->batch.values;

  hoso_rows_add_int (rows, newcomers->latest);
  hoso_rows_add_int (rows, field);
  hoso_rows_add_text (rows, value);
  hoso_rows_add_int (rows, newcomers->source);
  hoso_rows_add_int (rows, at);
  hoso_rows_add_int (rows, current);
}

void
hoso_newcomers_add_value (
  HosoNewcomers *newcomers, gint64 field, const char *value, const char *written, gint64 at)
{
  if (g_strcmp0 (value, written) != 0)
    add_value (newcomers, field, written, at, FALSE);
  add_value (newcomers, field, value, at, TRUE);
}

void
hoso_newcomers_add_chunk (HosoNewcomers *newcomers,
                          gint64 number,
                          gint64 field,
                          const GByteArray *bytes)
{
  HosoRows *rows = newcomers->batch.chunks;

  hoso_rows_add_int (rows, number);
  hoso_rows_add_int (rows, field);
  hoso_rows_add_int (rows, newcomers->source);
  hoso_rows_add_int (rows, hoso_db_get_now (newcomers->db));
  hoso_rows_add_bytes (rows, bytes->data, bytes->len);
}
