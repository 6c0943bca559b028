/* Vietnamese order (ICU, "vi" rules) as stored sort keys.
 * A collator is used by one thread at a time.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _HosoCollator HosoCollator;

HosoCollator *hoso_collator_new (GError **error);
void hoso_collator_free (HosoCollator *collator);
/* Text in reading order. */
GBytes *hoso_collator_dup_key (HosoCollator *collator, const char *text);
/* A person's name: given name (the last word) first, then family and middle names. */
GBytes *hoso_collator_dup_name_key (HosoCollator *collator, const char *name);
int hoso_collator_compare (HosoCollator *collator, const char *a, const char *b);
/* Changes when stored keys must be made again. */
char *hoso_collator_dup_version (HosoCollator *collator);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoCollator, hoso_collator_free)

G_END_DECLS
