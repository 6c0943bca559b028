/* Use cases around what customers agreed to.  Synchronous: on a session or on a
 * thread of a workspace.  Each change is one named action that undo takes back.
 */

#pragma once

#include "hoso-consent.h"
#include "hoso-workspace.h"

G_BEGIN_DECLS

/* Of HosoPurpose: those that we ship and the shop's own. */
GPtrArray *hoso_consents_list_purposes (HosoDb *db, GError **error);
/* The new purpose's key, to be freed with g_free(). */
char *hoso_consents_add_purpose (HosoDb *db, const char *title, GError **error);
/* Of HosoConsent: the whole history of @customer, latest first. */
GPtrArray *hoso_consents_list (HosoDb *db, gint64 customer, GError **error);
/* @consent->at of 0 is now. */
gboolean hoso_consents_set (
  HosoDb *db, const gint64 *customers, guint n, const HosoConsent *consent, GError **error);
/* Whether @customer may be asked or written to for the purpose with that key
 * (HOSO_PURPOSE_MESSAGES …): only where consent was given and not withdrawn. */
gboolean hoso_consent_allows (
  HosoDb *db, gint64 customer, const char *purpose, gboolean *allowed, GError **error);
/* How something was said, by its key, in the interface's language; own words are
 * given back as they are. */
const char *hoso_consents_get_channel_title (const char *channel);
/* Keys, ended by NULL. */
const char *const *hoso_consents_get_channels (void);

G_END_DECLS
