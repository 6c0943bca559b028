/* What a customer agreed to, or no longer agrees to.  Plain values; not
 * thread-safe.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The purposes that we ship, by key; shops add their own. */
#define HOSO_PURPOSE_CARE "care"
#define HOSO_PURPOSE_MESSAGES "messages"
#define HOSO_PURPOSE_SURVEYS "surveys"
#define HOSO_PURPOSE_PICTURES "pictures"
#define HOSO_PURPOSE_SHARING "sharing"

typedef enum
{
  HOSO_CONSENT_UNKNOWN, /* never asked */
  HOSO_CONSENT_GIVEN,
  HOSO_CONSENT_WITHDRAWN,
} HosoConsentState;

typedef struct
{
  char *key;
  char *title; /* as shown; NULL in the store for one that we ship */
} HosoPurpose;

typedef struct
{
  char *purpose; /* its key */
  char *title;   /* of the purpose, as shown */
  HosoConsentState state;
  char *channel; /* how it was said: "paper", "message" …, or in own words */
  char *note;    /* or NULL */
  gint64 at;     /* UTC seconds */
  gboolean is_current;
} HosoConsent;

HosoPurpose *hoso_purpose_new (const char *key, const char *title);
void hoso_purpose_free (HosoPurpose *purpose);
HosoConsent *hoso_consent_new (const char *purpose, HosoConsentState state);
void hoso_consent_free (HosoConsent *consent);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoPurpose, hoso_purpose_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoConsent, hoso_consent_free)

G_END_DECLS
