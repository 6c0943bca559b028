/* Who gave these answers.  Runs inside the transaction of an import, on the
 * thread that owns the connection.
 */

#include "hoso-config.h"

#include "hoso-customer-join.h"

#include <string.h>

#include "hoso-bitset.h"
#include "hoso-customer-chunk-table.h"
#include "hoso-customer-table.h"
#include "hoso-decision-table.h"
#include "hoso-field-forms.h"
#include "hoso-field-table.h"
#include "hoso-fold.h"
#include "hoso-import-table.h"
#include "hoso-stranger-filter.h"

/* A name that more customers have says nothing. */
#define MAX_NAMESAKES 5

struct _HosoCustomerJoin
{
  HosoDb *db;
  GPtrArray *questions; /* borrowed */
  gint64 import;
  gint64 source;
  gboolean add_customers;
  gboolean known_row; /* the row at hand was stored before */
  gboolean match_names;
  int name; /* columns, or -1 */
  int email;
  int phone;
  HosoStrangerFilter *filter; /* or NULL where each row is looked up */
  HosoBitset *filled;         /* then: customers with values of the profile */
  GArray *fields;             /* of gint64: then the field that each question fills, or 0 */
  GHashTable *forms;          /* key of a field → HosoFieldForms */
  GHashTable *seen;           /* ids (gint64) that rows joined */
  GHashTable *named;          /* those of them whose rows told a name */
  guint64 added;
  guint64 matched;
};

static int
find_column (GPtrArray *questions, const char *field)
{
  for (guint i = 0; i < questions->len; i++)
    if (g_strcmp0 (((const HosoQuestion *)g_ptr_array_index (questions, i))->field, field) == 0)
      return (int)i;
  return -1;
}

/* @questions is borrowed; free with hoso_customer_join_free(). */
HosoCustomerJoin *
hoso_customer_join_new (HosoDb *db,
                        GPtrArray *questions,
                        gint64 import,
                        gint64 source,
                        gboolean add_customers,
                        HosoJoinRules rules)
{
  HosoCustomerJoin *join = g_new0 (HosoCustomerJoin, 1);

  join->db = db;
  join->questions = questions;
  join->import = import;
  join->source = source;
  join->add_customers = add_customers;
  join->match_names = (rules & HOSO_JOIN_NOT_BY_NAME) == 0;
  join->name = find_column (questions, "name");
  join->email = rules & HOSO_JOIN_NOT_BY_EMAIL ? -1 : find_column (questions, "email");
  join->phone = rules & HOSO_JOIN_NOT_BY_PHONE ? -1 : find_column (questions, "phone");
  join->forms = hoso_field_forms_new_table ();
  join->seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  join->named = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return join;
}

/* Leaves the questions alone. */
void
hoso_customer_join_free (HosoCustomerJoin *join)
{
  g_clear_pointer (&join->filter, hoso_stranger_filter_free);
  g_clear_pointer (&join->filled, hoso_bitset_free);
  g_clear_pointer (&join->fields, g_array_unref);
  g_hash_table_unref (join->forms);
  g_hash_table_unref (join->seen);
  g_hash_table_unref (join->named);
  g_free (join);
}

/* How many customers were added so far. */
guint64
hoso_customer_join_get_added (const HosoCustomerJoin *join)
{
  return join->added;
}

/* How many customers who were there before joined a row so far. */
guint64
hoso_customer_join_get_matched (const HosoCustomerJoin *join)
{
  return join->matched;
}

/* The answer in the column, trimmed, or NULL where there is none. */
static char *
dup_answer (HosoCustomerJoin *join, const HosoBatch *batch, int column, guint row)
{
  g_autofree char *label = NULL;
  char *trimmed;

  if (column < 0)
    return NULL;
  label = hoso_column_dup_label (g_ptr_array_index (batch->columns, column), row,
                                 g_ptr_array_index (join->questions, column));
  if (label == NULL)
    return NULL;
  trimmed = hoso_text_dup_trimmed (label, -1);
  if (*trimmed == '\0')
    g_clear_pointer (&trimmed, g_free);
  return trimmed;
}

/* NULL where @value is not a whole address or number. */
static char *
dup_canonical (HosoContactKind kind, const char *value)
{
  if (value == NULL || (kind == HOSO_CONTACT_EMAIL && strchr (value, '@') == NULL))
    return NULL;
  return hoso_contact_dup_canonical (kind, value);
}

