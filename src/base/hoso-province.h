/* The provinces and cities of Vietnam: 63 until 30 June 2025, 34 since then,
 * each of them one of the old ones or several put together.  Thread-safe.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HOSO_N_PROVINCES 63         /* until 30 June 2025 */
#define HOSO_N_PRESENT_PROVINCES 34 /* since 1 July 2025 */

/* One of the 63; static. */
typedef struct
{
  const char *key;  /* stable: "ba-ria-vung-tau" */
  const char *name; /* as it is written in Vietnamese */
  const char *now;  /* key of the province that it belongs to since July 2025 */
} HosoProvince;

const HosoProvince *hoso_province_get (const char *key);
const HosoProvince *hoso_province_get_nth (guint n);
const HosoProvince *hoso_province_get_now (const HosoProvince *province);
gboolean hoso_province_is_present (const HosoProvince *province);
const HosoProvince *hoso_province_find (const char *text);

G_END_DECLS
