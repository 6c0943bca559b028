/* What the two halves of erasing share: hoso-erase.c sees to the customers,
 * hoso-erase-answers.c to what they answered. */

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
} HosoErasing;

gboolean hoso_erase_answers (HosoErasing *erasing, GCancellable *cancellable, GError **error);
/* Remembers that @text is gone, for what was said about its spelling. */
void hoso_erase_note_text (HosoErasing *erasing, const char *text, gssize length);

G_END_DECLS
