/* From the properties of a vCard to cells.  A card with more than a person could
 * write is cut, never refused.  One thread at a time.
 */

#include "hoso-vcard-card.h"

#include <string.h>

#include "hoso-fold.h"
#include "hoso-sheet-headers.h"
#include "hoso-vcard-values.h"

#define MAX_TEXT (256 * 1024) /* of a cell that is no photo */
#define MAX_FIELDS 256
#define MAX_LABELLED 64

/* A value of a group, for a label that may follow: item1.TEL, item1.X-ABLABEL. */
typedef struct
{
  char *group;
  char *value;
} Labelled;

struct _HosoVcardCard
{
  GString *cells[HOSO_VCARD_N_CELLS];
  GHashTable *fields; /* key → char */
  GArray *labelled;   /* of Labelled */
  HosoVcardName name;
  char *organisation;
  gboolean has_kind;
  gboolean group;
};

typedef void (*Take) (HosoVcardCard *card, const HosoVcardProperty *property);

static void
labelled_clear (Labelled *labelled)
{
  g_free (labelled->group);
  g_free (labelled->value);
}

/* Empty; free with hoso_vcard_card_free(). */
HosoVcardCard *
hoso_vcard_card_new (void)
{
  HosoVcardCard *card = g_new0 (HosoVcardCard, 1);

  for (guint i = 0; i < HOSO_VCARD_N_CELLS; i++)
    card->cells[i] = g_string_new (NULL);
  card->fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  card->labelled = g_array_new (FALSE, FALSE, sizeof (Labelled));
  g_array_set_clear_func (card->labelled, (GDestroyNotify)labelled_clear);
  return card;
}

/* NULL is allowed. */
void
hoso_vcard_card_free (HosoVcardCard *card)
{
  if (card == NULL)
    return;
  hoso_vcard_card_clear (card);
  for (guint i = 0; i < HOSO_VCARD_N_CELLS; i++)
    g_string_free (card->cells[i], TRUE);
  g_hash_table_unref (card->fields);
  g_array_unref (card->labelled);
  g_free (card);
}

/* For the next card. */
void
hoso_vcard_card_clear (HosoVcardCard *card)
{
  for (guint i = 0; i < HOSO_VCARD_N_CELLS; i++)
    g_string_truncate (card->cells[i], 0);
  g_hash_table_remove_all (card->fields);
  g_array_set_size (card->labelled, 0);
  hoso_vcard_name_clear (&card->name);
  g_clear_pointer (&card->organisation, g_free);
  card->has_kind = FALSE;
  card->group = FALSE;
}

/* Makes @text the cell; what is there already wins. */
static void
set_cell (HosoVcardCard *card, HosoVcardCell cell, const char *text)
{
  g_autofree char *clean = hoso_text_dup_trimmed (text, -1);

  if (card->cells[cell]->len == 0 && strlen (clean) <= MAX_TEXT)
    g_string_assign (card->cells[cell], clean);
}

/* One more value of the cell. */
static void
add_to_cell (HosoVcardCard *card, HosoVcardCell cell, const char *text)
{
  GString *string = card->cells[cell];
  g_autofree char *clean = hoso_text_dup_trimmed (text, -1);

  if (*clean == '\0' || string->len + strlen (clean) > MAX_TEXT)
    return;
  if (string->len > 0)
    g_string_append (string, HOSO_VCARD_BREAK);
  g_string_append (string, clean);
}

/* The first goes into @first and the others into @more; what the card prefers
 * comes first. */
static void
add_contact (HosoVcardCard *card,
             HosoVcardCell first,
             HosoVcardCell more,
             const char *text,
             gboolean preferred)
{
  g_autofree char *clean = hoso_text_dup_trimmed (text, -1);

  if (*clean == '\0' || strcmp (clean, card->cells[first]->str) == 0)
    return;
  if (card->cells[first]->len > 0 && preferred)
    {
      add_to_cell (card, more, card->cells[first]->str);
      g_string_truncate (card->cells[first], 0);
    }
  if (card->cells[first]->len == 0)
    set_cell (card, first, clean);
  else
    add_to_cell (card, more, clean);
}

static gboolean
is_preferred (const HosoVcardProperty *property)
{
  return hoso_vcard_property_is (property, "pref") ||
         g_strcmp0 (hoso_vcard_property_get (property, "PREF"), "1") == 0;
}