/* Leaves in @ids those whose folded name is that of @name. */
static gboolean
keep_same_name (HosoDb *db, GArray *ids, const char *name, GError **error)
{
  g_autoptr (GPtrArray) rows =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_customer_row_free);
  g_autofree char *wanted = name != NULL ? hoso_fold (name) : NULL;

  if (!hoso_customer_table_load_rows (db, (const gint64 *)ids->data, ids->len, rows, error))
    return FALSE;
  g_array_set_size (ids, 0);
  for (guint i = 0; i < rows->len; i++)
    {
      const HosoCustomerRow *row = g_ptr_array_index (rows, i);
      g_autofree char *folded = hoso_fold (row->name);

      if (g_strcmp0 (folded, wanted) == 0)
        g_array_append_val (ids, row->id);
    }
  return TRUE;
}

/* Whether @name agrees with those in @ids that it must agree with: where there
 * are several, and for a telephone where the one was met in this file already,
 * since families share one. */
static gboolean
must_agree (HosoCustomerJoin *join, HosoContactKind kind, const GArray *ids, const char *name)
{
  return ids->len > 1 || (ids->len == 1 && kind == HOSO_CONTACT_PHONE && name != NULL &&
                          g_hash_table_contains (join->named, &g_array_index (ids, gint64, 0)));
}

static gboolean
find_by_contact (HosoCustomerJoin *join,
                 HosoContactKind kind,
                 const char *canonical,
                 const char *name,
                 gint64 *customer,
                 GError **error)
{
  g_autoptr (GArray) ids = NULL;

  if (canonical == NULL)
    return TRUE;
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!hoso_customer_table_find_contact (join->db, kind, canonical, ids, error))
    return FALSE;
  if (must_agree (join, kind, ids, name) && !keep_same_name (join->db, ids, name, error))
    return FALSE;
  if (ids->len == 1)
    *customer = g_array_index (ids, gint64, 0);
  return TRUE;
}

static gboolean
add_customer (HosoCustomerJoin *join,
              const char *name,
              const char *email,
              const char *phone,
              gint64 *customer,
              GError **error)
{
  const char *called = name != NULL ? name : email != NULL ? email
                                                           : phone;

  *customer =
    hoso_customer_table_add (join->db, HOSO_CUSTOMER_PERSON, called, join->source, error);
  if (*customer == 0 ||
      !hoso_import_table_add_customer (join->db, join->import, *customer, error))
    return FALSE;
  if (email != NULL && !hoso_customer_table_add_contact (join->db, *customer, HOSO_CONTACT_EMAIL,
                                                         email, join->source, error))
    return FALSE;
  if (phone != NULL && !hoso_customer_table_add_contact (join->db, *customer, HOSO_CONTACT_PHONE,
                                                         phone, join->source, error))
    return FALSE;
  join->added++;
  return TRUE;
}

static void
add_to_set (GHashTable *set, gint64 customer)
{
  gint64 *key = g_new (gint64, 1);

  *key = customer;
  g_hash_table_add (set, key);
}

static void
count_customer (HosoCustomerJoin *join, gint64 customer, const char *name, gboolean added)
{
  if (name != NULL)
    add_to_set (join->named, customer);
  if (g_hash_table_contains (join->seen, &customer))
    return;
  add_to_set (join->seen, customer);
  if (!added)
    join->matched++;
}

/* Name and contacts are the customer's own, not fields of the profile. */
static gboolean
fills_profile (const HosoQuestion *question)
{
  static const char *const own[] = { "name", "email", "phone", NULL };

  return question->field != NULL && !g_strv_contains (own, question->field);
}

static gboolean
find_fields (HosoCustomerJoin *join, GError **error)
{
  join->fields = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < join->questions->len; i++)
    {
      const HosoQuestion *question = g_ptr_array_index (join->questions, i);
      gint64 field = 0;

      if (fills_profile (question))
        {
          field = hoso_field_table_find (join->db, question->field, error);
          if (field == 0)
            return FALSE;
        }
      g_array_append_val (join->fields, field);
    }
  return TRUE;
}

static gboolean
note_filled (gint64 first, const HosoCustomerChunk *chunk, gpointer data, GError **error)
{
  HosoBitset *filled = data;

  for (guint i = chunk->first; i < chunk->first + chunk->n; i++)
    if (hoso_customer_chunk_find (chunk, i) >= 0 && first + i < filled->size)
      hoso_bitset_add (filled, (guint)first + i);
  return TRUE;
}

static gboolean
find_filled (HosoCustomerJoin *join, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;
  guint end;

  if (!hoso_customer_table_get_end (join->db, &end, error))
    return FALSE;
  join->filled = hoso_bitset_new (end);
  stmt = hoso_db_prepare (join->db, "SELECT DISTINCT customer_id FROM customer_field", error);
  if (stmt == NULL)
    return FALSE;
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    hoso_bitset_add (join->filled, (guint)hoso_stmt_get_int (stmt, 0));
  return result == HOSO_DONE &&
         hoso_customer_chunk_table_foreach (join->db, 0, note_filled, join->filled, error);
}

