/* The limits of the seven types of customers.  The figures of all customers are read
 * once; each change judges them anew on a thread of its own, and only “Save” writes,
 * as one step.  Main thread only.
 */

#include "hoso-config.h"

#include "hoso-type-limits-dialog.h"

#include "hoso-customer-types.h"
#include "hoso-format.h"
#include "hoso-names.h"
#include "hoso-type-settings.h"
#include "hoso-window.h"

#include <glib/gi18n-lib.h>

/* From the last change to the count. */
#define COUNT_MS 100
#define MAX_DAYS 36500

typedef enum
{
  LIMIT_NEW_DAYS,
  LIMIT_LOST_DAYS,
  LIMIT_LOST_GAPS,
  LIMIT_LOST_AGAIN,
  LIMIT_COMPLAINT_DAYS,
  LIMIT_REFERRALS,
} Limit;

#define N_LIMITS (LIMIT_REFERRALS + 1)

/* Shared with the threads that count; not changed once read. */
typedef struct
{
  HosoCustomerTypes *types;
} Shared;

struct _HosoTypeLimitsDialog
{
  AdwWindow parent_instance;

  HosoWorkspace *workspace;
  Shared *shared; /* or NULL while loading */
  HosoTypeRules rules;
  HosoTypeRules stored;
  GtkStack *stack;
  GtkLabel *problem;
  AdwActionRow *rows[HOSO_TYPE_COUNT];  /* by place */
  GtkWidget *moves[HOSO_TYPE_COUNT][2]; /* up and down */
  GtkSpinButton *spins[N_LIMITS];
  GtkButton *save;
  HosoTypeTally tally;
  guint timeout; /* source id */
  GCancellable *cancellable;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (HosoTypeLimitsDialog, hoso_type_limits_dialog, ADW_TYPE_WINDOW)

static void
clear_shared (gpointer data)
{
  hoso_customer_types_free (((Shared *)data)->types);
}

static void
shared_unref (gpointer shared)
{
  g_atomic_rc_box_release_full (shared, clear_shared);
}

static const char *
get_name (HosoCustomerType type)
{
  g_autofree char *key = g_strconcat ("customer-type.", hoso_type_get_key (type), NULL);

  return hoso_name_get (key, NULL);
}

static gboolean
are_equal (const HosoTypeRules *a, const HosoTypeRules *b)
{
  for (guint i = 0; i < HOSO_TYPE_COUNT; i++)
    if (a->order[i] != b->order[i])
      return FALSE;
  return a->new_days == b->new_days && a->lost_days == b->lost_days &&
         a->lost_gaps == b->lost_gaps && a->lost_again == b->lost_again &&
         a->complaint_days == b->complaint_days && a->referrals == b->referrals;
}

/* --- Counting --- */

typedef struct
{
  Shared *shared;
  HosoTypeRules rules;
} Judging;

static void
judging_free (gpointer data)
{
  shared_unref (((Judging *)data)->shared);
  g_free (data);
}

static void
judge (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Judging *judging = data;
  HosoTypeTally tally = hoso_customer_types_tally (judging->shared->types, &judging->rules);

  g_task_return_pointer (task, g_memdup2 (&tally, sizeof tally), g_free);
}

/* Each says which type it moves. */
static void
name_moves (HosoTypeLimitsDialog *self, guint place, const char *type)
{
  /* Translators, for both: %s is a type of customers. */
  g_autofree char *up = g_strdup_printf (_ ("Move “%s” up"), type);
  g_autofree char *down = g_strdup_printf (_ ("Move “%s” down"), type);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->moves[place][0]),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, up, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->moves[place][1]),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, down, -1);
}