static void
keep_for_label (HosoVcardCard *card, const HosoVcardProperty *property, const char *value)
{
  Labelled labelled = { g_strdup (property->group), g_strdup (value) };

  if (property->group != NULL && card->labelled->len < MAX_LABELLED)
    g_array_append_val (card->labelled, labelled);
  else
    labelled_clear (&labelled);
}

static void
take_uid (HosoVcardCard *card, const HosoVcardProperty *property)
{
  static const char prefix[] = "urn:uuid:";
  g_autofree char *text = hoso_vcard_property_dup_text (property);
  gboolean urn = g_ascii_strncasecmp (text, prefix, strlen (prefix)) == 0;

  set_cell (card, HOSO_VCARD_UID, urn ? text + strlen (prefix) : text);
}

static void
take_fn (HosoVcardCard *card, const HosoVcardProperty *property)
{
  if (card->name.formatted == NULL)
    card->name.formatted = hoso_vcard_property_dup_text (property);
}

static void
take_n (HosoVcardCard *card, const HosoVcardProperty *property)
{
  if (card->name.parts == NULL)
    card->name.parts = hoso_vcard_property_split (property, ';');
}

static void
take_kind (HosoVcardCard *card, const HosoVcardProperty *property)
{
  g_autofree char *text = hoso_vcard_property_dup_text (property);

  card->has_kind = TRUE;
  card->group = card->group || g_ascii_strcasecmp (text, "group") == 0;
  if (g_ascii_strcasecmp (text, "org") == 0 || g_ascii_strcasecmp (text, "company") == 0)
    set_cell (card, HOSO_VCARD_KIND, "company");
}

static void
take_phone (HosoVcardCard *card, const HosoVcardProperty *property)
{
  g_autofree char *phone = hoso_vcard_dup_phone (property);

  add_contact (card, HOSO_VCARD_PHONE, HOSO_VCARD_PHONES, phone, is_preferred (property));
  keep_for_label (card, property, phone);
}

static void
take_email (HosoVcardCard *card, const HosoVcardProperty *property)
{
  g_autofree char *text = hoso_vcard_property_dup_text (property);

  add_contact (card, HOSO_VCARD_EMAIL, HOSO_VCARD_EMAILS, text, is_preferred (property));
}

static void
take_address (HosoVcardCard *card, const HosoVcardProperty *property)
{
  g_autofree char *address = hoso_vcard_dup_address (property);

  add_contact (card, HOSO_VCARD_ADDRESS, HOSO_VCARD_ADDRESSES, address, is_preferred (property));
}

static void
take_account (HosoVcardCard *card, const HosoVcardProperty *property)
{
  g_autofree char *account = hoso_vcard_dup_account (property, "zalo");

  if (account != NULL)
    {
      set_cell (card, HOSO_VCARD_ZALO, account);
      return;
    }
  account = hoso_vcard_dup_account (property, "facebook");
  if (account != NULL)
    set_cell (card, HOSO_VCARD_FACEBOOK, account);
  else
    keep_for_label (card, property, property->value);
}

static void
take_url (HosoVcardCard *card, const HosoVcardProperty *property)
{
  g_autofree char *text = hoso_vcard_property_dup_text (property);

  set_cell (card, HOSO_VCARD_URL, text);
  keep_for_label (card, property, text);
}

static void
take_label (HosoVcardCard *card, const HosoVcardProperty *property)
{
  g_autofree char *text = hoso_vcard_property_dup_text (property);
  g_autofree char *label = hoso_fold (text);

  for (guint i = 0; property->group != NULL && i < card->labelled->len; i++)
    {
      const Labelled *labelled = &g_array_index (card->labelled, Labelled, i);

      if (strcmp (labelled->group, property->group) != 0)
        continue;
      if (strstr (label, "zalo") != NULL)
        set_cell (card, HOSO_VCARD_ZALO, labelled->value);
      else if (strstr (label, "facebook") != NULL)
        set_cell (card, HOSO_VCARD_FACEBOOK, labelled->value);
    }
}

static void
take_birthday (HosoVcardCard *card, const HosoVcardProperty *property)
{
  g_autofree char *date = hoso_vcard_dup_date (property);

  set_cell (card, HOSO_VCARD_BIRTHDAY, date);
}

static void
take_gender (HosoVcardCard *card, const HosoVcardProperty *property)
{
  g_autofree char *gender = hoso_vcard_dup_gender (property);

  if (gender != NULL)
    set_cell (card, HOSO_VCARD_GENDER, gender);
}

