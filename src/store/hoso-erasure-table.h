/* The log of erased persons, which holds nothing personal. */

#pragma once

#include "hoso-db.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 at; /* UTC seconds */
  char *salt;
  char *hash; /* of the salt and the customer's uid */
} HosoErasure;

HosoErasure *hoso_erasure_new (gint64 at, const char *salt, const char *hash);
void hoso_erasure_free (HosoErasure *erasure);
/* Of HosoErasure, oldest first. */
GPtrArray *hoso_erasure_table_list (HosoDb *db, GError **error);
/* Logs the customers of the temporary table “erased”. */
gboolean hoso_erasure_table_log (HosoDb *db, GError **error);
/* Adds those that are not there yet. */
gboolean hoso_erasure_table_add (HosoDb *db, const GPtrArray *erasures, GError **error);
/* Ids (gint64) of the customers that @erasures speak of. */
GArray *hoso_erasure_table_find (HosoDb *db, const GPtrArray *erasures, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoErasure, hoso_erasure_free)

G_END_DECLS
