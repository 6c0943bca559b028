/* All purchases up to a day, read once in the order of an index that holds all
 * that is read.  Runs on the thread that owns the connection.
 */

#include "hoso-config.h"

#include "hoso-purchase-ledger.h"

#include <string.h>

#define DAY 86400
#define MAX_CURRENCIES 16
/* Rows between two looks at whether to stop. */
#define STRIDE 65536

typedef struct
{
  HosoPurchaseLedger *ledger;
  GArray *kinds; /* guint8, an index into currencies for each entry */
  char *currencies[MAX_CURRENCIES];
  guint64 counts[MAX_CURRENCIES];
  guint n_currencies;
} Reader;

static void
reader_clear (Reader *reader)
{
  g_clear_pointer (&reader->ledger, hoso_purchase_ledger_free);
  g_clear_pointer (&reader->kinds, g_array_unref);
  for (guint i = 0; i < reader->n_currencies; i++)
    g_clear_pointer (&reader->currencies[i], g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

void
hoso_purchase_ledger_free (HosoPurchaseLedger *ledger)
{
  g_array_unref (ledger->customers);
  g_array_unref (ledger->starts);
  g_array_unref (ledger->days);
  g_array_unref (ledger->amounts);
  g_array_unref (ledger->others);
  g_free (ledger->currency);
  g_free (ledger);
}

static HosoPurchaseLedger *
ledger_new (void)
{
  HosoPurchaseLedger *ledger = g_new0 (HosoPurchaseLedger, 1);

  ledger->customers = g_array_new (FALSE, FALSE, sizeof (gint64));
  ledger->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  ledger->days = g_array_new (FALSE, FALSE, sizeof (gint));
  ledger->amounts = g_array_new (FALSE, FALSE, sizeof (gint64));
  ledger->others = g_array_new (FALSE, FALSE, sizeof (guint));

  return ledger;
}

/* What is beyond MAX_CURRENCIES counts as the last of them. */
static guint8
find_currency (Reader *reader, const char *currency)
{
  guint i;

  for (i = 0; i < reader->n_currencies; i++)
    {
      if (strcmp (reader->currencies[i], currency) == 0)
        return (guint8)i;
    }
  if (i == MAX_CURRENCIES)
    return MAX_CURRENCIES - 1;
  reader->currencies[reader->n_currencies++] = g_strdup (currency);

  return (guint8)i;
}

/* Days before 1970 too. */
static gint
get_day (gint64 local)
{
  return (gint)((local - (local < 0 ? DAY - 1 : 0)) / DAY);
}

static void
add_row (Reader *reader, HosoStmt *stmt)
{
  HosoPurchaseLedger *ledger = reader->ledger;
  gint64 customer = hoso_stmt_get_int (stmt, 0);
  gint day = get_day (hoso_stmt_get_int (stmt, 1));
  gint64 amount = hoso_stmt_get_int (stmt, 2);
  guint8 kind = find_currency (reader, hoso_stmt_get_text (stmt, 3));
  guint n_customers = ledger->customers->len;

  if (n_customers == 0 || g_array_index (ledger->customers, gint64, n_customers - 1) != customer)
    {
      g_array_append_val (ledger->customers, customer);
      g_array_append_val (ledger->starts, ledger->days->len);
    }
  g_array_append_val (ledger->days, day);
  g_array_append_val (ledger->amounts, amount);
  g_array_append_val (reader->kinds, kind);
  reader->counts[kind]++;
}

/* Money of different currencies cannot be added up: the most frequent stays. */
static void
keep_main_currency (Reader *reader)
{
  HosoPurchaseLedger *ledger = reader->ledger;
  guint main = 0;

  for (guint i = 1; i < reader->n_currencies; i++)
    if (reader->counts[i] > reader->counts[main])
      main = i;
  ledger->currency = g_strdup (reader->currencies[main]);
  for (guint i = 0; reader->n_currencies > 1 && i < ledger->amounts->len; i++)
    if (g_array_index (reader->kinds, guint8, i) != main)
      {
        g_array_index (ledger->amounts, gint64, i) = 0;
        g_array_append_val (ledger->others, i);
      }
}

/* Returns NULL with @error set. */
HosoPurchaseLedger *
hoso_purchase_ledger_load (
  HosoDb *db, gint until, const char *some, GCancellable *cancellable, GError **error)
{
  static const char all_sql[] = "SELECT customer_id, at_local, amount, currency FROM purchase "
                                "WHERE at_local < ?1 AND status = 'done' "
                                "AND customer_id IS NOT NULL ORDER BY customer_id, at_local";
  static const char some_sql[] = "SELECT customer_id, at_local, amount, currency FROM purchase "
                                 "WHERE customer_id IN (SELECT value FROM json_each (?2)) "
                                 "AND at_local < ?1 AND status = 'done' "
                                 "ORDER BY customer_id, at_local";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, some != NULL ? some_sql : all_sql, error);
  g_auto (Reader) reader = { ledger_new (), g_array_new (FALSE, FALSE, 1) };
  HosoStepResult result = HOSO_STEP_ERROR;
  guint n_entries;

  if (stmt == NULL)
    return NULL;

  hoso_stmt_bind_int (stmt, 1, ((gint64)until + 1) * DAY);
  if (some != NULL)
    hoso_stmt_bind_text (stmt, 2, some);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      add_row (&reader, stmt);
      if (reader.kinds->len % STRIDE == 0 &&
          g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
    }
  if (result != HOSO_DONE)
    return NULL;

  n_entries = reader.ledger->days->len;
  g_array_append_val (reader.ledger->starts, n_entries);
  keep_main_currency (&reader);

  return g_steal_pointer (&reader.ledger);
}

gboolean
hoso_purchase_ledger_find_last_day (HosoDb *db, gint *day, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (db, "SELECT max (last_local) FROM customer_total", error);
  if (stmt == NULL || hoso_stmt_step (stmt, error) != HOSO_ROW)
    return FALSE;
  *day = hoso_stmt_is_null (stmt, 0) ? 0 : get_day (hoso_stmt_get_int (stmt, 0));

  return TRUE;
}
