/* What the values of vCards mean.  Thread-safe; what is given is freed with
 * g_free(). */

#pragma once

#include "hoso-vcard-property.h"

G_BEGIN_DECLS

typedef struct
{
  char *formatted; /* FN, or NULL */
  char **parts;    /* N: family, given, additional, prefixes, suffixes; or NULL */
} HosoVcardName;

char *hoso_vcard_name_dup (const HosoVcardName *name);
void hoso_vcard_name_clear (HosoVcardName *name);
char *hoso_vcard_dup_phone (const HosoVcardProperty *property);
char *hoso_vcard_dup_address (const HosoVcardProperty *property);
char *hoso_vcard_dup_account (const HosoVcardProperty *property, const char *service);
char *hoso_vcard_dup_date (const HosoVcardProperty *property);
char *hoso_vcard_dup_time (const HosoVcardProperty *property);
char *hoso_vcard_dup_gender (const HosoVcardProperty *property);
/* The encoded bytes in the value, or NULL; borrowed. */
const char *hoso_vcard_find_base64 (const HosoVcardProperty *property);
gboolean hoso_vcard_is_system_tag (const char *tag);

G_END_DECLS
