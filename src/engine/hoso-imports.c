/* Use cases around imports.
 *
 * The file is read before the transaction begins to settle kinds and options,
 * and once more inside it; where the survey is known already, a reading between
 * them finds out which rows are.  Nothing is stored until the last row is read.
 */

#include "hoso-config.h"

#include "hoso-imports.h"

#include <glib/gi18n-lib.h>

#include "hoso-bulk.h"
#include "hoso-column-map.h"
#include "hoso-decision-table.h"
#include "hoso-import-table.h"
#include "hoso-importer.h"
#include "hoso-link-table.h"
#include "hoso-passport-table.h"
#include "hoso-source-table.h"
#include "hoso-source.h"
#include "hoso-survey-reader.h"
#include "hoso-survey-table.h"
#include "hoso-tidied-answers.h"
#include "hoso-undo.h"

/**
 * hoso_imports_recognise:
 *
 * Returns: (transfer full): what the head and samples of the file say, or %NULL
 *   with @error set
 */
HosoDraft *
hoso_imports_recognise (const char *path,
                        const HosoReadOptions *options,
                        GCancellable *cancellable,
                        GError **error)
{
  HosoDraft *draft = hoso_survey_recognise (path, options, cancellable, error);

  if (draft != NULL)
    hoso_draft_name_problems (draft);
  return draft;
}

/**
 * hoso_imports_find_survey:
 * @name: (out) (optional): its name; free with g_free()
 *
 * Returns: the id of the newest survey with the same headers; 0 where there is
 *   none, or with @error set
 */
gint64
hoso_imports_find_survey (HosoDb *db, const HosoDraft *draft, char **name, GError **error)
{
  g_autoptr (GPtrArray) surveys = hoso_survey_table_list (db, error);

  for (guint i = 0; surveys != NULL && i < surveys->len; i++)
    {
      const HosoSurvey *listed = g_ptr_array_index (surveys, i);
      g_autoptr (HosoSurvey) survey = hoso_survey_table_load (db, listed->id, error);

      if (survey == NULL)
        return 0;
      if (hoso_column_map_fits (survey, draft))
        {
          if (name != NULL)
            *name = g_strdup (survey->name);
          return survey->id;
        }
    }
  return 0;
}

/* Everything that one run hands from step to step. */
typedef struct
{
  HosoDb *db;
  const char *path;
  HosoDraft *draft;
  const HosoImportOptions *options;
  HosoImportProgress progress;
  gpointer progress_data;
  GCancellable *cancellable;
  HosoImportReport *report;
  double begin; /* of the present reading, as a share of the whole */
  double share;
  const char *state; /* of the file when the first reading began, or NULL */
} Run;

static void
reading_advanced (double fraction, gpointer data)
{
  const Run *run = data;

  if (run->progress != NULL)
    run->progress (run->begin + fraction * run->share, run->progress_data);
}

static void
begin_reading (Run *run, double begin, double end)
{
  run->begin = begin;
  run->share = end - begin;
}