static void
take_organisation (HosoVcardCard *card, const HosoVcardProperty *property)
{
  g_auto (GStrv) parts = hoso_vcard_property_split (property, ';');

  if (card->organisation == NULL)
    card->organisation = hoso_text_dup_trimmed (parts[0], -1);
}

static void
take_tags (HosoVcardCard *card, const HosoVcardProperty *property)
{
  g_auto (GStrv) tags = hoso_vcard_property_split (property, ',');

  for (guint i = 0; tags[i] != NULL; i++)
    if (!hoso_vcard_is_system_tag (tags[i]))
      add_to_cell (card, HOSO_VCARD_TAGS, tags[i]);
}

static void
take_note (HosoVcardCard *card, const HosoVcardProperty *property)
{
  g_autofree char *text = hoso_vcard_property_dup_text (property);

  add_to_cell (card, HOSO_VCARD_NOTES, text);
}

/* Bytes only: nothing is fetched from where an address points to. */
static void
take_photo (HosoVcardCard *card, const HosoVcardProperty *property)
{
  const char *base64 = hoso_vcard_find_base64 (property);

  if (base64 != NULL && card->cells[HOSO_VCARD_PHOTO]->len == 0)
    g_string_assign (card->cells[HOSO_VCARD_PHOTO], base64);
}

static void
take_revision (HosoVcardCard *card, const HosoVcardProperty *property)
{
  g_autofree char *time = hoso_vcard_dup_time (property);

  if (time != NULL)
    set_cell (card, HOSO_VCARD_CHANGED, time);
}

static void
take_field (HosoVcardCard *card, const HosoVcardProperty *property)
{
  const char *key = hoso_vcard_property_get (property, "X-KEY");
  g_autofree char *text = hoso_vcard_property_dup_text (property);

  if (key != NULL && *key != '\0' && strlen (key) < 64 && strlen (text) <= MAX_TEXT &&
      g_hash_table_size (card->fields) < MAX_FIELDS)
    g_hash_table_insert (card->fields, g_strdup (key), g_steal_pointer (&text));
}

static void
take_title (HosoVcardCard *card, const HosoVcardProperty *property)
{
  g_autofree char *text = hoso_vcard_property_dup_text (property);

  set_cell (card, HOSO_VCARD_TITLE, text);
}

static void
take_role (HosoVcardCard *card, const HosoVcardProperty *property)
{
  g_autofree char *text = hoso_vcard_property_dup_text (property);

  set_cell (card, HOSO_VCARD_ROLE, text);
}

static void
take_nickname (HosoVcardCard *card, const HosoVcardProperty *property)
{
  g_autofree char *text = hoso_vcard_property_dup_text (property);

  set_cell (card, HOSO_VCARD_NICKNAME, text);
}

static const struct
{
  const char *name;
  Take take;
} properties[] = {
  { "UID", take_uid },
  { "FN", take_fn },
  { "N", take_n },
  { "KIND", take_kind },
  { "X-ADDRESSBOOKSERVER-KIND", take_kind },
  { "X-ABSHOWAS", take_kind },
  { "TEL", take_phone },
  { "EMAIL", take_email },
  { "ADR", take_address },
  { "IMPP", take_account },
  { "X-SOCIALPROFILE", take_account },
  { "SOCIALPROFILE", take_account },
  { "X-ZALO", take_account },
  { "X-FACEBOOK", take_account },
  { "URL", take_url },
  { "X-ABLABEL", take_label },
  { "BDAY", take_birthday },
  { "GENDER", take_gender },
  { "X-GENDER", take_gender },
  { "ORG", take_organisation },
  { "TITLE", take_title },
  { "ROLE", take_role },
  { "NICKNAME", take_nickname },
  { "CATEGORIES", take_tags },
  { "NOTE", take_note },
  { "PHOTO", take_photo },
  { "REV", take_revision },
  { "X-HOSO-FIELD", take_field },
};

