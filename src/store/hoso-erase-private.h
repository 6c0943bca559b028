/* What the parts of erasing share: hoso-erase.c sees to the customers,
 * hoso-erase-answers.c to what they answered, hoso-erase-namings.c to what others say
 * of them. */

#pragma once

#include "hoso-db.h"

G_BEGIN_DECLS

/* Beside this, the temporary table “erased” holds the ids. */
typedef struct
{
  HosoDb *db;
  GHashTable *names;  /* folded, of two words or more */
  GHashTable *phones; /* canonical; those that nobody else has */
  GHashTable *emails;
  GHashTable *texts; /* folded: what was taken out and nobody else said */
  GHashTable *uids;  /* theirs, and those that name nobody any more */
} HosoErasing;

/* Of those in the table “erased”, and of those whom they took in. */
#define HOSO_ERASED_UIDS                                               \
  "SELECT uid FROM customer WHERE id IN (SELECT id FROM temp.erased) " \
  "UNION SELECT v.before FROM merge m JOIN merge_row r "               \
  "ON r.merge_id = m.id JOIN merge_value v ON v.merge_row_id = r.id "  \
  "WHERE m.survivor_id IN (SELECT id FROM temp.erased) AND "           \
  "r.table_name = 'customer' AND v.column_name = 'uid'"

/* Fields of others that name them, as they are and as they were. */
gboolean hoso_erase_namings (HosoErasing *erasing, GError **error);
/* What files told of them, and of others who name them. */
gboolean hoso_erase_chunks (HosoErasing *erasing, GError **error);

gboolean hoso_erase_answers (HosoErasing *erasing, GCancellable *cancellable, GError **error);
/* Remembers that @text is gone, for what was said about its spelling. */
void hoso_erase_note_text (HosoErasing *erasing, const char *text, gssize length);

G_END_DECLS
