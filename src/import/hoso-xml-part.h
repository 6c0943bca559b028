/* One XML part of a packed document, pulled node by node.
 * One thread at a time.
 */

#pragma once

#include <gio/gio.h>

#include "hoso-archive.h"

G_BEGIN_DECLS

typedef struct _HosoXmlPart HosoXmlPart;

HosoXmlPart *hoso_xml_part_open (const char *path,
                                 const char *member,
                                 GCancellable *cancellable,
                                 GError **error);
void hoso_xml_part_free (HosoXmlPart *part);
/* ROW: there is a next node; END: there is none. */
HosoNext hoso_xml_part_next (HosoXmlPart *part, GError **error);
gboolean hoso_xml_part_starts (HosoXmlPart *part, const char *element);
gboolean hoso_xml_part_ends (HosoXmlPart *part, const char *element);
gboolean hoso_xml_part_is_empty (HosoXmlPart *part);
const char *hoso_xml_part_get_text (HosoXmlPart *part);
const char *hoso_xml_part_get_attribute (HosoXmlPart *part, const char *name);
double hoso_xml_part_get_fraction (const HosoXmlPart *part);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoXmlPart, hoso_xml_part_free)

G_END_DECLS
