/* The report on one person: headings, and under each what is stored, with where
 * it came from and when.  What is not stored is said too, so that nobody has to
 * guess.  Runs on a session or on a thread of a workspace that reads.
 */

#include "hoso-config.h"

#include "hoso-person-report.h"

#include "hoso-error.h"
#include "hoso-format.h"
#include "hoso-names.h"
#include "hoso-person-private.h"
#include "hoso-text-export.h"
#include "hoso-time.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SECONDS_PER_DAY 86400

/* Runs @sql, whose parameter 1 is the customer, and hands each row to @func. */
gboolean
hoso_person_report_each (HosoPersonReport *report,
                         const char *sql,
                         HosoPersonRowFunc func,
                         GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (report->db, sql, error);
  HosoStepResult result;

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, report->customer);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    if (!func (report, stmt, error))
      return FALSE;
  return result == HOSO_DONE;
}

/* A paragraph “label: value”; @value alone where @label is NULL. */
void
hoso_person_report_add (HosoPersonReport *report, const char *label, const char *value)
{
  /* Translators: a label and its value. */
  g_autofree char *text = label != NULL ? g_strdup_printf (_ ("%s: %s"), label, value) : NULL;

  hoso_paper_add (report->paper, HOSO_PAPER_TEXT, text != NULL ? text : value);
  report->n++;
}

/* On the paragraph before; nothing for NULL and "". */
void
hoso_person_report_remark (HosoPersonReport *report, const char *text)
{
  if (text != NULL && *text != '\0')
    hoso_paper_add (report->paper, HOSO_PAPER_REMARK, text);
}

/* Where the paragraph before came from: a source's kind, its title and UTC seconds
 * in the columns from @column on; nothing where there is no source. */
void
hoso_person_report_remark_source (HosoPersonReport *report, HosoStmt *stmt, int column)
{
  g_autofree char *at = hoso_person_dup_moment (hoso_stmt_get_int (stmt, column + 2));
  const char *title = hoso_stmt_get_text (stmt, column + 1);
  g_autofree char *text = NULL;
  const char *kind;

  if (hoso_stmt_is_null (stmt, column))
    return;
  kind = hoso_person_get_name ("source.", hoso_stmt_get_text (stmt, column));
  text = title != NULL ? g_strdup_printf (_ ("%s “%s”, %s"), kind, title, at)
                       : g_strdup_printf (_ ("%s, %s"), kind, at);
  hoso_person_report_remark (report, text);
}

static char *
dup_time (gint64 local, HosoPrecision precision)
{
  const HosoTime time = { local, HOSO_TIME_NO_ZONE, precision };
  const char *language = hoso_format_get_language ();

  return precision == HOSO_PRECISION_DAY ? hoso_format_date (&time, language)
                                         : hoso_format_date_time (&time, language);
}

/* The day and time, here, of UTC seconds. */
char *
hoso_person_dup_moment (gint64 at)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (at);
  gint64 offset = time != NULL ? g_date_time_get_utc_offset (time) / G_USEC_PER_SEC : 0;

  return dup_time (at + offset, HOSO_PRECISION_MINUTE);
}

/* Of wall-clock seconds: the day, with the time where it is not midnight. */
char *
hoso_person_dup_wall_time (gint64 local)
{
  return dup_time (local,
                   local % SECONDS_PER_DAY == 0 ? HOSO_PRECISION_DAY : HOSO_PRECISION_MINUTE);
}

/* Static: what people read for a stored key; NULL for NULL. */
const char *
hoso_person_get_name (const char *prefix, const char *key)
{
  g_autofree char *name = key != NULL ? g_strconcat (prefix, key, NULL) : NULL;
  const char *shown = name != NULL ? hoso_name_get (name, hoso_format_get_language ()) : NULL;

  return g_strcmp0 (shown, name) == 0 ? key : shown;
}

typedef struct
{
  const char *heading;
  gboolean (*add) (HosoPersonReport *report, GError **error);
} Section;

static const Section sections[] = {
  { N_ ("Name"), hoso_person_add_identity },
  { N_ ("Contacts"), hoso_person_add_contacts },
  { N_ ("Codes"), hoso_person_add_codes },
  { N_ ("Details, Now and Earlier"), hoso_person_add_fields },
  { N_ ("Tags"), hoso_person_add_tags },
  { N_ ("Consent"), hoso_person_add_consents },
  { N_ ("Notes, Calls and Complaints"), hoso_person_add_interactions },
  { N_ ("Tasks"), hoso_person_add_tasks },
  { N_ ("Purchases"), hoso_person_add_purchases },
  { N_ ("Survey Answers"), hoso_person_add_answers },
  { N_ ("People and Companies"), hoso_person_add_relations },
  { N_ ("Merged Entries"), hoso_person_add_merges },
  { N_ ("Reasons to Contact"), hoso_person_add_today },
  { N_ ("Files That This Came From"), hoso_person_add_imports },
};

