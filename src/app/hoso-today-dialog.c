/* The limits of the page “Today”, the steps of its strategies and its messages.
 * What was changed is kept when the dialogue is closed, each as an action that
 * undo takes back.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-today-dialog.h"

#include "hoso-names.h"
#include "hoso-playbook.h"
#include "hoso-today-settings.h"
#include "hoso-window.h"
#include "hoso-write.h"

#include <glib/gi18n-lib.h>

#define TEXT_HEIGHT 96
#define DIGITS 4 /* room in each spin button */

/* One strategy or message that can be edited. */
typedef struct
{
  char *key;
  GtkEditable *subject; /* of messages, else NULL */
  GtkTextBuffer *text;
  char *old_subject;
  char *old_text;
} Editor;

/* What to store; also what was read. */
typedef struct
{
  HosoTodaySettings settings;
  HosoPlaybook *playbook;
  char *key;
  char *subject;
  char *text;
} Work;

struct _HosoTodayDialog
{
  AdwPreferencesWindow parent_instance;

  HosoWorkspace *workspace;
  GtkWidget *inside; /* of the window below */
  HosoTodaySettings settings;
  GPtrArray *editors; /* of Editor */
  GtkSpinButton *spins[7];
  GtkDropDown *gender;
};

G_DEFINE_FINAL_TYPE (HosoTodayDialog, hoso_today_dialog, ADW_TYPE_PREFERENCES_WINDOW)

static void
editor_free (gpointer data)
{
  Editor *editor = data;

  g_free (editor->key);
  g_clear_object (&editor->text);
  g_free (editor->old_subject);
  g_free (editor->old_text);
  g_free (editor);
}

static void
work_free (gpointer data)
{
  Work *work = data;

  g_clear_pointer (&work->playbook, hoso_playbook_free);
  g_free (work->key);
  g_free (work->subject);
  g_free (work->text);
  g_free (work);
}

/* --- On a thread of the store --- */

static gpointer
read_work (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *work = g_new0 (Work, 1);

  work->playbook = hoso_playbook_load (db, NULL, error);
  if (work->playbook != NULL && hoso_today_settings_load (db, &work->settings, error))
    return work;

  work_free (work);

  return NULL;
}

static gpointer
write_settings (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (hoso_today_settings_save (db, &((Work *)data)->settings, error));
}

/* Nothing at all goes back to what is shipped. */
static gpointer
write_steps (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Work *work = data;
  g_auto (GStrv) steps = *work->text != '\0' ? g_strsplit (work->text, "\n", -1) : NULL;

  return GINT_TO_POINTER (
    hoso_playbook_save_steps (db, work->key, (const char *const *)steps, error));
}

static gpointer
write_message (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Work *work = data;

  return GINT_TO_POINTER (hoso_playbook_save_message (
    db, work->key, work->subject, *work->text != '\0' ? work->text : NULL, error));
}

/* --- Saving --- */

static char *
dup_text (const Editor *editor)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (editor->text, &start, &end);

  return g_strstrip (gtk_text_buffer_get_text (editor->text, &start, &end, FALSE));
}

static void
save_editor (HosoTodayDialog *self, const Editor *editor)
{
  g_autofree char *text = dup_text (editor);
  const char *subject = editor->subject != NULL ? gtk_editable_get_text (editor->subject) : NULL;
  Work *work;

  if (g_str_equal (text, editor->old_text) && g_strcmp0 (subject, editor->old_subject) == 0)
    return;

  work = g_new0 (Work, 1);
  work->key = g_strdup (editor->key);
  work->subject = g_strdup (subject);
  work->text = g_steal_pointer (&text);
  hoso_write (self->inside, self->workspace, subject != NULL ? write_message : write_steps, work,
              work_free, NULL);
}

