/* Random rows in every table of a workspace, made from the schema alone: what a
 * later version adds is filled too.
 */

#include "random-rows.h"

#include "hoso-bulk.h"
#include "hoso-customer-chunk-table.h"

/* Tries for the first row of a table, as a multiple of the rows wanted. */
#define PATIENCE 50

typedef struct
{
  char *name;
  char *type;
  char *parent; /* of a foreign key, or NULL */
  gboolean not_null;
  gboolean is_id;
} Column;

static void
column_free (Column *column)
{
  g_free (column->name);
  g_free (column->type);
  g_free (column->parent);
  g_free (column);
}

static HosoStmt *
prepare (HosoDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  HosoStmt *stmt = hoso_db_prepare (db, sql, &error);

  g_assert_no_error (error);
  return stmt;
}

static gboolean
step (HosoStmt *stmt)
{
  g_autoptr (GError) error = NULL;
  HosoStepResult result = hoso_stmt_step (stmt, &error);

  g_assert_no_error (error);
  return result == HOSO_ROW;
}

static GPtrArray *
list_columns (HosoDb *db, const char *table)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func ((GDestroyNotify)column_free);
  g_autoptr (HosoStmt) stmt =
    prepare (db, "SELECT c.name, c.type, (SELECT k.\"table\" FROM pragma_foreign_key_list (?1) k "
                 "WHERE k.\"from\" = c.name), c.\"notnull\" OR c.pk, c.pk AND c.name = 'id' "
                 "FROM pragma_table_info (?1) c ORDER BY c.cid");

  hoso_stmt_bind_text (stmt, 1, table);
  while (step (stmt))
    {
      Column *column = g_new0 (Column, 1);

      column->name = hoso_stmt_dup_text (stmt, 0);
      column->type = hoso_stmt_dup_text (stmt, 1);
      column->parent = hoso_stmt_dup_text (stmt, 2);
      column->not_null = hoso_stmt_get_int (stmt, 3) != 0;
      column->is_id = hoso_stmt_get_int (stmt, 4) != 0;
      if (column->parent == NULL && g_str_has_suffix (column->name, "customer_id"))
        column->parent = g_strdup ("customer");
      g_ptr_array_add (columns, column);
    }
  return columns;
}

gint64
random_rows_pick (HosoDb *db, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s "
                                          "ORDER BY (id * 7919 + ?1) %% 1009, id LIMIT 1",
                                          table);
  g_autoptr (HosoStmt) stmt = prepare (db, g_intern_string (sql));

  hoso_stmt_bind_int (stmt, 1, g_test_rand_int_range (0, 1009));
  return step (stmt) ? hoso_stmt_get_int (stmt, 0) : 0;
}

/* One of those that the column's CHECK names, or any text. */
static char *
pick_text (const char *schema, const char *name)
{
  static const char *const words[] = { "Lan", "0903 123 456", "lan@example.com", "Hà Nội", "“A”" };
  g_autofree char *pattern = g_strdup_printf ("\\b%s IN \\(([^)]*)\\)", name);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (g_regex_match (regex, schema, 0, &match))
    {
      g_autofree char *list = g_match_info_fetch (match, 1);
      g_auto (GStrv) parts = g_strsplit (list, "'", -1);
      int n = (int)g_strv_length (parts) / 2;

      return g_strdup (parts[1 + 2 * g_test_rand_int_range (0, n)]);
    }
  if (g_str_equal (name, "uid") || g_str_equal (name, "name") || g_str_equal (name, "key"))
    return g_strdup_printf ("%s %d", words[g_test_rand_int_range (0, 5)], g_test_rand_int ());
  return g_strdup (words[g_test_rand_int_range (0, 5)]);
}

static void
bind_column (HosoDb *db, HosoStmt *stmt, int index, const Column *column, const char *schema)
{
  if (column->is_id || (!column->not_null && g_test_rand_int_range (0, 4) == 0))
    return;
  if (column->parent != NULL)
    hoso_stmt_bind_id (stmt, index, random_rows_pick (db, column->parent));
  else if (g_str_equal (column->type, "INTEGER"))
    hoso_stmt_bind_int (stmt, index, g_test_rand_int_range (0, 3));
  else if (g_str_equal (column->type, "REAL"))
    hoso_stmt_bind_double (stmt, index, g_test_rand_double ());
  else if (g_str_equal (column->type, "BLOB"))
    hoso_stmt_bind_blob (stmt, index, "\0\1\2", (gsize)g_test_rand_int_range (0, 4));
  else if (g_strrstr (schema, "import_purchase") != NULL)
    {
      g_autofree char *json =
        g_strdup_printf ("{\"customer\":%" G_GINT64_FORMAT ",\"code\":\"\\\"customer\\\":1,\"}",
                         random_rows_pick (db, "customer"));

      hoso_stmt_bind_text (stmt, index, json);
    }
  else
    {
      g_autofree char *text = pick_text (schema, column->name);

      hoso_stmt_bind_text (stmt, index, text);
    }
}

