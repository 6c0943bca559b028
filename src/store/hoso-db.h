/* The only wrapper around SQLite: connections, statements, transactions.
 *
 * A connection belongs to one thread at a time.  SQL text is a literal of the
 * source; values travel as numbered parameters.  Every connection has foreign
 * keys on, WAL, a busy timeout, and the SQL functions hoso_fold (text) and
 * hoso_phone (text).
 */

#pragma once

#include <gio/gio.h>

#include "hoso-collate.h"
#include "hoso-error.h"
#include "hoso-types.h"
#include "hoso-uid.h"

G_BEGIN_DECLS

typedef enum
{
  HOSO_DB_READ_WRITE,
  HOSO_DB_CREATE, /* make the file, or open it where it exists */
  HOSO_DB_READ_ONLY,
  HOSO_DB_AS_IS, /* read only, also where an older version made it: to copy it */
  HOSO_DB_COPY,  /* a copy, brought up to date without making another one first */
} HosoDbMode;

/* Opens and, unless it is to be read only, brings the schema up to date.  A newer version
 * than ours gives HOSO_ERROR_TOO_NEW and leaves the file as it was; a file that
 * is no workspace gives HOSO_ERROR_FORMAT, a damaged one HOSO_ERROR_CORRUPT,
 * a locked one HOSO_ERROR_BUSY. */
HosoDb *hoso_db_open (const char *path, HosoDbMode mode, GError **error);
void hoso_db_close (HosoDb *db);
const char *hoso_db_get_path (HosoDb *db);
/* Runs a literal script without parameters. */
gboolean hoso_db_exec (HosoDb *db, const char *sql, GError **error);
gint64 hoso_db_get_last_id (HosoDb *db);
int hoso_db_get_changes (HosoDb *db);
gint64 hoso_db_get_total_changes (HosoDb *db);
/* Seeded generator and clock of the connection: UTC seconds now. */
void hoso_db_make_uid (HosoDb *db, char uid[HOSO_UID_LENGTH + 1]);
gint64 hoso_db_get_now (HosoDb *db);
/* Borrowed: Vietnamese order for this connection's thread. */
HosoCollator *hoso_db_get_collator (HosoDb *db, GError **error);
/* For the sample and for tests: a fixed clock (UTC seconds) and seed. */
void hoso_db_set_clock (HosoDb *db, gint64 now, guint64 seed);
/* Other programs' commits since the last call change the number. */
gint64 hoso_db_get_data_version (HosoDb *db);
/* HosoChange bits of all that was committed since the last call. */
guint hoso_db_take_changes (HosoDb *db);
/* Makes running statements of this connection stop; any thread may call it. */
void hoso_db_interrupt (HosoDb *db);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoDb, hoso_db_close)

typedef struct _HosoStmt HosoStmt;

typedef enum
{
  HOSO_ROW,
  HOSO_DONE,
  HOSO_STEP_ERROR,
} HosoStepResult;

/* Prepared persistent and cached by @sql (a literal).  The autoptr resets it
 * and gives it back. */
HosoStmt *hoso_db_prepare (HosoDb *db, const char *sql, GError **error);
void hoso_stmt_release (HosoStmt *stmt);
void hoso_stmt_reset (HosoStmt *stmt);
/* Parameters count from 1. */
void hoso_stmt_bind_int (HosoStmt *stmt, int index, gint64 value);
void hoso_stmt_bind_double (HosoStmt *stmt, int index, double value);
void hoso_stmt_bind_text (HosoStmt *stmt, int index, const char *value); /* NULL binds NULL */
void hoso_stmt_bind_blob (HosoStmt *stmt, int index, gconstpointer data, gsize length);
void hoso_stmt_bind_null (HosoStmt *stmt, int index);
/* Binds NULL for 0: foreign keys. */
void hoso_stmt_bind_id (HosoStmt *stmt, int index, gint64 id);
HosoStepResult hoso_stmt_step (HosoStmt *stmt, GError **error);
/* Steps once, expects no row, resets. */
gboolean hoso_stmt_run (HosoStmt *stmt, GError **error);
/* Columns count from 0. */
gint64 hoso_stmt_get_int (HosoStmt *stmt, int column);
double hoso_stmt_get_double (HosoStmt *stmt, int column);
const char *hoso_stmt_get_text (HosoStmt *stmt, int column); /* valid until the next step */
char *hoso_stmt_dup_text (HosoStmt *stmt, int column);       /* NULL for NULL */
gconstpointer hoso_stmt_get_blob (HosoStmt *stmt, int column, gsize *length);
gboolean hoso_stmt_is_null (HosoStmt *stmt, int column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoStmt, hoso_stmt_release)

/* A write transaction that rolls itself back unless committed. */
typedef struct
{
  HosoDb *db;
} HosoTxn;

#define HOSO_TXN_INIT \
  {                   \
    NULL              \
  }

gboolean hoso_txn_begin (HosoTxn *txn, HosoDb *db, GError **error); /* BEGIN IMMEDIATE */
gboolean hoso_txn_commit (HosoTxn *txn, GError **error);
void hoso_txn_clear (HosoTxn *txn);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HosoTxn, hoso_txn_clear)

G_END_DECLS