static void
save_settings (HosoTodayDialog *self)
{
  HosoTodaySettings settings = {
    .birthday_days = gtk_spin_button_get_value_as_int (self->spins[0]),
    .renewal_days = gtk_spin_button_get_value_as_int (self->spins[1]),
    .new_days = gtk_spin_button_get_value_as_int (self->spins[2]),
    .quiet_gaps = gtk_spin_button_get_value (self->spins[3]),
    .quiet_min = gtk_spin_button_get_value_as_int (self->spins[4]),
    .quiet_max = gtk_spin_button_get_value_as_int (self->spins[5]),
    .birth_year = gtk_spin_button_get_value_as_int (self->spins[6]),
    .gender = (HosoGender)gtk_drop_down_get_selected (self->gender),
  };
  Work *work;

  if (hoso_today_settings_equal (&settings, &self->settings))
    return;

  work = g_new0 (Work, 1);
  work->settings = settings;
  hoso_write (self->inside, self->workspace, write_settings, work, work_free, NULL);
}

static gboolean
hoso_today_dialog_close_request (GtkWindow *window)
{
  HosoTodayDialog *self = HOSO_TODAY_DIALOG (window);

  save_settings (self);
  for (guint i = 0; i < self->editors->len; i++)
    save_editor (self, g_ptr_array_index (self->editors, i));

  return GTK_WINDOW_CLASS (hoso_today_dialog_parent_class)->close_request (window);
}

/* --- Pages --- */

static AdwPreferencesPage *
add_page (HosoTodayDialog *self, const char *title, const char *icon)
{
  GtkWidget *page = adw_preferences_page_new ();

  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (page), title);
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (page), icon);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self), ADW_PREFERENCES_PAGE (page));

  return ADW_PREFERENCES_PAGE (page);
}

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));

  return ADW_PREFERENCES_GROUP (group);
}

static void
add_suffix (AdwPreferencesGroup *group, const char *title, GtkWidget *widget)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), widget);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), widget);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  adw_preferences_group_add (group, row);
}

static void
add_limits (HosoTodayDialog *self)
{
  const struct
  {
    const char *title;
    double low, high, value;
  } rows[] = {
    { _ ("Birthdays, days ahead"), 0, 60, self->settings.birthday_days },
    { _ ("Terms that end, days ahead"), 0, 365, self->settings.renewal_days },
    { _ ("New customers, days after the first order"), 0, 90, self->settings.new_days },
    { _ ("Quiet for so many times the usual gap"), 1, 20, self->settings.quiet_gaps },
    { _ ("Quiet for at least so many days"), 1, 365, self->settings.quiet_min },
    { _ ("Quiet for at most so many days"), 1, 3650, self->settings.quiet_max },
    { _ ("Your year of birth, 0 for not told"), 0, 2200, self->settings.birth_year },
  };
  const char *const genders[] = { _ ("Not told"), _ ("Female"), _ ("Male"), NULL };
  AdwPreferencesPage *page = add_page (self, _ ("Limits"), "emblem-system-symbolic");
  AdwPreferencesGroup *group = add_group (page, _ ("When Somebody Appears"), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double step = i == 3 ? 0.5 : 1;
      GtkWidget *spin = gtk_spin_button_new_with_range (rows[i].low, rows[i].high, step);

      if (i == 6)
        group = add_group (page, _ ("Who Writes to Customers"),
                           _ ("Decides whether a customer is “anh”, “chị”, “cô” or “em” in "
                              "messages, where the profile does not say it."));
      gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), rows[i].value);
      gtk_editable_set_width_chars (GTK_EDITABLE (spin), DIGITS);
      self->spins[i] = GTK_SPIN_BUTTON (spin);
      add_suffix (group, rows[i].title, spin);
    }
  self->gender = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (genders));
  gtk_drop_down_set_selected (self->gender, self->settings.gender);
  add_suffix (group, _ ("Your gender"), GTK_WIDGET (self->gender));
}

static GtkWidget *
make_text_row (const char *label, const char *text, GtkTextBuffer **buffer)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  *buffer = g_object_ref (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)));
  gtk_text_buffer_set_text (*buffer, text, -1);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), TEXT_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), scroller);

  return row;
}

