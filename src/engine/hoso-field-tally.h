/* The current values of customer fields, counted. */

#pragma once

#include "hoso-bitset.h"
#include "hoso-survey.h"
#include "hoso-types.h"

G_BEGIN_DECLS

typedef struct
{
  char *key;
  char *title;       /* in the interface's language */
  HosoTally *inside; /* same values in the same order as in all */
  HosoTally *all;
} HosoFieldTally;

void hoso_field_tally_free (HosoFieldTally *tally);
/* GPtrArray of HosoFieldTally: fields of choice that somebody in @all has. */
GPtrArray *hoso_field_tally_all (HosoDb *db,
                                 const HosoBitset *all,
                                 const HosoBitset *inside,
                                 GError **error);

G_END_DECLS