static void
show_row (HosoTypeLimitsDialog *self, guint place)
{
  const char *language = hoso_format_get_language ();
  HosoCustomerType type = self->rules.order[place];
  guint64 shown = self->tally.shown[type];
  guint64 more = self->tally.fits[type] - MIN (shown, self->tally.fits[type]);
  g_autofree char *count = hoso_format_integer ((gint64)shown, language);
  g_autofree char *others = hoso_format_integer ((gint64)more, language);
  g_autofree char *base = g_strdup_printf (ngettext ("%s customer", "%s customers", shown), count);
  g_autofree char *text = NULL;

  /* Translators: first “12 customers”, then how many more fit, but are shown as a
   * type that comes before. */
  text = more > 0 ? g_strdup_printf (_ ("%s · %s more fit, but come before"), base, others)
                  : g_steal_pointer (&base);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->rows[place]), get_name (type));
  adw_action_row_set_subtitle (self->rows[place], text);
  name_moves (self, place, get_name (type));
}

static void
judged_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  HosoTypeLimitsDialog *self = HOSO_TYPE_LIMITS_DIALOG (source);
  g_autofree HosoTypeTally *tally = g_task_propagate_pointer (G_TASK (result), NULL);

  if (self->workspace == NULL || tally == NULL)
    return;
  self->tally = *tally;
  for (guint i = 0; i < HOSO_TYPE_COUNT; i++)
    show_row (self, i);
}

static gboolean
count (gpointer data)
{
  HosoTypeLimitsDialog *self = data;
  Judging *judging = g_new0 (Judging, 1);
  g_autoptr (GTask) task = NULL;

  self->timeout = 0;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  judging->shared = g_atomic_rc_box_acquire (self->shared);
  judging->rules = self->rules;
  task = g_task_new (self, self->cancellable, judged_cb, NULL);
  g_task_set_source_tag (task, count);
  g_task_set_task_data (task, judging, judging_free);
  g_task_run_in_thread (task, judge);
  return G_SOURCE_REMOVE;
}

static void
changed (HosoTypeLimitsDialog *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->save), !are_equal (&self->rules, &self->stored));
  gtk_widget_set_sensitive (GTK_WIDGET (self->spins[LIMIT_LOST_GAPS]), self->rules.lost_days == 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->spins[LIMIT_LOST_AGAIN]),
                            self->rules.lost_days == 0);
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (COUNT_MS, count, self);
}

/* --- Limits --- */

static double
get_limit (const HosoTypeRules *rules, Limit limit)
{
  switch (limit)
    {
    case LIMIT_NEW_DAYS:
      return rules->new_days;
    case LIMIT_LOST_DAYS:
      return rules->lost_days;
    case LIMIT_LOST_GAPS:
      return rules->lost_gaps;
    case LIMIT_LOST_AGAIN:
      return rules->lost_again * 100;
    case LIMIT_COMPLAINT_DAYS:
      return rules->complaint_days;
    case LIMIT_REFERRALS:
      return rules->referrals;
    }
  g_return_val_if_reached (0);
}

/* As it is typed, not only when it is left. */
static double
get_typed (GtkSpinButton *spin)
{
  g_autofree char *text = g_strdelimit (
    g_strdup (gtk_editable_get_text (GTK_EDITABLE (spin))), ",", '.');
  double low;
  double high;

  gtk_spin_button_get_range (spin, &low, &high);
  return CLAMP (g_ascii_strtod (text, NULL), low, high);
}

static void
take_limits (HosoTypeLimitsDialog *self)
{
  double values[N_LIMITS];

  for (guint i = 0; i < N_LIMITS; i++)
    values[i] = get_typed (self->spins[i]);
  self->rules.new_days = (gint)values[LIMIT_NEW_DAYS];
  self->rules.lost_days = (gint)values[LIMIT_LOST_DAYS];
  self->rules.lost_gaps = values[LIMIT_LOST_GAPS];
  self->rules.lost_again = values[LIMIT_LOST_AGAIN] / 100;
  self->rules.complaint_days = (gint)values[LIMIT_COMPLAINT_DAYS];
  self->rules.referrals = (gint)values[LIMIT_REFERRALS];
}

static void
limit_changed_cb (HosoTypeLimitsDialog *self)
{
  if (self->filling)
    return;
  take_limits (self);
  changed (self);
}

static void
fill (HosoTypeLimitsDialog *self)
{
  self->filling = TRUE;
  for (guint i = 0; i < N_LIMITS; i++)
    gtk_spin_button_set_value (self->spins[i], get_limit (&self->rules, (Limit)i));
  self->filling = FALSE;
  changed (self);
}