static void
add_row (HosoDb *db, const char *sql, const GPtrArray *columns, const char *schema)
{
  g_autoptr (HosoStmt) stmt = prepare (db, sql);

  for (guint i = 0; i < columns->len; i++)
    bind_column (db, stmt, (int)i + 1, g_ptr_array_index (columns, i), schema);
  /* What a foreign key refuses is left out as well. */
  hoso_stmt_step (stmt, NULL);
}

static gboolean
is_empty (HosoDb *db, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM %s LIMIT 1", table);
  g_autoptr (HosoStmt) stmt = prepare (db, g_intern_string (sql));

  return !step (stmt);
}

static void
fill_table (HosoDb *db, const char *table, const char *schema, guint n)
{
  g_autoptr (GPtrArray) columns = list_columns (db, table);
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_printf (sql, "INSERT OR IGNORE INTO %s VALUES (?1", table);
  for (guint i = 1; i < columns->len; i++)
    g_string_append_printf (sql, ", ?%u", i + 1);
  g_string_append_c (sql, ')');
  /* Few random rows may all be refused by what a table checks. */
  for (guint i = 0; i < n || (i < PATIENCE * n && is_empty (db, table)); i++)
    add_row (db, g_intern_string (sql->str), columns, schema);
}

static void
fill_all (HosoDb *db, guint n)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (HosoStmt) stmt =
    prepare (db, "SELECT t.name, s.sql FROM pragma_table_list t JOIN sqlite_schema s "
                 "ON s.name = t.name WHERE t.schema = 'main' AND t.type = 'table' "
                 "AND t.name NOT LIKE 'sqlite!_%' ESCAPE '!' AND t.name NOT LIKE 'merge%' "
                 "AND t.name NOT IN ('meta', 'undo_step', 'customer_total', 'customer_chunk')");

  while (step (stmt))
    {
      g_ptr_array_add (tables, hoso_stmt_dup_text (stmt, 0));
      g_ptr_array_add (tables, hoso_stmt_dup_text (stmt, 1));
    }
  for (guint i = 0; i < tables->len; i += 2)
    fill_table (db, g_ptr_array_index (tables, i), g_ptr_array_index (tables, i + 1), n);
}

/* What a file may have told of any customer. */
static void
fill_chunks (HosoDb *db)
{
  gint64 source = random_rows_pick (db, "source");
  g_autoptr (HosoCustomerChunks) chunks = hoso_customer_chunks_new (db, source);
  g_autoptr (HosoStmt) stmt =
    prepare (db, "SELECT c.id, f.id FROM customer c JOIN field f ORDER BY c.id, f.id");
  g_autoptr (GError) error = NULL;

  while (step (stmt))
    if (g_test_rand_bit ())
      hoso_customer_chunks_add (chunks, hoso_stmt_get_int (stmt, 0), hoso_stmt_get_int (stmt, 1),
                                "told", 4, &error);
  g_assert_no_error (error);
  hoso_customer_chunks_finish (chunks, &error);
  g_assert_no_error (error);
}

void
random_rows_add (HosoDb *db, guint n)
{
  g_auto (HosoTxn) txn = HOSO_TXN_INIT;
  g_autoptr (GError) error = NULL;

  hoso_txn_begin (&txn, db, &error);
  g_assert_no_error (error);
  /* What a table refers to may come after it. */
  for (guint round = 0; round < 3; round++)
    fill_all (db, n);
  hoso_db_exec (db,
                "UPDATE customer_field SET value = (SELECT uid FROM customer "
                "WHERE id % 3 = customer_field.id % 3 ORDER BY id LIMIT 1) "
                "WHERE field_id IN (SELECT id FROM field WHERE type = 'person')",
                &error);
  g_assert_no_error (error);
  fill_chunks (db);
  hoso_db_exec (db,
                "UPDATE customer_field SET is_current = 0 WHERE id NOT IN "
                "(SELECT max (id) FROM customer_field GROUP BY customer_id, field_id)",
                &error);
  g_assert_no_error (error);
  g_assert_true (hoso_bulk_rebuild (db, &error));
  hoso_txn_commit (&txn, &error);
  g_assert_no_error (error);
}
