/* A customer as a vCard 4.0.  What the standard has a property for goes there;
 * the rest of the profile goes into X-HOSO-FIELD, so that a card that comes back
 * loses nothing.  Runs on the thread that owns the connection.
 */

#include "hoso-config.h"

#include "hoso-customer-card.h"

#include <string.h>

#include "hoso-customer-facts.h"
#include "hoso-customer-table.h"
#include "hoso-field-table.h"
#include "hoso-fold.h"
#include "hoso-note-table.h"
#include "hoso-partial-date.h"
#include "hoso-photo-table.h"
#include "hoso-tag-table.h"
#include "hoso-vcard-writer.h"

/* One card under way. */
typedef struct
{
  const HosoCustomer *customer;
  GString *text;
} Card;

/* Family name, additional names and given name, as Vietnamese names have them in
 * that order; a name of one word is a given name. */
static void
append_name (const Card *card)
{
  g_auto (GStrv) words = g_strsplit (card->customer->name, " ", -1);
  g_autoptr (GString) value = g_string_new (NULL);
  guint n = g_strv_length (words);

  if (n > 1)
    hoso_vcard_append_escaped (value, words[0]);
  g_string_append_c (value, ';');
  if (n > 0)
    hoso_vcard_append_escaped (value, words[n - 1]);
  g_string_append_c (value, ';');
  for (guint i = 1; i + 1 < n; i++)
    {
      if (i > 1)
        g_string_append_c (value, ' ');
      hoso_vcard_append_escaped (value, words[i]);
    }
  g_string_append (value, ";;");
  hoso_vcard_append_line (card->text, "N", value->str);
}

static void
append_uri (const Card *card, const char *name, const char *scheme, const char *text)
{
  g_autofree char *escaped = g_uri_escape_string (text, "@/:+", FALSE);
  g_autofree char *value = g_strconcat (scheme, escaped, NULL);

  hoso_vcard_append_line (card->text, name, value);
}

/* The whole address stands where the street does. */
static void
append_address (const Card *card, const char *address)
{
  g_autoptr (GString) value = g_string_new (";;");

  hoso_vcard_append_escaped (value, address);
  g_string_append (value, ";;;;");
  hoso_vcard_append_line (card->text, "ADR", value->str);
}

static void
append_contact (const Card *card, const HosoContact *contact)
{
  switch (contact->kind)
    {
    case HOSO_CONTACT_PHONE:
      hoso_vcard_append_text (card->text, "TEL", contact->value);
      break;
    case HOSO_CONTACT_EMAIL:
      hoso_vcard_append_text (card->text, "EMAIL", contact->value);
      break;
    case HOSO_CONTACT_ZALO:
      append_uri (card, "IMPP", "zalo:", contact->value);
      break;
    case HOSO_CONTACT_FACEBOOK:
      hoso_vcard_append_text (card->text, "X-SOCIALPROFILE;TYPE=facebook", contact->value);
      break;
    case HOSO_CONTACT_ADDRESS:
      append_address (card, contact->value);
      break;
    }
}

/* "--03-02" as the standard writes it, "--0302"; lunar days and what is no date
 * as text. */
static void
append_birthday (const Card *card, const char *value)
{
  HosoPartialDate date;
  g_autoptr (GString) basic = g_string_new (NULL);

  if (!hoso_partial_date_from_text (value, &date) || date.lunar)
    {
      hoso_vcard_append_text (card->text, "BDAY;VALUE=text", value);
      return;
    }
  if (date.year != 0)
    g_string_append_printf (basic, "%04d", date.year);
  else
    g_string_append (basic, "--");
  if (date.month != 0)
    g_string_append_printf (basic, date.day == 0 && date.year != 0 ? "-%02d" : "%02d", date.month);
  if (date.day != 0)
    g_string_append_printf (basic, "%02d", date.day);
  hoso_vcard_append_line (card->text, "BDAY", basic->str);
}

static void
append_gender (const Card *card, const char *value)
{
  g_autofree char *folded = hoso_fold (value);
  g_autoptr (GString) gender = g_string_new (NULL);

  if (g_str_equal (folded, "nu") || g_str_equal (folded, "female"))
    g_string_append (gender, "F");
  else if (g_str_equal (folded, "nam") || g_str_equal (folded, "male"))
    g_string_append (gender, "M");
  else if (g_str_equal (folded, "khac") || g_str_equal (folded, "other"))
    g_string_append (gender, "O");
  g_string_append_c (gender, ';');
  hoso_vcard_append_escaped (gender, value);
  hoso_vcard_append_line (card->text, "GENDER", gender->str);
}

/* Whether @key can stand in a parameter without quotation marks. */
static gboolean
is_plain_key (const char *key)
{
  for (const char *p = key; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '-' && *p != '_')
      return FALSE;
  return *key != '\0';
}

