/* How the answers of a file find their customers.  A rule is shown where a
 * question of the file asks for what it needs.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-import-join-view.h"

#include "hoso-format.h"

#include <glib/gi18n-lib.h>

struct _HosoImportJoinView
{
  AdwBin parent_instance;

  AdwPreferencesGroup *group;
  AdwExpanderRow *rules_row;
  AdwActionRow *email_row;
  GtkCheckButton *email_check;
  AdwActionRow *phone_row;
  GtkCheckButton *phone_check;
  AdwActionRow *name_row;
  GtkCheckButton *name_check;
  AdwActionRow *customers_row;
  GtkCheckButton *customers_check;

  HosoJoinPreview preview;
  gboolean has_preview;
  HosoJoinRules offered_rules;
  gboolean offered_customers;
};

G_DEFINE_FINAL_TYPE (HosoImportJoinView, hoso_import_join_view, ADW_TYPE_BIN)

/* The titles of questions are the user's: no markup. */
static void
set_subtitle (AdwActionRow *row, const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_action_row_set_subtitle (row, markup);
}

static gboolean
show_question (AdwActionRow *row, const HosoDraft *draft, const char *field)
{
  const HosoQuestion *found = NULL;

  for (guint i = 0; i < draft->questions->len && found == NULL; i++)
    {
      const HosoQuestion *question = draft->questions->pdata[i];

      if (g_strcmp0 (question->field, field) == 0)
        found = question;
    }
  gtk_widget_set_visible (GTK_WIDGET (row), found != NULL);
  if (found != NULL)
    {
      g_autofree char *label = hoso_question_dup_label (found);
      /* Translators: %s is the title of a question. */
      g_autofree char *text = g_strdup_printf (_ ("From “%s”"), label);

      set_subtitle (row, text);
    }
  return found != NULL;
}

/* --- What the rules would do --- */

/* Appends the sentence with the number in it. */
static void
add_sentence (GString *text, const char *format, guint n)
{
  g_autofree char *number = hoso_format_integer (n, hoso_format_get_language ());
  g_autofree char *sentence = g_strdup_printf (format, number);

  g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
}

static void
add_joined (GString *text, const HosoJoinPreview *preview, guint joined)
{
  const char *language = hoso_format_get_language ();
  g_autofree char *rows = hoso_format_integer (preview->rows, language);
  g_autofree char *number = hoso_format_integer (joined, language);

  if (preview->all)
    /* Translators: the first %s is how many rows of answers a file holds, the
     * second how many of them belong to customers who are known already. */
    g_string_append_printf (text, _ ("Of %s responses, %s belong to customers you have."), rows,
                            number);
  else
    /* Translators: as above; the file holds more rows than were looked at. */
    g_string_append_printf (text, _ ("Of the first %s responses, %s belong to customers you have."),
                            rows, number);
}

static char *
dup_counts (HosoImportJoinView *self)
{
  HosoJoinCounts counts =
    hoso_join_preview_count (&self->preview, hoso_import_join_view_get_rules (self));
  g_autoptr (GString) text = g_string_new (NULL);

  add_joined (text, &self->preview, counts.joined);
  if (counts.asked > 0)
    add_sentence (text,
                  /* Translators: %s is a number of responses. */
                  ngettext ("%s has a customer’s name only: you will be asked.",
                            "%s have a customer’s name only: you will be asked.", counts.asked),
                  counts.asked);
  if (counts.strangers > 0 && hoso_import_join_view_get_add_customers (self))
    add_sentence (text,
                  /* Translators: %s is a number of responses. */
                  ngettext ("%s is of somebody new, who is added.",
                            "%s are of people who are new and are added.", counts.strangers),
                  counts.strangers);
  else if (counts.strangers > 0)
    add_sentence (text,
                  /* Translators: %s is a number of responses. */
                  ngettext ("%s is of somebody new and stays without a customer.",
                            "%s are of people who are new and stay without a customer.",
                            counts.strangers),
                  counts.strangers);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_counts (HosoImportJoinView *self)
{
  g_autofree char *text = NULL;

  if (self->has_preview)
    text = dup_counts (self);
  else
    text = g_strdup (_ ("Looking for your customers among the answers…"));
  adw_preferences_group_set_description (self->group, text);
}

static gboolean
is_on (AdwActionRow *row, GtkCheckButton *check)
{
  return gtk_widget_get_visible (GTK_WIDGET (row)) && gtk_check_button_get_active (check);
}

/* In a word each, those that hold. */
static void
show_rules (HosoImportJoinView *self)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autofree char *text = NULL;

  if (is_on (self->email_row, self->email_check))
    g_strv_builder_add (words, _ ("By e-mail"));
  if (is_on (self->phone_row, self->phone_check))
    g_strv_builder_add (words, _ ("By phone"));
  if (is_on (self->name_row, self->name_check))
    g_strv_builder_add (words, _ ("By name, once you confirm it"));
  list = g_strv_builder_end (words);
  text = list[0] != NULL ? g_strjoinv (" · ", list) : g_strdup (_ ("Not at all"));
  adw_expander_row_set_subtitle (self->rules_row, text);
}