/* The stored survey that the file goes into; report->survey is 0 for a new one. */
static gboolean
find_target (Run *run, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (HosoSurvey) survey = NULL;

  if (run->options->into >= 0)
    run->report->survey = run->options->into > 0
                            ? run->options->into
                            : hoso_imports_find_survey (run->db, run->draft, NULL, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (run->report->survey == 0)
    return TRUE;
  survey = hoso_survey_table_load (run->db, run->report->survey, error);
  if (survey == NULL)
    return FALSE;
  hoso_column_map_adopt (survey, run->draft, !run->options->planned);
  return TRUE;
}

static gboolean
take_batch (const HosoBatch *batch, gpointer data, GError **error)
{
  return hoso_importer_take (data, batch, error);
}

static gboolean
look_at_batch (const HosoBatch *batch, gpointer data, GError **error)
{
  return hoso_importer_look (data, batch, error);
}

static gboolean
read_rows (Run *run, HosoBatchFunc func, HosoImporter *importer, GError **error)
{
  return hoso_survey_read (run->path, run->draft, func, importer, reading_advanced, run,
                           run->cancellable, error);
}

static gboolean
import_rows (Run *run, HosoImporter *importer, GError **error)
{
  guint problems = run->draft->problems->len;

  begin_reading (run, 0.4, 1.0);
  if (hoso_importer_must_compare (importer))
    {
      begin_reading (run, 0.4, 0.6);
      if (!read_rows (run, look_at_batch, importer, error) ||
          !hoso_importer_compare (importer, error))
        return FALSE;
      g_ptr_array_set_size (run->draft->problems, (int)problems);
      begin_reading (run, 0.6, 1.0);
    }
  if (!read_rows (run, take_batch, importer, error))
    return FALSE;
  run->report->rows = run->draft->rows;
  return hoso_importer_finish (importer, error);
}

static gboolean
make_survey (Run *run, gboolean *made, GError **error)
{
  const char *name = run->options->name != NULL ? run->options->name : run->draft->name;

  *made = run->report->survey == 0;
  if (*made)
    run->report->survey = hoso_survey_table_add (run->db, name, error);
  return run->report->survey != 0;
}

/* Options may have come with the rows. */
static gboolean
count_tidied (Run *run, guint first, GError **error)
{
  g_autoptr (HosoSurvey) survey =
    hoso_survey_table_load (run->db, run->report->survey, error);

  return survey != NULL &&
         hoso_tidied_answers_count (run->db, survey, first, &run->report->tidied, error);
}

static gboolean
store_rows (Run *run, gint64 source, gboolean *made, GError **error)
{
  g_autoptr (HosoImporter) importer = NULL;
  g_autoptr (HosoCustomerJoin) join = NULL;
  HosoSurvey *survey;
  HosoColumnMap *map;
  guint first;

  if (!make_survey (run, made, error) ||
      !hoso_survey_table_get_next_ordinal (run->db, run->report->survey, &first, error))
    return FALSE;
  survey = hoso_survey_table_load (run->db, run->report->survey, error);
  if (survey == NULL)
    return FALSE;
  run->report->name = g_strdup (survey->name);
  map = hoso_column_map_new (run->db, survey, run->draft, run->report->id, error);
  if (map == NULL)
    return FALSE;
  join =
    hoso_customer_join_new (run->db, run->draft->questions, run->report->id, source,
                            run->options->add_customers, run->options->rules);
  importer = hoso_importer_new (run->db, map, run->draft, run->report, join, error);
  if (importer == NULL || !hoso_customer_join_prepare (join, run->draft->rows, error) ||
      !import_rows (run, importer, error) || !count_tidied (run, first, error) ||
      !hoso_decision_table_count_open (run->db, run->report->id, &run->report->decisions, error))
    return FALSE;
  hoso_draft_name_problems (run->draft);
  run->report->problems = run->draft->problems->len;
  return hoso_import_table_finish (run->db, run->report, *made, error);
}

/* Many rows leave the marks for the search to the end. */
static gboolean
store_all (Run *run, gint64 source, gboolean *made, GError **error)
{
  g_auto (HosoBulk) bulk = HOSO_BULK_INIT;

  if (run->draft->rows < HOSO_MANY_ANSWERS)
    return store_rows (run, source, made, error);
  return hoso_bulk_begin_answers (&bulk, run->db, error) &&
         store_rows (run, source, made, error) &&
         hoso_bulk_finish_answers (&bulk, run->report->survey, error);
}

/* Not part of what undoing the import takes back: the form stays the same. */
static gboolean
keep_passport (Run *run, GError **error)
{
  g_autoptr (HosoPassport) passport = NULL;

  if (run->options->forget != 0 &&
      !hoso_passport_table_remove (run->db, run->options->forget, error))
    return FALSE;
  if (run->options->remember == NULL)
    return TRUE;
  passport = hoso_passport_copy (run->options->remember);
  passport->form->id = run->report->survey;
  return hoso_passport_table_save (run->db, passport, error);
}

static gboolean
keep_link (Run *run, GError **error)
{
  g_autoptr (HosoSurveyLink) link = NULL;

  if (run->options->link == NULL)
    return TRUE;
  link = hoso_survey_link_copy (run->options->link);
  link->add_customers = run->options->add_customers;
  return hoso_link_table_add (run->db, run->report->id, link, error);
}

/* Which file stands at the path and when it was written, as one text; NULL where
 * there is none. */
static char *
dup_state (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info =
    g_file_query_info (file,
                       G_FILE_ATTRIBUTE_ETAG_VALUE "," G_FILE_ATTRIBUTE_STANDARD_SIZE
                                                   "," G_FILE_ATTRIBUTE_ID_FILE,
                       G_FILE_QUERY_INFO_NONE, NULL, NULL);
  const char *id;

  if (info == NULL)
    return NULL;
  id = g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_ID_FILE);
  return g_strdup_printf ("%s %" G_GOFFSET_FORMAT " %s", g_file_info_get_etag (info),
                          g_file_info_get_size (info), id != NULL ? id : "");
}

