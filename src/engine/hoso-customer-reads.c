/* The work of a list of customers on the threads that read the workspace. */

#include "hoso-customer-reads.h"

#include "hoso-customer-columns.h"
#include "hoso-error.h"

void
hoso_rows_read_free (gpointer data)
{
  HosoRowsRead *read = data;

  g_array_unref (read->ids);
  g_clear_pointer (&read->columns, g_ptr_array_unref);
  g_free (read);
}

/* See hoso-customer-reads.h. */
gpointer
hoso_rows_read (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const HosoRowsRead *read = data;
  g_autoptr (GPtrArray) rows = hoso_customers_load_rows (
    db, (const gint64 *)(gpointer)read->ids->data, read->ids->len, error);

  if (rows == NULL)
    return NULL;
  if (read->columns != NULL &&
      !hoso_customer_columns_fill (db, read->columns, rows, read->all, cancellable, error))
    return NULL;
  return g_steal_pointer (&rows);
}

void
hoso_query_run_free (gpointer data)
{
  HosoQueryRun *run = data;

  g_free ((char *)run->query.search);
  hoso_customer_view_free ((HosoCustomerView *)run->query.view);
  g_clear_pointer (&run->ids, g_array_unref);
  g_free (run);
}

static GArray *
find (HosoDb *db,
      const HosoQueryRun *asked,
      const HosoCustomerQuery *query,
      gboolean *all,
      GCancellable *cancellable,
      GError **error)
{
  *all = TRUE;
  return asked->n > 0 ? hoso_customers_find_first (db, query, asked->n, all, cancellable, error)
                      : hoso_customers_find (db, query, cancellable, error);
}

/* The same by name: a field to sort by may be gone, or another workspace's. */
static GArray *
find_by_name (HosoDb *db,
              const HosoQueryRun *asked,
              gboolean *all,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (HosoCustomerView) view = hoso_customer_view_copy (asked->query.view);
  HosoCustomerQuery query = asked->query;

  if (view != NULL)
    view->sort = HOSO_SORT_NAME;
  query.view = view;
  return find (db, asked, &query, all, cancellable, error);
}

/* See hoso-customer-reads.h; a segment that was removed has no members. */
gpointer
hoso_query_run (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const HosoQueryRun *asked = data;
  g_autoptr (HosoQueryRun) run = g_new0 (HosoQueryRun, 1);
  g_autoptr (GError) local_error = NULL;

  run->ids = find (db, asked, &asked->query, &run->all, cancellable, &local_error);
  if (g_error_matches (local_error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND))
    {
      g_clear_error (&local_error);
      run->ids = find_by_name (db, asked, &run->all, cancellable, &local_error);
    }
  if (g_error_matches (local_error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND))
    run->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  else if (run->ids == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_steal_pointer (&run);
}
