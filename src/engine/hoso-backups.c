/* Copies of workspaces.  Those that Hoso makes by itself stand in a folder of
 * their own for each workspace, beside the user's data: the newest of each of the
 * last seven days, four weeks and twelve months that have one.
 *
 * Any thread; a connection is used by the thread that owns it.
 */

#include "hoso-config.h"

#include "hoso-backups.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "hoso-check.h"
#include "hoso-copy.h"
#include "hoso-erasures.h"

#define N_DAYS 7
#define N_WEEKS 4
#define N_MONTHS 12

/* Copies are named by the time they were made at, UTC. */
#define NAME_FORMAT "%Y-%m-%dT%H%M%SZ"

void
hoso_backup_free (HosoBackup *backup)
{
  g_free (backup->path);
  g_free (backup);
}

/* "shop.hoso" → "shop": what its copies are called after. */
static char *
dup_stem (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  if (g_str_has_suffix (name, ".hoso"))
    name[strlen (name) - strlen (".hoso")] = '\0';
  return g_steal_pointer (&name);
}

/* By the place of the workspace, so that its copies are found also when it
 * cannot be opened any more.  The folder need not exist.  Free with g_free(). */
char *
hoso_backups_dup_folder (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, absolute, -1);
  g_autofree char *stem = dup_stem (absolute);
  g_autofree char *name = g_strdup_printf ("%s-%.8s", stem, sum);

  return g_build_filename (g_get_user_data_dir (), "hoso", "backups", name, NULL);
}

static void
add_file (GPtrArray *backups, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  HosoBackup *backup;
  GStatBuf info;

  if (g_stat (path, &info) != 0 || !S_ISREG (info.st_mode))
    return;
  backup = g_new0 (HosoBackup, 1);
  backup->path = g_steal_pointer (&path);
  backup->at = info.st_mtime;
  backup->size = (guint64)info.st_size;
  g_ptr_array_add (backups, backup);
}

/* Files of @folder whose names begin and end so; a folder that is not there has
 * none. */
static void
add_folder (GPtrArray *backups, const char *folder, const char *prefix)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, prefix) && g_str_has_suffix (name, ".hoso"))
      add_file (backups, folder, name);
}

static int
compare_backups (gconstpointer a, gconstpointer b)
{
  const HosoBackup *first = *(HosoBackup *const *)a;
  const HosoBackup *second = *(HosoBackup *const *)b;

  if (first->at != second->at)
    return first->at < second->at ? 1 : -1;
  return g_strcmp0 (second->path, first->path);
}

static GPtrArray *
list_folder (const char *folder)
{
  GPtrArray *backups = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_backup_free);

  add_folder (backups, folder, "");
  g_ptr_array_sort (backups, compare_backups);
  return backups;
}

/* Those that were made by themselves, and those that an update of the program
 * left beside the workspace.  Free with g_ptr_array_unref(). */
GPtrArray *
hoso_backups_list (const char *path, GError **error)
{
  g_autofree char *folder = hoso_backups_dup_folder (path);
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *beside = g_path_get_dirname (absolute);
  g_autofree char *stem = dup_stem (absolute);
  g_autofree char *prefix = g_strconcat (stem, ".v", NULL);
  GPtrArray *backups = list_folder (folder);

  add_folder (backups, beside, prefix);
  g_ptr_array_sort (backups, compare_backups);
  return backups;
}

/* See hoso_copy_save(); the workspace itself is refused as its own copy. */
gboolean
hoso_backups_save (HosoDb *db,
                   const char *file,
                   HosoBackupProgress progress,
                   gpointer progress_data,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (file, NULL);

  if (g_str_equal (absolute, hoso_db_get_path (db)))
    {
      g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_INVALID,
                           _ ("The copy needs another name than the workspace itself."));
      return FALSE;
    }
  return hoso_copy_save (db, absolute, progress, progress_data, cancellable, error);
}

/* --- Copies made by themselves --- */

/* The number of a period that @at falls into, by local time; consecutive only
 * for days, different for different periods. */