static void
append_field (const Card *card, const HosoFieldValue *field)
{
  if (field->value == NULL || *field->value == '\0')
    return;
  if (g_str_equal (field->key, "birthday"))
    append_birthday (card, field->value);
  else if (g_str_equal (field->key, "gender"))
    append_gender (card, field->value);
  else if (g_str_equal (field->key, "occupation"))
    hoso_vcard_append_text (card->text, "TITLE", field->value);
  else if (g_str_equal (field->key, "job-title"))
    hoso_vcard_append_text (card->text, "ROLE", field->value);
  else if (is_plain_key (field->key))
    {
      g_autofree char *name = g_strconcat ("X-HOSO-FIELD;X-KEY=", field->key, NULL);

      hoso_vcard_append_text (card->text, name, field->value);
    }
}

static void
append_tags (const Card *card)
{
  g_autoptr (GString) value = g_string_new (NULL);

  for (guint i = 0; i < card->customer->tags->len; i++)
    {
      if (i > 0)
        g_string_append_c (value, ',');
      hoso_vcard_append_escaped (value, card->customer->tags->pdata[i]);
    }
  if (value->len > 0)
    hoso_vcard_append_line (card->text, "CATEGORIES", value->str);
}

static gboolean
append_photo (const Card *card, HosoDb *db, GError **error)
{
  g_autoptr (GBytes) photo = NULL;
  g_autofree char *base64 = NULL;
  g_autofree char *value = NULL;
  const guchar *data;
  gsize length;

  if (card->customer->photo == 0)
    return TRUE;
  photo = hoso_photo_table_load (db, card->customer->photo, error);
  if (photo == NULL)
    return FALSE;
  data = g_bytes_get_data (photo, &length);
  base64 = g_base64_encode (data, length);
  value = g_strconcat (length > 0 && data[0] == 0x89 ? "data:image/png;base64,"
                                                     : "data:image/jpeg;base64,",
                       base64, NULL);
  hoso_vcard_append_line (card->text, "PHOTO", value);
  return TRUE;
}

/* The latest change that has a date: so old is what the card says at least. */
static void
append_revision (const Card *card, gint64 created)
{
  const HosoCustomer *customer = card->customer;
  gint64 latest = created;
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < customer->fields->len; i++)
    latest = MAX (latest, ((const HosoFieldValue *)customer->fields->pdata[i])->set_at);
  for (guint i = 0; i < customer->notes->len; i++)
    latest = MAX (latest, ((const HosoNote *)customer->notes->pdata[i])->at);
  time = g_date_time_new_from_unix_utc (latest);
  text = g_date_time_format (time, "%Y%m%dT%H%M%SZ");
  hoso_vcard_append_line (card->text, "REV", text);
}

static void
append_start (const Card *card, const HosoCustomerFacts *facts)
{
  gboolean company = card->customer->kind == HOSO_CUSTOMER_COMPANY;
  g_autofree char *uid = g_strconcat ("urn:uuid:", facts->uid, NULL);

  hoso_vcard_append_line (card->text, "BEGIN", "VCARD");
  hoso_vcard_append_line (card->text, "VERSION", "4.0");
  hoso_vcard_append_line (card->text, "KIND", company ? "org" : "individual");
  hoso_vcard_append_line (card->text, "UID", uid);
  hoso_vcard_append_text (card->text, "FN", card->customer->name);
  if (company)
    hoso_vcard_append_text (card->text, "ORG", card->customer->name);
  else
    append_name (card);
}

static gboolean
append_card (const Card *card, const HosoCustomerFacts *facts, HosoDb *db, GError **error)
{
  const HosoCustomer *customer = card->customer;

  append_start (card, facts);
  for (guint i = 0; i < customer->contacts->len; i++)
    append_contact (card, customer->contacts->pdata[i]);
  for (guint i = 0; i < customer->fields->len; i++)
    append_field (card, customer->fields->pdata[i]);
  append_tags (card);
  for (guint i = 0; i < customer->notes->len; i++)
    hoso_vcard_append_text (card->text, "NOTE", ((HosoNote *)customer->notes->pdata[i])->text);
  if (!append_photo (card, db, error))
    return FALSE;
  append_revision (card, facts->created);
  hoso_vcard_append_line (card->text, "END", "VCARD");
  return TRUE;
}

/**
 * hoso_customer_card_append:
 *
 * Returns: %TRUE, or %FALSE with HOSO_ERROR_NOT_FOUND where the customer has
 *   gone, and perhaps half a card in @text
 */
gboolean
hoso_customer_card_append (HosoDb *db, gint64 id, GString *text, GError **error)
{
  g_autoptr (HosoCustomer) customer = hoso_customer_new ();
  g_auto (HosoCustomerFacts) facts = { 0 };
  const Card card = { customer, text };

  return hoso_customer_table_load (db, id, customer, error) &&
         hoso_customer_facts_load (db, id, &facts, error) &&
         hoso_customer_table_list_contacts (db, id, customer->contacts, error) &&
         hoso_customer_field_list (db, id, customer->fields, error) &&
         hoso_tag_table_list_of (db, id, customer->tags, error) &&
         hoso_note_table_list (db, id, customer->notes, error) &&
         append_card (&card, &facts, db, error);
}
