/* A way to reach a customer.  Plain values; not thread-safe. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  HOSO_CONTACT_PHONE,
  HOSO_CONTACT_EMAIL,
  HOSO_CONTACT_ZALO,
  HOSO_CONTACT_FACEBOOK,
  HOSO_CONTACT_ADDRESS,
} HosoContactKind;

#define HOSO_CONTACT_N_KINDS (HOSO_CONTACT_ADDRESS + 1)

const char *hoso_contact_kind_get_name (HosoContactKind kind);
gboolean hoso_contact_kind_from_name (const char *name, HosoContactKind *kind);

typedef struct
{
  gint64 id;
  HosoContactKind kind;
  char *value; /* as written */
} HosoContact;

HosoContact *hoso_contact_new (HosoContactKind kind, const char *value);
void hoso_contact_free (HosoContact *contact);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoContact, hoso_contact_free)

G_END_DECLS
