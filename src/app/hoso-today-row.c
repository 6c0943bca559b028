/* One customer on the page “Today”.  The name and the reasons are seen at once,
 * with a button for what is done; opened, the row tells the steps of the
 * strategy, to be ticked, and a text to copy.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-today-row.h"

#include "hoso-accessible.h"
#include "hoso-date-text.h"
#include "hoso-names.h"
#include "hoso-page-view.h"
#include "hoso-window.h"
#include "hoso-wrap-box.h"

#include <glib/gi18n-lib.h>

#define AVATAR 36

struct _HosoTodayRow
{
  AdwExpanderRow parent_instance;

  gint64 customer;
  GPtrArray *reasons;
  char *text;    /* of the message */
  char *mail;    /* with its subject */
  char *content; /* all that is shown but the ticks */
  GPtrArray *checks;
  gboolean updating;
};

enum
{
  SIGNAL_MARKED,
  SIGNAL_TICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];
static GQuark step_quark;

G_DEFINE_FINAL_TYPE (HosoTodayRow, hoso_today_row, ADW_TYPE_EXPANDER_ROW)

/* --- Actions --- */

static void
done_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_MARKED], 0, (guint)HOSO_TODAY_DONE, 0);
}

static void
later_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_MARKED], 0, (guint)HOSO_TODAY_LATER,
                 g_variant_get_int32 (parameter));
}

static void
never_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_MARKED], 0, (guint)HOSO_TODAY_NEVER, 0);
}

static void
copy_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), HOSO_TODAY_ROW (widget)->text);
  hoso_window_toast (widget, _ ("The message was copied."));
}

static void
copy_mail_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), HOSO_TODAY_ROW (widget)->mail);
  hoso_window_toast (widget, _ ("The e-mail was copied, its subject first."));
}

static void
open_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hoso_window_show_page (widget, HOSO_PAGE_CUSTOMERS, HOSO_TODAY_ROW (widget)->customer);
}

static void
check_toggled_cb (GtkCheckButton *check, HosoTodayRow *self)
{
  if (!self->updating)
    g_signal_emit (self, signals[SIGNAL_TICKED], 0,
                   (const char *)g_object_get_qdata (G_OBJECT (check), step_quark),
                   gtk_check_button_get_active (check));
}

/* --- Parts --- */

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);

  return label;
}

static GtkWidget *
make_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  hoso_accessible_name_once (button);

  return button;
}

/* The day of the tick stands behind the step. */
static void
show_tick (GtkWidget *check, const HosoTodayStep *step)
{
  g_autofree char *date = step->ticked_at != 0 ? hoso_date_text_dup_unix (step->ticked_at) : NULL;
  g_autofree char *text = date != NULL ? g_strdup_printf ("%s · %s", step->text, date)
                                       : g_strdup (step->text);
  GtkWidget *label = gtk_widget_get_last_child (check);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), step->ticked_at != 0);
  gtk_label_set_text (GTK_LABEL (label), text);
  if (step->ticked_at != 0)
    gtk_widget_add_css_class (label, "dim-label");
  else
    gtk_widget_remove_css_class (label, "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static GtkWidget *
make_check (HosoTodayRow *self, const HosoTodayStep *step)
{
  GtkWidget *check = gtk_check_button_new ();

  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), make_label (step->text, "body"));
  g_object_set_qdata_full (G_OBJECT (check), step_quark, g_strdup (step->text), g_free);
  show_tick (check, step);
  g_signal_connect_object (check, "toggled", G_CALLBACK (check_toggled_cb), self, 0);
  g_ptr_array_add (self->checks, check);

  return check;
}

static void
add_strategies (HosoTodayRow *self, GtkBox *box, const HosoTodayEntry *entry)
{
  for (guint i = 0; i < entry->strategies->len; i++)
    {
      const HosoTodayStrategy *strategy = g_ptr_array_index (entry->strategies, i);
      /* Translators: %s is a type of customers, such as “Loyal customer”. */
      g_autofree char *title = g_strdup_printf (_ ("What to do: %s"), strategy->name);

      gtk_box_append (box, make_label (title, "heading"));
      for (guint j = 0; j < strategy->steps->len; j++)
        gtk_box_append (box, make_check (self, g_ptr_array_index (strategy->steps, j)));
    }
}

static char *
dup_contacts (const HosoTodayEntry *entry)
{
  const char *parts[] = { entry->phone, entry->zalo, entry->email };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (parts[i] != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", parts[i]);
    }

  return g_string_free (text, FALSE);
}