/* @subject is NULL for the steps of a strategy. */
static void
add_editor (HosoTodayDialog *self,
            AdwPreferencesGroup *group,
            const char *key,
            const char *title,
            const char *subject,
            const char *text)
{
  Editor *editor = g_new0 (Editor, 1);
  GtkWidget *row = adw_expander_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  editor->key = g_strdup (key);
  editor->old_subject = g_strdup (subject);
  editor->old_text = g_strstrip (g_strdup (text));
  if (subject != NULL)
    {
      GtkWidget *entry = adw_entry_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _ ("Subject of an e-mail"));
      gtk_editable_set_text (GTK_EDITABLE (entry), subject);
      editor->subject = GTK_EDITABLE (entry);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), entry);
    }
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), make_text_row (title, text, &editor->text));
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->editors, editor);
}

static void
add_strategies (HosoTodayDialog *self, const HosoPlaybook *playbook)
{
  AdwPreferencesPage *page = add_page (self, _ ("What to Do"), "view-list-symbolic");
  AdwPreferencesGroup *group =
    add_group (page, _ ("Steps for Each Type"),
               _ ("One step on each line. Empty it to get back the steps that Hoso brings."));
  g_auto (GStrv) keys = hoso_playbook_list_strategies (playbook);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_auto (GStrv) steps = hoso_playbook_dup_steps (playbook, keys[i]);
      g_autofree char *text = g_strjoinv ("\n", steps);
      g_autofree char *name =
        g_strconcat (i < HOSO_PLAYBOOK_N_TYPES ? "customer-type." : "persona-type.", keys[i], NULL);

      add_editor (self, group, keys[i], hoso_name_get (name, NULL), NULL, text);
    }
}

static void
add_messages (HosoTodayDialog *self, const HosoPlaybook *playbook)
{
  AdwPreferencesPage *page = add_page (self, _ ("Messages"), "mail-unread-symbolic");
  AdwPreferencesGroup *group = add_group (
    page, _ ("Text for Each Reason"),
    _ ("{name}, {address}, {self}, {date} and {what} are filled in for each customer; with a "
       "capital letter, so is what is filled in. Empty a text to get back the one that Hoso "
       "brings."));
  g_auto (GStrv) keys = hoso_playbook_list_messages (playbook);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *name = g_strconcat ("today-kind.", keys[i], NULL);

      add_editor (self, group, keys[i], hoso_name_get (name, NULL),
                  hoso_playbook_get_subject (playbook, keys[i]),
                  hoso_playbook_get_text (playbook, keys[i]));
    }
}

/* --- The widget --- */

static void
hoso_today_dialog_dispose (GObject *object)
{
  HosoTodayDialog *self = HOSO_TODAY_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->inside);
  g_clear_pointer (&self->editors, g_ptr_array_unref);
  G_OBJECT_CLASS (hoso_today_dialog_parent_class)->dispose (object);
}

static void
hoso_today_dialog_class_init (HosoTodayDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hoso_today_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = hoso_today_dialog_close_request;
}

static void
hoso_today_dialog_init (HosoTodayDialog *self)
{
  self->editors = g_ptr_array_new_with_free_func (editor_free);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) inside = data;
  g_autoptr (GError) error = NULL;
  HosoTodayDialog *self;
  Work *work = hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  if (work == NULL)
    {
      hoso_window_show_error (inside, error);
      return;
    }

  self = g_object_new (HOSO_TYPE_TODAY_DIALOG, "transient-for", gtk_widget_get_root (inside),
                       "modal", TRUE, "search-enabled", FALSE, "title",
                       _ ("Limits, Steps and Messages"), NULL);
  self->workspace = HOSO_WORKSPACE (g_object_ref (source));
  self->settings = work->settings;
  self->inside = g_steal_pointer (&inside);
  add_limits (self);
  add_strategies (self, work->playbook);
  add_messages (self, work->playbook);
  work_free (work);
  gtk_window_present (GTK_WINDOW (self));
}

/* See hoso-today-dialog.h. */
void
hoso_today_dialog_present (GtkWidget *inside, HosoWorkspace *workspace)
{
  hoso_workspace_read_async (workspace, read_work, NULL, NULL, work_free, NULL, read_cb,
                             g_object_ref (inside));
}
