/* Recorded changes of the content tables, forwards and backwards. */

#include "hoso-config.h"

#include "hoso-changeset.h"

#include <string.h>

#include "hoso-references.h"

/* Changes are applied in this order.  Orders come before customers, so that a
 * customer who goes takes the totals along; what is searched with a customer
 * comes after. */
static const char *const content_tables[] = {
  "purchase",
  "purchase_item",
  "product",
  "source",
  "photo",
  "customer",
  "contact",
  "customer_code",
  "relation",
  "interaction",
  "task",
  "purpose",
  "consent",
  "field",
  "customer_field",
  "tag",
  "customer_tag",
  "survey",
  "import",
  "import_cell",
  "import_problem",
  "import_decision",
  "import_customer",
  "import_link",
  "import_purchase",
  "question",
  "option",
  "response_chunk",
  "respondent",
  "chunk",
  "merge",
  "merge_row",
  "merge_value",
  "distinct_pair",
  "spelling",
  "today_mark",
  "today_tick",
  "segment",
  "setting",
  "persona",
  "persona_statement",
  "evidence",
  "journey",
  "stage",
  "step",
  "cell",
};

/* The static name of the content table @name, or "" where there is none. */
const char *
hoso_changeset_find_table (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (content_tables); i++)
    if (g_strcmp0 (content_tables[i], name) == 0)
      return content_tables[i];
  return "";
}

sqlite3_session *
hoso_changeset_start (HosoDb *db, GError **error)
{
  sqlite3_session *session = NULL;
  int result = sqlite3session_create (db->handle, "main", &session);

  for (gsize i = 0; result == SQLITE_OK && i < G_N_ELEMENTS (content_tables); i++)
    result = sqlite3session_attach (session, content_tables[i]);
  if (result == SQLITE_OK)
    return session;
  hoso_db_set_error (db, result, error);
  g_clear_pointer (&session, sqlite3session_delete);
  return NULL;
}

GBytes *
hoso_changeset_get (HosoDb *db, sqlite3_session *session, GError **error)
{
  void *data = NULL;
  int size = 0;
  int result = sqlite3session_changeset (session, &size, &data);

  if (result == SQLITE_OK)
    return g_bytes_new_with_free_func (data, size, sqlite3_free, data);
  hoso_db_set_error (db, result, error);
  return NULL;
}

/* Whatever does not fit stops the whole changeset. */
static int
conflict_cb (void *data, int conflict, sqlite3_changeset_iter *iter)
{
  const char **obstacle = data;
  const char *table = NULL;
  int n_columns;
  int op;

  if (conflict != SQLITE_CHANGESET_FOREIGN_KEY)
    sqlite3changeset_op (iter, &table, &n_columns, &op, NULL);
  *obstacle = hoso_changeset_find_table (table);
  return SQLITE_CHANGESET_ABORT;
}

static gboolean
check_references (HosoDb *db,
                  sqlite3_changeset_iter *iter,
                  const char **obstacle,
                  GError **error)
{
  g_autoptr (HosoReferences) references = hoso_references_new (db, error);
  int result;

  if (references == NULL)
    return FALSE;
  while ((result = sqlite3changeset_next (iter)) == SQLITE_ROW)
    if (!hoso_references_check (references, iter, obstacle, error))
      return FALSE;
  if (result == SQLITE_DONE)
    return TRUE;
  hoso_db_set_error (db, result, error);
  return FALSE;
}

gboolean
hoso_changeset_apply (HosoDb *db,
                      GBytes *changeset,
                      gboolean invert,
                      const char **obstacle,
                      GError **error)
{
  gsize size;
  /* The library asks for a pointer that is not const, and only reads. */
  void *data = (void *)g_bytes_get_data (changeset, &size);
  sqlite3_changeset_iter *iter = NULL;
  gboolean fits;
  int result;

  *obstacle = NULL;
  result = sqlite3changeset_apply_v2 (db->handle, size, data, NULL, conflict_cb, obstacle, NULL,
                                      NULL,
                                      invert ? SQLITE_CHANGESETAPPLY_INVERT : 0);
  if (*obstacle != NULL)
    return FALSE;
  if (result == SQLITE_OK)
    result = sqlite3changeset_start_v2 (&iter, size, data,
                                        invert ? SQLITE_CHANGESETSTART_INVERT : 0);
  if (result != SQLITE_OK)
    {
      hoso_db_set_error (db, result, error);
      return FALSE;
    }
  fits = check_references (db, iter, obstacle, error);
  sqlite3changeset_finalize (iter);
  return fits;
}
