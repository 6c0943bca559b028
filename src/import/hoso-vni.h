/* VNI, an encoding of Vietnamese from before Unicode.  Thread-safe. */

#pragma once

#include "hoso-row.h"

G_BEGIN_DECLS

#define HOSO_VNI "VNI"

const char *hoso_vni_get_text (guchar byte);
gboolean hoso_vni_is_likely (HosoSpan text);

G_END_DECLS