static gboolean
add_sections (HosoPersonReport *report, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      hoso_paper_add (report->paper, HOSO_PAPER_HEADING, _ (sections[i].heading));
      report->n = 0;
      if (!sections[i].add (report, error))
        return FALSE;
      if (report->n == 0)
        hoso_paper_add (report->paper, HOSO_PAPER_TEXT, _ ("Nothing is stored."));
    }
  return TRUE;
}

/* @name gets the customer's name.  HOSO_ERROR_NOT_FOUND without the customer. */
static gboolean
load_name (HosoDb *db, gint64 customer, char **name, GError **error)
{
  static const char sql[] = "SELECT name FROM customer WHERE id = ?1";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  HosoStepResult result;

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, customer);
  result = hoso_stmt_step (stmt, error);
  if (result == HOSO_ROW)
    *name = hoso_stmt_dup_text (stmt, 0);
  else if (result == HOSO_DONE)
    g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND,
                         _ ("The customer is no longer there."));
  return result == HOSO_ROW;
}

/* @title gets what to call it. */
static HosoPaper *
make (HosoDb *db, gint64 customer, char **title, GError **error)
{
  g_autoptr (HosoPaper) paper = hoso_paper_new ();
  HosoPersonReport report = { db, customer, paper, 0 };
  g_autofree char *name = NULL;
  g_autofree char *now = hoso_person_dup_moment (hoso_db_get_now (db));
  g_autofree char *made = NULL;

  if (!load_name (db, customer, &name, error))
    return NULL;
  /* Translators: %s is a customer's name. */
  *title = g_strdup_printf (_ ("Everything Held About %s"), name);
  /* Translators: %s is a day and a time. */
  made = g_strdup_printf (_ ("As stored on %s."), now);
  hoso_paper_add (paper, HOSO_PAPER_TITLE, *title);
  hoso_paper_add (paper, HOSO_PAPER_TEXT, made);
  hoso_paper_add (paper, HOSO_PAPER_TEXT,
                  _ ("Backups and the steps that can be undone may hold older copies of what "
                     "stands here."));
  return add_sections (&report, error) ? g_steal_pointer (&paper) : NULL;
}

/**
 * hoso_person_report_dup_text:
 *
 * Returns: (transfer full): the report in the interface's language as plain text,
 * the same for the same workspace and clock; %NULL with @error set:
 * %HOSO_ERROR_NOT_FOUND without the customer
 */
char *
hoso_person_report_dup_text (HosoDb *db, gint64 customer, GError **error)
{
  g_autofree char *title = NULL;
  g_autoptr (HosoPaper) paper = make (db, customer, &title, error);

  return paper != NULL ? hoso_paper_dup_text (paper) : NULL;
}

static gboolean
write_pdf (HosoDb *db, gint64 customer, const char *path, GError **error)
{
  g_autofree char *title = NULL;
  g_autoptr (HosoPaper) paper = make (db, customer, &title, error);
  g_autoptr (GBytes) pdf = paper != NULL ? hoso_paper_make_pdf (paper, title, error) : NULL;
  gsize length;
  const char *bytes = pdf != NULL ? g_bytes_get_data (pdf, &length) : NULL;

  return bytes != NULL && hoso_text_export_write (path, bytes, length, error);
}

static gboolean
write_text (HosoDb *db, gint64 customer, const char *path, GError **error)
{
  g_autofree char *text = hoso_person_report_dup_text (db, customer, error);

  return text != NULL && hoso_text_export_write (path, text, strlen (text), error);
}

/**
 * hoso_person_report_write:
 * @format: "pdf" or "txt"
 *
 * Replaces the file at @path as a whole, or leaves it as it was.
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_person_report_write (
  HosoDb *db, gint64 customer, const char *format, const char *path, GError **error)
{
  if (g_ascii_strcasecmp (format, "pdf") == 0)
    return write_pdf (db, customer, path, error);
  if (g_ascii_strcasecmp (format, "txt") == 0)
    return write_text (db, customer, path, error);
  /* Translators: %s is what the user wrote. */
  g_set_error (error, HOSO_ERROR, HOSO_ERROR_INVALID,
               _ ("A report on a person is saved as pdf or txt, not as “%s”."), format);
  return FALSE;
}
