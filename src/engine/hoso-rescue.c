/* Looks for a sound copy, and moves the damaged file aside: it is never removed,
 * since somebody may be able to read more of it.
 */

#include "hoso-config.h"

#include "hoso-rescue.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "hoso-check.h"
#include "hoso-db.h"
#include "hoso-error.h"

#define MAX_NAMES 1000

static gboolean
is_sound (const char *path)
{
  g_autoptr (HosoDb) db = hoso_db_open (path, HOSO_DB_AS_IS, NULL);
  g_auto (GStrv) damage = db != NULL ? hoso_check_find_damage (db, NULL) : NULL;

  return damage != NULL && damage[0] == NULL;
}

/* See hoso-rescue.h. */
HosoBackup *
hoso_rescue_find_backup (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) backups = hoso_backups_list (path, error);

  if (backups == NULL)
    return NULL;
  for (guint i = 0; i < backups->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (is_sound (((HosoBackup *)backups->pdata[i])->path))
        {
          g_ptr_array_set_free_func (backups, NULL);
          for (guint j = 0; j < backups->len; j++)
            if (j != i)
              hoso_backup_free (backups->pdata[j]);
          return backups->pdata[i];
        }
    }
  g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND,
                       _ ("There is no sound backup of this workspace."));
  return NULL;
}

/* "shop.hoso.damaged", or with a number behind it. */
static char *
dup_free_name (const char *path)
{
  g_autofree char *name = g_strconcat (path, ".damaged", NULL);

  for (guint i = 2; g_file_test (name, G_FILE_TEST_EXISTS) && i < MAX_NAMES; i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s.damaged-%u", path, i);
    }
  return g_steal_pointer (&name);
}

static gboolean
move (const char *from, const char *to, const char *suffix, GError **error)
{
  g_autofree char *source = g_strconcat (from, suffix, NULL);
  g_autofree char *target = g_strconcat (to, suffix, NULL);
  g_autofree char *shown = g_filename_display_basename (source);

  if (!g_file_test (source, G_FILE_TEST_EXISTS) || g_rename (source, target) == 0)
    return TRUE;
  /* Translators: a file name, and what the system says. */
  g_set_error (error, HOSO_ERROR, HOSO_ERROR_FAILED, _ ("“%s” could not be moved aside: %s"), shown,
               g_strerror (errno));
  return FALSE;
}

/* See hoso-rescue.h; its journal goes with it. */
char *
hoso_rescue_set_aside (const char *path, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *aside = dup_free_name (absolute);

  if (!move (absolute, aside, "-wal", error) || !move (absolute, aside, "-shm", error) ||
      !move (absolute, aside, "", error))
    return NULL;
  return g_steal_pointer (&aside);
}
