/* Fields that name another customer.  Runs on the thread that owns the
 * connection.
 */

#include "hoso-config.h"

#include "hoso-field-people.h"

#include <glib/gi18n-lib.h>

#include "hoso-customers.h"
#include "hoso-db.h"
#include "hoso-error.h"
#include "hoso-fold.h"

static gboolean
is_uid (HosoDb *db, const char *text, gboolean *is, GError **error)
{
  g_autoptr (HosoStmt) stmt =
    hoso_db_prepare (db, "SELECT 1 FROM customer WHERE uid = ?1", error);
  HosoStepResult result;

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_text (stmt, 1, text);
  result = hoso_stmt_step (stmt, error);
  *is = result == HOSO_ROW;
  return result != HOSO_STEP_ERROR;
}

static char *
load_uid (HosoDb *db, gint64 id, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, "SELECT uid FROM customer WHERE id = ?1", error);

  if (stmt == NULL)
    return NULL;
  hoso_stmt_bind_int (stmt, 1, id);
  return hoso_stmt_step (stmt, error) == HOSO_ROW ? hoso_stmt_dup_text (stmt, 0) : NULL;
}

/* The ids of all who are called @name, accents and all; where there are none, of
 * those whose name is the same without them. */
GArray *
hoso_field_people_namesakes (HosoDb *db, const char *name, GError **error)
{
  const HosoCustomerQuery query = { .search = name };
  g_autoptr (GArray) ids = hoso_customers_find (db, &query, NULL, error);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GArray) exact = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) folded = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *wanted = hoso_fold (name);

  if (ids == NULL)
    return NULL;
  rows = hoso_customers_load_rows (db, (const gint64 *)ids->data, MIN (ids->len, 100), error);
  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    {
      const HosoCustomerRow *row = rows->pdata[i];
      g_autofree char *plain = hoso_fold (row->name);

      if (g_str_equal (row->name, name))
        g_array_append_val (exact, row->id);
      if (g_str_equal (plain, wanted))
        g_array_append_val (folded, row->id);
    }
  return g_array_ref (exact->len > 0 ? exact : folded);
}

/* HOSO_ERROR_NOT_FOUND where nobody is called so, HOSO_ERROR_AMBIGUOUS where
 * several are. */
char *
hoso_field_people_find (HosoDb *db, const char *text, GError **error)
{
  g_autofree char *name = hoso_text_dup_trimmed (text, -1);
  g_autoptr (GArray) ids = NULL;
  gboolean is = FALSE;

  if (*name != '\0' && !is_uid (db, name, &is, error))
    return NULL;
  if (*name == '\0' || is)
    return g_steal_pointer (&name);

  ids = hoso_field_people_namesakes (db, name, error);
  if (ids == NULL)
    return NULL;
  if (ids->len == 1)
    return load_uid (db, g_array_index (ids, gint64, 0), error);
  if (ids->len == 0)
    /* Translators: %s is a name that somebody typed. */
    g_set_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND, _ ("No customer is called “%s”."), name);
  else
    g_set_error (error, HOSO_ERROR, HOSO_ERROR_AMBIGUOUS,
                 /* Translators: %s is a name that somebody typed. */
                 _ ("Several customers are called “%s”."), name);
  return NULL;
}

static gboolean
name_one (HosoDb *db, HosoFieldValue *value, GError **error)
{
  static const char sql[] =
    "SELECT f.is_retired, c.id, c.name FROM field f "
    "LEFT JOIN customer c ON f.type = 'person' AND c.uid = ?2 WHERE f.key = ?1";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  HosoStepResult result;

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_text (stmt, 1, value->key);
  hoso_stmt_bind_text (stmt, 2, value->value);
  result = hoso_stmt_step (stmt, error);
  if (result == HOSO_ROW)
    {
      value->retired = hoso_stmt_get_int (stmt, 0) != 0;
      value->person = hoso_stmt_get_int (stmt, 1);
      value->person_name = hoso_stmt_dup_text (stmt, 2);
    }
  return result != HOSO_STEP_ERROR;
}

/* Says also which of their fields are retired.  Values whose customer is gone stay
 * without a name. */
gboolean
hoso_field_people_name (HosoDb *db, GPtrArray *values, GError **error)
{
  for (guint i = 0; i < values->len; i++)
    if (!name_one (db, values->pdata[i], error))
      return FALSE;
  return TRUE;
}