/* What to say of the consent to messages that was withdrawn, or NULL. */
static const char *
get_consent_words (const HosoTodayEntry *entry)
{
  if (entry->consent != HOSO_CONSENT_WITHDRAWN)
    return NULL;

  return entry->may_write
           ? _ ("This customer does not agree to messages about offers. Answer what they wait "
                "for, and offer nothing.")
           : _ ("This customer does not agree to messages about offers, so do not send this. "
                "Their answer is in the profile.");
}

static void
add_consent (GtkBox *box, const HosoTodayEntry *entry)
{
  const char *words = get_consent_words (entry);
  GtkWidget *line;
  GtkWidget *icon;
  GtkWidget *label;

  if (words == NULL)
    return;
  line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  label = make_label (words, "body");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, "warning");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (box, line);
}

static void
add_message (GtkBox *box, const HosoTodayEntry *entry)
{
  g_autofree char *contacts = dup_contacts (entry);
  GtkWidget *text = make_label (entry->text, "hoso-message");
  GtkWidget *buttons = hoso_wrap_box_new ();
  GtkWidget *copy = make_button (_ ("_Copy Message"), "today.copy");

  gtk_box_append (box, make_label (_ ("What to write"), "heading"));
  add_consent (box, entry);
  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  gtk_box_append (box, text);
  hoso_wrap_box_append (HOSO_WRAP_BOX (buttons), copy);
  if (entry->email != NULL)
    hoso_wrap_box_append (HOSO_WRAP_BOX (buttons),
                          make_button (_ ("Copy as _E-mail"), "today.copy-mail"));
  gtk_box_append (box, buttons);
  if (*contacts != '\0')
    {
      GtkWidget *label = make_label (contacts, "dim-label");

      gtk_label_set_selectable (GTK_LABEL (label), TRUE);
      gtk_box_append (box, label);
    }
}

static GMenuModel *
make_later_menu (void)
{
  static const struct
  {
    const char *label;
    int days;
  } choices[] = {
    { N_ ("Tomorrow"), 1 },
    { N_ ("In Three Days"), 3 },
    { N_ ("In a Week"), 7 },
    { N_ ("In a Month"), 30 },
  };
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (choices[i].label), NULL);

      g_menu_item_set_action_and_target (item, "today.later", "i", choices[i].days);
      g_menu_append_item (menu, item);
    }

  return G_MENU_MODEL (menu);
}

static void
add_decisions (GtkBox *box)
{
  GtkWidget *buttons = hoso_wrap_box_new ();
  GtkWidget *done = make_button (_ ("_Done"), "today.done");
  GtkWidget *later = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = make_later_menu ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (later), _ ("Later"));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (later), menu);
  hoso_accessible_name_menu (later, _ ("Later"));
  gtk_widget_add_css_class (done, "suggested-action");
  hoso_wrap_box_append (HOSO_WRAP_BOX (buttons), done);
  hoso_wrap_box_append (HOSO_WRAP_BOX (buttons), later);
  hoso_wrap_box_append (HOSO_WRAP_BOX (buttons),
                        make_button (_ ("_Not Relevant"), "today.never"));
  hoso_wrap_box_append (HOSO_WRAP_BOX (buttons), make_button (_ ("_Profile"), "today.open"));
  gtk_widget_add_css_class (buttons, "hoso-decisions");
  gtk_box_append (box, buttons);
}

static GtkWidget *
make_body (HosoTodayRow *self, const HosoTodayEntry *entry)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  gtk_widget_add_css_class (box, "hoso-today-body");
  add_strategies (self, GTK_BOX (box), entry);
  if (entry->type_words != NULL)
    {
      GtkWidget *label = make_label (entry->type_words, "caption");

      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (box), label);
    }
  add_message (GTK_BOX (box), entry);
  add_decisions (GTK_BOX (box));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE);

  return row;
}

/* All words of an entry; two that are equal look the same but for their ticks. */
static char *
dup_content (const HosoTodayEntry *entry)
{
  GString *content = g_string_new (entry->name);
  g_autofree char *contacts = dup_contacts (entry);

  for (guint i = 0; i < entry->reasons->len; i++)
    {
      const HosoTodayReason *reason = g_ptr_array_index (entry->reasons, i);

      g_string_append_printf (content, "\n%s %s", reason->occasion, reason->words);
    }
  for (guint i = 0; i < entry->strategies->len; i++)
    {
      const HosoTodayStrategy *strategy = g_ptr_array_index (entry->strategies, i);

      for (guint j = 0; j < strategy->steps->len; j++)
        g_string_append_printf (content, "\n%s",
                                ((HosoTodayStep *)strategy->steps->pdata[j])->text);
    }
  g_string_append_printf (content, "\n%s\n%s\n%s\n%s\n%d", entry->type_words, contacts,
                          entry->subject, entry->text, (int)entry->consent);

  return g_string_free (content, FALSE);
}

