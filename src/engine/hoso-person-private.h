/* What the parts of the report on one person share: hoso-person-report.c has the
 * frame, hoso-person-sections.c what is known, hoso-person-happenings.c what
 * happened, and hoso-person-traces.c what was kept beside that.
 */

#pragma once

#include "hoso-db.h"
#include "hoso-paper.h"

G_BEGIN_DECLS

typedef struct
{
  HosoDb *db;
  gint64 customer;
  HosoPaper *paper;
  guint n; /* paragraphs of the section so far */
} HosoPersonReport;

/* One row of a query about the customer; FALSE with @error set stops. */
typedef gboolean (*HosoPersonRowFunc) (HosoPersonReport *report, HosoStmt *stmt, GError **error);

gboolean hoso_person_report_each (HosoPersonReport *report,
                                  const char *sql,
                                  HosoPersonRowFunc func,
                                  GError **error);
void hoso_person_report_add (HosoPersonReport *report, const char *label, const char *value);
void hoso_person_report_remark (HosoPersonReport *report, const char *text);
void hoso_person_report_remark_source (HosoPersonReport *report, HosoStmt *stmt, int column);
char *hoso_person_dup_moment (gint64 at);
char *hoso_person_dup_wall_time (gint64 local);
const char *hoso_person_get_name (const char *prefix, const char *key);

/* Sections.  FALSE with @error set. */
gboolean hoso_person_add_identity (HosoPersonReport *report, GError **error);
gboolean hoso_person_add_contacts (HosoPersonReport *report, GError **error);
gboolean hoso_person_add_codes (HosoPersonReport *report, GError **error);
gboolean hoso_person_add_fields (HosoPersonReport *report, GError **error);
gboolean hoso_person_add_tags (HosoPersonReport *report, GError **error);
gboolean hoso_person_add_relations (HosoPersonReport *report, GError **error);
gboolean hoso_person_add_consents (HosoPersonReport *report, GError **error);

gboolean hoso_person_add_interactions (HosoPersonReport *report, GError **error);
gboolean hoso_person_add_tasks (HosoPersonReport *report, GError **error);
gboolean hoso_person_add_purchases (HosoPersonReport *report, GError **error);
gboolean hoso_person_add_answers (HosoPersonReport *report, GError **error);

gboolean hoso_person_add_merges (HosoPersonReport *report, GError **error);
gboolean hoso_person_add_today (HosoPersonReport *report, GError **error);
gboolean hoso_person_add_imports (HosoPersonReport *report, GError **error);

G_END_DECLS
