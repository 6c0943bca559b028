/* Small dialogues in front of changes to many customers.  Each owns what it will
 * work on until it was answered.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-bulk-dialogs.h"

#include "hoso-accessible.h"
#include "hoso-bulk-work.h"
#include "hoso-customer-content.h"
#include "hoso-customers.h"
#include "hoso-entry-row.h"
#include "hoso-export-dialog.h"
#include "hoso-field-editor.h"
#include "hoso-field-text.h"
#include "hoso-field.h"
#include "hoso-format.h"
#include "hoso-tag-box.h"
#include "hoso-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* One question. */
typedef struct
{
  GtkWidget *inside;
  HosoWorkspace *workspace;
  HosoBulkChange *change; /* what the answer completes */
  GPtrArray *fields;      /* of HosoField, or NULL */
  GtkWidget *tags;        /* widgets of the dialogue, those it has */
  GtkWidget *combo;
  GtkWidget *entry;
  GtkWidget *value; /* the group of the value's rows */
  GtkWidget *rows[2];
  AdwMessageDialog *dialog; /* borrowed */
  char *text;               /* the value so far, or NULL */
} Question;

static Question *
question_new (GtkWidget *inside, HosoWorkspace *workspace, HosoBulkChange *change)
{
  Question *question = g_new0 (Question, 1);

  question->inside = g_object_ref (inside);
  question->workspace = g_object_ref (workspace);
  question->change = change;
  return question;
}

static void
question_free (Question *question)
{
  g_object_unref (question->inside);
  g_object_unref (question->workspace);
  hoso_bulk_change_free (question->change);
  g_clear_pointer (&question->fields, g_ptr_array_unref);
  g_free (question->text);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static char **
dup_tags (GtkWidget *box)
{
  GPtrArray *tags = hoso_tag_box_get_tags (HOSO_TAG_BOX (box));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < tags->len; i++)
    g_strv_builder_add (builder, tags->pdata[i]);
  return g_strv_builder_end (builder);
}

static const HosoField *
get_field (Question *question)
{
  return question->fields->pdata[adw_combo_row_get_selected (ADW_COMBO_ROW (question->combo))];
}

/* FALSE where there is nothing to do. */
static gboolean
complete (Question *question)
{
  HosoBulkChange *change = question->change;

  if (question->tags != NULL)
    change->tags = dup_tags (question->tags);
  if (question->entry != NULL)
    change->text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (question->entry)));
  if (question->combo != NULL)
    {
      change->key = g_strdup (get_field (question)->key);
      change->text = g_strdup (question->text);
    }
  return question->tags == NULL || change->tags[0] != NULL;
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Question *question)
{
  if (g_str_equal (response, "do") && complete (question))
    hoso_bulk_work_run (question->inside, question->workspace,
                        g_steal_pointer (&question->change));
}

static void
closed_cb (gpointer data, GObject *dialog)
{
  question_free (data);
}

/* Without a tag there is nothing to do. */
static void
tags_changed_cb (AdwMessageDialog *dialog, HosoTagBox *box)
{
  adw_message_dialog_set_response_enabled (dialog, "do", hoso_tag_box_get_tags (box)->len > 0);
}

/* A segment has a name. */
static void
name_changed_cb (AdwMessageDialog *dialog, GtkEditable *entry)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_message_dialog_set_response_enabled (dialog, "do", *name != '\0');
}

/* Takes @question, whose widgets are in @child. */
static void
present (Question *question,
         const char *heading,
         const char *body,
         const char *label,
         GtkWidget *child)
{
  GtkRoot *root = gtk_widget_get_root (question->inside);
  GtkWidget *widget =
    adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, body);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);

  adw_message_dialog_set_extra_child (dialog, child);
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "do", label, NULL);
  adw_message_dialog_set_response_appearance (dialog, "do", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "do");
  adw_message_dialog_set_close_response (dialog, "cancel");
  if (question->tags != NULL)
    {
      g_signal_connect_object (question->tags, "changed", G_CALLBACK (tags_changed_cb), dialog,
                               G_CONNECT_SWAPPED);
      tags_changed_cb (dialog, HOSO_TAG_BOX (question->tags));
    }
  if (question->entry != NULL)
    {
      g_signal_connect_object (question->entry, "changed", G_CALLBACK (name_changed_cb), dialog,
                               G_CONNECT_SWAPPED);
      name_changed_cb (dialog, GTK_EDITABLE (question->entry));
    }
  question->dialog = dialog;
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), question);
  g_object_weak_ref (G_OBJECT (dialog), closed_cb, question);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- Tags --- */

/* On a reading thread. */
static gpointer
list_tags (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return hoso_tags_list (db, error);
}

