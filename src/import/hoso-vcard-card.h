/* What one vCard says, as the cells of a row of customers.  One thread at a
 * time. */

#pragma once

#include "hoso-vcard-property.h"

G_BEGIN_DECLS

/* Between the values of one cell. */
#define HOSO_VCARD_BREAK "\x1e"

typedef enum
{
  HOSO_VCARD_UID,
  HOSO_VCARD_NAME,
  HOSO_VCARD_KIND,
  HOSO_VCARD_PHONE,
  HOSO_VCARD_PHONES,
  HOSO_VCARD_EMAIL,
  HOSO_VCARD_EMAILS,
  HOSO_VCARD_ADDRESS,
  HOSO_VCARD_ADDRESSES,
  HOSO_VCARD_ZALO,
  HOSO_VCARD_FACEBOOK,
  HOSO_VCARD_BIRTHDAY,
  HOSO_VCARD_GENDER,
  HOSO_VCARD_TITLE,
  HOSO_VCARD_ROLE,
  HOSO_VCARD_NICKNAME,
  HOSO_VCARD_URL,
  HOSO_VCARD_TAGS,
  HOSO_VCARD_NOTES,
  HOSO_VCARD_PHOTO,
  HOSO_VCARD_CHANGED,
} HosoVcardCell;

#define HOSO_VCARD_N_CELLS (HOSO_VCARD_CHANGED + 1)

typedef struct _HosoVcardCard HosoVcardCard;

HosoVcardCard *hoso_vcard_card_new (void);
void hoso_vcard_card_free (HosoVcardCard *card);
void hoso_vcard_card_clear (HosoVcardCard *card);
void hoso_vcard_card_take (HosoVcardCard *card, const HosoVcardProperty *property);
void hoso_vcard_card_finish (HosoVcardCard *card);
gboolean hoso_vcard_card_is_group (const HosoVcardCard *card);
/* Borrowed; "" where the card says nothing. */
const char *hoso_vcard_card_get (const HosoVcardCard *card, HosoVcardCell cell);
/* A field of the profile by its key, or NULL. */
const char *hoso_vcard_card_get_field (const HosoVcardCard *card, const char *key);
/* The keys of all; free the array only. */
const char **hoso_vcard_card_list_fields (const HosoVcardCard *card, guint *n);
const char *hoso_vcard_cell_get_header (HosoVcardCell cell);
const char *hoso_vcard_cell_get_field (HosoVcardCell cell);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoVcardCard, hoso_vcard_card_free)

G_END_DECLS
