/* One question against another, as a heat map or bars with their table: how many,
 * the share of the row, and where a cell differs from the other rows beyond chance.  Main thread
 * only; the counting is done on a reading thread.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-crosstab-dialog.h"

#include <glib/gi18n-lib.h>

#include "hoso-chart-view.h"
#include "hoso-crosstab.h"
#include "hoso-field.h"
#include "hoso-fields.h"
#include "hoso-format.h"
#include "hoso-label-factory.h"
#include "hoso-plots.h"
#include "hoso-window.h"

#define OTHER_LETTERS 40

/* What a question can be compared with. */
typedef struct
{
  gint64 question; /* or 0 */
  char *field;     /* then its key, or “type” */
} Other;

static void
other_free (gpointer data)
{
  g_free (((Other *)data)->field);
  g_free (data);
}

struct _HosoCrosstabDialog
{
  AdwWindow parent_instance;

  GtkDropDown *other;
  GtkLabel *words;
  HosoChartView *chart;

  HosoWorkspace *workspace;
  gint64 question;
  GPtrArray *others; /* of Other */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (HosoCrosstabDialog, hoso_crosstab_dialog, ADW_TYPE_WINDOW)

static void
show_table (HosoCrosstabDialog *self, const HosoCrosstab *table)
{
  g_autofree char *words = hoso_crosstab_describe (table);

  gtk_label_set_text (self->words, words);
  hoso_chart_view_take_plot (self->chart,
                             hoso_plots_of_crosstab (table, hoso_format_get_language ()));
}

typedef struct
{
  gint64 row;
  gint64 question; /* of the column, or 0 */
  char *field;     /* then its key */
} Pair;

static void
pair_free (gpointer data)
{
  g_free (((Pair *)data)->field);
  g_free (data);
}

/* On a reading thread. */
static gpointer
make_table (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Pair *pair = data;

  const HosoCrosstabSubject row = { pair->row, NULL };
  const HosoCrosstabSubject column = { pair->question, pair->field };

  return hoso_crosstab_make_of (db, &row, &column, cancellable, error);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoCrosstabDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoCrosstab) table =
    hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workspace == NULL)
    return;
  if (table != NULL)
    show_table (self, table);
  else
    gtk_label_set_text (self->words, error->message);
}

static void
compare (HosoCrosstabDialog *self)
{
  guint place = gtk_drop_down_get_selected (self->other);
  const Other *other;
  Pair *pair;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  hoso_chart_view_take_plot (self->chart, NULL);
  if (place >= self->others->len)
    return;

  pair = g_new0 (Pair, 1);
  pair->row = self->question;
  other = self->others->pdata[place];
  pair->question = other->question;
  pair->field = g_strdup (other->field);
  self->cancellable = g_cancellable_new ();
  hoso_workspace_read_async (self->workspace, make_table, pair, pair_free,
                             (GDestroyNotify)hoso_crosstab_free, self->cancellable, made_cb,
                             g_object_ref (self));
}

/* Takes @label. */
static void
add_other (
  HosoCrosstabDialog *self, GtkStringList *labels, gint64 question, const char *field, char *label)
{
  Other *other = g_new0 (Other, 1);

  other->question = question;
  other->field = g_strdup (field);
  g_ptr_array_add (self->others, other);
  gtk_string_list_take (labels, label);
}

/* --- What is known of the customers who answered --- */

/* On a reading thread. */
static gpointer
list_fields (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return hoso_fields_list_all (db, error);
}

static gboolean
has_few_values (const HosoField *field)
{
  HosoFieldType type = hoso_field_get_type_of (field);

  return !field->retired && (type == HOSO_FIELD_CHOICE || type == HOSO_FIELD_CHOICES ||
                             type == HOSO_FIELD_SCALE || type == HOSO_FIELD_YES_NO ||
                             type == HOSO_FIELD_PLACE);
}

static void
fields_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoCrosstabDialog) self = data;
  g_autoptr (GPtrArray) fields =
    hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, NULL);
  GtkStringList *labels;

  if (self->workspace == NULL || fields == NULL)
    return;
  labels = GTK_STRING_LIST (gtk_drop_down_get_model (self->other));
  /* Translators: %s is what is known of customers, such as “Gender”. */
  add_other (self, labels, 0, "type",
             g_strdup_printf (_ ("Of customers: %s"), _ ("Customer type")));
  for (guint i = 0; i < fields->len; i++)
    {
      const HosoField *field = fields->pdata[i];
      g_autofree char *label = hoso_field_dup_label (field, hoso_format_get_language ());

      if (has_few_values (field))
        add_other (self, labels, 0, field->key, g_strdup_printf (_ ("Of customers: %s"), label));
    }
}

static void
hoso_crosstab_dialog_dispose (GObject *object)
{
  HosoCrosstabDialog *self = HOSO_CROSSTAB_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  G_OBJECT_CLASS (hoso_crosstab_dialog_parent_class)->dispose (object);
}

static void
hoso_crosstab_dialog_class_init (HosoCrosstabDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hoso_crosstab_dialog_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static GtkWidget *
make_content (HosoCrosstabDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_widget_set_valign (GTK_WIDGET (self->chart), GTK_ALIGN_START);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->chart));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->other));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->words));
  gtk_box_append (GTK_BOX (box), scrolled);
  return box;
}

static void
hoso_crosstab_dialog_init (HosoCrosstabDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = hoso_label_factory_new (OTHER_LETTERS);
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->others = g_ptr_array_new_with_free_func (other_free);
  self->other = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_drop_down_set_factory (self->other, factory);
  self->words = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->words, 0);
  gtk_label_set_wrap (self->words, TRUE);
  gtk_label_set_wrap_mode (self->words, PANGO_WRAP_WORD_CHAR);
  self->chart = HOSO_CHART_VIEW (hoso_chart_view_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->other), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Compare with"), -1);
  gtk_box_append (GTK_BOX (outer), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (outer), make_content (self));
  adw_window_set_content (ADW_WINDOW (self), outer);
  gtk_window_set_default_size (GTK_WINDOW (self), 680, 560);
}

gboolean
hoso_crosstab_dialog_takes (const HosoQuestion *question)
{
  return hoso_question_kind_get_coding (question->kind) != HOSO_CODING_TEXT;
}

/* See hoso-crosstab-dialog.h. */
void
hoso_crosstab_dialog_present (GtkWidget *inside,
                              HosoWorkspace *workspace,
                              const HosoSurvey *survey,
                              const HosoQuestion *question)
{
  g_autofree char *title = hoso_question_dup_label (question);
  HosoCrosstabDialog *self =
    g_object_new (HOSO_TYPE_CROSSTAB_DIALOG, "transient-for", gtk_widget_get_root (inside),
                  "modal", TRUE, "destroy-with-parent", TRUE, "title", title, NULL);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  self->workspace = g_object_ref (workspace);
  self->question = question->id;
  for (guint i = 0; i < survey->questions->len; i++)
    {
      const HosoQuestion *other = survey->questions->pdata[i];

      if (other->id == question->id || !hoso_crosstab_dialog_takes (other))
        continue;
      add_other (self, labels, other->id, NULL, hoso_question_dup_label (other));
    }
  gtk_drop_down_set_model (self->other, G_LIST_MODEL (labels));
  g_signal_connect_object (self->other, "notify::selected", G_CALLBACK (compare), self,
                           G_CONNECT_SWAPPED);
  compare (self);
  hoso_workspace_read_async (self->workspace, list_fields, NULL, NULL,
                             (GDestroyNotify)g_ptr_array_unref, NULL, fields_cb,
                             g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
}
