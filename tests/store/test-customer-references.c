/* The list of what refers to a customer, against the schema itself.  Whoever adds
 * a table or a column adds it to store/hoso-customer-references.c too.
 */

#include "hoso-customer-references.h"
#include "store-fixture.h"

static const HosoCustomerReference *
find (const char *table, const char *column)
{
  guint n;
  const HosoCustomerReference *all = hoso_customer_references_get (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (all[i].table, table) &&
        (column == NULL || g_strcmp0 (all[i].column, column) == 0))
      return &all[i];
  return NULL;
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
next (HosoStmt *stmt)
{
  g_autoptr (GError) error = NULL;
  HosoStepResult result = hoso_stmt_step (stmt, &error);

  g_assert_no_error (error);
  return result == HOSO_ROW;
}

#define TABLES                                                                               \
  "FROM pragma_table_list t WHERE t.schema = 'main' AND t.type IN ('table', 'virtual') AND " \
  "t.name NOT LIKE 'sqlite!_%' ESCAPE '!'"

static void
test_tables (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoStmt) stmt = NULL;

  store_fixture_open (fixture);
  stmt = prepare (fixture->db, "SELECT t.name " TABLES);
  while (next (stmt))
    if (find (hoso_stmt_get_text (stmt, 0), NULL) == NULL)
      g_error ("The table “%s” has no entry in hoso-customer-references.c",
               hoso_stmt_get_text (stmt, 0));
}

/* What a foreign key says must be said by the entry, for the customer and for
 * every table whose rows belong to one. */
static void
test_foreign_keys (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoStmt) stmt = NULL;
  guint n_found = 0;

  store_fixture_open (fixture);
  stmt = prepare (fixture->db,
                  "SELECT t.name, k.\"from\", k.\"table\", k.on_delete, k.\"to\" "
                  "FROM pragma_table_list t JOIN pragma_foreign_key_list (t.name) k "
                  "WHERE t.schema = 'main' AND t.type = 'table'");
  while (next (stmt))
    {
      const char *table = hoso_stmt_get_text (stmt, 0);
      const char *column = hoso_stmt_get_text (stmt, 1);
      const char *parent = hoso_stmt_get_text (stmt, 2);
      const HosoCustomerReference *above = find (parent, NULL);
      const HosoCustomerReference *entry = find (table, column);

      if (above == NULL || above->kind > HOSO_REFERENCE_LINKED)
        continue;
      if (entry == NULL)
        g_error ("“%s.%s” refers to “%s”, but has no entry in hoso-customer-references.c", table,
                 column, parent);
      g_assert_cmpstr (entry->parent, ==, parent);
      g_assert_cmpstr (hoso_stmt_get_text (stmt, 4), ==, "id");
      g_assert_true (entry->kind == HOSO_REFERENCE_OWNED || entry->kind == HOSO_REFERENCE_LINKED ||
                     entry->kind == HOSO_REFERENCE_KEPT);
      n_found++;
    }
  g_assert_cmpuint (n_found, >=, 9);
}

/* A column that sounds like a customer is one, also without a foreign key; and
 * whatever holds text is said to be personal, or not to be. */
static void
test_columns (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoStmt) stmt = NULL;

  store_fixture_open (fixture);
  stmt = prepare (fixture->db,
                  "SELECT t.name, c.name, c.type, c.name LIKE '%customer!_id' ESCAPE '!' "
                  "FROM pragma_table_list t JOIN pragma_table_info (t.name) c "
                  "WHERE t.schema = 'main' AND t.type = 'table' "
                  "AND t.name NOT LIKE 'sqlite!_%' ESCAPE '!'");
  while (next (stmt))
    {
      const char *table = hoso_stmt_get_text (stmt, 0);
      const char *column = hoso_stmt_get_text (stmt, 1);
      const char *type = hoso_stmt_get_text (stmt, 2);
      const HosoCustomerReference *entry = find (table, NULL);

      g_assert_nonnull (entry);
      if (hoso_stmt_get_int (stmt, 3) && find (table, column) == NULL)
        g_error ("“%s.%s” has no entry in hoso-customer-references.c", table, column);
      if (entry->kind != HOSO_REFERENCE_NONE && !g_str_equal (type, "INTEGER") &&
          !g_str_equal (type, "REAL") && !hoso_customer_references_has (entry->texts, column) &&
          !hoso_customer_references_has (entry->codes, column))
        g_error ("Is “%s.%s” personal?  hoso-customer-references.c does not say", table, column);
    }
}

static void
check_column (HosoDb *db, const char *table, const char *column)
{
  g_autoptr (HosoStmt) stmt =
    prepare (db, "SELECT 1 FROM pragma_table_info (?1) WHERE name = ?2");

  hoso_stmt_bind_text (stmt, 1, table);
  hoso_stmt_bind_text (stmt, 2, column);
  if (!next (stmt))
    g_error ("There is no column “%s.%s”", table, column);
}

/* No entry tells of what is not there. */
static void
test_entries (StoreFixture *fixture, gconstpointer data)
{
  guint n;
  const HosoCustomerReference *all = hoso_customer_references_get (&n);

  store_fixture_open (fixture);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *columns = g_strjoin (" ", all[i].texts != NULL ? all[i].texts : "",
                                            all[i].codes != NULL ? all[i].codes : "",
                                            all[i].column != NULL ? all[i].column : "", NULL);
      g_auto (GStrv) names = g_strsplit (columns, " ", -1);

      for (guint k = 0; names[k] != NULL; k++)
        if (*names[k] != '\0')
          check_column (fixture->db, all[i].table, names[k]);
      if (all[i].kind == HOSO_REFERENCE_NONE || all[i].kind == HOSO_REFERENCE_SHARED)
        g_assert_null (all[i].column);
      if (all[i].column != NULL)
        g_assert_nonnull (find (all[i].parent, NULL));
    }
}

static void
test_lists (void)
{
  g_assert_true (hoso_customer_references_has ("value canonical", "value"));
  g_assert_true (hoso_customer_references_has ("value canonical", "canonical"));
  g_assert_false (hoso_customer_references_has ("value canonical", "canon"));
  g_assert_false (hoso_customer_references_has ("value canonical", "alue"));
  g_assert_false (hoso_customer_references_has (NULL, "value"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                                           \
  g_test_add ("/store/customer-references/" path, StoreFixture, NULL, store_fixture_set_up, func, \
              store_fixture_tear_down)
  ADD ("tables", test_tables);
  ADD ("foreign-keys", test_foreign_keys);
  ADD ("columns", test_columns);
  ADD ("entries", test_entries);
  g_test_add_func ("/store/customer-references/lists", test_lists);
  return g_test_run ();
}
