/* How a shop in Vietnam addresses a customer, and what it calls itself then.
 *
 * The rule, by how many years older than the speaker the customer is:
 *
 *   what the owner chose for the customer     that, always
 *   a company                                 quý khách
 *   a name that begins with Chị, Cô, Bác …    that word
 *   35 and more                               ông, bà
 *   16 to 34                                  chú, cô
 *   5 years younger to 15 older               anh, chị
 *   6 to 14 years younger                     bạn
 *   15 and more years younger                 em
 *   age not known                             anh, chị
 *   neither age nor gender known              anh/chị
 *
 * Where the age is known but the gender is not, the two words are joined:
 * “cô/chú”.  A speaker of unknown age counts as 30.  Thread-safe.
 */

#include "hoso-address-form.h"

#include "hoso-fold.h"

#include <string.h>

#define USUAL_AGE 30
#define MAX_AGE 130

/* From this many years older on; the first that fits. */
static const struct
{
  int older;
  const char *forms[3]; /* by HosoGender */
} steps[] = {
  { 35, { "ông/bà", "bà", "ông" } },
  { 16, { "cô/chú", "cô", "chú" } },
  { -5, { "anh/chị", "chị", "anh" } },
  { -14, { "bạn", "bạn", "bạn" } },
  { G_MININT, { "em", "em", "em" } },
};

/* Words before a name that are never part of it. */
static const char *const titles[] = { "chị", "cô", "chú", "bác", "ông", "bà", "quý khách" };

/* “Nữ”, “female”, “chị” …; what says nothing is HOSO_GENDER_UNKNOWN. */
HosoGender
hoso_gender_from_text (const char *text)
{
  static const char *const words[][2] = {
    { "nu", "nam" },
    { "female", "male" },
    { "f", "m" },
    { "woman", "man" },
    { "chi", "anh" },
    { "co", "chu" },
    { "ba", "ong" },
    { "gai", "trai" },
    { "phu nu", "nam gioi" },
    { "nu gioi", "dan ong" },
  };
  g_autofree char *folded = text != NULL ? g_strstrip (hoso_fold (text)) : g_strdup ("");

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (strcmp (folded, words[i][0]) == 0)
        return HOSO_GENDER_FEMALE;
      if (strcmp (folded, words[i][1]) == 0)
        return HOSO_GENDER_MALE;
    }

  return HOSO_GENDER_UNKNOWN;
}

/* Years from “34”, “34 tuổi” or the middle of “25–34”; -1 where there is no
 * number that can be an age. */
int
hoso_age_from_text (const char *text)
{
  int found[2] = { -1, -1 };
  int n = 0;

  for (const char *p = text; p != NULL && *p != '\0' && n < 2;)
    {
      gint64 value = 0;

      if (!g_ascii_isdigit (*p))
        {
          p++;
          continue;
        }
      for (; g_ascii_isdigit (*p); p++)
        value = MIN (value * 10 + (*p - '0'), MAX_AGE + 1);
      if (value > MAX_AGE)
        return -1;
      found[n++] = (int)value;
    }

  return n == 2 ? (found[0] + found[1]) / 2 : found[0];
}

/* The title that a name begins with, static, or NULL; @rest is what follows. */
static const char *
find_title (const char *name, const char **rest)
{
  g_autofree char *lower = g_utf8_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      gsize length = strlen (titles[i]);

      if (g_str_has_prefix (lower, titles[i]) && lower[length] == ' ' && lower[length + 1] != '\0')
        {
          *rest = name + length + 1;
          return titles[i];
        }
    }

  return NULL;
}

/* Without what stands in brackets, in NFC. */
static char *
dup_plain (const char *name)
{
  g_autofree char *nfc = hoso_text_dup_trimmed (name, -1);
  char *bracket = strpbrk (nfc, "([{");

  if (bracket != NULL && bracket != nfc)
    *bracket = '\0';

  return g_strdup (g_strchomp (nfc));
}

/* The given name, which is the last word of a Vietnamese name: “Lan” of “Nguyễn
 * Thị Lan”, “Chị Lan” and “Lan (khách sỉ)”.  Free with g_free(). */
char *
hoso_given_name (const char *name)
{
  g_autofree char *plain = NULL;
  const char *space;

  g_return_val_if_fail (name != NULL, NULL);

  plain = dup_plain (name);
  space = strrchr (plain, ' ');

  return g_strdup (space != NULL ? space + 1 : plain);
}

static const char *
choose_by_age (HosoGender gender, int older)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      if (older >= steps[i].older)
        return steps[i].forms[gender];
    }

  return steps[2].forms[gender];
}

/* How to address someone: in small letters, as within a sentence.  Borrowed from
 * @addressee, or static. */
const char *
hoso_address_form_choose (const HosoAddressee *addressee, const HosoSpeaker *speaker)
{
  g_autofree char *plain = NULL;
  const char *rest;
  const char *title;
  int own = speaker->age >= 0 ? speaker->age : USUAL_AGE;

  g_return_val_if_fail (addressee != NULL && speaker != NULL, NULL);

  if (addressee->chosen != NULL && *addressee->chosen != '\0')
    return addressee->chosen;
  if (addressee->is_company)
    return "quý khách";

  plain = dup_plain (addressee->name != NULL ? addressee->name : "");
  title = find_title (plain, &rest);
  if (title != NULL)
    return title;

  return choose_by_age (addressee->gender, addressee->age >= 0 ? addressee->age - own : 0);
}

/* What the shop calls itself to someone whom it addresses by @form.  Static. */
const char *
hoso_address_form_self (const char *form, const HosoSpeaker *speaker)
{
  static const char *const selves[][2] = {
    { "ong", "cháu" },
    { "ba", "cháu" },
    { "co", "cháu" },
    { "chu", "cháu" },
    { "bac", "cháu" },
    { "anh", "em" },
    { "chi", "em" },
    { "ban", "mình" },
  };
  g_autofree char *folded = NULL;
  gsize length;

  g_return_val_if_fail (form != NULL && speaker != NULL, NULL);

  folded = hoso_fold (form);
  length = strcspn (folded, "/ ");
  for (guint i = 0; i < G_N_ELEMENTS (selves); i++)
    {
      if (strlen (selves[i][0]) == length && strncmp (folded, selves[i][0], length) == 0)
        return selves[i][1];
    }

  if (strcmp (folded, "em") == 0 && speaker->gender != HOSO_GENDER_UNKNOWN)
    return speaker->gender == HOSO_GENDER_FEMALE ? "chị" : "anh";

  return "shop";
}
