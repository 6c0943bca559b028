/* The SQL functions of every connection.  All are pure, so that triggers and
 * indexes may use them, but for hoso_is_bulk(), which is for triggers alone, and
 * hoso_answers() and hoso_told(), which read.
 */

#include "hoso-config.h"

#include "hoso-column.h"
#include "hoso-customer-chunk.h"
#include "hoso-db-private.h"
#include "hoso-fold.h"
#include "hoso-phone.h"
#include "hoso-response-codec.h"

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

/* hoso_pack_responses (place in the chunk, import, local, offset, precision): what
 * version 1 kept in rows. */
static void
pack_step_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  GArray **responses = sqlite3_aggregate_context (context, sizeof (GArray *));
  gint64 place = sqlite3_value_int64 (values[0]);
  HosoResponse *response;

  if (responses == NULL || place < 0 || place >= HOSO_BATCH_ROWS)
    {
      sqlite3_result_error_code (context, SQLITE_CORRUPT);
      return;
    }
  if (*responses == NULL)
    *responses = g_array_new (FALSE, TRUE, sizeof (HosoResponse));
  if (place >= (*responses)->len)
    g_array_set_size (*responses, (guint)place + 1);
  response = &g_array_index (*responses, HosoResponse, place);
  response->import = sqlite3_value_int64 (values[1]);
  response->has_time = sqlite3_value_type (values[2]) != SQLITE_NULL;
  response->time.local = sqlite3_value_int64 (values[2]);
  response->time.offset = sqlite3_value_type (values[3]) != SQLITE_NULL
                            ? sqlite3_value_int (values[3])
                            : HOSO_TIME_NO_ZONE;
  response->time.precision = (HosoPrecision)sqlite3_value_int (values[4]);
}

static void
pack_final_cb (sqlite3_context *context)
{
  GArray **responses = sqlite3_aggregate_context (context, 0);
  g_autoptr (GByteArray) bytes = NULL;

  if (responses == NULL || *responses == NULL)
    return;
  bytes = hoso_responses_encode (*responses);
  sqlite3_result_blob (context, bytes->data, (int)bytes->len, SQLITE_TRANSIENT);
  g_array_unref (*responses);
}

/* hoso_response_end (data, whether the latest): of a chunk, ISO 8601. */
static void
end_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  g_autoptr (GArray) responses = g_array_new (FALSE, FALSE, sizeof (HosoResponse));
  const HosoTime *ends[2];

  if (!hoso_responses_decode (sqlite3_value_blob (values[0]),
                              (gsize)sqlite3_value_bytes (values[0]), responses, NULL))
    {
      sqlite3_result_error_code (context, SQLITE_CORRUPT);
      return;
    }
  hoso_responses_find_ends (responses, &ends[0], &ends[1]);
  return_text (context, ends[0] != NULL
                          ? hoso_time_dup_iso8601 (ends[sqlite3_value_int (values[1]) != 0])
                          : NULL);
}

typedef const char *(*GetText) (const HosoCustomerChunk *chunk, guint value, gsize *length);

/* The arguments are the bytes of a chunk of customers and a place in it. */
static void
return_told (sqlite3_context *context, sqlite3_value **values, GetText get_text)
{
  gconstpointer data = sqlite3_value_blob (values[0]);
  gint64 place = sqlite3_value_int64 (values[1]);
  HosoCustomerChunk chunk;
  const char *text;
  gsize length;
  int value;

  if (place < 0 || place >= HOSO_CUSTOMER_CHUNK ||
      !hoso_customer_chunk_open (&chunk, data, (gsize)sqlite3_value_bytes (values[0])))
    {
      sqlite3_result_error_code (context, SQLITE_CORRUPT);
      return;
    }
  value = hoso_customer_chunk_find (&chunk, (guint)place);
  text = value >= 0 ? get_text (&chunk, (guint)value, &length) : NULL;
  if (text != NULL)
    sqlite3_result_text (context, text, (int)length, SQLITE_TRANSIENT);
}

/* hoso_chunk_text (data, place): a value, NULL for none. */
static void
chunk_text_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  return_told (context, values, hoso_customer_chunk_get_value);
}

