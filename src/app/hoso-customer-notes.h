/* The notes on a customer: a field for a new one, the others below. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HOSO_TYPE_CUSTOMER_NOTES (hoso_customer_notes_get_type ())
G_DECLARE_FINAL_TYPE (HosoCustomerNotes, hoso_customer_notes, HOSO, CUSTOMER_NOTES, AdwBin)

/* Signals “added” (HosoCustomerNotes *, char *text) and “removed”
 * (HosoCustomerNotes *, gint64 note): what the user asked for. */
/* Of HosoNote, newest first. */
void hoso_customer_notes_set_notes (HosoCustomerNotes *notes, GPtrArray *list);
/* Empties the field for a new one. */
void hoso_customer_notes_clear_draft (HosoCustomerNotes *notes);

G_END_DECLS
