/* Connections as the use cases need them, for programs without a main loop. */

#include "hoso-config.h"

#include "hoso-session.h"

#include "hoso-answer-words.h"
#include "hoso-erase.h"
#include "hoso-fields.h"
#include "hoso-import-table.h"
#include "hoso-search-index.h"
#include "hoso-undo.h"

gboolean
hoso_session_prepare (HosoDb *db, GError **error)
{
  hoso_undo_set_import_undo (db, hoso_import_table_undo);
  hoso_search_index_set_answers (db, &hoso_answer_words_reader);
  /* What cannot be done now is done by the next who opens the workspace. */
  hoso_erase_clean (db, NULL);
  return hoso_fields_ensure (db, error);
}

/* Opens the workspace at @path, made where it is missing if @create is set;
 * close with hoso_session_close().  Errors are those of hoso_db_open(). */
HosoDb *
hoso_session_open (const char *path, gboolean create, GError **error)
{
  g_autoptr (HosoDb) db = hoso_db_open (path, create ? HOSO_DB_CREATE : HOSO_DB_READ_WRITE, error);

  if (db == NULL || !hoso_session_prepare (db, error))
    return NULL;
  return g_steal_pointer (&db);
}

void
hoso_session_close (HosoDb *db)
{
  hoso_db_close (db);
}

void
hoso_session_set_clock (HosoDb *db, gint64 now, guint64 seed)
{
  hoso_db_set_clock (db, now, seed);
}
