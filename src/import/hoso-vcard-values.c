/* Names, numbers, addresses, days and pictures of vCards as people here write
 * them.  Thread-safe.
 */

#include "hoso-vcard-values.h"

#include <string.h>

#include "hoso-fold.h"
#include "hoso-format.h"
#include "hoso-partial-date.h"

/* Family names of nine in ten Vietnamese, folded. */
static const char *const family_names[] = {
  "nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do",
  "ho", "ngo", "duong", "ly", "dao", "doan", "vuong", "trinh", "truong", "dinh", "lam", "phung",
  "mai", "to", "ha", "ta", "chu", "chau", "cao", "thai", "luong", "luu", "trieu", "quach",
  "kieu", "ton", "la", "nghiem", "thach", "giang", "van", "tong", "tang", "kim", "quan", "khuat",
  "la", "bach", "au", "an", "mac", "ninh", "khuc", "ong", "hua", "tieu", "diep", "lai", "han",
  NULL
};

static gboolean
is_vietnamese_family (const char *family)
{
  g_autofree char *folded = hoso_fold (family);
  char *space = strchr (folded, ' ');

  if (space != NULL)
    *space = '\0';
  return g_strv_contains (family_names, folded);
}

static void
append_word (GString *text, const char *word)
{
  g_autofree char *clean = hoso_text_dup_trimmed (word, -1);

  if (*clean == '\0')
    return;
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, clean);
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* The words of @text in alphabetical order. */
static char *
dup_sorted (const char *text)
{
  g_autofree char *folded = hoso_fold (text);
  g_auto (GStrv) words = g_strsplit_set (folded, " \t\n,", 64);

  qsort (words, g_strv_length (words), sizeof (char *), compare_words);
  return g_strstrip (g_strjoinv (" ", words));
}

/* Family, middle and given name, in the order of this country or of others. */
static char *
dup_joined (char **parts, gboolean vietnamese)
{
  GString *text = g_string_new (NULL);
  guint n = g_strv_length (parts);
  const char *family = n > 0 ? parts[0] : "";
  const char *given = n > 1 ? parts[1] : "";
  const char *additional = n > 2 ? parts[2] : "";

  append_word (text, vietnamese ? family : given);
  append_word (text, additional);
  append_word (text, vietnamese ? given : family);
  return g_string_free (text, FALSE);
}

/* The name as it is said: as formatted, but of a Vietnamese name of which the card
 * knows the parts the family name comes first, even where a telephone turned it
 * around.  NULL where the card has no name. */
char *
hoso_vcard_name_dup (const HosoVcardName *name)
{
  g_autofree char *formatted = hoso_text_dup_trimmed (name->formatted, -1);
  gboolean vietnamese = name->parts != NULL && is_vietnamese_family (name->parts[0]);
  g_autofree char *joined =
    name->parts != NULL ? dup_joined (name->parts, vietnamese) : g_strdup ("");
  g_autofree char *given_words = dup_sorted (formatted);
  g_autofree char *known_words = dup_sorted (joined);

  if (*joined != '\0' &&
      (*formatted == '\0' || (vietnamese && strcmp (given_words, known_words) == 0)))
    return g_steal_pointer (&joined);
  return *formatted != '\0' ? g_steal_pointer (&formatted) : NULL;
}

/* Frees what @name holds. */
void
hoso_vcard_name_clear (HosoVcardName *name)
{
  g_clear_pointer (&name->formatted, g_free);
  g_clear_pointer (&name->parts, g_strfreev);
}

static gboolean
has_scheme (const char *text, const char *scheme)
{
  return g_ascii_strncasecmp (text, scheme, strlen (scheme)) == 0;
}

/* The number, also of “tel:+84-903-123-456;ext=1”. */
char *
hoso_vcard_dup_phone (const HosoVcardProperty *property)
{
  g_autofree char *text = hoso_vcard_property_dup_text (property);
  const char *number = has_scheme (text, "tel:") ? text + strlen ("tel:") : text;

  return number == text ? g_steal_pointer (&text)
                        : g_strndup (number, strcspn (number, ";"));
}

/* The parts that are there, the street first. */
char *
hoso_vcard_dup_address (const HosoVcardProperty *property)
{
  static const guint order[] = { 2, 1, 0, 3, 4, 5, 6 };
  g_auto (GStrv) parts = hoso_vcard_property_split (property, ';');
  const char *label = hoso_vcard_property_get (property, "LABEL");
  GString *text = g_string_new (NULL);
  guint n = g_strv_length (parts);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_autofree char *part =
        order[i] < n ? hoso_text_dup_trimmed (parts[order[i]], -1) : g_strdup ("");

      if (*part != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", part);
    }
  if (text->len == 0 && label != NULL)
    g_string_append (text, label);
  g_string_replace (text, "\n", ", ", 0);
  return g_string_free (text, FALSE);
}

/* The account where the property is about @service ("zalo", "facebook"), or
 * NULL. */
char *
hoso_vcard_dup_account (const HosoVcardProperty *property, const char *service)
{
  const char *named = hoso_vcard_property_get (property, "X-SERVICE-TYPE");
  g_autofree char *text = hoso_vcard_property_dup_text (property);
  const char *colon = strchr (text, ':');
  gboolean scheme = colon != NULL && has_scheme (text, service) &&
                    (gsize)(colon - text) == strlen (service);
  g_autofree char *account = NULL;

  if (named == NULL)
    named = hoso_vcard_property_get (property, "SERVICE-TYPE");
  if (!scheme && !hoso_vcard_property_is (property, service) &&
      (named == NULL || g_ascii_strcasecmp (named, service) != 0) &&
      !(g_str_has_prefix (property->name, "X-") &&
        g_ascii_strcasecmp (property->name + 2, service) == 0))
    return NULL;
  if (colon == NULL || strchr (text, '/') != NULL)
    return g_steal_pointer (&text);
  account = g_uri_unescape_string (colon + 1, NULL);
  return account != NULL && g_utf8_validate (account, -1, NULL) ? g_steal_pointer (&account)
                                                                : g_strdup (colon + 1);
}

