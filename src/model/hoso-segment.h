/* A segment: people whom a rule holds for, under a name.  Plain values owned by
 * their holder; not thread-safe.
 */

#pragma once

#include "hoso-rule.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  char *name;
  char *goal; /* a key of “goal.”, or NULL where nobody said */
  HosoRule *rule;
  char *survey_name; /* of the population, or NULL */
  guint64 count;     /* members, as counted when read */
  guint64 base;      /* of the population */
} HosoSegment;

HosoSegment *hoso_segment_new (void);
void hoso_segment_free (HosoSegment *segment);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoSegment, hoso_segment_free)

G_END_DECLS
