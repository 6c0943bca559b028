/* What a list of customers asks of a reading thread. */

#pragma once

#include "hoso-customers.h"

G_BEGIN_DECLS

/* Some rows. */
typedef struct
{
  GArray *ids;        /* of gint64 */
  GPtrArray *columns; /* of char, what is read of each besides; or NULL */
  gboolean all;       /* also of columns that take long */
} HosoRowsRead;

/* A HosoWorkFunc that returns a GPtrArray of HosoCustomerRow. */
gpointer hoso_rows_read (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error);
void hoso_rows_read_free (gpointer data);

/* One run of what is asked, and what it found. */
typedef struct
{
  HosoCustomerQuery query; /* owns its parts */
  guint n;                 /* a first look at so many, or 0 for everybody */
  gboolean all;            /* that was everybody */
  GArray *ids;
} HosoQueryRun;

/* A HosoWorkFunc that returns another HosoQueryRun, with what was found. */
gpointer hoso_query_run (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error);
void hoso_query_run_free (gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoQueryRun, hoso_query_run_free)

G_END_DECLS
