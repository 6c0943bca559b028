/* How the answers to a question, or the values of a field, are read. */

#pragma once

#include "hoso-db.h"
#include "hoso-spelling-map.h"

G_BEGIN_DECLS

/* What the spellings belong to: one of both is 0. */
typedef struct
{
  gint64 question;
  gint64 field;
} HosoSpellingSubject;

/* The decisions so far, none being a map that is empty. */
HosoSpellingMap *
hoso_spelling_table_load (HosoDb *db, const HosoSpellingSubject *subject, GError **error);
/* @rules: of HosoSpellingRule; each replaces what was decided about its text. */
gboolean hoso_spelling_table_set (HosoDb *db,
                                  const HosoSpellingSubject *subject,
                                  const GPtrArray *rules,
                                  GError **error);

G_END_DECLS