static void
reset_cb (HosoTypeLimitsDialog *self)
{
  hoso_type_rules_init (&self->rules);
  fill (self);
}

/* Types change places: the one above or below comes here. */
static void
move_cb (GtkButton *button, HosoTypeLimitsDialog *self)
{
  int place = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "place"));
  int other = place + GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "step"));
  HosoCustomerType type = self->rules.order[place];

  if (other < 0 || other >= HOSO_TYPE_COUNT)
    return;
  self->rules.order[place] = self->rules.order[other];
  self->rules.order[other] = type;
  show_row (self, (guint)place);
  show_row (self, (guint)other);
  changed (self);
}

/* --- Loading and saving --- */

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoTypeLimitsDialog) self = data;
  g_autoptr (GError) error = NULL;
  HosoCustomerTypes *types = hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  if (self->workspace == NULL)
    {
      g_clear_pointer (&types, hoso_customer_types_free);
      return;
    }
  if (types == NULL)
    {
      gtk_label_set_text (self->problem, error->message);
      gtk_stack_set_visible_child_name (self->stack, "problem");
      return;
    }
  self->shared = g_atomic_rc_box_new0 (Shared);
  self->shared->types = types;
  self->stored = types->rules;
  self->rules = types->rules;
  gtk_stack_set_visible_child_name (self->stack, "limits");
  fill (self);
}

/* On a reading thread. */
static gpointer
read_types (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return hoso_customer_types_load (db, NULL, cancellable, error);
}

/* On the writing thread. */
static gpointer
write_rules (HosoDb *db, gpointer rules, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (hoso_type_settings_save (db, rules, error));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoTypeLimitsDialog) self = data;
  g_autoptr (GError) error = NULL;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error) == NULL)
    {
      gtk_label_set_text (self->problem, error->message);
      gtk_stack_set_visible_child_name (self->stack, "problem");
      return;
    }
  if (parent != NULL)
    hoso_window_toast_undo (GTK_WIDGET (parent), _ ("The limits of the types were saved."));
  gtk_window_close (GTK_WINDOW (self));
}

static void
save_cb (HosoTypeLimitsDialog *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->save), FALSE);
  hoso_workspace_write_async (self->workspace, write_rules,
                              g_memdup2 (&self->rules, sizeof self->rules), g_free, NULL, NULL,
                              saved_cb, g_object_ref (self));
}

/* --- The window --- */

static void
add_move (HosoTypeLimitsDialog *self, AdwActionRow *row, guint place, int step)
{
  GtkWidget *button =
    gtk_button_new_from_icon_name (step < 0 ? "go-up-symbolic" : "go-down-symbolic");

  self->moves[place][step > 0] = button;
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_sensitive (button, step < 0 ? place > 0 : place + 1 < HOSO_TYPE_COUNT);
  gtk_widget_set_tooltip_text (button, step < 0 ? _ ("Move up") : _ ("Move down"));
  g_object_set_data (G_OBJECT (button), "place", GINT_TO_POINTER ((int)place));
  g_object_set_data (G_OBJECT (button), "step", GINT_TO_POINTER (step));
  g_signal_connect_object (button, "clicked", G_CALLBACK (move_cb), self, 0);
  adw_action_row_add_suffix (row, button);
}

static GtkWidget *
make_order (HosoTypeLimitsDialog *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Order of Priority"));
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (group),
    _ ("Where several types fit a customer, the one that comes first here is shown; the others "
       "stay as marks."));
  for (guint i = 0; i < HOSO_TYPE_COUNT; i++)
    {
      self->rows[i] = ADW_ACTION_ROW (adw_action_row_new ());
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->rows[i]), FALSE);
      add_move (self, self->rows[i], i, -1);
      add_move (self, self->rows[i], i, 1);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->rows[i]));
    }
  return group;
}

