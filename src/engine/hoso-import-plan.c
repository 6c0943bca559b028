/* What is to become of a file that was recognised.  Reads the workspace and, if
 * the form's passport says so, the file's head once more; writes nothing.
 */

#include "hoso-config.h"

#include "hoso-import-plan.h"

#include <string.h>

#include "hoso-column-map.h"
#include "hoso-error.h"
#include "hoso-passport-table.h"
#include "hoso-survey-table.h"
#include "hoso-timestamp.h"

/* --- The passport of the form --- */

static gboolean
says_how_to_read (const HosoPassport *passport)
{
  return passport->encoding != NULL || passport->delimiter != 0;
}

/* NULL where the file cannot be read like that; @error only where cancelled. */
static HosoDraft *
read_as (const HosoPassport *passport,
         const char *path,
         const HosoReadOptions *read,
         GCancellable *cancellable,
         GError **error)
{
  g_autoptr (GError) local = NULL;
  HosoReadOptions options = {
    .encoding = read->encoding != NULL ? read->encoding : passport->encoding,
    .delimiter = read->delimiter != 0 ? read->delimiter : passport->delimiter,
    .sheet = read->sheet,
  };
  HosoDraft *draft = hoso_imports_recognise (path, &options, cancellable, &local);

  if (draft == NULL && g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&local));
  return draft;
}

/* The latest passport whose form has the headers of @guess. */
static const HosoPassport *
find_by_headers (GPtrArray *passports, const HosoDraft *guess)
{
  for (guint i = 0; i < passports->len; i++)
    {
      const HosoPassport *passport = g_ptr_array_index (passports, i);

      if (hoso_column_map_fits (passport->form, guess))
        return passport;
    }
  return NULL;
}

/* Headers that were read wrongly are no form's: reads them as the user said for
 * another form.  Replaces @guess where that fits. */
static const HosoPassport *
find_by_reading (GPtrArray *passports,
                 const char *path,
                 const HosoReadOptions *read,
                 HosoDraft **guess,
                 GCancellable *cancellable,
                 GError **error)
{
  for (guint i = 0; i < passports->len; i++)
    {
      const HosoPassport *passport = g_ptr_array_index (passports, i);
      g_autoptr (GError) local = NULL;
      g_autoptr (HosoDraft) draft = NULL;

      if (!says_how_to_read (passport))
        continue;
      draft = read_as (passport, path, read, cancellable, &local);
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      if (draft != NULL && hoso_column_map_fits (passport->form, draft))
        {
          hoso_draft_free (*guess);
          *guess = g_steal_pointer (&draft);
          return passport;
        }
    }
  return NULL;
}

/* Reads a file of known headers as its passport says. */
static gboolean
read_anew (const HosoPassport *passport,
           const char *path,
           const HosoReadOptions *read,
           HosoDraft **guess,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GError) local = NULL;
  HosoDraft *draft;

  if (!says_how_to_read (passport))
    return TRUE;
  draft = read_as (passport, path, read, cancellable, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (draft != NULL)
    {
      hoso_draft_free (*guess);
      *guess = draft;
    }
  return TRUE;
}

/* The passport of the form, or NULL; @guess is read anew where it says how. */
static gboolean
find_passport (HosoDb *db,
               const char *path,
               const HosoReadOptions *read,
               HosoDraft **guess,
               HosoPassport **passport,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GPtrArray) passports = hoso_passport_table_list (db, error);
  g_autoptr (GError) local = NULL;
  const HosoPassport *found;

  if (passports == NULL)
    return FALSE;
  found = find_by_headers (passports, *guess);
  if (found == NULL)
    found = find_by_reading (passports, path, read, guess, cancellable, &local);
  else if (!read_anew (found, path, read, guess, cancellable, error))
    return FALSE;
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  *passport = found != NULL ? hoso_passport_copy (found) : NULL;
  return TRUE;
}

/* What is put aside changes nothing but what will be forgotten. */
static gboolean
apply_or_put_aside (HosoImportPlan *plan,
                    HosoDb *db,
                    const char *path,
                    const HosoPlanOptions *options,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (HosoPassport) passport = NULL;
  HosoDraft *guess = hoso_draft_copy (plan->guess);
  gboolean found =
    find_passport (db, path, &options->read, &guess, &passport, cancellable, error);

  if (options->afresh)
    plan->aside = passport != NULL ? passport->id : 0;
  else
    {
      plan->passport = g_steal_pointer (&passport);
      hoso_draft_free (plan->guess);
      plan->guess = g_steal_pointer (&guess);
    }
  hoso_draft_free (guess);
  return found;
}

/* --- The survey that it goes into --- */

