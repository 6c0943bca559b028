/* What a customer agreed to. */

#include "hoso-config.h"

#include "hoso-consent.h"

/* Takes copies; @title may be NULL. */
HosoPurpose *
hoso_purpose_new (const char *key, const char *title)
{
  HosoPurpose *purpose = g_new0 (HosoPurpose, 1);

  purpose->key = g_strdup (key);
  purpose->title = g_strdup (title);
  return purpose;
}

void
hoso_purpose_free (HosoPurpose *purpose)
{
  g_free (purpose->key);
  g_free (purpose->title);
  g_free (purpose);
}

HosoConsent *
hoso_consent_new (const char *purpose, HosoConsentState state)
{
  HosoConsent *consent = g_new0 (HosoConsent, 1);

  consent->purpose = g_strdup (purpose);
  consent->state = state;
  return consent;
}

void
hoso_consent_free (HosoConsent *consent)
{
  g_free (consent->purpose);
  g_free (consent->title);
  g_free (consent->channel);
  g_free (consent->note);
  g_free (consent);
}
