/* How the answers of a file would join customers.  Looks at the first batch of
 * its rows; reads the workspace only.  The rules are those of the join; that
 * people who were met in the file itself count too is left to it.
 */

#include "hoso-config.h"

#include "hoso-join-preview.h"

#include <string.h>

#include "hoso-customer-table.h"
#include "hoso-error.h"
#include "hoso-fold.h"
#include "hoso-survey-reader.h"

/* More than so many customers of one name are asked about no more. */
#define MAX_NAMESAKES 20

typedef struct
{
  HosoDb *db;
  GPtrArray *questions; /* borrowed */
  int name;             /* columns, or -1 */
  int email;
  int phone;
  gboolean stopped; /* before the file's end */
  HosoJoinPreview *preview;
} Look;

static int
find_column (GPtrArray *questions, const char *field)
{
  for (guint i = 0; i < questions->len; i++)
    if (g_strcmp0 (((const HosoQuestion *)questions->pdata[i])->field, field) == 0)
      return (int)i;
  return -1;
}

/* Trimmed, or NULL where there is none. */
static char *
dup_answer (const Look *look, const HosoBatch *batch, int column, guint row)
{
  g_autofree char *label = NULL;
  g_autofree char *trimmed = NULL;

  if (column < 0)
    return NULL;
  label =
    hoso_column_dup_label (batch->columns->pdata[column], row, look->questions->pdata[column]);
  trimmed = label != NULL ? hoso_text_dup_trimmed (label, -1) : NULL;
  return trimmed != NULL && *trimmed != '\0' ? g_steal_pointer (&trimmed) : NULL;
}

static char *
dup_contact (const Look *look,
             const HosoBatch *batch,
             HosoContactKind kind,
             int column,
             guint row)
{
  g_autofree char *value = dup_answer (look, batch, column, row);

  if (value == NULL || (kind == HOSO_CONTACT_EMAIL && strchr (value, '@') == NULL))
    return NULL;
  return hoso_contact_dup_canonical (kind, value);
}

/* Leaves in @ids those whose folded name is @folded. */
static gboolean
keep_same_name (HosoDb *db, GArray *ids, const char *folded, GError **error)
{
  g_autoptr (GPtrArray) rows =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_customer_row_free);

  if (!hoso_customer_table_load_rows (db, (const gint64 *)ids->data, ids->len, rows, error))
    return FALSE;
  g_array_set_size (ids, 0);
  for (guint i = 0; i < rows->len; i++)
    {
      const HosoCustomerRow *row = rows->pdata[i];
      g_autofree char *name = hoso_fold (row->name);

      if (g_strcmp0 (name, folded) == 0)
        g_array_append_val (ids, row->id);
    }
  return TRUE;
}

static gboolean
knows_contact (const Look *look,
               HosoContactKind kind,
               const char *canonical,
               const char *folded,
               gboolean *known,
               GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  *known = FALSE;
  if (canonical == NULL)
    return TRUE;
  if (!hoso_customer_table_find_contact (look->db, kind, canonical, ids, error) ||
      (ids->len > 1 && !keep_same_name (look->db, ids, folded, error)))
    return FALSE;
  *known = ids->len == 1;
  return TRUE;
}

static gboolean
knows_name (const Look *look,
            const char *folded,
            gboolean has_email,
            gboolean has_phone,
            gboolean *known,
            GError **error)
{
  const HosoNamesake namesake = { folded, 0, has_email, has_phone };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  *known = FALSE;
  if (folded == NULL)
    return TRUE;
  if (!hoso_customer_table_find_name (look->db, &namesake, MAX_NAMESAKES + 1, ids, error))
    return FALSE;
  *known = ids->len > 0 && ids->len <= MAX_NAMESAKES;
  return TRUE;
}