static void
tags_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Question) question = data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) tags = hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);
  gboolean add = question->change->kind == HOSO_BULK_TAG;
  guint n = question->change->ids->len;
  g_autofree char *number = hoso_format_integer (n, hoso_format_get_language ());
  g_autofree char *heading = NULL;

  if (tags == NULL)
    {
      hoso_window_show_error (question->inside, error);
      return;
    }
  /* Translators: %s is a number of customers. */
  heading = g_strdup_printf (
    add ? ngettext ("Tag %s Customer", "Tag %s Customers", n)
        : ngettext ("Remove Tags of %s Customer", "Remove Tags of %s Customers", n),
    number);
  question->tags = hoso_tag_box_new ();
  gtk_widget_set_halign (question->tags, GTK_ALIGN_CENTER);
  hoso_tag_box_set_suggestions (HOSO_TAG_BOX (question->tags), (const char *const *)tags);
  present (question, heading,
           add ? _ ("They keep the tags that they have.")
               : _ ("Add the tags here that all of them should lose."),
           add ? _ ("_Tag") : _ ("_Remove Tags"), question->tags);
  g_steal_pointer (&question);
}

/* See hoso-bulk-dialogs.h. */
void
hoso_bulk_ask_tags (GtkWidget *inside, HosoWorkspace *workspace, GArray *ids, gboolean add)
{
  HosoBulkChange *change = hoso_bulk_change_new (add ? HOSO_BULK_TAG : HOSO_BULK_UNTAG, ids);

  hoso_workspace_read_async (workspace, list_tags, NULL, NULL, (GDestroyNotify)g_strfreev, NULL,
                             tags_cb, question_new (inside, workspace, change));
}

/* --- One field --- */

/* On a reading thread. */
static gpointer
list_fields (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return hoso_fields_list (db, HOSO_CUSTOMER_PERSON, error);
}

/* Nothing written clears what they have: the button says so. */
static void
update_answer (Question *question)
{
  g_autofree char *value = hoso_field_parse (get_field (question), question->text, NULL);
  gboolean clear = value != NULL && *value == '\0';

  adw_message_dialog_set_response_enabled (question->dialog, "do", value != NULL);
  adw_message_dialog_set_response_label (question->dialog, "do",
                                         clear ? _ ("C_lear Detail") : _ ("_Change"));
  adw_message_dialog_set_response_appearance (
    question->dialog, "do", clear ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
  hoso_accessible_name_once (GTK_WIDGET (question->dialog));
}

static void
value_edited_cb (const HosoField *field, const char *text, gpointer owner)
{
  Question *question = owner;

  g_free (question->text);
  question->text = g_strdup (text);
  update_answer (question);
}

/* The value is written as in the form: the choices of a field are offered. */
static void
show_value (Question *question)
{
  const HosoFieldEditing editing = {
    .field = get_field (question),
    .edited = value_edited_cb,
    .owner = question,
  };

  for (guint i = 0; i < G_N_ELEMENTS (question->rows); i++)
    if (question->rows[i] != NULL)
      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (question->value), question->rows[i]);
  g_free (question->text);
  question->text = g_strdup ("");
  question->rows[0] = hoso_field_editor_new (&editing);
  question->rows[1] = hoso_field_editor_get_message (question->rows[0]);
  for (guint i = 0; i < G_N_ELEMENTS (question->rows); i++)
    if (question->rows[i] != NULL)
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (question->value), question->rows[i]);
  if (question->dialog != NULL)
    update_answer (question);
}

static GtkWidget *
make_field_rows (Question *question)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < question->fields->len; i++)
    gtk_string_list_take (names, hoso_field_dup_label (question->fields->pdata[i],
                                                       hoso_format_get_language ()));
  question->value = adw_preferences_group_new ();
  question->combo = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (question->combo), _ ("Detail"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (question->combo), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Detail"), -1);
  adw_combo_row_set_model (ADW_COMBO_ROW (question->combo), G_LIST_MODEL (names));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (question->value), question->combo);
  show_value (question);
  g_signal_connect_swapped (question->combo, "notify::selected", G_CALLBACK (show_value),
                            question);
  return question->value;
}

static void
fields_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Question) question = data;
  g_autoptr (GError) error = NULL;
  guint n = question->change->ids->len;
  g_autofree char *number = hoso_format_integer (n, hoso_format_get_language ());
  g_autofree char *heading = NULL;

  question->fields = hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);
  if (question->fields == NULL)
    {
      hoso_window_show_error (question->inside, error);
      return;
    }
  /* Translators: %s is a number of customers. */
  heading = g_strdup_printf (ngettext ("Change %s Customer", "Change %s Customers", n), number);
  present (question, heading,
           _ ("All of them get this value. Leave it empty to clear what they have."),
           _ ("_Change"), make_field_rows (question));
  update_answer (question);
  g_steal_pointer (&question);
}

