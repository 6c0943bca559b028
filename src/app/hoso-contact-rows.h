/* The contacts of a customer, to be edited. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HOSO_TYPE_CONTACT_ROWS (hoso_contact_rows_get_type ())
G_DECLARE_FINAL_TYPE (HosoContactRows, hoso_contact_rows, HOSO, CONTACT_ROWS, AdwBin)

/* Of HosoContact.  Without contacts, rows for a phone number and an e-mail
 * address stand ready. */
void hoso_contact_rows_set_contacts (HosoContactRows *rows, GPtrArray *contacts);
/* Appends new HosoContacts for what is filled in. */
void hoso_contact_rows_take_contacts (HosoContactRows *rows, GPtrArray *contacts);

/* The first row gets the focus. */
void hoso_contact_rows_focus (HosoContactRows *rows);

G_END_DECLS