static gint64
get_period (gint64 at, int kind)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (at);

  switch (kind)
    {
    case 0:
      return g_date_time_get_year (time) * 1000 + g_date_time_get_day_of_year (time);
    case 1:
      return g_date_time_get_week_numbering_year (time) * 100 + g_date_time_get_week_of_year (time);
    default:
      return g_date_time_get_year (time) * 100 + g_date_time_get_month (time);
    }
}

static void
keep_periods (const gint64 *times, guint n, int kind, int periods, gboolean *kept)
{
  gint64 last = -1;

  for (guint i = 0; i < n && periods > 0; i++)
    {
      gint64 period = get_period (times[i], kind);

      if (period == last)
        continue;
      kept[i] = TRUE;
      last = period;
      periods--;
    }
}

/* Keeps all of today, and the newest of each of the latest seven days, four weeks
 * and twelve months that have a copy. */
void
hoso_backups_choose (const gint64 *times, guint n, gint64 now, gboolean *kept)
{
  for (guint i = 0; i < n; i++)
    kept[i] = get_period (times[i], 0) == get_period (now, 0);
  keep_periods (times, n, 0, N_DAYS, kept);
  keep_periods (times, n, 1, N_WEEKS, kept);
  keep_periods (times, n, 2, N_MONTHS, kept);
}

static void
thin_out (GPtrArray *backups, gint64 now)
{
  g_autofree gint64 *times = g_new (gint64, backups->len + 1);
  g_autofree gboolean *kept = g_new (gboolean, backups->len + 1);

  for (guint i = 0; i < backups->len; i++)
    times[i] = ((HosoBackup *)g_ptr_array_index (backups, i))->at;
  hoso_backups_choose (times, backups->len, now, kept);
  for (guint i = 0; i < backups->len; i++)
    if (!kept[i])
      g_remove (((HosoBackup *)g_ptr_array_index (backups, i))->path);
}

static gboolean
make_folder (const char *folder, GError **error)
{
  g_autofree char *name = NULL;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  name = g_filename_display_name (folder);
  /* Translators: %s is a folder. */
  g_set_error (error, HOSO_ERROR, HOSO_ERROR_FAILED, _ ("The folder “%s” could not be made."),
               name);
  return FALSE;
}

/* Into the folder of the workspace, named by the time. */
gboolean
hoso_backups_keep (HosoDb *db,
                   HosoBackupProgress progress,
                   gpointer progress_data,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autofree char *folder = hoso_backups_dup_folder (hoso_db_get_path (db));
  g_autoptr (GDateTime) time = g_date_time_new_now_utc ();
  g_autofree char *stamp = g_date_time_format (time, NAME_FORMAT);
  g_autofree char *name = g_strconcat (stamp, ".hoso", NULL);
  g_autofree char *file = g_build_filename (folder, name, NULL);

  return make_folder (folder, error) &&
         hoso_copy_save (db, file, progress, progress_data, cancellable, error);
}

/**
 * hoso_backups_roll:
 * @db: of the workspace; may be read-only
 *
 * Makes at most one copy a day, by local time.
 */
gboolean
hoso_backups_roll (HosoDb *db, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = hoso_backups_dup_folder (hoso_db_get_path (db));
  g_autoptr (GPtrArray) before = list_folder (folder);
  g_autoptr (GPtrArray) after = NULL;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  if (before->len > 0 &&
      get_period (((HosoBackup *)g_ptr_array_index (before, 0))->at, 0) == get_period (now, 0))
    return TRUE;
  if (!hoso_backups_keep (db, NULL, NULL, cancellable, error))
    return FALSE;
  after = list_folder (folder);
  thin_out (after, now);
  return TRUE;
}

/* --- Putting back --- */

static gboolean
check_sound (HosoDb *db, const char *path, GError **error)
{
  g_auto (GStrv) damage = hoso_check_find_damage (db, error);
  g_autofree char *name = NULL;

  if (damage == NULL || damage[0] == NULL)
    return damage != NULL;
  name = g_filename_display_basename (path);
  /* Translators: %s is a file name. */
  g_set_error (error, HOSO_ERROR, HOSO_ERROR_CORRUPT,
               _ ("“%s” is damaged, so it was not restored."), name);
  return FALSE;
}