static gboolean
find_survey (HosoImportPlan *plan, HosoDb *db, gint64 into, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (HosoSurvey) survey = NULL;

  if (into < 0)
    return TRUE;
  plan->survey = into;
  if (into == 0 && plan->passport != NULL)
    plan->survey = plan->passport->form->id;
  if (plan->survey != 0)
    {
      survey = hoso_survey_table_load (db, plan->survey, &local);
      if (into == 0 && g_error_matches (local, HOSO_ERROR, HOSO_ERROR_NOT_FOUND))
        {
          g_clear_error (&local);
          plan->survey = 0;
        }
    }
  if (plan->survey == 0 && local == NULL)
    plan->survey = hoso_imports_find_survey (db, plan->guess, &plan->survey_name, &local);
  else if (survey != NULL)
    plan->survey_name = g_strdup (survey->name);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
adopt_survey (HosoImportPlan *plan, HosoDb *db, GError **error)
{
  g_autoptr (HosoSurvey) survey = NULL;
  g_autoptr (GPtrArray) matches = NULL;

  g_array_set_size (plan->known, plan->draft->questions->len);
  if (plan->survey == 0)
    return TRUE;
  survey = hoso_survey_table_load (db, plan->survey, error);
  if (survey == NULL)
    return FALSE;
  hoso_column_map_adopt (survey, plan->draft, TRUE);
  matches = hoso_column_map_match (survey, plan->draft);
  for (guint i = 0; i < matches->len; i++)
    g_array_index (plan->known, guint8, i) = hoso_column_map_has_kind (matches->pdata[i]);
  return TRUE;
}

/* --- What is offered --- */

static gboolean
may_correct_dates (const HosoPassport *passport, const HosoDraft *guess)
{
  if (passport->date_format == HOSO_TIMESTAMP_NONE || guess->timestamp_column < 0)
    return FALSE;
  return guess->ambiguous_dates || passport->date_guess == guess->timestamp_format;
}

static void
apply_passport (HosoImportPlan *plan, gint64 into)
{
  const HosoPassport *passport = plan->passport;
  g_autoptr (GPtrArray) matches = hoso_column_map_match (passport->form, plan->draft);

  for (guint i = 0; i < matches->len; i++)
    {
      const HosoQuestion *corrected = matches->pdata[i];
      HosoQuestion *question = plan->draft->questions->pdata[i];
      HosoCorrections what = corrected != NULL ? hoso_passport_get_corrected (
                                                   passport, (guint)corrected->column)
                                               : 0;

      if (what & HOSO_CORRECTED_KIND && !g_array_index (plan->known, guint8, i))
        question->kind = corrected->kind;
      if (what & HOSO_CORRECTED_FIELD)
        hoso_draft_set_field (plan->draft, i, corrected->field);
    }
  if (may_correct_dates (passport, plan->guess))
    {
      plan->draft->timestamp_format = passport->date_format;
      plan->draft->ambiguous_dates = FALSE;
    }
  if (passport->form->name != NULL && into == 0)
    {
      g_free (plan->draft->name);
      plan->draft->name = g_strdup (passport->form->name);
    }
}

/* See hoso-import-plan.h. */
void
hoso_import_plan_set_date_order (HosoImportPlan *plan, HosoDateOrder order)
{
  HosoDraft *draft = plan->draft;

  if (order == HOSO_DATE_ORDER_UNKNOWN || draft->timestamp_column < 0)
    return;
  draft->ambiguous_dates = FALSE;
  if (order == HOSO_DATE_ORDER_DMY)
    draft->timestamp_format = HOSO_TIMESTAMP_DMY;
  else if (order == HOSO_DATE_ORDER_MDY)
    draft->timestamp_format = HOSO_TIMESTAMP_MDY;
  else if (draft->timestamp_format != HOSO_TIMESTAMP_FORMS)
    draft->timestamp_format = HOSO_TIMESTAMP_YMD;
}

/**
 * hoso_import_plan_new:
 * @recognised: what hoso_imports_recognise() said, read with the encoding and
 *   the delimiter of @options
 *
 * Returns: (transfer full): the plan, or %NULL with @error set
 */
HosoImportPlan *
hoso_import_plan_new (HosoDb *db,
                      const char *path,
                      const HosoDraft *recognised,
                      const HosoPlanOptions *options,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (HosoImportPlan) plan = g_new0 (HosoImportPlan, 1);

  plan->known = g_array_new (FALSE, TRUE, sizeof (guint8));
  plan->guess = hoso_draft_copy (recognised);
  if (!apply_or_put_aside (plan, db, path, options, cancellable, error) ||
      !find_survey (plan, db, options->into, error))
    return NULL;
  plan->draft = hoso_draft_copy (plan->guess);
  if (!adopt_survey (plan, db, error))
    return NULL;
  if (plan->passport != NULL)
    apply_passport (plan, options->into);
  plan->offered = hoso_draft_copy (plan->draft);
  hoso_import_plan_set_date_order (plan, options->read.date_order);
  return g_steal_pointer (&plan);
}

/* NULL is allowed. */
void
hoso_import_plan_free (HosoImportPlan *plan)
{
  if (plan == NULL)
    return;

  hoso_draft_free (plan->guess);
  hoso_draft_free (plan->offered);
  hoso_draft_free (plan->draft);
  hoso_passport_free (plan->passport);
  g_free (plan->survey_name);
  g_array_unref (plan->known);
  g_free (plan);
}

/* See hoso-import-plan.h. */
char *
hoso_import_plan_dup_example (const HosoImportPlan *plan,
                              HosoTime *day_first,
                              HosoTime *month_first)
{
  int column = plan->guess->timestamp_column;
  char **samples = NULL;

  if (column >= 0 && (guint)column < plan->guess->samples->len)
    samples = plan->guess->samples->pdata[column];
  for (guint i = 0; samples != NULL && samples[i] != NULL; i++)
    {
      HosoStamp stamp;
      HosoSpan span = hoso_span (samples[i], strlen (samples[i]));

      if (hoso_stamp_parse (span, &stamp) && !stamp.year_first &&
          stamp.numbers[0] != stamp.numbers[1] &&
          hoso_stamp_resolve (&stamp, HOSO_DATE_ORDER_DMY, day_first) &&
          hoso_stamp_resolve (&stamp, HOSO_DATE_ORDER_MDY, month_first))
        return g_strndup (samples[i], strcspn (samples[i], " ,T"));
    }
  return NULL;
}

/* --- What to remember --- */

/* Adds the plan's columns to @passport; TRUE where the user corrected one. */
static gboolean
note_questions (HosoPassport *passport, const HosoImportPlan *plan)
{
  g_autoptr (GPtrArray) earlier =
    plan->passport != NULL ? hoso_column_map_match (plan->passport->form, plan->draft) : NULL;
  gboolean any = FALSE;

  for (guint i = 0; i < plan->draft->questions->len; i++)
    {
      const HosoQuestion *question = plan->draft->questions->pdata[i];
      const HosoQuestion *offered = plan->offered->questions->pdata[i];
      const HosoQuestion *before = earlier != NULL ? earlier->pdata[i] : NULL;
      HosoQuestion *noted = hoso_question_new (question->title, question->kind);
      HosoCorrections what = 0;

      if (question->kind != offered->kind)
        what |= HOSO_CORRECTED_KIND;
      if (g_strcmp0 (question->field, offered->field) != 0)
        what |= HOSO_CORRECTED_FIELD;
      any = any || what != 0;
      if (before != NULL)
        what |= hoso_passport_get_corrected (plan->passport, (guint)before->column);
      noted->row = g_strdup (question->row);
      noted->field = g_strdup (question->field);
      hoso_passport_add_question (passport, noted, what);
    }
  return any;
}

static gboolean
note_dates (HosoPassport *passport, const HosoImportPlan *plan, const HosoReadOptions *read)
{
  const HosoDraft *guess = plan->guess;

  if (plan->draft->timestamp_column < 0 || plan->draft->ambiguous_dates)
    return FALSE;
  if (read->date_order == HOSO_DATE_ORDER_UNKNOWN && !plan->offered->ambiguous_dates &&
      plan->draft->timestamp_format == plan->offered->timestamp_format)
    return FALSE;
  passport->date_format = plan->draft->timestamp_format;
  passport->date_guess = HOSO_TIMESTAMP_NONE;
  if (!guess->ambiguous_dates && guess->timestamp_format != passport->date_format)
    passport->date_guess = guess->timestamp_format;
  return TRUE;
}

static void
note_earlier (HosoPassport *passport, const HosoPassport *earlier)
{
  if (earlier == NULL)
    return;
  passport->id = earlier->id;
  passport->encoding = g_strdup (earlier->encoding);
  passport->delimiter = earlier->delimiter;
  passport->date_format = earlier->date_format;
  passport->date_guess = earlier->date_guess;
  passport->form->name = g_strdup (earlier->form->name);
}

/**
 * hoso_import_plan_note:
 * @read: what the user said about reading
 * @options: how the file will be imported
 * @chosen: some of @options are the user's word
 *
 * Returns: (transfer full) (nullable): what the form's next export is to be
 *   read by
 */
HosoPassport *
hoso_import_plan_note (const HosoImportPlan *plan,
                       const HosoReadOptions *read,
                       const HosoImportOptions *options,
                       gboolean chosen)
{
  g_autoptr (HosoPassport) passport = hoso_passport_new ();
  gboolean corrected = chosen || plan->passport != NULL || read->encoding != NULL ||
                       read->delimiter != 0;

  note_earlier (passport, plan->passport);
  corrected = note_questions (passport, plan) || corrected;
  corrected = note_dates (passport, plan, read) || corrected;
  if (!corrected)
    return NULL;
  if (read->encoding != NULL)
    {
      g_free (passport->encoding);
      passport->encoding = g_strdup (read->encoding);
    }
  if (read->delimiter != 0)
    passport->delimiter = read->delimiter;
  if (options->name != NULL)
    {
      g_free (passport->form->name);
      passport->form->name = g_strdup (options->name);
    }
  passport->rules = options->rules;
  passport->add_customers = options->add_customers;
  return g_steal_pointer (&passport);
}
