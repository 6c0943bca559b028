/* What an import did, once it is done: counts, then the lines refused or
 * doubted, each with its reason.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-import-summary.h"

#include "hoso-format.h"

#include <glib/gi18n-lib.h>

/* A file can be wrong in every line; nobody reads more than these. */
#define MAX_PROBLEMS 200

struct _HosoImportSummary
{
  AdwBin parent_instance;

  GtkLabel *headline;
  GtkListBox *facts;
  GtkWidget *problem_box;
  GtkLabel *problem_heading;
  GtkListBox *problems;
};

G_DEFINE_FINAL_TYPE (HosoImportSummary, hoso_import_summary, ADW_TYPE_BIN)

static void
clear_list (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

static void
add_fact (HosoImportSummary *self, const char *title, guint64 n)
{
  g_autofree char *number = hoso_format_integer (n, hoso_format_get_language ());
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (number);

  gtk_widget_add_css_class (label, "numeric");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_list_box_append (self->facts, row);
}

static void
add_problem (HosoImportSummary *self, const HosoProblem *problem)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), problem->reason);
  if (problem->line > 0)
    {
      g_autofree char *line = hoso_format_integer (problem->line, hoso_format_get_language ());
      /* Translators: %s is the number of a line in a file. */
      g_autofree char *subtitle = g_strdup_printf (_ ("Line %s"), line);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
    }
  gtk_list_box_append (self->problems, row);
}

static void
show_problems (HosoImportSummary *self, const HosoDraft *draft)
{
  guint n = draft != NULL ? draft->problems->len : 0;

  clear_list (self->problems);
  gtk_widget_set_visible (self->problem_box, n > 0);
  if (n == 0)
    return;

  g_autofree char *number = hoso_format_integer (n, hoso_format_get_language ());
  /* Translators: %s is how many things are listed below. */
  g_autofree char *heading =
    g_strdup_printf (ngettext ("%s thing to look at", "%s things to look at", n), number);

  gtk_label_set_text (self->problem_heading, heading);
  for (guint i = 0; i < MIN (n, MAX_PROBLEMS); i++)
    add_problem (self, g_ptr_array_index (draft->problems, i));
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

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-import-summary.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoImportSummary, headline);
  gtk_widget_class_bind_template_child (widget_class, HosoImportSummary, facts);
  gtk_widget_class_bind_template_child (widget_class, HosoImportSummary, problem_box);
  gtk_widget_class_bind_template_child (widget_class, HosoImportSummary, problem_heading);
  gtk_widget_class_bind_template_child (widget_class, HosoImportSummary, problems);
}

static void
hoso_import_summary_init (HosoImportSummary *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Shows @report, which the caller keeps. */
void
hoso_import_summary_set_report (HosoImportSummary *self, const HosoImportReport *report)
{
  g_return_if_fail (HOSO_IS_IMPORT_SUMMARY (self));

  g_autofree char *rows = hoso_format_integer (report->rows, hoso_format_get_language ());
  /* Translators: the first %s is how many rows of answers a file held, the
   * second the name of the survey they went into. */
  g_autofree char *headline = g_strdup_printf (ngettext ("%s response read for “%s”",
                                                         "%s responses read for “%s”",
                                                         report->rows),
                                               rows,
                                               report->name);

  gtk_label_set_text (self->headline, headline);
  clear_list (self->facts);
  add_fact (self, _ ("Responses added"), report->added);
  add_fact (self, _ ("Responses updated"), report->updated);
  add_fact (self, _ ("Responses that were here already"), report->unchanged);
  add_fact (self, _ ("Lines refused"), report->rejected);
  add_fact (self, _ ("Customers added"), report->customers_added);
  add_fact (self, _ ("Customers recognised"), report->customers_matched);
  show_problems (self, report->draft);
}
