/* One purpose on a customer's page: whether consent was given for it, when and
 * how, and behind it what was said before and the way to note an answer. */

#pragma once

#include <adwaita.h>

#include "hoso-consent.h"

G_BEGIN_DECLS

#define HOSO_TYPE_CONSENT_ROW (hoso_consent_row_get_type ())
G_DECLARE_FINAL_TYPE (HosoConsentRow, hoso_consent_row, HOSO, CONSENT_ROW, AdwExpanderRow)

HosoConsentRow *hoso_consent_row_new (const HosoPurpose *purpose);
/* The key of the purpose. */
const char *hoso_consent_row_get_purpose (HosoConsentRow *row);
/* @consents: of HosoConsent, latest first; those for other purposes are left out. */
void hoso_consent_row_show (HosoConsentRow *row, const GPtrArray *consents);

/* Signal: “answered” (HosoConsentRow *, guint HosoConsentState, const char *channel,
 * const char *note): the note may be "". */

G_END_DECLS
