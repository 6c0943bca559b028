/* What a name says when it is compared: its words without marks, titles and legal
 * forms.  Thread-safe values.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HOSO_NAME_MAX_WORDS 8

typedef struct
{
  guint n_words;                          /* 0 where nothing is left to compare */
  const char *words[HOSO_NAME_MAX_WORDS]; /* interned by the caller's chunk */
  gboolean has_marks;                     /* written with Vietnamese marks */
  int sex;                                /* of the title: -1 a man, 1 a woman, 0 unknown */
  char *written;                          /* lower case with its marks, one space between words */
} HosoPersonName;

void hoso_person_name_init (HosoPersonName *name,
                            const char *text,
                            gboolean is_company,
                            GStringChunk *chunk);
void hoso_person_name_clear (HosoPersonName *name);

/* How two names stand to each other, the nearest first. */
typedef enum
{
  HOSO_NAME_SAME,
  HOSO_NAME_SAME_WITHOUT_MARKS, /* one of them was typed without */
  HOSO_NAME_OTHER_ORDER,
  HOSO_NAME_OTHER_MARKS, /* Hòa and Hoa: both with marks, and different */
  HOSO_NAME_SLIP,        /* one letter of one word */
  HOSO_NAME_SHORTER,     /* the middle name is missing */
  HOSO_NAME_ABBREVIATED, /* Ng. Th. Lan */
  HOSO_NAME_GIVEN,       /* only the given name of the other */
  HOSO_NAME_DIFFERENT,
} HosoNameLikeness;

HosoNameLikeness hoso_person_name_compare (const HosoPersonName *a, const HosoPersonName *b);

G_END_DECLS
