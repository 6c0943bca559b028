/* What must be taken out of and put into one list of ids to make another. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @removed ids at @position of the old list give way to @added ids at @source
 * of the new one. */
typedef struct
{
  guint position;
  guint removed;
  guint source;
  guint added;
} HosoIdHunk;

GArray *hoso_id_diff (GArray *before, GArray *after);
GArray *hoso_id_diff_ends (GArray *before, GArray *after);

G_END_DECLS
