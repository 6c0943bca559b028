/* Storing personas: texts are tidied, statements are matched with the stored
 * ones by id, so that an edit touches no more than it changes.  Writes only
 * inside the caller's action.
 */

#include "hoso-config.h"

#include "hoso-persona-save.h"

#include "hoso-db.h"
#include "hoso-fold.h"
#include "hoso-format.h"
#include "hoso-persona-table.h"
#include "hoso-statement-table.h"

#include <glib/gi18n-lib.h>

#define N_LAYERS 3
#define MAX_REVIEW_MONTHS 60

static char *
dup_tidy (const char *text)
{
  return hoso_text_dup_trimmed (text != NULL ? text : "", -1);
}

/* The persona's own row as it is to be stored, or NULL with HOSO_ERROR_INVALID. */
static HosoPersona *
tidy (HosoDb *db, const HosoPersona *persona, GError **error)
{
  g_autoptr (HosoPersona) row = hoso_persona_new ();
  const char *language = persona->language;

  if (language == NULL)
    language = hoso_format_get_language ();

  row->id = persona->id;
  row->name = dup_tidy (persona->name);
  row->role = dup_tidy (persona->role);
  row->quote = dup_tidy (persona->quote);
  row->bio = dup_tidy (persona->bio);
  row->language = g_strdup (g_str_has_prefix (language, "vi") ? "vi" : "en");
  row->segment = persona->segment;
  row->reviewed_at = persona->reviewed_at != 0 ? persona->reviewed_at : hoso_db_get_now (db);
  row->review_months = persona->review_months;

  if (*row->name == '\0')
    {
      g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_INVALID, _ ("Give the persona a name."));
      return NULL;
    }
  if (row->review_months < 1 || row->review_months > MAX_REVIEW_MONTHS)
    {
      g_set_error_literal (error,
                           HOSO_ERROR,
                           HOSO_ERROR_INVALID,
                           _ ("A persona is reviewed after 1 to 60 months."));
      return NULL;
    }

  return g_steal_pointer (&row);
}

static gboolean
is_same_evidence (const HosoEvidence *a, const HosoEvidence *b)
{
  if (a == NULL || b == NULL)
    return a == b;

  return a->survey == b->survey && a->question == b->question && a->n == b->n &&
         a->base == b->base && a->taken_at == b->taken_at &&
         g_strcmp0 (a->survey_name, b->survey_name) == 0 &&
         g_strcmp0 (a->question_title, b->question_title) == 0 &&
         g_strcmp0 (a->option, b->option) == 0 && g_strcmp0 (a->from, b->from) == 0 &&
         g_strcmp0 (a->to, b->to) == 0;
}

/* @stored: what has the same id, NULL for a new statement. */
static gboolean
save_statement (HosoDb *db,
                gint64 persona,
                int position,
                const HosoStatement *statement,
                const HosoStatement *stored,
                GError **error)
{
  if (stored == NULL)
    return hoso_statement_table_add (db, persona, position, statement, error) != 0;

  if (!hoso_statement_table_update (db, position, statement, error))
    return FALSE;

  return is_same_evidence (statement->evidence, stored->evidence) ||
         hoso_statement_table_set_evidence (db, stored->id, statement->evidence, error);
}

static gboolean
remove_statements (HosoDb *db, GHashTable *stored, GError **error)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, stored);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const HosoStatement *statement = value;

      if (!hoso_statement_table_remove (db, statement->id, error))
        return FALSE;
    }

  return TRUE;
}

/* @stored: HosoStatement by id; what is left over at the end is removed. */
static gboolean
save_statements (HosoDb *db,
                 gint64 persona,
                 const GPtrArray *statements,
                 GHashTable *stored,
                 GError **error)
{
  int positions[N_LAYERS] = { 0 };

  for (guint i = 0; i < statements->len; i++)
    {
      HosoStatement statement = *(const HosoStatement *)g_ptr_array_index (statements, i);
      g_autofree char *text = dup_tidy (statement.text);
      const HosoStatement *old = g_hash_table_lookup (stored, &statement.id);

      if (*text == '\0')
        continue;

      statement.layer = CLAMP (statement.layer, 1, N_LAYERS);
      statement.text = text;
      if (!save_statement (db, persona, positions[statement.layer - 1]++, &statement, old, error))
        return FALSE;
      g_hash_table_remove (stored, &statement.id);
    }

  return remove_statements (db, stored, error);
}

/* Adds the persona, whatever ids its statements have.  Returns its id, or 0
 * with @error set. */
gint64
hoso_persona_save_new (HosoDb *db, const HosoPersona *persona, GError **error)
{
  g_autoptr (GHashTable) none = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (HosoPersona) row = tidy (db, persona, error);
  gint64 id = row != NULL ? hoso_persona_table_add (db, row, error) : 0;

  return id != 0 && save_statements (db, id, persona->statements, none, error) ? id : 0;
}

/* Brings the stored persona to what @persona says. */
gboolean
hoso_persona_save_changes (HosoDb *db, const HosoPersona *persona, GError **error)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (HosoPersona) row = tidy (db, persona, error);

  if (row == NULL || !hoso_persona_table_update (db, row, error))
    return FALSE;

  stored = hoso_statement_table_list (db, persona->id, error);
  if (stored == NULL)
    return FALSE;
  for (guint i = 0; i < stored->len; i++)
    {
      HosoStatement *statement = g_ptr_array_index (stored, i);

      g_hash_table_insert (by_id, &statement->id, statement);
    }

  return save_statements (db, persona->id, persona->statements, by_id, error);
}
