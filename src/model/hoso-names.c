/* The shipped names, read once from a file inside the program and never
 * changed or freed after that.  Thread-safe.
 */

#include "hoso-names.h"

#include <gio/gio.h>

#include "hoso-format.h"
#include "hoso-model-resources.h"

#define NAMES_PATH "/io/github/hoso/Hoso/model/names.ini"
#define NAME "label"

typedef struct
{
  char **keys;
  GHashTable *english; /* key → name */
  GHashTable *vietnamese;
} Names;

static Names *
load_names (void)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  /* Asking for the resource by its name also keeps the linker from leaving it
   * out of the static library. */
  g_autoptr (GBytes) bytes = g_resource_lookup_data (hoso_model_get_resource (), NAMES_PATH,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  Names *names = g_new0 (Names, 1);

  g_assert_no_error (error);
  g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_KEEP_TRANSLATIONS, &error);
  g_assert_no_error (error);

  names->keys = g_key_file_get_groups (file, NULL);
  names->english = g_hash_table_new (g_str_hash, g_str_equal);
  names->vietnamese = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; names->keys[i] != NULL; i++)
    {
      char *key = names->keys[i];

      g_hash_table_insert (names->english, key,
                           g_key_file_get_locale_string (file, key, NAME, "en", NULL));
      g_hash_table_insert (names->vietnamese, key,
                           g_key_file_get_locale_string (file, key, NAME, "vi", NULL));
    }

  return names;
}

static const Names *
get_names (void)
{
  static gsize names = 0;

  if (g_once_init_enter (&names))
    g_once_init_leave (&names, (gsize)load_names ());

  return (const Names *)names;
}

/* The name of @key in @language ("vi" or "en", NULL for the interface's), and
 * @key itself where it has none.  Static unless @key comes back. */
const char *
hoso_name_get (const char *key, const char *language)
{
  const Names *names = get_names ();
  GHashTable *table;
  const char *name;

  g_return_val_if_fail (key != NULL, "");

  if (language == NULL)
    language = hoso_format_get_language ();

  table = g_str_has_prefix (language, "vi") ? names->vietnamese : names->english;
  name = g_hash_table_lookup (table, key);

  return name != NULL ? name : key;
}

/* The keys that begin with @prefix, in the order to show them; the steps of a
 * stage begin with "step.STAGE.".  Free with g_strfreev(). */
char **
hoso_names_get_keys (const char *prefix)
{
  const Names *names = get_names ();
  GStrvBuilder *found;
  char **keys;

  g_return_val_if_fail (prefix != NULL, NULL);

  found = g_strv_builder_new ();
  for (guint i = 0; names->keys[i] != NULL; i++)
    {
      if (g_str_has_prefix (names->keys[i], prefix))
        g_strv_builder_add (found, names->keys[i]);
    }

  keys = g_strv_builder_end (found);
  g_strv_builder_unref (found);

  return keys;
}
