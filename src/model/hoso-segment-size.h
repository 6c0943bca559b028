/* A point of the size of a segment over time. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How large a segment was on a day. */
typedef struct
{
  gint day; /* since 1970-01-01 */
  guint64 count;
  guint64 base;
  guint32 rule; /* the same for the same rule */
} HosoSegmentSize;

G_END_DECLS
