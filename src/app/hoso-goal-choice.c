/* Choosing what a segment is for.  Main thread only. */

#include "hoso-config.h"

#include "hoso-goal-choice.h"

#include <gtk/gtk.h>
#include <string.h>

#include "hoso-names.h"

#define AREA "goal."

/* See hoso-goal-choice.h. */
void
hoso_goal_choice_fill (gpointer choice, const char *none)
{
  g_auto (GStrv) keys = hoso_names_get_keys (AREA);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, none);
  for (guint i = 0; keys[i] != NULL; i++)
    gtk_string_list_append (names, hoso_name_get (keys[i], NULL));
  g_object_set (choice, "model", names, NULL);
}

/* See hoso-goal-choice.h. */
void
hoso_goal_choice_set (gpointer choice, const char *goal)
{
  g_auto (GStrv) keys = hoso_names_get_keys (AREA);
  guint selected = 0;

  for (guint i = 0; goal != NULL && keys[i] != NULL; i++)
    if (g_str_equal (keys[i] + strlen (AREA), goal))
      selected = i + 1;
  g_object_set (choice, "selected", selected, NULL);
}

/* See hoso-goal-choice.h. */
char *
hoso_goal_choice_dup (gpointer choice)
{
  g_auto (GStrv) keys = hoso_names_get_keys (AREA);
  guint selected;

  g_object_get (choice, "selected", &selected, NULL);
  return selected > 0 && selected <= g_strv_length (keys)
           ? g_strdup (keys[selected - 1] + strlen (AREA))
           : NULL;
}
