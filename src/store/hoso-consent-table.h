/* What customers agreed to: the tables “purpose” and “consent”. */

#pragma once

#include "hoso-consent.h"
#include "hoso-db.h"

G_BEGIN_DECLS

/* Of HosoPurpose: those that are stored, in their order. */
GPtrArray *hoso_purpose_table_list (HosoDb *db, GError **error);
/* The id of the purpose @key, made with @title (NULL for a shipped one) where it
 * is missing; 0 with @error set. */
gint64
hoso_purpose_table_ensure (HosoDb *db, const char *key, const char *title, GError **error);
/* Of HosoConsent: all that @customer gave or withdrew, latest first. */
GPtrArray *hoso_consent_table_list (HosoDb *db, gint64 customer, GError **error);
/* Becomes the current one of its customer and purpose. */
gboolean hoso_consent_table_add (
  HosoDb *db, gint64 customer, gint64 purpose, const HosoConsent *consent, GError **error);
/* HOSO_CONSENT_UNKNOWN where the customer was never asked. */
gboolean hoso_consent_table_get (
  HosoDb *db, gint64 customer, const char *key, HosoConsentState *state, GError **error);

G_END_DECLS
