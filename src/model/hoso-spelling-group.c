/* Spellings and groups of them: plain values.  Not thread-safe. */

#include "hoso-spelling-map.h"

/**
 * hoso_spelling_new:
 *
 * Returns: (transfer full): a spelling with a copy of @text
 */
HosoSpelling *
hoso_spelling_new (const char *text, guint64 count)
{
  HosoSpelling *spelling = g_new0 (HosoSpelling, 1);

  spelling->text = g_strdup (text);
  spelling->count = count;
  return spelling;
}

/**
 * hoso_spelling_free:
 */
void
hoso_spelling_free (HosoSpelling *spelling)
{
  g_free (spelling->text);
  g_free (spelling);
}

/**
 * hoso_spelling_group_new:
 *
 * Returns: (transfer full): a group without spellings
 */
HosoSpellingGroup *
hoso_spelling_group_new (const char *label, HosoSpellingReason reason)
{
  HosoSpellingGroup *group = g_new0 (HosoSpellingGroup, 1);

  group->label = g_strdup (label);
  group->reason = reason;
  group->spellings = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_spelling_free);
  return group;
}

/**
 * hoso_spelling_group_free:
 */
void
hoso_spelling_group_free (HosoSpellingGroup *group)
{
  g_free (group->label);
  g_ptr_array_unref (group->spellings);
  g_free (group);
}

/**
 * hoso_spelling_group_add:
 * @spelling: (transfer full): counted with the others
 */
void
hoso_spelling_group_add (HosoSpellingGroup *group, HosoSpelling *spelling)
{
  group->count += spelling->count;
  g_ptr_array_add (group->spellings, spelling);
}

/**
 * hoso_spelling_reason_get_name:
 *
 * Returns: a name that does not change
 */
const char *
hoso_spelling_reason_get_name (HosoSpellingReason reason)
{
  switch (reason)
    {
    case HOSO_SPELLING_SAME:
      return "same";
    case HOSO_SPELLING_PLACE:
      return "place";
    case HOSO_SPELLING_MARKS:
      return "marks";
    case HOSO_SPELLING_SLIP:
      return "slip";
    }
  g_return_val_if_reached ("same");
}