/* Prepares for a file of so many rows.  FALSE with @error set. */
gboolean
hoso_customer_join_prepare (HosoCustomerJoin *join, guint64 rows, GError **error)
{
  if (rows < HOSO_MANY_ANSWERS || join->add_customers)
    return TRUE;
  join->filter =
    hoso_stranger_filter_new (join->db, join->match_names && join->name >= 0, error);
  return join->filter != NULL && find_fields (join, error) && find_filled (join, error);
}

/* Capital letters make no other answer. */
static gboolean
says_same (const char *a, const char *b)
{
  g_autofree char *first = g_utf8_casefold (a, -1);
  g_autofree char *second = g_utf8_casefold (b, -1);

  return strcmp (first, second) == 0;
}

/* What a person made stays; an answer that says something else waits for a
 * decision. */
static gboolean
set_field (HosoCustomerJoin *join,
           const char *field,
           const char *value,
           guint ordinal,
           gint64 customer,
           GError **error)
{
  g_autofree char *present = NULL;
  gboolean hand_made;

  if (!hoso_customer_field_is_hand_made (join->db, customer, field, &hand_made, &present, error))
    return FALSE;
  if (!hand_made)
    return hoso_customer_field_tell (join->db, customer, field, value, join->source, error);
  if (present != NULL && says_same (present, value))
    return TRUE;
  return hoso_decision_table_add_value (join->db, join->import, ordinal, customer, field, value,
                                        error);
}

/* The answer to the question at @column becomes the customer's. */
static gboolean
take_answer (HosoCustomerJoin *join,
             guint column,
             const char *answer,
             guint ordinal,
             gint64 customer,
             GError **error)
{
  const HosoQuestion *question = g_ptr_array_index (join->questions, column);
  const char *value =
    hoso_field_forms_find_in (join->forms, join->db, question->field, answer, error);

  if (value == NULL)
    return FALSE;
  if (join->filled != NULL && !hoso_bitset_contains (join->filled, (guint)customer))
    return hoso_customer_field_add (join->db, customer,
                                    g_array_index (join->fields, gint64, column), value,
                                    join->source, error);
  return set_field (join, question->field, value, ordinal, customer, error);
}

/* The field that the question at @column fills, if it does, takes the row's answer. */
static gboolean
fill_field (HosoCustomerJoin *join,
            const HosoBatch *batch,
            guint column,
            guint row,
            guint ordinal,
            gint64 customer,
            GError **error)
{
  g_autofree char *value = NULL;

  if (!fills_profile (g_ptr_array_index (join->questions, column)))
    return TRUE;
  value = dup_answer (join, batch, (int)column, row);
  return value == NULL || take_answer (join, column, value, ordinal, customer, error);
}

static gboolean
set_fields (HosoCustomerJoin *join,
            const HosoBatch *batch,
            guint row,
            guint ordinal,
            gint64 customer,
            GError **error)
{
  for (guint i = 0; i < join->questions->len; i++)
    if (!fill_field (join, batch, i, row, ordinal, customer, error))
      return FALSE;
  if (join->filled != NULL)
    hoso_bitset_add (join->filled, (guint)customer);
  return TRUE;
}

/* Notes the customers of before who have the same name and nothing that speaks
 * against it, to be confirmed; @found says whether there are any. */
static gboolean
note_namesakes (HosoCustomerJoin *join,
                const char *name,
                gboolean has_email,
                gboolean has_phone,
                guint ordinal,
                gboolean *found,
                GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *folded = NULL;

  *found = FALSE;
  if (!join->match_names || name == NULL)
    return TRUE;
  folded = hoso_fold (name);
  if (!hoso_customer_table_find_name (
        join->db, &(HosoNamesake){ folded, join->source, has_email, has_phone },
        MAX_NAMESAKES + 1, ids, error))
    return FALSE;
  if (ids->len == 0 || ids->len > MAX_NAMESAKES)
    return TRUE;
  *found = TRUE;
  for (guint i = 0; i < ids->len && !join->known_row; i++)
    if (!hoso_decision_table_add_person (join->db, join->import, ordinal,
                                         g_array_index (ids, gint64, i), name, error))
      return FALSE;
  return TRUE;
}

/* FALSE where the answer is not kept as text. */
static gboolean
get_text (const HosoBatch *batch, int column, guint row, const char **text, gsize *length)
{
  const HosoColumn *answers;

  if (column < 0)
    return TRUE;
  answers = g_ptr_array_index (batch->columns, column);
  if (answers->coding != HOSO_CODING_TEXT)
    return FALSE;
  *text = hoso_column_get_text (answers, row, length);
  return TRUE;
}

