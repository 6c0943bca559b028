/* What is known of a person: name, contacts, codes, fields, tags, relations and
 * consent, in the report on one person.
 */

#include "hoso-config.h"

#include "hoso-person-private.h"

#include "hoso-consents.h"
#include "hoso-field-table.h"
#include "hoso-field-text.h"
#include "hoso-format.h"
#include "hoso-relations.h"

#include <glib/gi18n-lib.h>

static gboolean
add_identity (HosoPersonReport *report, HosoStmt *stmt, GError **error)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, report->customer);

  hoso_person_report_add (report, _ ("Name"), hoso_stmt_get_text (stmt, 0));
  hoso_person_report_remark_source (report, stmt, 4);
  hoso_person_report_add (report, _ ("Kind"),
                          g_str_equal (hoso_stmt_get_text (stmt, 1), "company") ? _ ("Company")
                                                                                : _ ("Person"));
  hoso_person_report_add (report, _ ("Number in this workspace"), number);
  if (!hoso_stmt_is_null (stmt, 2))
    {
      g_autofree char *size = g_strdup_printf (
        /* Translators: a width and a height. */
        _ ("%d × %d pixels"), (int)hoso_stmt_get_int (stmt, 2), (int)hoso_stmt_get_int (stmt, 3));

      hoso_person_report_add (report, _ ("Photo"), size);
    }
  return TRUE;
}

gboolean
hoso_person_add_identity (HosoPersonReport *report, GError **error)
{
  return hoso_person_report_each (
    report,
    "SELECT c.name, c.kind, p.width, p.height, s.kind, s.title, c.created FROM customer c "
    "JOIN source s ON s.id = c.source_id LEFT JOIN photo p ON p.id = c.photo_id "
    "WHERE c.id = ?1",
    add_identity, error);
}

static gboolean
add_contact (HosoPersonReport *report, HosoStmt *stmt, GError **error)
{
  const char *canonical = hoso_stmt_get_text (stmt, 2);

  hoso_person_report_add (report, hoso_person_get_name ("contact.", hoso_stmt_get_text (stmt, 0)),
                          hoso_stmt_get_text (stmt, 1));
  if (canonical != NULL && !g_str_equal (canonical, hoso_stmt_get_text (stmt, 1)))
    {
      /* Translators: %s is a telephone number or an address in the form that is
       * compared. */
      g_autofree char *read = g_strdup_printf (_ ("Read as %s"), canonical);

      hoso_person_report_remark (report, read);
    }
  hoso_person_report_remark_source (report, stmt, 3);
  return TRUE;
}

gboolean
hoso_person_add_contacts (HosoPersonReport *report, GError **error)
{
  return hoso_person_report_each (
    report,
    "SELECT k.kind, k.value, k.canonical, s.kind, s.title, s.created FROM contact k "
    "JOIN source s ON s.id = k.source_id WHERE k.customer_id = ?1 "
    "ORDER BY k.kind, k.position, k.id",
    add_contact, error);
}

static gboolean
add_code (HosoPersonReport *report, HosoStmt *stmt, GError **error)
{
  hoso_person_report_add (
    report, hoso_person_get_name ("contact-channel.", hoso_stmt_get_text (stmt, 0)),
    hoso_stmt_get_text (stmt, 1));
  hoso_person_report_remark_source (report, stmt, 2);
  return TRUE;
}

gboolean
hoso_person_add_codes (HosoPersonReport *report, GError **error)
{
  return hoso_person_report_each (
    report,
    "SELECT k.channel, k.code, s.kind, s.title, s.created FROM customer_code k "
    "JOIN source s ON s.id = k.source_id WHERE k.customer_id = ?1 ORDER BY k.channel, k.id",
    add_code, error);
}

/* The name of the customer with that uid; NULL where nobody has it. */
static char *
dup_person (HosoDb *db, const char *uid)
{
  g_autoptr (HosoStmt) stmt =
    hoso_db_prepare (db, "SELECT name FROM customer WHERE uid = ?1", NULL);

  if (stmt == NULL)
    return NULL;
  hoso_stmt_bind_text (stmt, 1, uid);
  return hoso_stmt_step (stmt, NULL) == HOSO_ROW ? hoso_stmt_dup_text (stmt, 0) : NULL;
}

static char *
dup_value (HosoDb *db, const HosoField *field, const char *value)
{
  char *person;

  if (value == NULL)
    return g_strdup (_ ("Cleared"));
  person =
    hoso_field_get_type_of (field) == HOSO_FIELD_PERSON ? dup_person (db, value) : NULL;
  return person != NULL ? person : hoso_field_format (field, value, hoso_format_get_language ());
}

