/* Names that several layers share without seeing inside. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A connection to a workspace, used by one thread at a time.  Only the store
 * looks inside; the engine's use cases take it and hand it on. */
typedef struct _HosoDb HosoDb;

/* What a transaction changed, for views that show it. */
typedef enum
{
  HOSO_CHANGE_CUSTOMERS = 1 << 0,
  HOSO_CHANGE_SURVEYS = 1 << 1,
  HOSO_CHANGE_SEGMENTS = 1 << 2,
  HOSO_CHANGE_PERSONAS = 1 << 3,
  HOSO_CHANGE_JOURNEYS = 1 << 4,
  HOSO_CHANGE_IMPORTS = 1 << 5,
  HOSO_CHANGE_UNDO = 1 << 6,
  HOSO_CHANGE_TODAY = 1 << 7,
  HOSO_CHANGE_SIZES = 1 << 8, /* of segments, over time */
  HOSO_CHANGE_ALL = (1 << 9) - 1,
} HosoChange;

G_END_DECLS
