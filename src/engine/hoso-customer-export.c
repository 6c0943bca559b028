/* Writing customers, one after the other, so that a million of them need no more
 * memory than one.  Runs on a thread that reads the workspace.
 */

#include "hoso-config.h"

#include "hoso-customer-export.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hoso-customer-card.h"
#include "hoso-customer-csv.h"
#include "hoso-error.h"
#include "hoso-text-stream.h"

#define PROGRESS_ROWS 64
#define PROGRESS_INTERVAL (G_USEC_PER_SEC / 10)

/* One export under way. */
typedef struct
{
  HosoDb *db;
  GArray *ids; /* of gint64 */
  HosoCustomerFormat format;
  HosoCustomerCsv *csv; /* of a table */
  HosoCustomersProgress progress;
  gpointer progress_data;
  GCancellable *cancellable;
  gint64 reported;
} Run;

/**
 * hoso_customer_format_from_path:
 *
 * Returns: whether the end of @path names a format: “.csv”, “.vcf” or “.vcard”
 */
gboolean
hoso_customer_format_from_path (const char *path, HosoCustomerFormat *format)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  if (g_str_has_suffix (lower, ".csv"))
    *format = HOSO_CUSTOMERS_CSV;
  else if (g_str_has_suffix (lower, ".vcf") || g_str_has_suffix (lower, ".vcard"))
    *format = HOSO_CUSTOMERS_VCARD;
  else
    return FALSE;
  return TRUE;
}

static gboolean
start (Run *run, GString *text, GError **error)
{
  if (run->format == HOSO_CUSTOMERS_VCARD)
    return TRUE;
  run->csv = hoso_customer_csv_new (run->db, run->cancellable, error);
  if (run->csv == NULL)
    return FALSE;
  hoso_customer_csv_append_header (run->csv, text);
  return TRUE;
}

static gboolean
append (Run *run, gint64 id, GString *text, GError **error)
{
  return run->format == HOSO_CUSTOMERS_VCARD
           ? hoso_customer_card_append (run->db, id, text, error)
           : hoso_customer_csv_append (run->csv, id, text, error);
}

/* A customer who has gone since the list was made is left out. */
static gboolean
append_if_there (Run *run, gint64 id, GString *text, GError **error)
{
  g_autoptr (GError) local = NULL;
  gsize length = text->len;

  if (append (run, id, text, &local))
    return TRUE;
  if (!g_error_matches (local, HOSO_ERROR, HOSO_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  g_string_truncate (text, length);
  return TRUE;
}

static gboolean
look_up (Run *run, guint i, GError **error)
{
  gint64 now;

  if (i % PROGRESS_ROWS != 0)
    return TRUE;
  if (g_cancellable_set_error_if_cancelled (run->cancellable, error))
    return FALSE;
  now = g_get_monotonic_time ();
  if (run->progress != NULL && now - run->reported > PROGRESS_INTERVAL)
    {
      run->reported = now;
      run->progress ((double)i / run->ids->len, run->progress_data);
    }
  return TRUE;
}

/* @stream is NULL where @text takes all. */
static gboolean
write_all (Run *run, HosoTextStream *stream, GString *text, GError **error)
{
  if (!start (run, text, error))
    return FALSE;
  for (guint i = 0; i < run->ids->len; i++)
    if (!look_up (run, i, error) ||
        !append_if_there (run, g_array_index (run->ids, gint64, i), text, error) ||
        (stream != NULL && !hoso_text_stream_take (stream, text, error)))
      return FALSE;
  return TRUE;
}

/**
 * hoso_customers_export:
 * @ids: of gint64, in the order to write
 *
 * Replaces the file at @path as a whole, or leaves it as it was: also after a
 * cancel.
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_customers_export (HosoDb *db,
                       GArray *ids,
                       HosoCustomerFormat format,
                       const char *path,
                       HosoCustomersProgress progress,
                       gpointer progress_data,
                       GCancellable *cancellable,
                       GError **error)
{
  Run run = {
    .db = db,
    .ids = ids,
    .format = format,
    .progress = progress,
    .progress_data = progress_data,
    .cancellable = cancellable,
  };
  g_autoptr (HosoTextStream) stream = hoso_text_stream_new (path, error);
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean done = stream != NULL && write_all (&run, stream, text, error) &&
                  hoso_text_stream_finish (stream, text, error);

  hoso_customer_csv_free (run.csv);
  return done;
}

/**
 * hoso_customers_dup_text:
 * @ids: of gint64, in the order to write
 *
 * The same for a clipboard.
 *
 * Returns: (transfer full): the text, or %NULL with @error set
 */
char *
hoso_customers_dup_text (HosoDb *db,
                         GArray *ids,
                         HosoCustomerFormat format,
                         GCancellable *cancellable,
                         GError **error)
{
  Run run = { .db = db, .ids = ids, .format = format, .cancellable = cancellable };
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean done = write_all (&run, NULL, text, error);

  hoso_customer_csv_free (run.csv);
  return done ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