/* Sound, of today's version, without those who were erased since. */
static gboolean
prepare_copy (const char *copy,
              const char *path,
              const char *backup,
              HosoBackupProgress progress,
              gpointer progress_data,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (HosoDb) source = hoso_db_open (backup, HOSO_DB_AS_IS, error);
  g_autoptr (HosoDb) db = NULL;

  if (source == NULL || !check_sound (source, backup, error) ||
      !hoso_copy_save (source, copy, progress, progress_data, cancellable, error))
    return FALSE;
  db = hoso_db_open (copy, HOSO_DB_COPY, error);
  return db != NULL && hoso_erasures_repeat (db, path, error);
}

/* What stands there now can be had back.  One that cannot be read is kept as it
 * is, beside the restored one. */
static gboolean
keep_present (const char *path, gboolean *kept, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) unreadable = NULL;
  g_autoptr (HosoDb) db = NULL;

  *kept = FALSE;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  db = hoso_db_open (path, HOSO_DB_AS_IS, &unreadable);
  if (db != NULL)
    *kept = hoso_backups_keep (db, NULL, NULL, cancellable, &unreadable);
  if (*kept || g_error_matches (unreadable, HOSO_ERROR, HOSO_ERROR_CORRUPT) ||
      g_error_matches (unreadable, HOSO_ERROR, HOSO_ERROR_FORMAT))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&unreadable));
  return FALSE;
}

static void
remove_old (const char *path)
{
  static const char *const suffixes[] = { ".old", ".old-wal", ".old-shm", ".old-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *old = g_strconcat (path, suffixes[i], NULL);

      g_remove (old);
    }
}

static void
remove_copy (const char *copy)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (copy, suffixes[i], NULL);

      g_remove (file);
    }
}

/**
 * hoso_backups_restore:
 *
 * Looks at the copy before anything is changed.  Where what stood there cannot be
 * read any more, it is kept with “.old” after its name.
 *
 * Returns: %TRUE, or %FALSE with HOSO_ERROR_NOT_FOUND, HOSO_ERROR_FORMAT,
 *   HOSO_ERROR_CORRUPT, HOSO_ERROR_TOO_NEW, HOSO_ERROR_FULL, HOSO_ERROR_BUSY,
 *   G_IO_ERROR_CANCELLED or another error, and the workspace as it was
 */
gboolean
hoso_backups_restore (const char *path,
                      const char *backup,
                      HosoBackupProgress progress,
                      gpointer progress_data,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *copy = g_strconcat (absolute, ".restored", NULL);
  gboolean kept;

  if (prepare_copy (copy, absolute, backup, progress, progress_data, cancellable, error) &&
      keep_present (absolute, &kept, cancellable, error) &&
      hoso_copy_install (copy, absolute, error))
    {
      if (kept)
        remove_old (absolute);
      return TRUE;
    }
  remove_copy (copy);
  return FALSE;
}

/**
 * hoso_backups_restore_open:
 * @db: outside a transaction
 *
 * The copy of what was there before is the newest of hoso_backups_list().
 *
 * Returns: %TRUE, or %FALSE with an error of hoso_backups_restore(), and the
 *   workspace as it was
 */
gboolean
hoso_backups_restore_open (HosoDb *db,
                           const char *backup,
                           HosoBackupProgress progress,
                           gpointer progress_data,
                           GCancellable *cancellable,
                           GError **error)
{
  const char *path = hoso_db_get_path (db);
  g_autofree char *copy = g_strconcat (path, ".restored", NULL);
  gboolean restored;

  restored = prepare_copy (copy, path, backup, progress, progress_data, cancellable, error) &&
             hoso_backups_keep (db, NULL, NULL, cancellable, error) &&
             hoso_copy_load (db, copy, error);
  remove_copy (copy);
  return restored;
}