static void
add_limit (HosoTypeLimitsDialog *self,
           GtkWidget *group,
           Limit limit,
           const char *title,
           const char *subtitle)
{
  gboolean gaps = limit == LIMIT_LOST_GAPS;
  double high = limit == LIMIT_LOST_AGAIN || gaps ? 100 : MAX_DAYS;
  double low = gaps ? 0.5 : limit == LIMIT_LOST_AGAIN ? 1
                                                      : 0;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *spin = gtk_spin_button_new_with_range (low, high, gaps ? 0.5 : 1);

  self->spins[limit] = GTK_SPIN_BUTTON (spin);
  gtk_spin_button_set_digits (self->spins[limit], gaps ? 1 : 0);
  gtk_spin_button_set_numeric (self->spins[limit], TRUE);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (spin, "changed", G_CALLBACK (limit_changed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static GtkWidget *
make_limits (HosoTypeLimitsDialog *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Limits"));
  add_limit (self, group, LIMIT_NEW_DAYS, _ ("New: days after the only purchase"),
             _ ("0: the usual time between purchases"));
  add_limit (self, group, LIMIT_LOST_DAYS, _ ("Lost: days without a purchase"),
             _ ("0: measured by each customer’s usual time, below"));
  add_limit (self, group, LIMIT_LOST_GAPS, _ ("Lost: times the usual time between purchases"),
             _ ("Where no days are set"));
  add_limit (self, group, LIMIT_LOST_AGAIN, _ ("Lost: chance to buy again is below (%)"),
             _ ("Where no days are set"));
  add_limit (self, group, LIMIT_COMPLAINT_DAYS, _ ("Complaining: days since the complaint"), "");
  add_limit (self, group, LIMIT_REFERRALS, _ ("Advocate: customers brought"), "");
  return group;
}

static GtkWidget *
make_content (HosoTypeLimitsDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *reset = gtk_button_new_with_mnemonic (_ ("_Reset to Defaults"));
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_widget_set_halign (reset, GTK_ALIGN_START);
  g_signal_connect_object (reset, "clicked", G_CALLBACK (reset_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), make_order (self));
  gtk_box_append (GTK_BOX (box), make_limits (self));
  gtk_box_append (GTK_BOX (box), reset);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static void
hoso_type_limits_dialog_dispose (GObject *object)
{
  HosoTypeLimitsDialog *self = HOSO_TYPE_LIMITS_DIALOG (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->shared, shared_unref);
  G_OBJECT_CLASS (hoso_type_limits_dialog_parent_class)->dispose (object);
}

static void
hoso_type_limits_dialog_class_init (HosoTypeLimitsDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hoso_type_limits_dialog_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
hoso_type_limits_dialog_init (HosoTypeLimitsDialog *self)
{
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *spinner = gtk_spinner_new ();

  self->save = GTK_BUTTON (gtk_button_new_with_mnemonic (_ ("_Save")));
  gtk_widget_add_css_class (GTK_WIDGET (self->save), "suggested-action");
  gtk_widget_set_sensitive (GTK_WIDGET (self->save), FALSE);
  g_signal_connect_object (self->save, "clicked", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), GTK_WIDGET (self->save));
  self->stack = GTK_STACK (gtk_stack_new ());
  self->problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (spinner, GTK_ALIGN_CENTER);
  gtk_stack_add_named (self->stack, spinner, "loading");
  gtk_stack_add_named (self->stack, make_content (self), "limits");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->problem), "problem");
  gtk_box_append (GTK_BOX (outer), header);
  gtk_box_append (GTK_BOX (outer), GTK_WIDGET (self->stack));
  adw_window_set_content (ADW_WINDOW (self), outer);
  gtk_window_set_default_size (GTK_WINDOW (self), 560, 720);
}

/* See hoso-type-limits-dialog.h. */
void
hoso_type_limits_dialog_present (GtkWidget *inside, HosoWorkspace *workspace)
{
  HosoTypeLimitsDialog *self = g_object_new (
    HOSO_TYPE_TYPE_LIMITS_DIALOG, "transient-for", gtk_widget_get_root (inside), "modal", TRUE,
    "destroy-with-parent", TRUE, "title", _ ("Customer Types"), NULL);

  self->workspace = g_object_ref (workspace);
  hoso_workspace_read_async (workspace, read_types, NULL, NULL,
                             (GDestroyNotify)hoso_customer_types_free, NULL, loaded_cb,
                             g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
}
