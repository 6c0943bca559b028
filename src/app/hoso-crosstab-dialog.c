/* One question against another, as a table: how many, the share of the row, and
 * in words where a cell differs from the other rows beyond chance.  Main thread
 * only; the counting is done on a reading thread.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-crosstab-dialog.h"

#include <glib/gi18n-lib.h>

#include "hoso-crosstab.h"
#include "hoso-format.h"
#include "hoso-label-factory.h"
#include "hoso-window.h"

/* Fewer people in a row are counted, never expressed as per cent. */
#define TINY_BASE 10
#define LABEL_LETTERS 24
#define OTHER_LETTERS 40

struct _HosoCrosstabDialog
{
  AdwWindow parent_instance;

  GtkDropDown *other;
  GtkLabel *words;
  GtkGrid *grid;
  GtkLabel *source;

  HosoWorkspace *workspace;
  gint64 question;
  GArray *others; /* of gint64 */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (HosoCrosstabDialog, hoso_crosstab_dialog, ADW_TYPE_WINDOW)

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LABEL_LETTERS);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_cell (const HosoCrosstab *table, guint row, guint column)
{
  const char *language = hoso_format_get_language ();
  guint64 base = table->row_bases[row];
  guint64 n = table->counts[row * table->n_columns + column];
  const char *difference = hoso_crosstab_get_words (table, row, column);
  g_autofree char *count = hoso_format_integer ((gint64)n, language);
  g_autofree char *share = hoso_format_percent ((double)n / (double)MAX (base, 1), 0, language);
  g_autofree char *figures =
    base < TINY_BASE ? g_strdup (count) : g_strdup_printf ("%s · %s", count, share);
  g_autofree char *text =
    difference != NULL ? g_strdup_printf ("%s\n%s", figures, difference) : g_strdup (figures);
  GtkWidget *label = make_label (text, "numeric");

  if (difference != NULL)
    gtk_widget_add_css_class (label, "accent");
  return label;
}

static void
show_table (HosoCrosstabDialog *self, const HosoCrosstab *table)
{
  const char *language = hoso_format_get_language ();
  g_autofree char *words = hoso_crosstab_describe (table);
  g_autofree char *base = hoso_format_integer ((gint64)table->base, language);
  g_autofree char *date = table->date != NULL ? g_strndup (table->date, 10) : NULL;
  /* Translators: %1$s is how many people answered, %2$s a survey; a date may follow. */
  g_autofree char *source =
    g_strdup_printf (_ ("Base: %1$s respondents. Source: %2$s%3$s%4$s"), base, table->source,
                     date != NULL ? " · " : "", date != NULL ? date : "");

  gtk_label_set_text (self->words, words);
  gtk_label_set_text (self->source, source);
  for (guint column = 0; column < table->n_columns; column++)
    gtk_grid_attach (self->grid, make_label (table->columns[column], "heading"), (int)column + 1, 0,
                     1, 1);
  for (guint row = 0; row < table->n_rows; row++)
    {
      g_autofree char *number = hoso_format_integer ((gint64)table->row_bases[row], language);
      g_autofree char *label = g_strdup_printf ("%s (%s)", table->rows[row], number);

      if (table->row_bases[row] == 0)
        continue;
      gtk_grid_attach (self->grid, make_label (label, "heading"), 0, (int)row + 1, 1, 1);
      for (guint column = 0; column < table->n_columns; column++)
        gtk_grid_attach (self->grid, make_cell (table, row, column), (int)column + 1, (int)row + 1,
                         1, 1);
    }
}

typedef struct
{
  gint64 row;
  gint64 column;
} Pair;

/* On a reading thread. */
static gpointer
make_table (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Pair *pair = data;

  return hoso_crosstab_make (db, pair->row, pair->column, cancellable, error);
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
  GtkWidget *child;
  Pair *pair;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  if (place >= self->others->len)
    return;

  pair = g_new0 (Pair, 1);
  pair->row = self->question;
  pair->column = g_array_index (self->others, gint64, place);
  self->cancellable = g_cancellable_new ();
  hoso_workspace_read_async (self->workspace, make_table, pair, g_free,
                             (GDestroyNotify)hoso_crosstab_free, self->cancellable, made_cb,
                             g_object_ref (self));
}

static void
hoso_crosstab_dialog_dispose (GObject *object)
{
  HosoCrosstabDialog *self = HOSO_CROSSTAB_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->others, g_array_unref);
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
  gtk_grid_set_column_spacing (self->grid, 18);
  gtk_grid_set_row_spacing (self->grid, 12);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->grid));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->source), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->source), "dim-label");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->other));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->words));
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->source));
  return box;
}

static void
hoso_crosstab_dialog_init (HosoCrosstabDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = hoso_label_factory_new (OTHER_LETTERS);
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->others = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->other = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_drop_down_set_factory (self->other, factory);
  self->words = GTK_LABEL (make_label ("", NULL));
  self->source = GTK_LABEL (make_label ("", NULL));
  gtk_label_set_max_width_chars (self->words, -1);
  gtk_label_set_max_width_chars (self->source, -1);
  self->grid = GTK_GRID (gtk_grid_new ());
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
      gtk_string_list_take (labels, hoso_question_dup_label (other));
      g_array_append_val (self->others, other->id);
    }
  gtk_drop_down_set_model (self->other, G_LIST_MODEL (labels));
  g_signal_connect_object (self->other, "notify::selected", G_CALLBACK (compare), self,
                           G_CONNECT_SWAPPED);
  compare (self);
  gtk_window_present (GTK_WINDOW (self));
}
