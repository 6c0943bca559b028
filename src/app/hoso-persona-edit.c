/* One change to a persona, carried from its editor to the store's thread and
 * made there on what is stored by then.  Plain values owned by their holder.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-persona-edit.h"

#define MAX_PROPOSED 12

/* @text may be NULL. */
HosoPersonaEdit *
hoso_persona_edit_new (HosoPersonaEditKind kind, gint64 id, int number, const char *text)
{
  HosoPersonaEdit *edit = g_new0 (HosoPersonaEdit, 1);

  edit->kind = kind;
  edit->id = id;
  edit->number = number;
  edit->text = g_strdup (text);
  return edit;
}

HosoPersonaEdit *
hoso_persona_edit_copy (const HosoPersonaEdit *edit)
{
  HosoPersonaEdit *copy = hoso_persona_edit_new (edit->kind, edit->id, edit->number, edit->text);

  copy->persona = edit->persona;
  return copy;
}

void
hoso_persona_edit_free (HosoPersonaEdit *edit)
{
  if (edit == NULL)
    return;

  g_free (edit->text);
  g_free (edit);
}

static void
set_text (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

/* FALSE where it was removed in the meantime. */
static gboolean
find_statement (const HosoPersona *persona, gint64 id, guint *place)
{
  for (*place = 0; *place < persona->statements->len; (*place)++)
    if (((HosoStatement *)persona->statements->pdata[*place])->id == id)
      return TRUE;
  return FALSE;
}

/* Over the nearest statement of the same layer. */
static void
move_statement (GPtrArray *statements, guint place, int direction)
{
  const HosoStatement *moved = statements->pdata[place];

  for (int i = (int)place + direction; i >= 0 && i < (int)statements->len; i += direction)
    {
      HosoStatement *other = statements->pdata[i];

      if (other->layer != moved->layer)
        continue;

      statements->pdata[i] = statements->pdata[place];
      statements->pdata[place] = other;
      return;
    }
}

static void
change_statement (const HosoPersonaEdit *edit, HosoPersona *persona)
{
  HosoStatement *statement;
  guint place;

  if (!find_statement (persona, edit->id, &place))
    return;

  statement = persona->statements->pdata[place];
  if (edit->kind == HOSO_PERSONA_SET_STATEMENT)
    set_text (&statement->text, edit->text);
  else if (edit->kind == HOSO_PERSONA_SET_LAYER)
    statement->layer = edit->number;
  else if (edit->kind == HOSO_PERSONA_MOVE_STATEMENT)
    move_statement (persona->statements, place, edit->number);
  else if (edit->kind == HOSO_PERSONA_REMOVE_STATEMENT)
    g_ptr_array_remove_index (persona->statements, place);
}

/* --- Proposals --- */

static gboolean
says_same (const HosoPersona *persona, const HosoStatement *proposed)
{
  for (guint i = 0; i < persona->statements->len; i++)
    {
      const HosoStatement *statement = persona->statements->pdata[i];

      if (g_strcmp0 (statement->text, proposed->text) == 0)
        return TRUE;
      if (statement->evidence != NULL && proposed->evidence != NULL &&
          statement->evidence->question == proposed->evidence->question &&
          g_strcmp0 (statement->evidence->option, proposed->evidence->option) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Adds what the segment's answers say and the persona does not. */
static gboolean
propose (HosoPersona *persona, HosoDb *db, guint *n_added, GError **error)
{
  g_autoptr (GPtrArray) proposed = NULL;

  *n_added = 0;
  if (persona->segment == 0)
    return TRUE;

  proposed = hoso_personas_propose (db, persona->segment, persona->language, MAX_PROPOSED, error);
  if (proposed == NULL)
    return FALSE;

  for (guint i = 0; i < proposed->len;)
    {
      if (says_same (persona, proposed->pdata[i]))
        {
          i++;
          continue;
        }
      g_ptr_array_add (persona->statements, g_ptr_array_steal_index (proposed, i));
      (*n_added)++;
    }
  return TRUE;
}

/* --- All of it --- */

static void
change (const HosoPersonaEdit *edit, HosoPersona *persona)
{
  switch (edit->kind)
    {
    case HOSO_PERSONA_SET_NAME:
      set_text (&persona->name, edit->text);
      break;
    case HOSO_PERSONA_SET_ROLE:
      set_text (&persona->role, edit->text);
      break;
    case HOSO_PERSONA_SET_QUOTE:
      set_text (&persona->quote, edit->text);
      break;
    case HOSO_PERSONA_SET_BIO:
      set_text (&persona->bio, edit->text);
      break;
    case HOSO_PERSONA_SET_LANGUAGE:
      set_text (&persona->language, edit->text);
      break;
    case HOSO_PERSONA_SET_SEGMENT:
      persona->segment = edit->id;
      break;
    case HOSO_PERSONA_SET_REVIEW_MONTHS:
      persona->review_months = edit->number;
      break;
    case HOSO_PERSONA_SET_REVIEWED:
      /* Stored as now, by the workspace's clock. */
      persona->reviewed_at = 0;
      break;
    case HOSO_PERSONA_ADD_STATEMENT:
      g_ptr_array_add (persona->statements, hoso_statement_new (edit->number, edit->text, NULL));
      break;
    case HOSO_PERSONA_SET_STATEMENT:
    case HOSO_PERSONA_SET_LAYER:
    case HOSO_PERSONA_MOVE_STATEMENT:
    case HOSO_PERSONA_REMOVE_STATEMENT:
      change_statement (edit, persona);
      break;
    case HOSO_PERSONA_PROPOSE:
      break;
    }
}

/* On a thread of the store, as one step of undo.  One more than the number of
 * statements that were proposed and added, 0 with an error set. */
guint
hoso_persona_edit_apply (const HosoPersonaEdit *edit, HosoDb *db, GError **error)
{
  g_autoptr (HosoPersona) persona = hoso_personas_load (db, edit->persona, error);
  guint n_added = 0;

  if (persona == NULL)
    return 0;

  change (edit, persona);
  if (edit->kind == HOSO_PERSONA_PROPOSE && !propose (persona, db, &n_added, error))
    return 0;

  return hoso_personas_save (db, persona, error) != 0 ? n_added + 1 : 0;
}
