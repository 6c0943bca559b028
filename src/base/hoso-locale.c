/* The language of the program's texts, also where the system lacks the
 * locale: Debian often has no vi_VN, and gettext translates nothing while the
 * locale is plain “C”.  Call it first in main(), before any other thread.
 */

#include "hoso-config.h"

#include "hoso-locale.h"

#include <langinfo.h>
#include <libintl.h>
#include <locale.h>
#include <string.h>

#define NAMELESS_MESSAGES "/usr/lib/locale/C.utf8/LC_MESSAGES/SYS_LC_MESSAGES"
#define LENT_NAME "und.UTF-8"

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

static gboolean
wants_translation (void)
{
  const char *language = g_getenv ("LANGUAGE");

  return language != NULL && *language != '\0' &&
         !g_str_has_prefix (language, "C") && !g_str_has_prefix (language, "en");
}

/* Newer C libraries (glibc 2.41 is one) heed LANGUAGE in no locale whose name
 * begins with “C”.  Where a system has no other, the messages of C.UTF-8 get
 * another name, as a copy in the user's cache. */
static void
lend_name (void)
{
  const char *name = setlocale (LC_MESSAGES, NULL);
  g_autofree char *messages = NULL;
  gsize size = 0;

  if (name == NULL || name[0] != 'C' || !wants_translation () || g_getenv ("LOCPATH") != NULL)
    return;
  if (!g_file_get_contents (NAMELESS_MESSAGES, &messages, &size, NULL))
    return;

  g_autofree char *cache = g_build_filename (g_get_user_cache_dir (), "hoso", "locale", NULL);
  g_autofree char *folder = g_build_filename (cache, LENT_NAME, "LC_MESSAGES", NULL);
  g_autofree char *copy = g_build_filename (folder, "SYS_LC_MESSAGES", NULL);

  /* Where this fails, the texts are English as before. */
  if (g_mkdir_with_parents (folder, 0700) == 0 &&
      g_file_set_contents (copy, messages, (gssize)size, NULL))
    {
      g_setenv ("LOCPATH", cache, TRUE);
      setlocale (LC_MESSAGES, LENT_NAME);
      g_unsetenv ("LOCPATH");
    }
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
  /* Texts and names of files are UTF-8, also where the locale is “C”. */
  if (!g_str_equal (nl_langinfo (CODESET), "UTF-8"))
    setlocale (LC_CTYPE, "C.UTF-8");
  lend_name ();

  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : HOSO_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