/* Each reading sees by itself whether its file changes; this is for a file that
 * changes between them. */
static gboolean
check_same_file (const Run *run, GError **error)
{
  g_autofree char *state = dup_state (run->path);

  if (state != NULL && g_strcmp0 (state, run->state) == 0)
    return TRUE;
  hoso_source_set_changed (error);
  return FALSE;
}

static gboolean
run_import (Run *run, GError **error)
{
  g_auto (HosoTxn) txn = HOSO_TXN_INIT;
  gboolean made = FALSE;
  gint64 source;

  if (!find_target (run, error))
    return FALSE;
  begin_reading (run, 0, 0.4);
  if (!hoso_survey_learn (run->path, run->draft, reading_advanced, run, run->cancellable,
                          error) ||
      !hoso_txn_begin (&txn, run->db, error))
    return FALSE;

  source = hoso_source_table_add (run->db, "survey", run->draft->file_name, error);
  if (source == 0)
    return FALSE;
  run->report->id =
    hoso_import_table_add (run->db, "survey", source, run->draft->file_name, error);
  if (run->report->id == 0 || !store_all (run, source, &made, error) ||
      !check_same_file (run, error))
    return FALSE;
  if (run->options->dry_run)
    {
      run->report->id = 0;
      if (made)
        run->report->survey = 0;
      return TRUE;
    }
  return keep_passport (run, error) && keep_link (run, error) &&
         hoso_undo_add_import (run->db, run->report->id, N_ ("Import survey"), error) &&
         hoso_txn_commit (&txn, error);
}

/**
 * hoso_imports_run:
 * @draft: what hoso_imports_recognise() understood, with the user's corrections;
 *   settled in place
 *
 * Returns: (transfer full): what the import did, or %NULL with @error set and
 *   nothing stored
 */
HosoImportReport *
hoso_imports_run (HosoDb *db,
                  const char *path,
                  HosoDraft *draft,
                  const HosoImportOptions *options,
                  HosoImportProgress progress,
                  gpointer progress_data,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (HosoImportReport) report = hoso_import_report_new ();
  g_autofree char *state = dup_state (path);
  Run run = {
    .db = db,
    .path = path,
    .draft = draft,
    .options = options,
    .progress = progress,
    .progress_data = progress_data,
    .cancellable = cancellable,
    .report = report,
    .state = state,
  };

  report->file_name = g_strdup (draft->file_name);
  report->add_customers = options->add_customers;
  report->rules = options->rules;
  report->draft = draft;
  if (!run_import (&run, error))
    {
      report->draft = NULL;
      return NULL;
    }
  report->draft = hoso_draft_copy (draft);
  return g_steal_pointer (&report);
}

/**
 * hoso_imports_list:
 *
 * Returns: (transfer full) (element-type HosoImportReport): newest first, or
 *   %NULL with @error set
 */
GPtrArray *
hoso_imports_list (HosoDb *db, GError **error)
{
  return hoso_import_table_list (db, error);
}

/**
 * hoso_imports_load:
 *
 * Returns: (transfer full): the import, its draft holding only the problems; or
 *   %NULL with HOSO_ERROR_NOT_FOUND or another error
 */
HosoImportReport *
hoso_imports_load (HosoDb *db, gint64 import, GError **error)
{
  return hoso_import_table_load (db, import, error);
}

/**
 * hoso_imports_undo:
 *
 * Returns: %TRUE, or %FALSE with HOSO_ERROR_CONFLICT naming what stands in the
 *   way, or another error; then nothing was changed
 */
gboolean
hoso_imports_undo (HosoDb *db, gint64 import, GError **error)
{
  g_auto (HosoTxn) txn = HOSO_TXN_INIT;

  return hoso_txn_begin (&txn, db, error) && hoso_import_table_undo (db, import, error) &&
         hoso_undo_forget_import (db, import, error) && hoso_txn_commit (&txn, error);
}
