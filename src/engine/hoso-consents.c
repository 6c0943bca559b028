/* What customers agreed to, by purpose.  Purposes that we ship have keys and get
 * their names here; a row is stored with the first consent for one.
 */

#include "hoso-config.h"

#include "hoso-consents.h"

#include <glib/gi18n-lib.h>

#include "hoso-consent-table.h"
#include "hoso-error.h"
#include "hoso-fold.h"
#include "hoso-undo.h"

static const struct
{
  const char *key;
  const char *title;
} purposes[] = {
  { HOSO_PURPOSE_CARE, N_ ("Care after a purchase") },
  { HOSO_PURPOSE_MESSAGES, N_ ("Messages about offers") },
  { HOSO_PURPOSE_SURVEYS, N_ ("Surveys") },
  { HOSO_PURPOSE_PICTURES, N_ ("Use of pictures") },
  { HOSO_PURPOSE_SHARING, N_ ("Sharing with partners") },
};

static const struct
{
  const char *key;
  const char *title;
} channels[] = {
  { "spoken", N_ ("In person") },
  { "paper", N_ ("On paper") },
  { "phone", N_ ("By phone") },
  { "message", N_ ("By message") },
  { "email", N_ ("By email") },
  { "form", N_ ("In an online form") },
};

static const char *
get_title (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (purposes); i++)
    if (g_str_equal (purposes[i].key, key))
      return _ (purposes[i].title);
  return key;
}

static gboolean
is_shipped (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (purposes); i++)
    if (g_str_equal (purposes[i].key, key))
      return TRUE;
  return FALSE;
}

const char *
hoso_consents_get_channel_title (const char *channel)
{
  for (guint i = 0; i < G_N_ELEMENTS (channels); i++)
    if (g_strcmp0 (channels[i].key, channel) == 0)
      return _ (channels[i].title);
  return channel;
}

const char *const *
hoso_consents_get_channels (void)
{
  static const char *const keys[] = {
    "spoken",
    "paper",
    "phone",
    "message",
    "email",
    "form",
    NULL,
  };

  return keys;
}

/* Free with g_ptr_array_unref(); NULL with @error set. */
GPtrArray *
hoso_consents_list_purposes (HosoDb *db, GError **error)
{
  g_autoptr (GPtrArray) stored = hoso_purpose_table_list (db, error);
  g_autoptr (GPtrArray) all =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_purpose_free);

  if (stored == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (purposes); i++)
    g_ptr_array_add (all, hoso_purpose_new (purposes[i].key, _ (purposes[i].title)));
  for (guint i = 0; i < stored->len; i++)
    {
      const HosoPurpose *purpose = g_ptr_array_index (stored, i);

      if (!is_shipped (purpose->key))
        g_ptr_array_add (all, hoso_purpose_new (purpose->key, purpose->title));
    }
  return g_steal_pointer (&all);
}

char *
hoso_consents_add_purpose (HosoDb *db, const char *title, GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;
  g_autofree char *clean = hoso_text_dup_trimmed (title, -1);
  char key[HOSO_UID_LENGTH + 1];

  if (*clean == '\0')
    {
      g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_INVALID, _ ("A purpose needs a name."));
      return NULL;
    }
  hoso_db_make_uid (db, key);
  if (!hoso_action_begin (&action, db, N_ ("Add purpose"), error) ||
      hoso_purpose_table_ensure (db, key, clean, error) == 0 ||
      !hoso_action_commit (&action, error))
    return NULL;
  return g_strdup (key);
}

/* Free with g_ptr_array_unref(); NULL with @error set. */
GPtrArray *
hoso_consents_list (HosoDb *db, gint64 customer, GError **error)
{
  GPtrArray *consents = hoso_consent_table_list (db, customer, error);

  for (guint i = 0; consents != NULL && i < consents->len; i++)
    {
      HosoConsent *consent = g_ptr_array_index (consents, i);

      if (consent->title == NULL)
        consent->title = g_strdup (get_title (consent->purpose));
    }
  return consents;
}

static gboolean
check_purpose (HosoDb *db, const char *key, GError **error)
{
  g_autoptr (GPtrArray) all = hoso_consents_list_purposes (db, error);

  for (guint i = 0; all != NULL && i < all->len; i++)
    if (g_str_equal (((const HosoPurpose *)g_ptr_array_index (all, i))->key, key))
      return TRUE;
  if (all != NULL)
    /* Translators: %s is what the user typed. */
    g_set_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND, _ ("There is no purpose “%s”."), key);
  return FALSE;
}

/* A date to come is refused: HOSO_ERROR_INVALID. */
static gboolean
settle_time (HosoDb *db, HosoConsent *consent, GError **error)
{
  gint64 now = hoso_db_get_now (db);

  if (consent->at == 0)
    consent->at = now;
  if (consent->at <= now)
    return TRUE;
  g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_INVALID,
                       _ ("Nobody can have agreed in the future."));
  return FALSE;
}

gboolean
hoso_consents_set (
  HosoDb *db, const gint64 *customers, guint n, const HosoConsent *consent, GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;
  gboolean given = consent->state == HOSO_CONSENT_GIVEN;
  HosoConsent settled = *consent;
  gint64 purpose;

  g_return_val_if_fail (consent->state != HOSO_CONSENT_UNKNOWN, FALSE);

  if (!check_purpose (db, consent->purpose, error) || !settle_time (db, &settled, error) ||
      !hoso_action_begin (&action, db, given ? N_ ("Note consent") : N_ ("Withdraw consent"),
                          error))
    return FALSE;
  purpose = hoso_purpose_table_ensure (db, consent->purpose, NULL, error);
  for (guint i = 0; purpose != 0 && i < n; i++)
    if (!hoso_consent_table_add (db, customers[i], purpose, &settled, error))
      return FALSE;
  return purpose != 0 && hoso_action_commit (&action, error);
}

gboolean
hoso_consent_allows (
  HosoDb *db, gint64 customer, const char *purpose, gboolean *allowed, GError **error)
{
  HosoConsentState state;

  *allowed = FALSE;
  if (!hoso_consent_table_get (db, customer, purpose, &state, error))
    return FALSE;
  *allowed = state == HOSO_CONSENT_GIVEN;
  return TRUE;
}
