/* Which answers tell a group apart from the rest, and which of them to say.
 * Pure functions. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Fewer answers than this say nothing of a group. */
#define HOSO_TELLING_MIN_BASE 10
/* Fewer people than this could be recognised. */
#define HOSO_TELLING_MIN_N 5
/* A line is read as true of the person on the card: one in three at least. */
#define HOSO_TELLING_MIN_SHARE (1.0 / 3.0)
/* What most say, if it tells nobody apart: one in two at least. */
#define HOSO_TELLING_COMMON_SHARE 0.5
/* Of what is called different, one in twenty may be so by chance. */
#define HOSO_TELLING_MAX_P 0.05
#define HOSO_TELLING_N_LAYERS 3

/* One option of one question: @n of @base inside the group, @rest_n of
 * @rest_base outside. */
typedef struct
{
  guint question;     /* any number; options of one question share it */
  int layer;          /* 1 to 3 */
  gboolean exclusive; /* one answer a person: only the most common may be said */
  guint64 n;
  guint64 base;
  guint64 rest_n;
  guint64 rest_base;
} HosoTelling;

/* Of each option against the rest, corrected for reading all of them. */
double *hoso_telling_test (const HosoTelling *options, guint n_options);

/* Indices (guint) into @options of at most @limit that are worth saying, the
 * most telling first, one of a question. */
GArray *hoso_telling_choose (const HosoTelling *options, guint n_options, guint limit);

G_END_DECLS