static gboolean
add_field (HosoPersonReport *report, HosoStmt *stmt, GError **error)
{
  g_autoptr (HosoField) field =
    hoso_field_table_load (report->db, hoso_stmt_get_text (stmt, 0), error);
  g_autofree char *label = NULL;
  g_autofree char *value = NULL;

  if (field == NULL)
    return FALSE;
  label = hoso_field_dup_label (field, hoso_format_get_language ());
  value = dup_value (report->db, field, hoso_stmt_get_text (stmt, 1));
  if (hoso_stmt_get_int (stmt, 2) == 0)
    {
      /* Translators: %s is the name of a field. */
      g_autofree char *earlier = g_strdup_printf (_ ("%s, earlier"), label);

      hoso_person_report_add (report, earlier, value);
    }
  else
    hoso_person_report_add (report, label, value);
  hoso_person_report_remark_source (report, stmt, 3);
  return TRUE;
}

gboolean
hoso_person_add_fields (HosoPersonReport *report, GError **error)
{
  return hoso_person_report_each (
    report,
    "SELECT f.key, v.value, v.is_current, s.kind, s.title, v.set_at FROM customer_value v "
    "JOIN field f ON f.id = v.field_id JOIN source s ON s.id = v.source_id "
    "WHERE v.customer_id = ?1 "
    "ORDER BY f.position, f.id, v.is_current DESC, v.set_at DESC, v.id DESC, v.source_id",
    add_field, error);
}

static gboolean
add_tag (HosoPersonReport *report, HosoStmt *stmt, GError **error)
{
  hoso_person_report_add (report, NULL, hoso_stmt_get_text (stmt, 0));
  hoso_person_report_remark_source (report, stmt, 1);
  return TRUE;
}

gboolean
hoso_person_add_tags (HosoPersonReport *report, GError **error)
{
  return hoso_person_report_each (
    report,
    "SELECT t.name, s.kind, s.title, s.created FROM customer_tag c JOIN tag t ON t.id = c.tag_id "
    "LEFT JOIN source s ON s.id = c.source_id WHERE c.customer_id = ?1 ORDER BY t.name, c.id",
    add_tag, error);
}

/* --- Others --- */

/* Somebody else's field that names the person. */
static gboolean
add_naming (HosoPersonReport *report, HosoStmt *stmt, GError **error)
{
  g_autoptr (HosoField) field =
    hoso_field_table_load (report->db, hoso_stmt_get_text (stmt, 1), error);
  g_autofree char *label = NULL;
  g_autofree char *whose = NULL;

  if (field == NULL)
    return FALSE;
  label = hoso_field_dup_label (field, hoso_format_get_language ());
  /* Translators: the name of a field and the customer whose it is. */
  whose = g_strdup_printf (_ ("Named as “%s” of %s"), label, hoso_stmt_get_text (stmt, 0));
  hoso_person_report_add (report, NULL, whose);
  hoso_person_report_remark_source (report, stmt, 2);
  return TRUE;
}

static void
add_relation (HosoPersonReport *report, const HosoRelation *relation)
{
  const char *role = hoso_person_get_name ("role.", hoso_role_get_name (relation->role));

  if (relation->from == report->customer)
    hoso_person_report_add (report, role, relation->other_name);
  else
    {
      /* Translators: a customer's name and what they are to this one. */
      g_autofree char *who = g_strdup_printf (_ ("%s (%s)"), relation->other_name, role);

      hoso_person_report_add (report, NULL, who);
    }
  hoso_person_report_remark (report, relation->title);
}

gboolean
hoso_person_add_relations (HosoPersonReport *report, GError **error)
{
  g_autoptr (GPtrArray) relations = hoso_relations_list (report->db, report->customer, error);

  if (relations == NULL)
    return FALSE;
  for (guint i = 0; i < relations->len; i++)
    add_relation (report, g_ptr_array_index (relations, i));
  return hoso_person_report_each (
    report,
    "SELECT c.name, f.key, s.kind, s.title, v.set_at FROM customer_value v "
    "JOIN field f ON f.id = v.field_id JOIN source s ON s.id = v.source_id "
    "JOIN customer c ON c.id = v.customer_id "
    "WHERE v.field_id IN (SELECT id FROM field WHERE type = 'person') "
    "AND v.value = (SELECT uid FROM customer WHERE id = ?1) AND v.is_current = 1 "
    "ORDER BY c.id, f.position, f.id",
    add_naming, error);
}

/* --- Consent --- */

static void
add_consent (HosoPersonReport *report, const HosoConsent *consent)
{
  g_autofree char *at = hoso_person_dup_moment (consent->at);
  g_autofree char *how =
    g_strdup_printf (_ ("%s, %s"), hoso_consents_get_channel_title (consent->channel), at);

  hoso_person_report_add (report, consent->title,
                          consent->state == HOSO_CONSENT_GIVEN ? _ ("Given") : _ ("Withdrawn"));
  hoso_person_report_remark (report, how);
  hoso_person_report_remark (report, consent->note);
}

gboolean
hoso_person_add_consents (HosoPersonReport *report, GError **error)
{
  g_autoptr (GPtrArray) consents = hoso_consents_list (report->db, report->customer, error);

  for (guint i = 0; consents != NULL && i < consents->len; i++)
    add_consent (report, g_ptr_array_index (consents, i));
  return consents != NULL;
}
