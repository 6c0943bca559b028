/* What rating and finding share. */

#pragma once

#include "hoso-likeness.h"

G_BEGIN_DECLS

struct _HosoLikeness
{
  const HosoLikenessEntry *entries; /* borrowed */
  guint n;
  double size; /* n, or more for a short list */
  HosoPersonName *names;
  guint *namesakes; /* how many entries have all words of the name, in any order */
  GStringChunk *chunk;
  GHashTable *shares;  /* word → double *: how common it is */
  GHashTable *holders; /* number, address or code → how many entries have it */
};

/* Free with g_free(). */
char *hoso_likeness_dup_name_key (const HosoPersonName *name);

G_END_DECLS
