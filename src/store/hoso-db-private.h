/* What the files of the store share about a connection.
 *
 * Tables use hoso-db.h alone; only connections, statements, migrations and undo
 * look inside.
 */

#pragma once

/* Before the first include of sqlite3.h: the headers hide what these guard. */
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#define SQLITE_ENABLE_SESSION 1

#include <sqlite3.h>

#include "hoso-db.h"
#include "hoso-search-index.h"
#include "hoso-told-text.h"
#include "hoso-undo.h"

G_BEGIN_DECLS

/* "HOSO", in the header of every workspace. */
#define HOSO_APPLICATION_ID 0x484F534F

struct _HosoDb
{
  char *path; /* absolute */
  sqlite3 *handle;
  GHashTable *stmts;      /* literal → HosoStmt, idle ones and used ones */
  HosoCollator *collator; /* NULL until asked for */
  HosoRandom random;
  gboolean has_clock; /* the clock stands still at @clock */
  gint64 clock;
  guint pending;          /* HosoChange bits of the running transaction */
  guint committed;        /* HosoChange bits since the last take */
  gboolean is_copy;       /* needs no copy before it is brought up to date */
  gboolean bulk;          /* triggers rest: hoso-bulk.h */
  gint64 bulk_last;       /* the last customer from before, whose row is still indexed */
  gboolean search_behind; /* the running transaction noted customers in search_todo */
  const HosoAnswersReader *answers;
  gpointer answers_open; /* while the search is filled in */
  HosoToldText *told;    /* likewise */
  HosoImportUndoFunc import_undo;
};

/* Sets @error from the latest failure of @db, of result @code: one translated
 * sentence and the code that fits; an interrupted statement is
 * G_IO_ERROR_CANCELLED. */
void hoso_db_set_error (HosoDb *db, int code, GError **error);
/* For display: the file's name without its folder; free with g_free(). */
char *hoso_db_dup_display_name (const char *path);
/* The update hook: @data is the HosoDb. */
void hoso_db_note_change (void *data,
                          int op,
                          const char *schema,
                          const char *table,
                          sqlite3_int64 id);
/* While @trusted, rows are stored without looking whether others that they name
 * exist and whether CHECK allows them, and without the update hook: for rows of
 * whose making the caller is sure, in a transaction. */
gboolean hoso_db_set_trusted (HosoDb *db, gboolean trusted, GError **error);
/* Before a commit: hoso-search-index.c. */
gboolean hoso_search_index_settle (HosoDb *db, GError **error);
/* hoso_fold(), hoso_phone() and hoso_is_bulk() for the SQL of @db. */
gboolean hoso_db_add_functions (HosoDb *db, GError **error);
/* The table-valued function hoso_rows() (hoso-rows.h); an SQLite result code. */
int hoso_rows_register (sqlite3 *handle);
void hoso_stmt_free (HosoStmt *stmt);
void hoso_stmt_bind_pointer (HosoStmt *stmt, int index, void *pointer, const char *type);
/* Copies @value; NULL binds NULL. */
void hoso_stmt_bind_value (HosoStmt *stmt, int index, const sqlite3_value *value);
/* One number, from a literal without parameters. */
gboolean hoso_db_read_int (HosoDb *db, const char *sql, gint64 *value, GError **error);

G_END_DECLS
