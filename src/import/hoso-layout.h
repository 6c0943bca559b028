/* Tables whose columns are not yet one for each question: exports of
 * SurveyMonkey.  One thread at a time.
 */

#pragma once

#include "hoso-row.h"

G_BEGIN_DECLS

typedef struct _HosoLayout HosoLayout;

#define HOSO_LAYOUT_HEADERS 2

gboolean hoso_layout_is_likely (const HosoRow *first);
HosoLayout *hoso_layout_detect (const HosoRow *rows, guint n);
void hoso_layout_free (HosoLayout *layout);
void hoso_layout_map_header (HosoLayout *layout, HosoRow *row);
void hoso_layout_map (HosoLayout *layout, HosoRow *row);
gboolean hoso_layout_is_joined (const HosoLayout *layout, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoLayout, hoso_layout_free)

G_END_DECLS
