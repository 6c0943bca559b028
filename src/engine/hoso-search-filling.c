/* Fills in what is searched beside names, some hundreds of customers in one
 * transaction, so that others get their turn and nothing done is lost.  Derived
 * rows: no step of undo.  Runs on the thread that writes.
 */

#include "hoso-search-filling.h"

#include "hoso-db.h"
#include "hoso-search-index.h"

#define STEP 500

/**
 * hoso_search_filling_step:
 * @more: (out): whether some are still waiting
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_search_filling_step (HosoDb *db, gboolean *more, GError **error)
{
  g_auto (HosoTxn) txn = HOSO_TXN_INIT;
  guint64 waiting;

  *more = FALSE;
  if (!hoso_search_index_count_waiting (db, &waiting, error))
    return FALSE;
  if (waiting == 0)
    return TRUE;
  if (!hoso_txn_begin (&txn, db, error) || !hoso_search_index_fill (db, STEP, error) ||
      !hoso_search_index_count_waiting (db, &waiting, error) || !hoso_txn_commit (&txn, error))
    return FALSE;
  *more = waiting > 0;
  return TRUE;
}

/**
 * hoso_search_filling_run:
 *
 * Goes on until nobody is waiting.
 *
 * Returns: %TRUE, or %FALSE with @error set, also where @cancellable was
 *   cancelled; what was done stays done
 */
gboolean
hoso_search_filling_run (HosoDb *db, GCancellable *cancellable, GError **error)
{
  gboolean more = TRUE;

  while (more)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !hoso_search_filling_step (db, &more, error))
      return FALSE;
  return TRUE;
}
