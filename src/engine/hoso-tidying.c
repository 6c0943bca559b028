/* Options as stored, and the fewer that they are read as.  Synchronous; runs on
 * the thread that owns the connection.
 */

#include "hoso-config.h"

#include "hoso-tidying.h"

#include "hoso-spelling-table.h"

/**
 * hoso_tidying_can_take:
 *
 * Returns: whether the answers are words in which spelling may differ
 */
gboolean
hoso_tidying_can_take (HosoQuestionKind kind)
{
  return kind == HOSO_QUESTION_SINGLE || kind == HOSO_QUESTION_MULTIPLE ||
         kind == HOSO_QUESTION_TEXT;
}

/* What any spelling of an option offered is no “Other”. */
static guint32
add_option (HosoTidying *tidying, GHashTable *codes, const HosoOption *stored)
{
  const char *label = hoso_spelling_map_read (tidying->map, stored->label);
  guint32 code = GPOINTER_TO_UINT (g_hash_table_lookup (codes, label));
  HosoOption *option;

  if (code != 0)
    {
      option = g_ptr_array_index (tidying->options, code - 1);
      option->other = option->other && stored->other;
      return code;
    }
  option = hoso_option_new (label, tidying->options->len + 1);
  option->other = stored->other;
  g_ptr_array_add (tidying->options, option);
  g_hash_table_insert (codes, option->label, GUINT_TO_POINTER (option->code));
  return option->code;
}

/**
 * hoso_tidying_new:
 * @map: (transfer full): what is decided
 *
 * Returns: (transfer full): the options as @map reads them
 */
HosoTidying *
hoso_tidying_new (const HosoQuestion *question, HosoSpellingMap *map)
{
  HosoTidying *tidying = g_new0 (HosoTidying, 1);
  g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);

  tidying->map = map;
  tidying->options = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_option_free);
  tidying->n_codes = question->options->len + 1;
  tidying->codes = g_new0 (guint32, tidying->n_codes);
  for (guint i = 0; i < question->options->len; i++)
    tidying->codes[i + 1] = add_option (tidying, codes, g_ptr_array_index (question->options, i));
  tidying->text = question->kind == HOSO_QUESTION_TEXT && !hoso_spelling_map_is_empty (map);
  return tidying;
}

/**
 * hoso_tidying_load:
 *
 * Returns: (transfer full): the options as they are read, or %NULL with @error
 *   set
 */
HosoTidying *
hoso_tidying_load (HosoDb *db, const HosoQuestion *question, GError **error)
{
  HosoSpellingSubject subject = { .question = question->id };
  HosoSpellingMap *map;

  if (!hoso_tidying_can_take (question->kind))
    return hoso_tidying_new_as_written (question);
  map = hoso_spelling_table_load (db, &subject, error);
  return map != NULL ? hoso_tidying_new (question, map) : NULL;
}

/**
 * hoso_tidying_new_as_written:
 *
 * Returns: (transfer full): the options as they are stored
 */
HosoTidying *
hoso_tidying_new_as_written (const HosoQuestion *question)
{
  g_autoptr (GPtrArray) none =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_spelling_rule_free);

  return hoso_tidying_new (question, hoso_spelling_map_new (g_steal_pointer (&none)));
}

/**
 * hoso_tidying_free:
 */
void
hoso_tidying_free (HosoTidying *tidying)
{
  hoso_spelling_map_free (tidying->map);
  g_ptr_array_unref (tidying->options);
  g_free (tidying->codes);
  g_free (tidying);
}

/**
 * hoso_tidying_get_code:
 *
 * Returns: the code in @tidying->options, 0 for none
 */
guint32
hoso_tidying_get_code (const HosoTidying *tidying, guint32 stored)
{
  return stored < tidying->n_codes ? tidying->codes[stored] : 0;
}