static gboolean
look_at_row (const Look *look, const HosoBatch *batch, guint row, GError **error)
{
  g_autofree char *name = dup_answer (look, batch, look->name, row);
  g_autofree char *folded = name != NULL ? hoso_fold (name) : NULL;
  g_autofree char *email = dup_contact (look, batch, HOSO_CONTACT_EMAIL, look->email, row);
  g_autofree char *phone = dup_contact (look, batch, HOSO_CONTACT_PHONE, look->phone, row);
  gboolean by_email;
  gboolean by_phone;
  gboolean by_name;

  if (!knows_contact (look, HOSO_CONTACT_EMAIL, email, folded, &by_email, error) ||
      !knows_contact (look, HOSO_CONTACT_PHONE, phone, folded, &by_phone, error) ||
      !knows_name (look, folded, email != NULL, phone != NULL, &by_name, error))
    return FALSE;
  look->preview->cases[(email != NULL ? HOSO_JOIN_HAS_EMAIL : 0) |
                       (phone != NULL ? HOSO_JOIN_HAS_PHONE : 0) |
                       (by_email ? HOSO_JOIN_KNOWS_EMAIL : 0) |
                       (by_phone ? HOSO_JOIN_KNOWS_PHONE : 0) |
                       (by_name ? HOSO_JOIN_KNOWS_NAME : 0)]++;
  look->preview->rows++;
  return TRUE;
}

/* Stops the reading after one batch. */
static gboolean
look_at_batch (const HosoBatch *batch, gpointer data, GError **error)
{
  Look *look = data;

  if (look->preview->rows > 0)
    {
      look->stopped = TRUE;
      g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_LIMIT, "enough");
      return FALSE;
    }
  for (guint row = 0; row < batch->n; row++)
    if (!look_at_row (look, batch, row, error))
      return FALSE;
  return TRUE;
}

/* Every column as text: options need not be known to see who answered. */
static HosoDraft *
dup_as_text (const HosoDraft *draft)
{
  HosoDraft *copy = hoso_draft_copy (draft);

  for (guint i = 0; i < copy->questions->len; i++)
    {
      HosoQuestion *question = copy->questions->pdata[i];

      if (question->kind != HOSO_QUESTION_TIMESTAMP)
        question->kind = HOSO_QUESTION_TEXT;
    }
  return copy;
}

/**
 * hoso_join_preview_new:
 * @draft: which columns tell who answered
 *
 * Returns: (transfer full): what is known of the first rows, or %NULL with
 *   @error set
 */
HosoJoinPreview *
hoso_join_preview_new (HosoDb *db,
                       const char *path,
                       const HosoDraft *draft,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autofree HosoJoinPreview *preview = g_new0 (HosoJoinPreview, 1);
  g_autoptr (HosoDraft) text = dup_as_text (draft);
  g_autoptr (GError) local = NULL;
  Look look = {
    .db = db,
    .questions = text->questions,
    .name = find_column (text->questions, "name"),
    .email = find_column (text->questions, "email"),
    .phone = find_column (text->questions, "phone"),
    .preview = preview,
  };

  if (!hoso_survey_read (path, text, look_at_batch, &look, NULL, NULL, cancellable, &local) &&
      !look.stopped)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  preview->all = !look.stopped;
  return g_steal_pointer (&preview);
}

/* How many of the answers looked at would join by @rules. */
HosoJoinCounts
hoso_join_preview_count (const HosoJoinPreview *preview, HosoJoinRules rules)
{
  HosoJoinCounts counts = { 0 };
  gboolean by_email = (rules & HOSO_JOIN_NOT_BY_EMAIL) == 0;
  gboolean by_phone = (rules & HOSO_JOIN_NOT_BY_PHONE) == 0;
  gboolean by_name = (rules & HOSO_JOIN_NOT_BY_NAME) == 0;

  for (guint i = 0; i < HOSO_JOIN_N_CASES; i++)
    {
      if ((by_email && i & HOSO_JOIN_KNOWS_EMAIL) || (by_phone && i & HOSO_JOIN_KNOWS_PHONE))
        counts.joined += preview->cases[i];
      else if (by_name && i & HOSO_JOIN_KNOWS_NAME)
        counts.asked += preview->cases[i];
      else if ((by_email && i & HOSO_JOIN_HAS_EMAIL) || (by_phone && i & HOSO_JOIN_HAS_PHONE))
        counts.strangers += preview->cases[i];
    }
  return counts;
}