/* hoso_chunk_written (data, place): what a file wrote for a value, NULL where that
 * is the value itself. */
static void
chunk_written_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  return_told (context, values, hoso_customer_chunk_get_written);
}

/* 1 while triggers rest; with a customer, whether that one came meanwhile. */
static void
is_bulk_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const HosoDb *db = sqlite3_user_data (context);

  sqlite3_result_int (context,
                      db->bulk && (n_values == 0 ||
                                   sqlite3_value_int64 (values[0]) > db->bulk_last));
}

/* hoso_answers (customer): what is searched of a customer's answers, or NULL. */
static void
answers_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  HosoDb *db = sqlite3_user_data (context);

  if (db->answers_open != NULL)
    return_text (context, db->answers->read (db->answers_open, sqlite3_value_int64 (values[0])));
}

/* hoso_told (customer, ids of fields): what is searched of what files told of the
 * customer in other fields, after a blank; NULL for nothing. */
static void
told_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  HosoDb *db = sqlite3_user_data (context);
  g_autoptr (GString) text = g_string_new (NULL);

  if (db->told == NULL)
    return;
  if (!hoso_told_text_append (db->told, sqlite3_value_int64 (values[0]),
                              (const char *)sqlite3_value_text (values[1]), text))
    sqlite3_result_error_code (context, SQLITE_CORRUPT);
  else if (text->len > 0)
    return_text (context, g_string_free (g_steal_pointer (&text), FALSE));
}

/* hoso_sort_key (kind, name): the customer's place in lists; NULL without rules of
 * Vietnamese order. */
static void
sort_key_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  HosoCollator *collator = hoso_db_get_collator (sqlite3_user_data (context), NULL);
  const char *kind = (const char *)sqlite3_value_text (values[0]);
  const char *name = (const char *)sqlite3_value_text (values[1]);
  g_autoptr (GBytes) key = NULL;
  gsize length;
  gconstpointer data;

  if (collator == NULL)
    return;
  key = g_strcmp0 (kind, "company") == 0 ? hoso_collator_dup_key (collator, name)
                                         : hoso_collator_dup_name_key (collator, name);
  data = g_bytes_get_data (key, &length);
  sqlite3_result_blob (context, data, (int)length, SQLITE_TRANSIENT);
}

static int
add_own_functions (HosoDb *db)
{
  int flags = SQLITE_UTF8 | SQLITE_INNOCUOUS;
  int result = sqlite3_create_function_v2 (db->handle, "hoso_is_bulk", 0, flags, db, is_bulk_cb,
                                           NULL, NULL, NULL);

  if (result == SQLITE_OK)
    result = sqlite3_create_function_v2 (db->handle, "hoso_is_bulk", 1, flags, db, is_bulk_cb,
                                         NULL, NULL, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_create_function_v2 (db->handle, "hoso_sort_key", 2, flags, db, sort_key_cb,
                                         NULL, NULL, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_create_function_v2 (db->handle, "hoso_answers", 1, flags, db, answers_cb,
                                         NULL, NULL, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_create_function_v2 (db->handle, "hoso_told", 2, flags, db, told_cb, NULL,
                                         NULL, NULL);
  return result;
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
    result = add_own_functions (db);
  if (result == SQLITE_OK)
    result = sqlite3_create_function_v2 (db->handle, "hoso_chunk_text", 2, flags, NULL,
                                         chunk_text_cb, NULL, NULL, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_create_function_v2 (db->handle, "hoso_chunk_written", 2, flags, NULL,
                                         chunk_written_cb, NULL, NULL, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_create_function_v2 (db->handle, "hoso_pack_responses", 5, flags, NULL, NULL,
                                         pack_step_cb, pack_final_cb, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_create_function_v2 (db->handle, "hoso_response_end", 2, flags, NULL, end_cb,
                                         NULL, NULL, NULL);
  if (result == SQLITE_OK)
    result = hoso_rows_register (db->handle);
  if (result == SQLITE_OK)
    return TRUE;
  hoso_db_set_error (db, result, error);
  return FALSE;
}