/* The digits at @p, @n of them, as a number; -1 where they are not there. */
static int
read_digits (const char *p, guint n)
{
  int value = 0;

  for (guint i = 0; i < n; i++, p++)
    {
      if (!g_ascii_isdigit (*p))
        return -1;
      value = value * 10 + (*p - '0');
    }
  return value;
}

/* "19900302", "1990-03-02", "--0302", "--03-02", "1990-03", "1990"; a time that
 * follows does not count, nor does the year @omitted, which stands for none. */
static gboolean
read_date (const char *text, int omitted, HosoPartialDate *date)
{
  const char *p = text;

  *date = (HosoPartialDate){ 0 };
  if (g_str_has_prefix (p, "--"))
    {
      p += 2;
    }
  else
    {
      date->year = read_digits (p, 4);
      if (date->year < 0)
        return FALSE;
      p += 4;
      p += *p == '-';
    }
  date->month = MAX (read_digits (p, 2), 0);
  if (date->month > 0)
    {
      p += 2;
      p += *p == '-';
      date->day = MAX (read_digits (p, 2), 0);
      p += date->day > 0 ? 2 : 0;
    }
  if (date->year == omitted)
    date->year = 0;
  return (*p == '\0' || *p == 'T' || *p == ' ') && hoso_partial_date_is_valid (date);
}

/* The day as the workspace keeps it, or the text as it is. */
char *
hoso_vcard_dup_date (const HosoVcardProperty *property)
{
  const char *omitted = hoso_vcard_property_get (property, "X-APPLE-OMIT-YEAR");
  const char *value = hoso_vcard_property_get (property, "VALUE");
  g_autofree char *text = hoso_vcard_property_dup_text (property);
  HosoPartialDate date;

  g_strstrip (text);
  if (value != NULL && g_ascii_strcasecmp (value, "text") == 0)
    return g_steal_pointer (&text);
  if (!read_date (text, omitted != NULL ? atoi (omitted) : 0, &date))
    return g_steal_pointer (&text);
  return hoso_partial_date_to_text (&date);
}

/* The moment as ISO 8601 in UTC; a day alone begins at midnight.  NULL for none. */
char *
hoso_vcard_dup_time (const HosoVcardProperty *property)
{
  g_autofree char *text = hoso_vcard_property_dup_text (property);
  g_autofree char *whole = NULL;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = NULL;
  g_autoptr (GDateTime) moment = NULL;

  g_strstrip (text);
  whole = strchr (text, 'T') != NULL ? g_strdup (text) : g_strconcat (text, "T000000", NULL);
  time = g_date_time_new_from_iso8601 (whole, utc);
  if (time == NULL)
    return NULL;
  moment = g_date_time_to_utc (time);
  return g_date_time_format (moment, "%Y-%m-%dT%H:%M:%SZ");
}

/* What the card says in words, otherwise the word of the interface's language;
 * NULL for none and unknown. */
char *
hoso_vcard_dup_gender (const HosoVcardProperty *property)
{
  static const struct
  {
    char letter;
    const char *english;
    const char *vietnamese;
  } genders[] = {
    { 'F', "Female", "Nữ" },
    { 'M', "Male", "Nam" },
    { 'O', "Other", "Khác" },
  };
  g_auto (GStrv) parts = hoso_vcard_property_split (property, ';');
  const char *sex = g_strstrip (parts[0]);

  if (*sex != '\0' && parts[1] != NULL && *g_strstrip (parts[1]) != '\0')
    return g_strdup (parts[1]);
  for (guint i = 0; i < G_N_ELEMENTS (genders); i++)
    if (g_ascii_toupper (*sex) == genders[i].letter)
      return g_strdup (g_str_equal (hoso_format_get_language (), "vi") ? genders[i].vietnamese
                                                                       : genders[i].english);
  return parts[1] != NULL && *g_strstrip (parts[1]) != '\0' ? g_strdup (parts[1]) : NULL;
}

/* See hoso-vcard-values.h. */
const char *
hoso_vcard_find_base64 (const HosoVcardProperty *property)
{
  const char *encoding = hoso_vcard_property_get (property, "ENCODING");
  const char *comma;

  if (has_scheme (property->value, "data:"))
    {
      comma = strchr (property->value, ',');
      return comma != NULL && g_strstr_len (property->value, comma - property->value, ";base64")
               ? comma + 1
               : NULL;
    }
  if (hoso_vcard_property_is (property, "BASE64") ||
      (encoding != NULL && (g_ascii_strcasecmp (encoding, "b") == 0 ||
                            g_ascii_strcasecmp (encoding, "base64") == 0)))
    return property->value;
  return NULL;
}

/* Groups that address books make themselves and that say nothing. */
gboolean
hoso_vcard_is_system_tag (const char *tag)
{
  static const char *const tags[] = { "mycontacts", "* mycontacts", "starred", "* starred", NULL };
  g_autofree char *lower = g_ascii_strdown (tag, -1);

  return g_strv_contains (tags, g_strstrip (lower));
}