/* See hoso-bulk-dialogs.h. */
void
hoso_bulk_ask_field (GtkWidget *inside, HosoWorkspace *workspace, GArray *ids)
{
  HosoBulkChange *change = hoso_bulk_change_new (HOSO_BULK_FIELD, ids);

  hoso_workspace_read_async (workspace, list_fields, NULL, NULL,
                             (GDestroyNotify)g_ptr_array_unref, NULL, fields_cb,
                             question_new (inside, workspace, change));
}

/* --- A segment --- */

/* See hoso-bulk-dialogs.h. */
void
hoso_bulk_ask_segment (GtkWidget *inside, HosoWorkspace *workspace, GArray *ids)
{
  HosoBulkChange *change = hoso_bulk_change_new (HOSO_BULK_SEGMENT, ids);
  Question *question = question_new (inside, workspace, change);
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *number = hoso_format_integer (ids->len, hoso_format_get_language ());
  /* Translators: %s is a number of customers. */
  g_autofree char *heading =
    g_strdup_printf (ngettext ("Make a Segment of %s Customer", "Make a Segment of %s Customers",
                               ids->len),
                     number);

  question->entry = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (question->entry), _ ("Name of the segment"));
  hoso_entry_row_set_name (ADW_ENTRY_ROW (question->entry), _ ("Name of the segment"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), question->entry);
  present (question, heading,
           _ ("They get a tag of the same name; whoever gets that tag later belongs to the "
              "segment too."),
           _ ("_Make Segment"), group);
}

/* --- A file --- */

/* What the file is written of, kept with the widget while the chooser is open. */
#define IDS_KEY "hoso-bulk-ids"
#define WORKSPACE_KEY "hoso-bulk-workspace"

static void
file_chosen_cb (GtkWidget *inside, const char *format, const char *path)
{
  HosoWorkspace *workspace = g_object_get_data (G_OBJECT (inside), WORKSPACE_KEY);
  GArray *ids = g_object_get_data (G_OBJECT (inside), IDS_KEY);

  hoso_bulk_work_export (inside, workspace, ids,
                         g_str_equal (format, "vcf") ? HOSO_CUSTOMERS_VCARD : HOSO_CUSTOMERS_CSV,
                         path);
}

/* See hoso-bulk-dialogs.h. */
void
hoso_bulk_ask_file (GtkWidget *inside, HosoWorkspace *workspace, GArray *ids)
{
  static const HosoExportFormat formats[] = {
    { "csv", N_ ("Table for Excel (CSV)") },
    { "vcf", N_ ("Contacts for telephones (vCard)") },
    { NULL, NULL },
  };

  g_object_set_data_full (G_OBJECT (inside), IDS_KEY, g_array_copy (ids),
                          (GDestroyNotify)g_array_unref);
  g_object_set_data_full (G_OBJECT (inside), WORKSPACE_KEY, g_object_ref (workspace),
                          g_object_unref);
  hoso_export_dialog_show (inside, _ ("Export Customers"), _ ("Customers"), formats,
                           file_chosen_cb);
}

/* --- Too many at once --- */

#define OFFER_KEY "hoso-bulk-offer"

static void
offer_answered_cb (AdwMessageDialog *dialog, const char *response, GtkWidget *inside)
{
  GArray *ids = g_object_get_data (G_OBJECT (dialog), OFFER_KEY);
  HosoWorkspace *workspace = g_object_get_data (G_OBJECT (dialog), WORKSPACE_KEY);

  if (g_str_equal (response, "export"))
    hoso_bulk_ask_file (inside, workspace, ids);
}

/* See hoso-bulk-dialogs.h. */
gboolean
hoso_bulk_check_number (GtkWidget *inside, HosoWorkspace *workspace, GArray *ids)
{
  const char *language = hoso_format_get_language ();
  g_autofree char *most = hoso_format_integer (HOSO_CUSTOMER_CONTENT_MAX, language);
  g_autofree char *chosen = hoso_format_integer (ids->len, language);
  GtkRoot *root = gtk_widget_get_root (inside);
  g_autofree char *body = NULL;
  GtkWidget *dialog;

  if (ids->len <= HOSO_CUSTOMER_CONTENT_MAX)
    return TRUE;
  body = g_strdup_printf (
    /* Translators: the first %s is a number of customers, the second how many are chosen. */
    _ ("At most %s customers can be copied or dragged at once, and %s are chosen. A file takes "
       "all of them."),
    most, chosen);
  dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                   _ ("Too Many to Copy or Drag"), body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "export",
                                    _ ("_Export…"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "export",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "export");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), OFFER_KEY, g_array_copy (ids),
                          (GDestroyNotify)g_array_unref);
  g_object_set_data_full (G_OBJECT (dialog), WORKSPACE_KEY, g_object_ref (workspace),
                          g_object_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (offer_answered_cb), inside, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return FALSE;
}
