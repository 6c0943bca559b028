/* VNI, an encoding of Vietnamese from before Unicode: marks are letters of
 * Windows-1252 behind the vowel (“Tieáng Vieät”), so that each byte always means
 * the same, a letter or the marks of the one before.  Thread-safe.
 */

#include "hoso-config.h"

#include "hoso-vni.h"

#define FIRST 0xc0
#define FEW_MARKS 5

static const char texts[0x40][5] = {
  [0xc0 - FIRST] = "\xcc\x82\xcc\x80",
  [0xc1 -
    FIRST] = "\xcc\x82\xcc\x81",
  [0xc2 -
    FIRST] = "\xcc\x82",
  [0xc3 -
    FIRST] = "\xcc\x82\xcc\x83",
  [0xc4 -
    FIRST] = "\xcc\x82\xcc\xa3",
  [0xc5 -
    FIRST] = "\xcc\x82\xcc\x89",
  [0xc6 -
    FIRST] = "Ỉ",
  [0xc8 -
    FIRST] = "\xcc\x86\xcc\x80",
  [0xc9 -
    FIRST] = "\xcc\x86\xcc\x81",
  [0xca -
    FIRST] = "\xcc\x86",
  [0xcb -
    FIRST] = "\xcc\x86\xcc\xa3",
  [0xcc -
    FIRST] = "Ì",
  [0xcd -
    FIRST] = "Í",
  [0xce -
    FIRST] = "Ỵ",
  [0xcf -
    FIRST] = "\xcc\xa3",
  [0xd1 -
    FIRST] = "Đ",
  [0xd2 -
    FIRST] = "Ị",
  [0xd3 -
    FIRST] = "Ĩ",
  [0xd4 -
    FIRST] = "Ơ",
  [0xd5 -
    FIRST] = "\xcc\x83",
  [0xd6 -
    FIRST] = "Ư",
  [0xd8 -
    FIRST] = "\xcc\x80",
  [0xd9 -
    FIRST] = "\xcc\x81",
  [0xda -
    FIRST] = "\xcc\x86\xcc\x89",
  [0xdb -
    FIRST] = "\xcc\x89",
  [0xdc -
    FIRST] = "\xcc\x86\xcc\x83",
  [0xe0 -
    FIRST] = "\xcc\x82\xcc\x80",
  [0xe1 -
    FIRST] = "\xcc\x82\xcc\x81",
  [0xe2 -
    FIRST] = "\xcc\x82",
  [0xe3 -
    FIRST] = "\xcc\x82\xcc\x83",
  [0xe4 -
    FIRST] = "\xcc\x82\xcc\xa3",
  [0xe5 -
    FIRST] = "\xcc\x82\xcc\x89",
  [0xe6 -
    FIRST] = "ỉ",
  [0xe8 -
    FIRST] = "\xcc\x86\xcc\x80",
  [0xe9 -
    FIRST] = "\xcc\x86\xcc\x81",
  [0xea -
    FIRST] = "\xcc\x86",
  [0xeb -
    FIRST] = "\xcc\x86\xcc\xa3",
  [0xec -
    FIRST] = "ì",
  [0xed -
    FIRST] = "í",
  [0xee -
    FIRST] = "ỵ",
  [0xef -
    FIRST] = "\xcc\xa3",
  [0xf1 -
    FIRST] = "đ",
  [0xf2 -
    FIRST] = "ị",
  [0xf3 -
    FIRST] = "ĩ",
  [0xf4 -
    FIRST] = "ơ",
  [0xf5 -
    FIRST] = "\xcc\x83",
  [0xf6 -
    FIRST] = "ư",
  [0xf8 -
    FIRST] = "\xcc\x80",
  [0xf9 -
    FIRST] = "\xcc\x81",
  [0xfa -
    FIRST] = "\xcc\x86\xcc\x89",
  [0xfb -
    FIRST] = "\xcc\x89",
  [0xfc -
    FIRST] = "\xcc\x86\xcc\x83",

};

/* Marks of tones alone; of a circumflex; of a breve. */
static const char tones[] = "\xf9\xf8\xfb\xf5\xef";
static const char circumflexes[] = "\xe2\xe1\xe0\xe5\xe3\xe4";
static const char breves[] = "\xea\xe9\xe8\xfa\xfc\xeb";

/* What @byte stands for, in UTF-8, decomposed; static, NULL where it is as in
 * Windows-1252. */
const char *
hoso_vni_get_text (guchar byte)
{
  return byte >= FIRST && *texts[byte - FIRST] != '\0' ? texts[byte - FIRST] : NULL;
}

static guchar
to_lower (guchar byte)
{
  return byte >= FIRST ? byte | 0x20 : (guchar)g_ascii_tolower ((char)byte);
}

/* The vowels that may stand before the mark @byte, in lower case; NULL where it
 * is a letter of its own. */
static const char *
get_vowels (guchar byte)
{
  if (strchr (tones, to_lower (byte)) != NULL)
    return "aeouy\xf4\xf6";
  if (strchr (circumflexes, to_lower (byte)) != NULL)
    return "aeo";
  return strchr (breves, to_lower (byte)) != NULL ? "a" : NULL;
}

/* Whether almost all marks of @text, taken for VNI, stand behind vowels that
 * have them. */
gboolean
hoso_vni_is_likely (HosoSpan text)
{
  gsize marks = 0;
  gsize right = 0;

  for (gsize i = 1; i < text.length; i++)
    {
      guchar byte = (guchar)text.text[i];
      guchar before = to_lower ((guchar)text.text[i - 1]);
      const char *vowels = byte >= FIRST ? get_vowels (byte) : NULL;

      if (vowels == NULL)
        continue;
      marks++;
      right += before != '\0' && strchr (vowels, before) != NULL;
    }
  return marks >= FEW_MARKS && right * 10 >= marks * 9;
}
