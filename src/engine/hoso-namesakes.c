/* A table of hashes of folded names: eight bytes for each customer beside its key.
 * Not thread-safe.
 */

#include "hoso-config.h"

#include "hoso-namesakes.h"

#include "hoso-fold.h"

/* A folded name that several customers have. */
#define SEVERAL GSIZE_TO_POINTER (G_MAXSIZE)

#define HAS_CODE 2u
#define HAS_PHONE 1u

struct _HosoNamesakes
{
  GHashTable *names; /* hash of the folded name → id and what is known, packed */
};

/* FNV-1a over the folded name: 64 bits hold a million names apart. */
static gpointer
hash_name (const char *name)
{
  g_autofree char *folded = hoso_fold (name);
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);

  for (const char *p = folded; *p != '\0'; p++)
    hash = (hash ^ (guchar)*p) * G_GUINT64_CONSTANT (1099511628211);
  return GSIZE_TO_POINTER (hash);
}

void
hoso_namesakes_add (HosoNamesakes *namesakes, const char *name, const HosoBearer *namesake)
{
  gpointer key = hash_name (name);
  gsize packed = (gsize)namesake->customer << 2 | (namesake->has_code ? HAS_CODE : 0u) |
                 (namesake->has_phone ? HAS_PHONE : 0u);

  g_hash_table_insert (namesakes->names, key,
                       g_hash_table_contains (namesakes->names, key) ? SEVERAL
                                                                     : GSIZE_TO_POINTER (packed));
}

HosoNamesakes *
hoso_namesakes_load (HosoDb *db, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, "SELECT id, name FROM customer", error);
  g_autoptr (HosoNamesakes) namesakes = NULL;
  HosoStepResult result;

  if (stmt == NULL)
    return NULL;
  namesakes = g_new0 (HosoNamesakes, 1);
  namesakes->names = g_hash_table_new (NULL, NULL);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      const HosoBearer namesake = { hoso_stmt_get_int (stmt, 0), FALSE, FALSE };

      hoso_namesakes_add (namesakes, hoso_stmt_get_text (stmt, 1), &namesake);
    }
  return result == HOSO_DONE ? g_steal_pointer (&namesakes) : NULL;
}

void
hoso_namesakes_free (HosoNamesakes *namesakes)
{
  g_hash_table_unref (namesakes->names);
  g_free (namesakes);
}

gboolean
hoso_namesakes_find (HosoNamesakes *namesakes, const char *name, HosoBearer *namesake)
{
  gpointer found = g_hash_table_lookup (namesakes->names, hash_name (name));
  gsize packed = GPOINTER_TO_SIZE (found);

  if (found == NULL || found == SEVERAL)
    return FALSE;
  *namesake =
    (HosoBearer){ (gint64)(packed >> 2), (packed & HAS_CODE) != 0, (packed & HAS_PHONE) != 0 };
  return TRUE;
}
