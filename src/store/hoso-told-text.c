/* Reads “customer_chunk” along the ids of customers.  What it holds is of the
 * moment at which it was read: make a new one for each run.  Runs on the thread
 * that owns the connection.
 */

#include "hoso-config.h"

#include "hoso-told-text.h"

#include "hoso-customer-chunk.h"

/* One field of the customers under way. */
typedef struct
{
  gint64 field;
  GBytes *bytes; /* that @chunk looks into */
  HosoCustomerChunk chunk;
} Told;

struct _HosoToldText
{
  HosoDb *db;
  gint64 number;  /* of the chunks under way, or -1 */
  GArray *fields; /* of Told, by field and source */
};

static void
told_clear (Told *told)
{
  g_bytes_unref (told->bytes);
}

/* Borrows @db; free with hoso_told_text_free(). */
HosoToldText *
hoso_told_text_new (HosoDb *db)
{
  HosoToldText *told = g_new0 (HosoToldText, 1);

  told->db = db;
  told->number = -1;
  told->fields = g_array_new (FALSE, FALSE, sizeof (Told));
  g_array_set_clear_func (told->fields, (GDestroyNotify)told_clear);
  return told;
}

void
hoso_told_text_free (HosoToldText *told)
{
  g_array_unref (told->fields);
  g_free (told);
}

static gboolean
add_field (HosoToldText *told, HosoStmt *stmt)
{
  gsize length;
  gconstpointer data = hoso_stmt_get_blob (stmt, 1, &length);
  Told field = { hoso_stmt_get_int (stmt, 0), g_bytes_new (data, length), { 0 } };
  gboolean opened;

  data = g_bytes_get_data (field.bytes, &length);
  opened = hoso_customer_chunk_open (&field.chunk, data, length);
  g_array_append_val (told->fields, field);
  return opened;
}

static gboolean
open_chunks (HosoToldText *told, gint64 number)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (
    told->db,
    "SELECT k.field_id, k.data FROM customer_chunk k JOIN field f ON f.id = k.field_id "
    "WHERE k.number = ?1 AND f.type IN ('text', 'choices', 'place') "
    "ORDER BY k.field_id, k.source_id",
    NULL);
  HosoStepResult result;

  g_array_set_size (told->fields, 0);
  told->number = -1;
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, number);
  while ((result = hoso_stmt_step (stmt, NULL)) == HOSO_ROW)
    if (!add_field (told, stmt))
      return FALSE;
  told->number = number;
  return result == HOSO_DONE;
}

/* Whether @fields, numbers with commas between them, has @field. */
static gboolean
lists_field (const char *fields, gint64 field)
{
  const char *at = fields;

  while (at != NULL && *at != '\0')
    {
      char *end;

      if (g_ascii_strtoll (at, &end, 10) == field)
        return TRUE;
      at = *end == ',' ? end + 1 : NULL;
    }
  return FALSE;
}

/**
 * hoso_told_text_append:
 * @hidden: (nullable): ids of fields with commas between them, of which somebody
 *   told more than the file; they are left out
 *
 * Appends what is searched of @customer, each value after a blank.  Quick where
 * customers come in the order of their ids.
 *
 * Returns: %FALSE where the chunks cannot be read
 */
gboolean
hoso_told_text_append (HosoToldText *told, gint64 customer, const char *hidden, GString *text)
{
  gint64 number = customer / HOSO_CUSTOMER_CHUNK;
  guint place = (guint)(customer % HOSO_CUSTOMER_CHUNK);

  if (told->number != number && !open_chunks (told, number))
    return FALSE;
  for (guint i = 0; i < told->fields->len; i++)
    {
      const Told *field = &g_array_index (told->fields, Told, i);
      int value = hoso_customer_chunk_find (&field->chunk, place);
      const char *words;
      gsize length;

      if (value < 0 || lists_field (hidden, field->field))
        continue;
      words = hoso_customer_chunk_get_value (&field->chunk, (guint)value, &length);
      g_string_append_c (text, ' ');
      g_string_append_len (text, words, (gssize)length);
    }
  return TRUE;
}
