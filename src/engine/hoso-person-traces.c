/* What was kept of a person beside what is shown of them, in the report on one
 * person: merged entries, what became of reasons to contact them, and the files
 * in which they stood.
 */

#include "hoso-config.h"

#include "hoso-person-private.h"

#include "hoso-customer-references.h"
#include "hoso-merges.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_personal (const char *table, const char *column)
{
  guint n;
  const HosoCustomerReference *all = hoso_customer_references_get (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (all[i].table, table) && hoso_customer_references_has (all[i].texts, column))
      return TRUE;
  return FALSE;
}

/* A text of before a merge, kept so that the merge can be taken back. */
static gboolean
add_kept (HosoPersonReport *report, HosoStmt *stmt, GError **error)
{
  if (is_personal (hoso_stmt_get_text (stmt, 0), hoso_stmt_get_text (stmt, 1)))
    hoso_person_report_add (report, _ ("Kept so that the merge can be taken back"),
                            hoso_stmt_get_text (stmt, 2));
  return TRUE;
}

/* Somebody who was looked at and found to be another one. */
static gboolean
add_other (HosoPersonReport *report, HosoStmt *stmt, GError **error)
{
  g_autofree char *at = hoso_person_dup_moment (hoso_stmt_get_int (stmt, 1));

  hoso_person_report_add (report, _ ("Marked as not the same as"), hoso_stmt_get_text (stmt, 0));
  hoso_person_report_remark (report, at);
  return TRUE;
}

gboolean
hoso_person_add_merges (HosoPersonReport *report, GError **error)
{
  g_autoptr (GPtrArray) merges = hoso_merges_list (report->db, report->customer, error);

  if (merges == NULL)
    return FALSE;
  for (guint i = 0; i < merges->len; i++)
    {
      const HosoMerge *merge = g_ptr_array_index (merges, i);
      g_autofree char *at = hoso_person_dup_moment (merge->at);

      hoso_person_report_add (report, _ ("Merged with"), merge->merged_name);
      hoso_person_report_remark (report, at);
    }
  return hoso_person_report_each (
           report,
           "SELECT r.table_name, v.column_name, v.before FROM merge m "
           "JOIN merge_row r ON r.merge_id = m.id JOIN merge_value v ON v.merge_row_id = r.id "
           "WHERE m.survivor_id = ?1 AND typeof (v.before) = 'text' "
           "ORDER BY m.id, r.id, v.column_name",
           add_kept, error) &&
         hoso_person_report_each (
           report,
           "SELECT c.name, d.at FROM distinct_pair d "
           "JOIN customer c ON c.id = iif (d.first_id = ?1, d.second_id, d.first_id) "
           "WHERE ?1 IN (d.first_id, d.second_id) ORDER BY d.id",
           add_other, error);
}

/* --- Reasons to contact --- */

/* “Birthday, 2026-11-25” of "birthday:2026-11-25"; free with g_free(). */
static char *
dup_occasion (const char *occasion)
{
  const char *colon = strchr (occasion, ':');
  g_autofree char *kind =
    colon != NULL ? g_strndup (occasion, (gsize)(colon - occasion)) : g_strdup (occasion);
  const char *name = hoso_person_get_name ("today-kind.", kind);

  return colon != NULL ? g_strdup_printf (_ ("%s, %s"), name, colon + 1) : g_strdup (name);
}

static const char *
get_state (const char *state)
{
  if (g_str_equal (state, "done"))
    return _ ("Done");
  return g_str_equal (state, "later") ? _ ("Put off") : _ ("Not to be shown again");
}

static gboolean
add_mark (HosoPersonReport *report, HosoStmt *stmt, GError **error)
{
  g_autofree char *occasion = dup_occasion (hoso_stmt_get_text (stmt, 0));
  g_autofree char *at = hoso_person_dup_moment (hoso_stmt_get_int (stmt, 2));

  hoso_person_report_add (report, occasion, get_state (hoso_stmt_get_text (stmt, 1)));
  hoso_person_report_remark (report, at);
  return TRUE;
}

static gboolean
add_tick (HosoPersonReport *report, HosoStmt *stmt, GError **error)
{
  g_autofree char *occasion = dup_occasion (hoso_stmt_get_text (stmt, 0));
  g_autofree char *at = hoso_person_dup_moment (hoso_stmt_get_int (stmt, 2));

  hoso_person_report_add (report, occasion, hoso_stmt_get_text (stmt, 1));
  hoso_person_report_remark (report, at);
  return TRUE;
}

gboolean
hoso_person_add_today (HosoPersonReport *report, GError **error)
{
  return hoso_person_report_each (report,
                                  "SELECT occasion, state, at FROM today_mark "
                                  "WHERE customer_id = ?1 ORDER BY at, id",
                                  add_mark, error) &&
         hoso_person_report_each (report,
                                  "SELECT occasion, step, at FROM today_tick "
                                  "WHERE customer_id = ?1 ORDER BY at, id",
                                  add_tick, error);
}

/* --- Files --- */

static gboolean
add_import (HosoPersonReport *report, HosoStmt *stmt, GError **error)
{
  g_autofree char *at = hoso_person_dup_moment (hoso_stmt_get_int (stmt, 2));
  const char *name = hoso_stmt_get_text (stmt, 3);

  hoso_person_report_add (report, hoso_person_get_name ("source.", hoso_stmt_get_text (stmt, 0)),
                          hoso_stmt_get_text (stmt, 1));
  hoso_person_report_remark (report, at);
  if (name != NULL)
    {
      /* Translators: %s is a customer's name. */
      g_autofree char *added = g_strdup_printf (_ ("Added from it as %s"), name);

      hoso_person_report_remark (report, added);
    }
  return TRUE;
}

gboolean
hoso_person_add_imports (HosoPersonReport *report, GError **error)
{
  return hoso_person_report_each (
    report,
    "SELECT i.kind, i.file_name, i.at, n.name FROM import i "
    "LEFT JOIN import_customer n ON n.import_id = i.id AND n.customer_id = ?1 "
    "WHERE n.name IS NOT NULL OR i.source_id IN ("
    "SELECT source_id FROM customer WHERE id = ?1 "
    "UNION SELECT source_id FROM contact WHERE customer_id = ?1 "
    "UNION SELECT source_id FROM customer_code WHERE customer_id = ?1 "
    "UNION SELECT source_id FROM customer_value WHERE customer_id = ?1 "
    "UNION SELECT source_id FROM customer_tag WHERE customer_id = ?1 "
    "UNION SELECT source_id FROM interaction WHERE customer_id = ?1 "
    "UNION SELECT source_id FROM purchase WHERE customer_id = ?1) "
    "OR i.id IN (SELECT import_id FROM respondent WHERE customer_id = ?1) ORDER BY i.at, i.id",
    add_import, error);
}
