/* What an export holds beside answers and pictures. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *name;
  const char *sql; /* each row one JSON object */
} HosoExportList;

const HosoExportList *hoso_export_lists_get (guint *n);

G_END_DECLS
