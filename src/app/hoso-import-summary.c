/* What an import did, once it is done: what is left to decide, counts, then the
 * lines refused or doubted, each with its reason.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-import-summary.h"

#include "hoso-format.h"
#include "hoso-import-facts.h"
#include "hoso-problem-list.h"
#include "hoso-window.h"

#include <glib/gi18n-lib.h>

struct _HosoImportSummary
{
  AdwBin parent_instance;

  GtkLabel *headline;
  GtkWidget *decide_list;
  AdwActionRow *decide_row;
  GtkListBox *facts;
  HosoProblemList *problems;

  gint64 import;
};

G_DEFINE_FINAL_TYPE (HosoImportSummary, hoso_import_summary, ADW_TYPE_BIN)

/* What is left to decide is shown in a window of its own, in place of this one. */
static void
decide_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoImportSummary *self = HOSO_IMPORT_SUMMARY (widget);
  GtkWindow *dialog = GTK_WINDOW (gtk_widget_get_root (widget));

  hoso_window_show_imports (widget, self->import);
  gtk_window_close (dialog);
}

static void
show_questions (HosoImportSummary *self, guint64 n)
{
  g_autofree char *number = hoso_format_integer (n, hoso_format_get_language ());
  /* Translators: %s is how many questions an import left open. */
  g_autofree char *title =
    g_strdup_printf (ngettext ("%s question to decide", "%s questions to decide", n), number);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->decide_row), title);
  gtk_widget_set_visible (self->decide_list, n > 0);
}

static void
hoso_import_summary_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HOSO_TYPE_IMPORT_SUMMARY);
  G_OBJECT_CLASS (hoso_import_summary_parent_class)->dispose (object);
}

static void
hoso_import_summary_class_init (HosoImportSummaryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_import_summary_dispose;

  g_type_ensure (HOSO_TYPE_PROBLEM_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-import-summary.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoImportSummary, headline);
  gtk_widget_class_bind_template_child (widget_class, HosoImportSummary, facts);
  gtk_widget_class_bind_template_child (widget_class, HosoImportSummary, decide_list);
  gtk_widget_class_bind_template_child (widget_class, HosoImportSummary, decide_row);
  gtk_widget_class_bind_template_child (widget_class, HosoImportSummary, problems);
  gtk_widget_class_install_action (widget_class, "summary.decide", NULL, decide_activated);
}

static void
hoso_import_summary_init (HosoImportSummary *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
dup_headline (const HosoImportReport *report)
{
  g_autofree char *rows = hoso_format_integer (report->rows, hoso_format_get_language ());
  const char *format;

  if (report->kind == HOSO_FILE_SURVEY)
    /* Translators: the first %s is how many rows of answers a file held, the
     * second the name of the survey they went into. */
    format =
      ngettext ("%s response read for “%s”", "%s responses read for “%s”", report->rows);
  else
    /* Translators: the first %s is how many rows a file held, the second its name. */
    format = ngettext ("%s row read from “%s”", "%s rows read from “%s”", report->rows);
  return g_strdup_printf (format, rows, report->name);
}

/* Shows @report, which the caller keeps. */
void
hoso_import_summary_set_report (HosoImportSummary *self, const HosoImportReport *report)
{
  g_return_if_fail (HOSO_IS_IMPORT_SUMMARY (self));

  g_autofree char *headline = dup_headline (report);

  gtk_label_set_text (self->headline, headline);
  self->import = report->id;
  show_questions (self, report->decisions);
  hoso_import_facts_fill (self->facts, report);
  hoso_problem_list_set_problems (self->problems, report->draft->problems, report->file_name,
                                  FALSE);
}
