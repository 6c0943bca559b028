/* Two entries for one person, made one. */

#include "hoso-merge.h"

/* Free with hoso_merge_free(). */
HosoMerge *
hoso_merge_new (void)
{
  return g_new0 (HosoMerge, 1);
}

void
hoso_merge_free (HosoMerge *merge)
{
  g_free (merge->survivor_name);
  g_free (merge->merged_name);
  g_free (merge);
}

/* Takes nothing yet.  Free with hoso_merge_choice_free(). */
HosoMergeChoice *
hoso_merge_choice_new (void)
{
  HosoMergeChoice *choice = g_new0 (HosoMergeChoice, 1);

  choice->fields = g_ptr_array_new_with_free_func (g_free);
  return choice;
}

void
hoso_merge_choice_free (HosoMergeChoice *choice)
{
  g_ptr_array_unref (choice->fields);
  g_free (choice);
}

/* Whether the value of the field @key is taken from the one who goes. */
gboolean
hoso_merge_choice_has_field (const HosoMergeChoice *choice, const char *key)
{
  return g_ptr_array_find_with_equal_func (choice->fields, key, g_str_equal, NULL);
}