static gboolean
is_stranger (const HosoCustomerJoin *join, const HosoBatch *batch, guint row)
{
  HosoStranger stranger = { 0 };

  return join->filter != NULL &&
         get_text (batch, join->name, row, &stranger.name, &stranger.name_length) &&
         get_text (batch, join->email, row, &stranger.email, &stranger.email_length) &&
         get_text (batch, join->phone, row, &stranger.phone, &stranger.phone_length) &&
         hoso_stranger_filter_excludes (join->filter, &stranger);
}

static gboolean
look_up_row (HosoCustomerJoin *join,
             const HosoBatch *batch,
             guint row,
             guint ordinal,
             gint64 *customer,
             GError **error)
{
  g_autofree char *name = dup_answer (join, batch, join->name, row);
  g_autofree char *email = dup_answer (join, batch, join->email, row);
  g_autofree char *phone = dup_answer (join, batch, join->phone, row);
  g_autofree char *canonical_email = dup_canonical (HOSO_CONTACT_EMAIL, email);
  g_autofree char *canonical_phone = dup_canonical (HOSO_CONTACT_PHONE, phone);
  gboolean added = FALSE;
  gboolean asked = FALSE;

  if (!find_by_contact (join, HOSO_CONTACT_EMAIL, canonical_email, name, customer, error))
    return FALSE;
  if (*customer == 0 &&
      !find_by_contact (join, HOSO_CONTACT_PHONE, canonical_phone, name, customer, error))
    return FALSE;
  if (*customer == 0 && !note_namesakes (join, name, canonical_email != NULL,
                                         canonical_phone != NULL, ordinal, &asked, error))
    return FALSE;
  if (*customer == 0 && !asked && join->add_customers &&
      (canonical_email != NULL || canonical_phone != NULL))
    {
      added = TRUE;
      if (!add_customer (join, name, canonical_email != NULL ? email : NULL,
                         canonical_phone != NULL ? phone : NULL, customer, error))
        return FALSE;
    }
  if (*customer == 0)
    return TRUE;

  count_customer (join, *customer, name, added);
  return set_fields (join, batch, row, ordinal, *customer, error);
}

/**
 * hoso_customer_join_row:
 * @ordinal: of the response that the row becomes
 * @customer: (out): the customer's id, or 0 where the row joins nobody
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_customer_join_row (HosoCustomerJoin *join,
                        const HosoBatch *batch,
                        guint row,
                        guint ordinal,
                        gint64 *customer,
                        GError **error)
{
  *customer = 0;
  return is_stranger (join, batch, row) ||
         look_up_row (join, batch, row, ordinal, customer, error);
}

/**
 * hoso_customer_join_known_row:
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_customer_join_known_row (HosoCustomerJoin *join,
                              const HosoBatch *batch,
                              guint row,
                              guint ordinal,
                              gboolean may_add,
                              gint64 *customer,
                              GError **error)
{
  gboolean add_customers = join->add_customers;
  gboolean joined;

  join->known_row = TRUE;
  join->add_customers = add_customers && may_add;
  joined = hoso_customer_join_row (join, batch, row, ordinal, customer, error);
  join->add_customers = add_customers;
  join->known_row = FALSE;
  return joined;
}

/**
 * hoso_customer_join_edit_cell:
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_customer_join_edit_cell (HosoCustomerJoin *join,
                              const HosoBatch *batch,
                              guint column,
                              guint row,
                              guint ordinal,
                              gint64 customer,
                              GError **error)
{
  if (!fill_field (join, batch, column, row, ordinal, customer, error))
    return FALSE;
  if (join->filled != NULL)
    hoso_bitset_add (join->filled, (guint)customer);
  return TRUE;
}

static gboolean
add_contacts (HosoCustomerJoin *join,
              const char *email,
              const char *phone,
              gint64 customer,
              GError **error)
{
  g_autofree char *canonical_email = dup_canonical (HOSO_CONTACT_EMAIL, email);
  g_autofree char *canonical_phone = dup_canonical (HOSO_CONTACT_PHONE, phone);

  return (canonical_email == NULL ||
          hoso_customer_table_add_contact (join->db, customer, HOSO_CONTACT_EMAIL, email,
                                           join->source, error)) &&
         (canonical_phone == NULL ||
          hoso_customer_table_add_contact (join->db, customer, HOSO_CONTACT_PHONE, phone,
                                           join->source, error));
}

/**
 * hoso_customer_join_confirm:
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_customer_join_confirm (HosoCustomerJoin *join,
                            const HosoBatch *batch,
                            guint row,
                            guint ordinal,
                            gint64 customer,
                            GError **error)
{
  g_autofree char *email = dup_answer (join, batch, join->email, row);
  g_autofree char *phone = dup_answer (join, batch, join->phone, row);

  return add_contacts (join, email, phone, customer, error) &&
         set_fields (join, batch, row, ordinal, customer, error);
}
