/* The open questions of an import.  Main thread only; deciding runs on the
 * workspace's threads.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-decision-view.h"

#include "hoso-decision-row.h"
#include "hoso-decisions.h"
#include "hoso-format.h"
#include "hoso-write.h"

#include <glib/gi18n-lib.h>

/* The next ones come when these are decided. */
#define MAX_ROWS 50

typedef struct
{
  GtkWidget *box;
  GtkListBox *list;
  GtkLabel *rest;
  GArray *ids; /* of gint64: all that are open, not only those shown */
} Section;

struct _HosoDecisionView
{
  AdwBin parent_instance;

  GtkStack *stack; /* “questions”, “decided” */
  GtkWidget *value_box;
  GtkListBox *values;
  GtkLabel *value_rest;
  GtkWidget *person_box;
  GtkListBox *persons;
  GtkLabel *person_rest;

  HosoWorkspace *workspace; /* or NULL */
  Section sections[2];      /* by HosoDecisionKind */
};

enum
{
  SETTLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HosoDecisionView, hoso_decision_view, ADW_TYPE_BIN)

/* --- Deciding --- */

typedef struct
{
  GArray *ids;
  HosoDecisionState state;
} Settling;

static void
settling_free (Settling *settling)
{
  g_array_unref (settling->ids);
  g_free (settling);
}

static gpointer
settle_decisions (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Settling *settling = data;

  return GINT_TO_POINTER (hoso_decisions_settle (db, (const gint64 *)settling->ids->data,
                                                 settling->ids->len, settling->state, error));
}

static void
settled_cb (GtkWidget *inside, gpointer result)
{
  if (result != NULL)
    g_signal_emit (inside, signals[SETTLED], 0);
}

static void
settle (HosoDecisionView *self, const gint64 *ids, guint n, HosoDecisionState state)
{
  Settling *settling;

  if (self->workspace == NULL || n == 0)
    return;

  settling = g_new0 (Settling, 1);
  settling->ids = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (gint64)), ids, n);
  settling->state = state;
  hoso_write (GTK_WIDGET (self), self->workspace, settle_decisions, settling,
              (GDestroyNotify)settling_free, settled_cb);
}

static void
row_settled_cb (HosoDecisionView *self, gint64 id, int state)
{
  settle (self, &id, 1, (HosoDecisionState)state);
}

static void
settle_section (HosoDecisionView *self, HosoDecisionKind kind, HosoDecisionState state)
{
  const GArray *ids = self->sections[kind].ids;

  settle (self, (const gint64 *)ids->data, ids->len, state);
}

static void
keep_all_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  settle_section (HOSO_DECISION_VIEW (widget), HOSO_DECISION_VALUE, HOSO_DECISION_KEPT);
}

static void
take_all_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  settle_section (HOSO_DECISION_VIEW (widget), HOSO_DECISION_VALUE, HOSO_DECISION_TAKEN);
}

static void
others_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  settle_section (HOSO_DECISION_VIEW (widget), HOSO_DECISION_PERSON, HOSO_DECISION_KEPT);
}

/* --- Showing --- */

static void
clear_section (Section *section)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (section->list))) != NULL)
    gtk_list_box_remove (section->list, row);
  g_array_set_size (section->ids, 0);
}

static void
add_decision (HosoDecisionView *self, const HosoDecision *decision)
{
  Section *section = &self->sections[decision->kind];
  GtkWidget *row;

  g_array_append_val (section->ids, decision->id);
  if (section->ids->len > MAX_ROWS)
    return;
  row = hoso_decision_row_new (decision);
  g_signal_connect_object (row, "settled", G_CALLBACK (row_settled_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (section->list, row);
}

static void
finish_section (Section *section)
{
  guint n = section->ids->len;
  g_autofree char *rest = NULL;

  gtk_widget_set_visible (section->box, n > 0);
  gtk_widget_set_visible (GTK_WIDGET (section->rest), n > MAX_ROWS);
  if (n <= MAX_ROWS)
    return;

  g_autofree char *number =
    hoso_format_integer (n - MAX_ROWS, hoso_format_get_language ());

  /* Translators: %s is how many questions follow those that are shown. */
  rest = g_strdup_printf (ngettext ("%s more follows when these are decided.",
                                    "%s more follow when these are decided.", n - MAX_ROWS),
                          number);
  gtk_label_set_text (section->rest, rest);
}

static void
hoso_decision_view_dispose (GObject *object)
{
  HosoDecisionView *self = HOSO_DECISION_VIEW (object);

  g_clear_object (&self->workspace);
  for (guint i = 0; i < G_N_ELEMENTS (self->sections); i++)
    g_clear_pointer (&self->sections[i].ids, g_array_unref);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HOSO_TYPE_DECISION_VIEW);
  G_OBJECT_CLASS (hoso_decision_view_parent_class)->dispose (object);
}

static void
hoso_decision_view_class_init (HosoDecisionViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_decision_view_dispose;
  signals[SETTLED] = g_signal_new ("settled", HOSO_TYPE_DECISION_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-decision-view.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoDecisionView, stack);
  gtk_widget_class_bind_template_child (widget_class, HosoDecisionView, value_box);
  gtk_widget_class_bind_template_child (widget_class, HosoDecisionView, values);
  gtk_widget_class_bind_template_child (widget_class, HosoDecisionView, value_rest);
  gtk_widget_class_bind_template_child (widget_class, HosoDecisionView, person_box);
  gtk_widget_class_bind_template_child (widget_class, HosoDecisionView, persons);
  gtk_widget_class_bind_template_child (widget_class, HosoDecisionView, person_rest);
  gtk_widget_class_install_action (widget_class, "decisions.keep-all", NULL, keep_all_activated);
  gtk_widget_class_install_action (widget_class, "decisions.take-all", NULL, take_all_activated);
  gtk_widget_class_install_action (widget_class, "decisions.others", NULL, others_activated);
}

static void
hoso_decision_view_init (HosoDecisionView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->sections[HOSO_DECISION_VALUE] =
    (Section){ self->value_box, self->values, self->value_rest, NULL };
  self->sections[HOSO_DECISION_PERSON] =
    (Section){ self->person_box, self->persons, self->person_rest, NULL };
  for (guint i = 0; i < G_N_ELEMENTS (self->sections); i++)
    self->sections[i].ids = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/* See hoso-decision-view.h. */
void
hoso_decision_view_set_workspace (HosoDecisionView *self, HosoWorkspace *workspace)
{
  g_return_if_fail (HOSO_IS_DECISION_VIEW (self));

  g_set_object (&self->workspace, workspace);
}

/* See hoso-decision-view.h. */
void
hoso_decision_view_set_decisions (HosoDecisionView *self, const GPtrArray *decisions)
{
  gboolean open;

  g_return_if_fail (HOSO_IS_DECISION_VIEW (self));

  for (guint i = 0; i < G_N_ELEMENTS (self->sections); i++)
    clear_section (&self->sections[i]);
  for (guint i = 0; i < decisions->len; i++)
    {
      const HosoDecision *decision = g_ptr_array_index (decisions, i);

      if (decision->state == HOSO_DECISION_OPEN)
        add_decision (self, decision);
    }
  open = self->sections[0].ids->len + self->sections[1].ids->len > 0;
  for (guint i = 0; i < G_N_ELEMENTS (self->sections); i++)
    finish_section (&self->sections[i]);
  gtk_stack_set_visible_child_name (self->stack, open ? "questions" : "decided");
}
