/* One import in the list of all.  Main thread only; taking it back runs on the
 * workspace's threads.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-import-detail-view.h"

#include "hoso-date-text.h"
#include "hoso-format.h"
#include "hoso-import-facts.h"
#include "hoso-imports.h"
#include "hoso-names.h"
#include "hoso-problem-list.h"
#include "hoso-window.h"

#include <glib/gi18n-lib.h>

struct _HosoImportDetailView
{
  AdwBin parent_instance;

  GtkRevealer *obstacle_revealer;
  GtkLabel *obstacle;
  GtkLabel *file;
  GtkLabel *caption;
  GtkWidget *decide_list;
  AdwActionRow *decide_row;
  GtkListBox *facts;
  GtkWidget *change_box;
  GtkLabel *change_heading;
  GtkListBox *changes;
  GtkLabel *change_rest;
  GtkWidget *customer_box;
  GtkLabel *customer_heading;
  GtkListBox *customers;
  GtkLabel *customer_rest;
  HosoProblemList *problems;

  HosoWorkspace *workspace; /* or NULL */
  gint64 import;
  gint64 survey;
};

enum
{
  DECIDE,
  UNDONE,
  LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HosoImportDetailView, hoso_import_detail_view, ADW_TYPE_BIN)

/* --- Taking back --- */

static gpointer
undo_import (HosoDb *db, gpointer import, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (hoso_imports_undo (db, *(gint64 *)import, error));
}

static void
show_obstacle (HosoImportDetailView *self, const char *sentence)
{
  gtk_label_set_text (self->obstacle, sentence != NULL ? sentence : "");
  gtk_revealer_set_reveal_child (self->obstacle_revealer, sentence != NULL);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoImportDetailView) self = data;
  g_autoptr (GError) error = NULL;

  if (hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error) != NULL)
    g_signal_emit (self, signals[UNDONE], 0);
  else if (self->workspace != NULL)
    show_obstacle (self, error->message);
}

static void
undo_response_cb (AdwMessageDialog *dialog, const char *response, HosoImportDetailView *self)
{
  if (!g_str_equal (response, "undo") || self->workspace == NULL)
    return;

  show_obstacle (self, NULL);
  hoso_workspace_write_async (self->workspace, undo_import,
                              g_memdup2 (&self->import, sizeof self->import), g_free, NULL, NULL,
                              undone_cb, g_object_ref (self));
}

/* Asked first: what is taken back here comes again only with its file. */
static void
undo_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoImportDetailView *self = HOSO_IMPORT_DETAIL_VIEW (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  AdwMessageDialog *dialog;

  if (self->import == 0)
    return;
  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (
    GTK_WINDOW (root), _ ("Undo This Import?"),
    _ ("What it added goes, and what it changed is as it was before. To have it again, "
       "import the file again.")));
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "undo", _ ("_Undo Import"),
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog, "undo", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "undo");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (undo_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- Leaving --- */

static void
decide_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[DECIDE], 0);
}

static void
customer_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hoso_window_show_page (widget, HOSO_PAGE_CUSTOMERS, g_variant_get_int64 (parameter));
  g_signal_emit (widget, signals[LEFT], 0);
}

static void
survey_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoImportDetailView *self = HOSO_IMPORT_DETAIL_VIEW (widget);

  hoso_window_show_page (widget, HOSO_PAGE_SURVEYS, self->survey);
  g_signal_emit (widget, signals[LEFT], 0);
}

/* --- Showing --- */

static void
clear_list (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

/* A row that leads to the customer where there is one. */
static void
add_row (GtkListBox *list, const char *title, const char *subtitle, gint64 customer)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (customer != 0)
    {
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", customer);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "detail.customer");
    }
  gtk_list_box_append (list, row);
}

static char *
dup_subject (const HosoImportChange *change)
{
  g_autofree char *key = NULL;

  if (change->field == NULL)
    return g_strdup (change->question);
  if (change->title != NULL)
    return g_strdup (change->title);
  key = g_strconcat ("field.", change->field, NULL);
  return g_strdup (hoso_name_get (key, hoso_format_get_language ()));
}

static void
add_change (HosoImportDetailView *self, const HosoImportChange *change)
{
  g_autofree char *subject = dup_subject (change);
  g_autofree char *title =
    /* Translators: what an answer was before and what it is now. */
    g_strdup_printf (_ ("%s → %s"), change->before != NULL ? change->before : _ ("Nothing"),
                     change->after != NULL ? change->after : _ ("Nothing"));
  g_autofree char *subtitle =
    change->who != NULL ? g_strjoin (" · ", change->who, subject, NULL) : g_strdup (subject);

  add_row (self->changes, title, subtitle, change->customer);
}

/* Says how many of @n are not shown. */
static void
show_rest (GtkLabel *label, guint64 n, guint shown)
{
  g_autofree char *some = hoso_format_integer (shown, hoso_format_get_language ());
  g_autofree char *all = hoso_format_integer (n, hoso_format_get_language ());
  /* Translators: how many are shown, and of how many. */
  g_autofree char *text = g_strdup_printf (_ ("%s of %s are shown."), some, all);

  gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), n > shown);
}

static void
show_changes (HosoImportDetailView *self, const HosoImportDetail *detail)
{
  guint64 n = detail->counts.answers + detail->counts.fields;
  g_autofree char *number = hoso_format_integer (n, hoso_format_get_language ());
  /* Translators: %s is how many answers and details of customers an import changed. */
  g_autofree char *heading =
    g_strdup_printf (ngettext ("%s Thing Changed", "%s Things Changed", n), number);

  clear_list (self->changes);
  gtk_label_set_text (self->change_heading, heading);
  for (guint i = 0; i < detail->changes->len; i++)
    add_change (self, g_ptr_array_index (detail->changes, i));
  show_rest (self->change_rest, n, detail->changes->len);
  gtk_widget_set_visible (self->change_box, n > 0);
}

