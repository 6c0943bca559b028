/* The language of the program's texts, also where the system lacks the
 * locale: Debian often has no vi_VN, and gettext translates nothing while the
 * locale is plain “C”.  Call it first in main(), before any other thread.
 */

#include "hoso-config.h"

#include "hoso-locale.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

static const char *
get_wanted_locale (void)
{
  static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *value = g_getenv (names[i]);

      if (value != NULL && *value != '\0')
        return value;
    }
  return NULL;
}

/* “vi_VN.UTF-8” is not there: keep its language for gettext. */
static void
keep_language (const char *wanted)
{
  const char *language = g_getenv ("LANGUAGE");

  if (wanted == NULL || (language != NULL && *language != '\0'))
    return;

  g_autofree char *name = g_strndup (wanted, strcspn (wanted, ".@"));

  g_setenv ("LANGUAGE", name, TRUE);
}

/* Sets the locale and binds the catalogues, those in the folder named by the
 * environment's HOSO_LOCALEDIR where it is set. */
void
hoso_locale_init (void)
{
  const char *wanted = get_wanted_locale ();
  const char *folder = g_getenv ("HOSO_LOCALEDIR");

  if (setlocale (LC_ALL, "") == NULL || wanted == NULL)
    {
      keep_language (wanted);
      setlocale (LC_ALL, "C.UTF-8");
    }

  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : HOSO_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
