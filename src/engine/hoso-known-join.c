/* Joins responses that an earlier import brought without a customer, when a
 * later export of the form is imported with joining on.  Runs inside the
 * transaction of the import.
 */

#include "hoso-config.h"

#include "hoso-known-join.h"

#include "hoso-bitset.h"
#include "hoso-import-table.h"
#include "hoso-respondent-table.h"
#include "hoso-response-table.h"

struct _HosoKnownJoin
{
  HosoDb *db;
  gint64 survey;
  gint64 import;
  guint end;
  HosoBitset *joined; /* ordinals with a customer */
  gint64 added_by;    /* the latest earlier import that added customers, or 0 */
  guint number;       /* of the chunk at hand */
  GArray *chunk;      /* of HosoResponse, or NULL */
};

static gboolean
note_joined (const HosoRespondent *respondent, gpointer data, GError **error)
{
  HosoKnownJoin *known = data;

  if (respondent->ordinal < known->end)
    hoso_bitset_add (known->joined, respondent->ordinal);
  return TRUE;
}

/* NULL with @error set; free with hoso_known_join_free(). */
HosoKnownJoin *
hoso_known_join_new (HosoDb *db, gint64 survey, guint end, gint64 import, GError **error)
{
  g_autoptr (HosoKnownJoin) known = g_new0 (HosoKnownJoin, 1);

  known->db = db;
  known->survey = survey;
  known->import = import;
  known->end = end;
  known->joined = hoso_bitset_new (end);
  if (!hoso_respondent_table_foreach (db, survey, note_joined, known, error) ||
      !hoso_import_table_find_adding (db, survey, import, &known->added_by, error))
    return NULL;
  return g_steal_pointer (&known);
}

/* NULL is allowed. */
void
hoso_known_join_free (HosoKnownJoin *known)
{
  if (known == NULL)
    return;

  g_clear_pointer (&known->joined, hoso_bitset_free);
  g_clear_pointer (&known->chunk, g_array_unref);
  g_free (known);
}

/* The import that brought the response. */
static gboolean
find_import (HosoKnownJoin *known, guint ordinal, gint64 *import, GError **error)
{
  guint number = ordinal / HOSO_BATCH_ROWS;
  guint place = ordinal % HOSO_BATCH_ROWS;

  if (known->chunk == NULL || known->number != number)
    {
      g_clear_pointer (&known->chunk, g_array_unref);
      known->chunk = hoso_response_table_load (known->db, known->survey, number, error);
      known->number = number;
    }
  if (known->chunk == NULL)
    return FALSE;
  *import =
    place < known->chunk->len ? g_array_index (known->chunk, HosoResponse, place).import : 0;
  return TRUE;
}

/**
 * hoso_known_join_row:
 *
 * Nobody becomes a customer whom an earlier import had the chance to add: the
 * user has taken them out since.
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_known_join_row (HosoKnownJoin *known,
                     HosoCustomerJoin *join,
                     const HosoBatch *batch,
                     guint row,
                     guint ordinal,
                     GError **error)
{
  HosoRespondent respondent = { known->survey, ordinal, 0 };
  gint64 import;

  if (ordinal >= known->end || hoso_bitset_contains (known->joined, ordinal))
    return TRUE;
  if (!find_import (known, ordinal, &import, error) ||
      !hoso_customer_join_known_row (join, batch, row, ordinal, import > known->added_by,
                                     &respondent.customer, error))
    return FALSE;
  if (respondent.customer == 0)
    return TRUE;
  hoso_bitset_add (known->joined, ordinal);
  return hoso_respondent_table_add (known->db, &respondent, known->import, error);
}