/* What is not known is left out, and so is text that nobody wrote. */
void
hoso_vcard_card_take (HosoVcardCard *card, const HosoVcardProperty *property)
{
  if (strlen (property->value) > 2 * MAX_TEXT && strcmp (property->name, "PHOTO") != 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    if (strcmp (properties[i].name, property->name) == 0)
      {
        properties[i].take (card, property);
        return;
      }
}

/* A person's employer belongs to what the person does. */
static void
place_organisation (HosoVcardCard *card)
{
  GString *title = card->cells[HOSO_VCARD_TITLE];

  if (card->organisation == NULL || *card->organisation == '\0' ||
      strcmp (card->organisation, card->cells[HOSO_VCARD_NAME]->str) == 0)
    return;
  if (title->len > 0)
    g_string_append (title, ", ");
  g_string_append (title, card->organisation);
}

/* The card is complete: what depends on several properties is settled. */
void
hoso_vcard_card_finish (HosoVcardCard *card)
{
  g_autofree char *name = hoso_vcard_name_dup (&card->name);

  if (name != NULL)
    {
      set_cell (card, HOSO_VCARD_NAME, name);
    }
  else if (card->organisation != NULL)
    {
      set_cell (card, HOSO_VCARD_NAME, card->organisation);
      set_cell (card, HOSO_VCARD_KIND, "company");
    }
  if (card->cells[HOSO_VCARD_KIND]->len == 0)
    place_organisation (card);
}

/* Whether the card stands for several others. */
gboolean
hoso_vcard_card_is_group (const HosoVcardCard *card)
{
  return card->group;
}

const char *
hoso_vcard_card_get (const HosoVcardCard *card, HosoVcardCell cell)
{
  return card->cells[cell]->str;
}

const char *
hoso_vcard_card_get_field (const HosoVcardCard *card, const char *key)
{
  return g_hash_table_lookup (card->fields, key);
}

const char **
hoso_vcard_card_list_fields (const HosoVcardCard *card, guint *n)
{
  return (const char **)g_hash_table_get_keys_as_array (card->fields, n);
}

static const struct
{
  const char *header;
  const char *field;
} columns[HOSO_VCARD_N_CELLS] = {
  [HOSO_VCARD_UID] = { "UID", HOSO_CUSTOMER_UID },
  [HOSO_VCARD_NAME] = { "FN", HOSO_CUSTOMER_NAME },
  [HOSO_VCARD_KIND] = { "KIND", HOSO_CUSTOMER_KIND },
  [HOSO_VCARD_PHONE] = { "TEL", HOSO_CUSTOMER_PHONE },
  [HOSO_VCARD_PHONES] = { "TEL (2)", HOSO_CUSTOMER_PHONES },
  [HOSO_VCARD_EMAIL] = { "EMAIL", HOSO_CUSTOMER_EMAIL },
  [HOSO_VCARD_EMAILS] = { "EMAIL (2)", HOSO_CUSTOMER_EMAILS },
  [HOSO_VCARD_ADDRESS] = { "ADR", HOSO_CUSTOMER_ADDRESS },
  [HOSO_VCARD_ADDRESSES] = { "ADR (2)", HOSO_CUSTOMER_ADDRESSES },
  [HOSO_VCARD_ZALO] = { "IMPP (Zalo)", HOSO_CUSTOMER_ZALO },
  [HOSO_VCARD_FACEBOOK] = { "IMPP (Facebook)", HOSO_CUSTOMER_FACEBOOK },
  [HOSO_VCARD_BIRTHDAY] = { "BDAY", "birthday" },
  [HOSO_VCARD_GENDER] = { "GENDER", "gender" },
  [HOSO_VCARD_TITLE] = { "TITLE", "occupation" },
  [HOSO_VCARD_ROLE] = { "ROLE", "job-title" },
  [HOSO_VCARD_NICKNAME] = { "NICKNAME", NULL },
  [HOSO_VCARD_URL] = { "URL", NULL },
  [HOSO_VCARD_TAGS] = { "CATEGORIES", HOSO_CUSTOMER_TAGS },
  [HOSO_VCARD_NOTES] = { "NOTE", HOSO_CUSTOMER_NOTE },
  [HOSO_VCARD_PHOTO] = { "PHOTO", HOSO_CUSTOMER_PHOTO },
  [HOSO_VCARD_CHANGED] = { "REV", HOSO_CUSTOMER_CHANGED },
};

/* The property's name; static. */
const char *
hoso_vcard_cell_get_header (HosoVcardCell cell)
{
  return columns[cell].header;
}

/* What the cell fills of a customer, or NULL; static. */
const char *
hoso_vcard_cell_get_field (HosoVcardCell cell)
{
  return columns[cell].field;
}