/* --- The widget --- */

static void
hoso_today_row_finalize (GObject *object)
{
  HosoTodayRow *self = HOSO_TODAY_ROW (object);

  g_clear_pointer (&self->reasons, g_ptr_array_unref);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_free (self->text);
  g_free (self->mail);
  g_free (self->content);
  G_OBJECT_CLASS (hoso_today_row_parent_class)->finalize (object);
}

static void
hoso_today_row_class_init (HosoTodayRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hoso_today_row_finalize;
  step_quark = g_quark_from_static_string ("hoso-today-step");

  signals[SIGNAL_MARKED] =
    g_signal_new ("marked", HOSO_TYPE_TODAY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_INT);
  signals[SIGNAL_TICKED] =
    g_signal_new ("ticked", HOSO_TYPE_TODAY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);

  gtk_widget_class_install_action (widget_class, "today.done", NULL, done_activated);
  gtk_widget_class_install_action (widget_class, "today.later", "i", later_activated);
  gtk_widget_class_install_action (widget_class, "today.never", NULL, never_activated);
  gtk_widget_class_install_action (widget_class, "today.copy", NULL, copy_activated);
  gtk_widget_class_install_action (widget_class, "today.copy-mail", NULL, copy_mail_activated);
  gtk_widget_class_install_action (widget_class, "today.open", NULL, open_activated);
}

static void
hoso_today_row_init (HosoTodayRow *self)
{
  self->checks = g_ptr_array_new ();
}

static void
show_head (HosoTodayRow *self, const HosoTodayEntry *entry)
{
  g_autoptr (GString) subtitle = g_string_new (NULL);
  GtkWidget *avatar = adw_avatar_new (AVATAR, entry->name, TRUE);
  GtkWidget *done = gtk_button_new_from_icon_name ("object-select-symbolic");
  /* Translators: %s is a customer’s name. */
  g_autofree char *label = g_strdup_printf (_ ("Done: %s"), entry->name);

  for (guint i = 0; i < entry->reasons->len; i++)
    g_string_append_printf (subtitle, "%s%s", i > 0 ? "\n" : "",
                            ((HosoTodayReason *)entry->reasons->pdata[i])->words);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), entry->name);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle->str);
  hoso_accessible_name_images (avatar, entry->name);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), avatar);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (done), "today.done");
  gtk_widget_set_valign (done, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (done, _ ("Done"));
  gtk_widget_add_css_class (done, "flat");
  gtk_widget_add_css_class (done, "circular");
  gtk_accessible_update_property (GTK_ACCESSIBLE (done), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), done);
}

HosoTodayRow *
hoso_today_row_new (const HosoTodayEntry *entry)
{
  HosoTodayRow *self = g_object_new (HOSO_TYPE_TODAY_ROW, NULL);

  self->customer = entry->customer;
  self->reasons = g_ptr_array_ref (entry->reasons);
  self->text = g_strdup (entry->text);
  self->mail = g_strdup_printf ("%s\n\n%s", entry->subject, entry->text);
  self->content = dup_content (entry);
  show_head (self, entry);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "today.copy", entry->may_write);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "today.copy-mail", entry->may_write);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), make_body (self, entry));

  return self;
}

gboolean
hoso_today_row_update (HosoTodayRow *self, const HosoTodayEntry *entry)
{
  g_autofree char *content = dup_content (entry);
  guint n = 0;

  if (entry->customer != self->customer || !g_str_equal (content, self->content))
    return FALSE;

  self->updating = TRUE;
  for (guint i = 0; i < entry->strategies->len; i++)
    {
      const HosoTodayStrategy *strategy = g_ptr_array_index (entry->strategies, i);

      for (guint j = 0; j < strategy->steps->len; j++)
        show_tick (g_ptr_array_index (self->checks, n++), g_ptr_array_index (strategy->steps, j));
    }
  self->updating = FALSE;

  return TRUE;
}

gint64
hoso_today_row_get_customer (HosoTodayRow *self)
{
  return self->customer;
}

GPtrArray *
hoso_today_row_get_reasons (HosoTodayRow *self)
{
  return self->reasons;
}
