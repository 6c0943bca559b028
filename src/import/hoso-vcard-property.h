/* One property of a vCard.  Values; thread-safe. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *name;        /* upper case, without the group */
  char *group;       /* upper case, or NULL */
  char *value;       /* as written, UTF-8, without quoted-printable */
  GPtrArray *params; /* of char: "NAME=value"; words without a name are "TYPE=word" */
} HosoVcardProperty;

HosoVcardProperty *hoso_vcard_property_parse (const char *line);
void hoso_vcard_property_free (HosoVcardProperty *property);
const char *hoso_vcard_property_get (const HosoVcardProperty *property, const char *param);
gboolean hoso_vcard_property_is (const HosoVcardProperty *property, const char *type);
char *hoso_vcard_property_dup_text (const HosoVcardProperty *property);
char **hoso_vcard_property_split (const HosoVcardProperty *property, char separator);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoVcardProperty, hoso_vcard_property_free)

G_END_DECLS