static void
show_customers (HosoImportDetailView *self, const HosoImportDetail *detail)
{
  guint64 n = detail->counts.customers;
  g_autofree char *number = hoso_format_integer (n, hoso_format_get_language ());
  /* Translators: %s is how many customers an import added. */
  g_autofree char *heading =
    g_strdup_printf (ngettext ("%s Customer Added", "%s Customers Added", n), number);

  clear_list (self->customers);
  gtk_label_set_text (self->customer_heading, heading);
  for (guint i = 0; i < detail->customers->len; i++)
    {
      const HosoImportedCustomer *customer = g_ptr_array_index (detail->customers, i);

      add_row (self->customers, customer->name,
               customer->customer == 0 ? _ ("Deleted since") : NULL, customer->customer);
    }
  show_rest (self->customer_rest, n, detail->customers->len);
  gtk_widget_set_visible (self->customer_box, n > 0);
}

static void
show_head (HosoImportDetailView *self, const HosoImportReport *report, guint64 open)
{
  g_autofree char *date = hoso_date_text_dup_unix (report->at);
  g_autofree char *caption =
    report->name != NULL ? g_strjoin (" · ", report->name, date, NULL) : g_strdup (date);
  g_autofree char *number = hoso_format_integer (open, hoso_format_get_language ());
  /* Translators: %s is how many questions an import left open. */
  g_autofree char *questions =
    g_strdup_printf (ngettext ("%s question to decide", "%s questions to decide", open), number);

  gtk_label_set_text (self->file, report->file_name);
  gtk_label_set_text (self->caption, caption);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->decide_row), questions);
  gtk_widget_set_visible (self->decide_list, open > 0);
}

static void
hoso_import_detail_view_dispose (GObject *object)
{
  HosoImportDetailView *self = HOSO_IMPORT_DETAIL_VIEW (object);

  g_clear_object (&self->workspace);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HOSO_TYPE_IMPORT_DETAIL_VIEW);
  G_OBJECT_CLASS (hoso_import_detail_view_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (
    klass, "/io/github/hoso/Hoso/ui/hoso-import-detail-view.ui");
  gtk_widget_class_bind_template_child (klass, HosoImportDetailView, obstacle_revealer);
  gtk_widget_class_bind_template_child (klass, HosoImportDetailView, obstacle);
  gtk_widget_class_bind_template_child (klass, HosoImportDetailView, file);
  gtk_widget_class_bind_template_child (klass, HosoImportDetailView, caption);
  gtk_widget_class_bind_template_child (klass, HosoImportDetailView, decide_list);
  gtk_widget_class_bind_template_child (klass, HosoImportDetailView, decide_row);
  gtk_widget_class_bind_template_child (klass, HosoImportDetailView, facts);
  gtk_widget_class_bind_template_child (klass, HosoImportDetailView, change_box);
  gtk_widget_class_bind_template_child (klass, HosoImportDetailView, change_heading);
  gtk_widget_class_bind_template_child (klass, HosoImportDetailView, changes);
  gtk_widget_class_bind_template_child (klass, HosoImportDetailView, change_rest);
  gtk_widget_class_bind_template_child (klass, HosoImportDetailView, customer_box);
  gtk_widget_class_bind_template_child (klass, HosoImportDetailView, customer_heading);
  gtk_widget_class_bind_template_child (klass, HosoImportDetailView, customers);
  gtk_widget_class_bind_template_child (klass, HosoImportDetailView, customer_rest);
  gtk_widget_class_bind_template_child (klass, HosoImportDetailView, problems);
}

static void
hoso_import_detail_view_class_init (HosoImportDetailViewClass *klass)
{
  static const char *const names[] = { "decide", "undone", "left" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_import_detail_view_dispose;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], HOSO_TYPE_IMPORT_DETAIL_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                               NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (HOSO_TYPE_PROBLEM_LIST);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "detail.undo", NULL, undo_activated);
  gtk_widget_class_install_action (widget_class, "detail.decide", NULL, decide_activated);
  gtk_widget_class_install_action (widget_class, "detail.survey", NULL, survey_activated);
  gtk_widget_class_install_action (widget_class, "detail.customer", "x", customer_activated);
}

static void
hoso_import_detail_view_init (HosoImportDetailView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* See hoso-import-detail-view.h. */
void
hoso_import_detail_view_set_workspace (HosoImportDetailView *self, HosoWorkspace *workspace)
{
  g_return_if_fail (HOSO_IS_IMPORT_DETAIL_VIEW (self));

  g_set_object (&self->workspace, workspace);
}

/* Shows @detail, which the caller keeps. */
void
hoso_import_detail_view_set_detail (HosoImportDetailView *self, const HosoImportDetail *detail)
{
  const HosoImportReport *report = detail->report;

  g_return_if_fail (HOSO_IS_IMPORT_DETAIL_VIEW (self));

  if (self->import != report->id)
    show_obstacle (self, NULL);
  self->import = report->id;
  self->survey = report->survey;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "detail.survey", report->survey != 0);
  show_head (self, report, detail->open);
  hoso_import_facts_fill (self->facts, report);
  show_changes (self, detail);
  show_customers (self, detail);
  hoso_problem_list_set_problems (self->problems, report->draft->problems, report->file_name,
                                  FALSE);
}