/* Only a contact makes somebody a customer. */
static void
rule_changed_cb (HosoImportJoinView *self)
{
  show_rules (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->customers_row),
                            is_on (self->email_row, self->email_check) ||
                              is_on (self->phone_row, self->phone_check));
  show_counts (self);
}

static void
hoso_import_join_view_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), HOSO_TYPE_IMPORT_JOIN_VIEW);
  G_OBJECT_CLASS (hoso_import_join_view_parent_class)->dispose (object);
}

static void
hoso_import_join_view_class_init (HosoImportJoinViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_import_join_view_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class,
    "/io/github/hoso/Hoso/ui/hoso-import-join-view.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoImportJoinView, group);
  gtk_widget_class_bind_template_child (widget_class, HosoImportJoinView, rules_row);
  gtk_widget_class_bind_template_child (widget_class, HosoImportJoinView, email_row);
  gtk_widget_class_bind_template_child (widget_class, HosoImportJoinView, email_check);
  gtk_widget_class_bind_template_child (widget_class, HosoImportJoinView, phone_row);
  gtk_widget_class_bind_template_child (widget_class, HosoImportJoinView, phone_check);
  gtk_widget_class_bind_template_child (widget_class, HosoImportJoinView, name_row);
  gtk_widget_class_bind_template_child (widget_class, HosoImportJoinView, name_check);
  gtk_widget_class_bind_template_child (widget_class, HosoImportJoinView, customers_row);
  gtk_widget_class_bind_template_child (widget_class, HosoImportJoinView, customers_check);
  gtk_widget_class_bind_template_callback (widget_class, rule_changed_cb);
}

static void
hoso_import_join_view_init (HosoImportJoinView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static gboolean
asks_for_contact (const HosoDraft *draft)
{
  for (guint i = 0; i < draft->questions->len; i++)
    {
      const HosoQuestion *question = draft->questions->pdata[i];

      if (g_strcmp0 (question->field, "email") == 0 || g_strcmp0 (question->field, "phone") == 0)
        return TRUE;
    }
  return FALSE;
}

/* See hoso-import-join-view.h. */
void
hoso_import_join_view_reset (HosoImportJoinView *self, const HosoImportPlan *plan)
{
  const HosoPassport *passport = plan->passport;

  g_return_if_fail (HOSO_IS_IMPORT_JOIN_VIEW (self));

  self->offered_rules = passport != NULL ? passport->rules : 0;
  self->offered_customers = passport != NULL && passport->add_customers >= 0
                              ? passport->add_customers
                              : asks_for_contact (plan->offered);
  gtk_check_button_set_active (self->email_check,
                               (self->offered_rules & HOSO_JOIN_NOT_BY_EMAIL) == 0);
  gtk_check_button_set_active (self->phone_check,
                               (self->offered_rules & HOSO_JOIN_NOT_BY_PHONE) == 0);
  gtk_check_button_set_active (self->name_check,
                               (self->offered_rules & HOSO_JOIN_NOT_BY_NAME) == 0);
  gtk_check_button_set_active (self->customers_check, self->offered_customers);
}

/* See hoso-import-join-view.h. */
void
hoso_import_join_view_set_draft (HosoImportJoinView *self, const HosoDraft *draft)
{
  gboolean email = show_question (self->email_row, draft, "email");
  gboolean phone = show_question (self->phone_row, draft, "phone");
  gboolean name = show_question (self->name_row, draft, "name");

  gtk_widget_set_visible (GTK_WIDGET (self), email || phone || name);
  rule_changed_cb (self);
}

/* See hoso-import-join-view.h. */
void
hoso_import_join_view_set_preview (HosoImportJoinView *self, const HosoJoinPreview *preview)
{
  g_return_if_fail (HOSO_IS_IMPORT_JOIN_VIEW (self));

  self->has_preview = preview != NULL;
  if (preview != NULL)
    self->preview = *preview;
  show_counts (self);
}

/* See hoso-import-join-view.h. */
HosoJoinRules
hoso_import_join_view_get_rules (HosoImportJoinView *self)
{
  HosoJoinRules rules = 0;

  if (!gtk_check_button_get_active (self->email_check))
    rules |= HOSO_JOIN_NOT_BY_EMAIL;
  if (!gtk_check_button_get_active (self->phone_check))
    rules |= HOSO_JOIN_NOT_BY_PHONE;
  if (!gtk_check_button_get_active (self->name_check))
    rules |= HOSO_JOIN_NOT_BY_NAME;
  return rules;
}

/* See hoso-import-join-view.h. */
gboolean
hoso_import_join_view_get_add_customers (HosoImportJoinView *self)
{
  return gtk_check_button_get_active (self->customers_check);
}

/* See hoso-import-join-view.h. */
gboolean
hoso_import_join_view_is_changed (HosoImportJoinView *self)
{
  return hoso_import_join_view_get_rules (self) != self->offered_rules ||
         hoso_import_join_view_get_add_customers (self) != self->offered_customers;
}
