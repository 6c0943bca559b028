/* The SQL functions of every connection.  Both are pure, so that triggers and
 * indexes may use them.
 */

#include "hoso-config.h"

#include "hoso-db-private.h"
#include "hoso-fold.h"
#include "hoso-phone.h"

static void
return_text (sqlite3_context *context, char *text)
{
  if (text == NULL)
    sqlite3_result_null (context);
  else
    sqlite3_result_text (context, text, -1, g_free);
}

/* NULL for NULL; otherwise valid UTF-8, to be freed with g_free(). */
static char *
dup_argument (sqlite3_value *value)
{
  const char *text = (const char *)sqlite3_value_text (value);

  return text == NULL ? NULL : g_utf8_make_valid (text, -1);
}

static void
fold_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  g_autofree char *text = dup_argument (values[0]);

  return_text (context, text == NULL ? NULL : hoso_fold (text));
}

static void
phone_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  g_autofree char *text = dup_argument (values[0]);

  return_text (context, text == NULL ? NULL : hoso_phone_canonicalise (text));
}

gboolean
hoso_db_add_functions (HosoDb *db, GError **error)
{
  int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
  int result = sqlite3_create_function_v2 (db->handle, "hoso_fold", 1, flags, NULL, fold_cb, NULL,
                                           NULL, NULL);

  if (result == SQLITE_OK)
    result = sqlite3_create_function_v2 (db->handle, "hoso_phone", 1, flags, NULL, phone_cb, NULL,
                                         NULL, NULL);
  if (result == SQLITE_OK)
    return TRUE;
  hoso_db_set_error (db, result, error);
  return FALSE;
}
