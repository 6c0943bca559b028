/* Why two customers look like one person, in words. */

#include "hoso-config.h"

#include "hoso-duplicate-words.h"

#include <glib/gi18n-lib.h>

#include "hoso-phone.h"

static const char *
describe_name (const HosoLikenessReasons *reasons)
{
  switch (reasons->name)
    {
    case HOSO_NAME_SAME:
      return reasons->rare_name ? _ ("The same name, which is rare")
                                : _ ("The same name, which is common");
    case HOSO_NAME_SAME_WITHOUT_MARKS:
      return _ ("The same name, once without accents");
    case HOSO_NAME_OTHER_ORDER:
      return _ ("The same words in another order");
    case HOSO_NAME_OTHER_MARKS:
      return _ ("Names that differ in their accents only");
    case HOSO_NAME_SLIP:
      return _ ("Names that are one letter apart");
    case HOSO_NAME_SHORTER:
      return _ ("The same name, once without the middle name");
    case HOSO_NAME_ABBREVIATED:
      return _ ("The same name, once abbreviated");
    case HOSO_NAME_GIVEN:
      return _ ("The same given name");
    case HOSO_NAME_DIFFERENT:
      return reasons->phone != NULL || reasons->email != NULL
               ? _ ("Different names: perhaps one family")
               : _ ("Different names");
    }
  g_assert_not_reached ();
}

static void
add_contacts (GPtrArray *words, const HosoLikenessReasons *reasons)
{
  if (reasons->phone != NULL)
    {
      g_autofree char *phone = hoso_phone_dup_display (reasons->phone);

      /* Translators: %s is a phone number. */
      g_ptr_array_add (words, g_strdup_printf (_ ("The same phone number %s"), phone));
    }
  if (reasons->near_phone)
    g_ptr_array_add (words, g_strdup (_ ("Phone numbers that are one digit apart")));
  if (reasons->email != NULL)
    /* Translators: %s is an e-mail address. */
    g_ptr_array_add (words, g_strdup_printf (_ ("The same e-mail address %s"), reasons->email));
  if (reasons->code != NULL)
    /* Translators: %s is the code of a customer in another program, as "shop: KH01". */
    g_ptr_array_add (words, g_strdup_printf (_ ("The same customer code %s"), reasons->code));
}

static void
add_differences (GPtrArray *words, const HosoLikenessReasons *reasons)
{
  if (reasons->other_phones)
    g_ptr_array_add (words, g_strdup (_ ("Different phone numbers")));
  if (reasons->birthday == HOSO_BIRTHDAY_DIFFERENT)
    g_ptr_array_add (words, g_strdup (_ ("Different birthdays")));
  if (reasons->other_sex)
    g_ptr_array_add (words, g_strdup (_ ("One is addressed as a man, the other as a woman")));
}

static const char *
describe_birthday (HosoBirthdayLikeness likeness)
{
  switch (likeness)
    {
    case HOSO_BIRTHDAY_SAME:
      return _ ("The same birthday");
    case HOSO_BIRTHDAY_SAME_DAY:
      return _ ("The same birthday, once without the year");
    case HOSO_BIRTHDAY_LUNAR:
      return _ ("The same birthday, once by the lunar calendar");
    case HOSO_BIRTHDAY_SWAPPED:
      return _ ("The same birthday with day and month swapped");
    case HOSO_BIRTHDAY_UNKNOWN:
    case HOSO_BIRTHDAY_DIFFERENT:
      return NULL;
    }
  g_assert_not_reached ();
}

/**
 * hoso_duplicate_words_describe:
 *
 * Returns: what speaks for one person, then what speaks against it; free with
 *   g_strfreev()
 */
char **
hoso_duplicate_words_describe (const HosoLikenessReasons *reasons)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  const char *birthday = describe_birthday (reasons->birthday);

  add_contacts (words, reasons);
  if (reasons->name != HOSO_NAME_DIFFERENT)
    g_ptr_array_add (words, g_strdup (describe_name (reasons)));
  if (birthday != NULL)
    g_ptr_array_add (words, g_strdup (birthday));
  if (reasons->name == HOSO_NAME_DIFFERENT)
    g_ptr_array_add (words, g_strdup (describe_name (reasons)));
  add_differences (words, reasons);
  g_ptr_array_add (words, NULL);
  return (char **)g_ptr_array_steal (words, NULL);
}
