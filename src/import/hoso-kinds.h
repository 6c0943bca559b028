/* Which kind of question a column is.  Thread-safe. */

#pragma once

#include "hoso-question.h"
#include "hoso-shape.h"

G_BEGIN_DECLS

/* What all answers of a column have in common. */
typedef struct
{
  const char *header; /* as hoso_header_fold() gave it */
  gboolean grid;      /* “Question [Row]” */
  guint64 answered;
  guint64 shapes[HOSO_N_SHAPES];
  guint distinct;   /* G_MAXUINT where too many to count */
  guint64 repeated; /* answers that somebody else gave too */
  gsize longest;    /* answer in bytes */
  gint64 low;       /* least and greatest of the whole numbers */
  gint64 high;
  gboolean joined; /* several choices in a cell */
} HosoTraits;

HosoQuestionKind hoso_kinds_decide (const HosoTraits *traits);

G_END_DECLS
