/* Which character separates the cells of a text table.  Thread-safe. */

#pragma once

#include "hoso-row.h"

G_BEGIN_DECLS

/* @complete: @head is the whole text, not cut at its end.  @declared is set
 * where a first line “sep=;” says it. */
char hoso_delimiter_guess (HosoSpan head, gboolean complete, gboolean *declared);

G_END_DECLS
