/* Making and freeing contacts, and the names of their kinds. */

#include "hoso-contact.h"

static const char *const contact_names[HOSO_CONTACT_N_KINDS] = {
  [HOSO_CONTACT_PHONE] = "phone",
  [HOSO_CONTACT_EMAIL] = "email",
  [HOSO_CONTACT_ZALO] = "zalo",
  [HOSO_CONTACT_FACEBOOK] = "facebook",
  [HOSO_CONTACT_ADDRESS] = "address",
};

/* The name that is stored and that files use, for example "phone". */
const char *
hoso_contact_kind_get_name (HosoContactKind kind)
{
  g_return_val_if_fail (kind < HOSO_CONTACT_N_KINDS, NULL);

  return contact_names[kind];
}

/* FALSE leaves @kind alone: no kind is called @name. */
gboolean
hoso_contact_kind_from_name (const char *name, HosoContactKind *kind)
{
  for (guint i = 0; i < HOSO_CONTACT_N_KINDS; i++)
    if (g_strcmp0 (name, contact_names[i]) == 0)
      {
        *kind = i;
        return TRUE;
      }

  return FALSE;
}

/* A contact that is not stored yet. */
HosoContact *
hoso_contact_new (HosoContactKind kind, const char *value)
{
  HosoContact *contact = g_new0 (HosoContact, 1);

  contact->kind = kind;
  contact->value = g_strdup (value);
  return contact;
}

void
hoso_contact_free (HosoContact *contact)
{
  if (contact == NULL)
    return;

  g_free (contact->value);
  g_free (contact);
}
