/* The interviews, in three groups: who bought quickly, slowly and not, each with the
 * real reasons in the customers' words.  A row goes to its customer.  Main thread
 * only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-interview-group.h"

#include "hoso-format.h"
#include "hoso-interaction.h"
#include "hoso-names.h"

#include <glib/gi18n-lib.h>

/* Rows of one group; more are on the timelines. */
#define MAX_SHOWN 50

static char *
dup_count (guint n)
{
  g_autofree char *number = hoso_format_integer (n, hoso_format_get_language ());

  return g_strdup_printf (ngettext ("%s interview", "%s interviews", n), number);
}

static char *
dup_description (guint n)
{
  g_autofree char *count = dup_count (n);

  if (n == 0)
    return g_strdup (_ ("Talk with 10 to 15 customers of all three groups, and note it on their "
                        "timelines as an interview: they tell the real reasons."));
  /* Translators: %s is “4 interviews”. */
  return g_strdup_printf (_ ("%s so far; 10 to 15, some in each group, show the real reasons."),
                          count);
}

static GtkWidget *
make_row (const HosoInteraction *interview)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), interview->customer_name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), interview->text);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-item");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(sx)", "customers",
                                    interview->customer);
  return row;
}

static GtkWidget *
make_expander (const GPtrArray *interviews, HosoInterview group)
{
  GtkWidget *expander = adw_expander_row_new ();
  g_autofree char *key = g_strconcat ("interview.", hoso_interview_get_name (group), NULL);
  g_autofree char *count = NULL;
  guint n = 0;

  for (guint i = 0; i < interviews->len; i++)
    {
      const HosoInteraction *interview = g_ptr_array_index (interviews, i);

      if (interview->interview == group && n++ < MAX_SHOWN)
        adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), make_row (interview));
    }
  count = dup_count (n);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (expander), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), hoso_name_get (key, NULL));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (expander), count);
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (expander), n > 0);
  return expander;
}

/* See hoso-interview-group.h. */
GtkWidget *
hoso_interview_group_new (const GPtrArray *interviews)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *description = dup_description (interviews->len);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Interviews"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  for (HosoInterview i = HOSO_INTERVIEW_QUICK; i < HOSO_N_INTERVIEWS; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_expander (interviews, i));
  return group;
}
