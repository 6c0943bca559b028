/* Who went from one type to another.  Main thread only. */

#include "hoso-config.h"

#include "hoso-transition-moves.h"

#include "hoso-date-text.h"
#include "hoso-format.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  guint before;
  guint after;
  guint64 n;
} Move;

static int
compare_moves (gconstpointer a, gconstpointer b)
{
  const Move *first = a;
  const Move *second = b;

  return (first->n < second->n) - (first->n > second->n);
}

/* Of Move: those that somebody made; who stayed did not move. */
static GArray *
list_moves (const HosoTransitions *transitions, guint from, guint to)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Move));
  guint64 moves[HOSO_TYPE_STATES * HOSO_TYPE_STATES];

  hoso_type_history_count_moves (transitions->history, from, to, moves);
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      Move move = { i / HOSO_TYPE_STATES, i % HOSO_TYPE_STATES, moves[i] };

      if (move.n > 0 && move.before != move.after)
        g_array_append_val (list, move);
    }
  g_array_sort (list, compare_moves);
  return list;
}

static char *
dup_title (guint before, guint after)
{
  const char *language = hoso_format_get_language ();

  /* Translators: two types of customers: what somebody was, and became. */
  return g_strdup_printf (_ ("%1$s → %2$s"), hoso_transitions_get_name (before, language),
                          hoso_transitions_get_name (after, language));
}

/* See hoso-transition-moves.h. */
char *
hoso_transition_moves_dup_name (
  const HosoTransitions *transitions, guint from, guint to, guint before, guint after)
{
  g_autofree char *title = dup_title (before, after);
  g_autofree char *first = hoso_transitions_dup_date (transitions, from);
  g_autofree char *last = hoso_transitions_dup_date (transitions, to);
  g_autofree char *dates = hoso_date_text_dup_range (first, last);

  /* Translators: the name of a segment: “New customer → Lost customer”, then the dates
   * between. */
  return g_strdup_printf (_ ("%1$s (%2$s)"), title, dates);
}

static GtkWidget *
make_row (const Move *move)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");
  g_autofree char *title = dup_title (move->before, move->after);
  g_autofree char *number =
    hoso_format_integer ((gint64)move->n, hoso_format_get_language ());
  g_autofree char *count =
    g_strdup_printf (ngettext ("%s customer", "%s customers", (gulong)move->n), number);
  g_autofree char *label = g_strdup_printf (_ ("Make a segment of “%s”"), title);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), count);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "transitions.make-segment");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(uu)", move->before, move->after);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  return row;
}

/* Who was not known to the shop on the first day had no type then. */
static char *
dup_sum (const GArray *moves)
{
  guint64 n = 0;
  g_autofree char *number = NULL;

  for (guint i = 0; i < moves->len; i++)
    if (g_array_index (moves, Move, i).before != HOSO_TYPE_UNKNOWN)
      n += g_array_index (moves, Move, i).n;
  number = hoso_format_integer ((gint64)n, hoso_format_get_language ());
  /* Translators: %s is a number of customers. */
  return g_strdup_printf (
    ngettext ("%s customer had another type on the last day than on the first.",
              "%s customers had another type on the last day than on the first.", (gulong)n),
    number);
}

/* See hoso-transition-moves.h. */
GtkWidget *
hoso_transition_moves_new (const HosoTransitions *transitions, guint from, guint to)
{
  g_autoptr (GArray) moves = list_moves (transitions, from, to);
  g_autofree char *sum = dup_sum (moves);
  GtkWidget *group;
  GtkWidget *expander;

  if (moves->len == 0)
    return NULL;
  group = adw_preferences_group_new ();
  expander = adw_expander_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), _ ("Who Moved"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (expander), sum);
  for (guint i = 0; i < moves->len; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (expander),
                              make_row (&g_array_index (moves, Move, i)));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), expander);
  return group;
}
