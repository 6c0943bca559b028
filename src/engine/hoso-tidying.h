/* A question with the spellings of its answers taken together, as the user
 * decided.  The stored answers stay as written. */

#pragma once

#include "hoso-question.h"
#include "hoso-spelling-map.h"
#include "hoso-types.h"

G_BEGIN_DECLS

typedef struct
{
  HosoSpellingMap *map;
  GPtrArray *options; /* of HosoOption, in code order; none for text */
  guint32 *codes;     /* by the code as stored: the code in @options */
  guint n_codes;      /* with 0, no answer */
  gboolean text;      /* answers are text, and some spellings were decided about */
} HosoTidying;

/* @question has its options as stored. */
HosoTidying *hoso_tidying_load (HosoDb *db, const HosoQuestion *question, GError **error);
/* Takes @map. */
HosoTidying *hoso_tidying_new (const HosoQuestion *question, HosoSpellingMap *map);
/* Leaves everything as written. */
HosoTidying *hoso_tidying_new_as_written (const HosoQuestion *question);
void hoso_tidying_free (HosoTidying *tidying);
/* 0 for a code that is not known. */
guint32 hoso_tidying_get_code (const HosoTidying *tidying, guint32 stored);
/* Whether answers of that kind can be tidied up. */
gboolean hoso_tidying_can_take (HosoQuestionKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoTidying, hoso_tidying_free)

G_END_DECLS
