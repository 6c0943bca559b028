/* The page “Today”: whom to contact and why, what to do next, what waits, what
 * the workspace holds.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-today-page.h"

#include "hoso-dashboard-view.h"
#include "hoso-date-text.h"
#include "hoso-format.h"
#include "hoso-import.h"
#include "hoso-lunar.h"
#include "hoso-overview.h"
#include "hoso-page-header.h"
#include "hoso-page-view.h"
#include "hoso-partial-date.h"
#include "hoso-persona.h"
#include "hoso-time.h"
#include "hoso-today-counts.h"
#include "hoso-today-dialog.h"
#include "hoso-today-row.h"
#include "hoso-today-work.h"
#include "hoso-window.h"
#include "hoso-write.h"

#include <glib/gi18n-lib.h>

struct _HosoTodayPage
{
  AdwBin parent_instance;

  AdwLeaflet *leaflet;
  HosoDashboardView *dashboard;
  GtkWidget *overview_list;
  GtkWidget *contacts_group;
  GtkListBox *contacts;
  GtkButton *more;
  GtkWidget *nobody;
  GtkFlowBox *counts;
  GtkWidget *steps_group;
  GtkListBox *steps;
  GtkWidget *questions_group;
  GtkListBox *questions;
  GtkWidget *reviews_group;
  GtkListBox *reviews;
  GtkWidget *imports_group;
  GtkListBox *imports;

  HosoWorkspace *workspace; /* or NULL */
  GCancellable *cancellable;
  gint day;    /* since 1970-01-01, of what is shown */
  guint limit; /* entries to show */
};

static void page_view_init (HosoPageViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HosoTodayPage,
                               hoso_today_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (HOSO_TYPE_PAGE_VIEW, page_view_init))

/* --- Lists --- */

static void
clear_list (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

/* A row that leads somewhere by its action. */
static GtkWidget *
add_row (GtkListBox *list, const char *title, const char *subtitle, const char *icon)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *image = icon != NULL ? gtk_image_new_from_icon_name (icon) : NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (image != NULL)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_list_box_append (list, row);
  return row;
}

static void
add_step (HosoTodayPage *self,
          gboolean done,
          HosoPage page,
          const char *title,
          const char *subtitle)
{
  GtkWidget *row = add_row (self->steps,
                            title,
                            subtitle,
                            done ? "object-select-symbolic" : "hoso-todo-symbolic");

  if (done)
    gtk_widget_add_css_class (row, "dim-label");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row),
                               GTK_ACCESSIBLE_STATE_CHECKED,
                               done ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE,
                               -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", hoso_page_get_name (page));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.page");
}

/* From a survey to a journey; a finished step stays, ticked, until all are. */
static void
show_steps (HosoTodayPage *self, const HosoOverview *overview)
{
  gboolean all = overview->surveys > 0 && overview->segments > 0 && overview->personas > 0 &&
                 overview->journeys > 0;

  clear_list (self->steps);
  gtk_widget_set_visible (self->steps_group, !all);
  add_step (self,
            overview->surveys > 0,
            HOSO_PAGE_SURVEYS,
            _ ("Import a survey"),
            _ ("Drop the file that Google Forms gave you on this window."));
  add_step (self,
            overview->segments > 0,
            HOSO_PAGE_SURVEYS,
            _ ("Look at its answers"),
            _ ("Each question has its chart and its table."));
  add_step (self,
            overview->segments > 0,
            HOSO_PAGE_SEGMENTS,
            _ ("Make a segment"),
            _ ("People who gave the same answer, or live in the same city."));
  add_step (self,
            overview->personas > 0,
            HOSO_PAGE_PERSONAS,
            _ ("Turn it into a persona"),
            _ ("A face and a story, with the proof beside each line."));
  add_step (self,
            overview->journeys > 0,
            HOSO_PAGE_JOURNEYS,
            _ ("Draw the persona’s journey"),
            _ ("What they do, think and feel from the first contact on."));
}

static void
lead_to (GtkWidget *row, HosoPage page, gint64 id)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(sx)", hoso_page_get_name (page), id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-item");
}

static void
show_reviews (HosoTodayPage *self, const GPtrArray *personas)
{
  clear_list (self->reviews);
  gtk_widget_set_visible (self->reviews_group, personas->len > 0);
  for (guint i = 0; i < personas->len; i++)
    {
      const HosoPersona *persona = g_ptr_array_index (personas, i);
      g_autoptr (GDateTime) reviewed = g_date_time_new_from_unix_local (persona->reviewed_at);
      g_autofree char *day = g_date_time_format (reviewed, "%Y-%m-%d");
      g_autofree char *date = hoso_date_text_dup (day);
      /* Translators: %s is a date. */
      g_autofree char *subtitle = g_strdup_printf (_ ("Last looked at on %s"), date);

      lead_to (add_row (self->reviews, persona->name, subtitle, NULL),
               HOSO_PAGE_PERSONAS,
               persona->id);
    }
}

/* What imports left open. */
static void
show_questions (HosoTodayPage *self, const GPtrArray *imports)
{
  clear_list (self->questions);
  gtk_widget_set_visible (self->questions_group, imports->len > 0);
  for (guint i = 0; i < imports->len; i++)
    {
      const HosoImportReport *report = g_ptr_array_index (imports, i);
      guint64 n = report->decisions;
      g_autofree char *number = hoso_format_integer (n, hoso_format_get_language ());
      /* Translators: %s is how many questions an import left open. */
      g_autofree char *title =
        g_strdup_printf (ngettext ("%s question to decide", "%s questions to decide", n), number);
      GtkWidget *row = add_row (self->questions, title, report->file_name, NULL);

      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", report->id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.imports");
    }
}

static void
show_imports (HosoTodayPage *self, const GPtrArray *imports)
{
  clear_list (self->imports);
  gtk_widget_set_visible (self->imports_group, imports->len > 0);
  for (guint i = 0; i < imports->len; i++)
    {
      const HosoImportReport *report = g_ptr_array_index (imports, i);
      g_autofree char *number = hoso_format_integer (report->added, hoso_format_get_language ());
      g_autofree char *date = hoso_date_text_dup_unix (report->at);
      /* Translators: %s is how many responses an import brought. */
      g_autofree char *added =
        g_strdup_printf (ngettext ("%s new response", "%s new responses", report->added), number);
      g_autofree char *subtitle = g_strjoin (" · ", added, date, NULL);

      lead_to (add_row (self->imports, report->name, subtitle, NULL),
               HOSO_PAGE_SURVEYS,
               report->survey);
    }
}

/* --- Whom to contact --- */

static const char *
get_said (HosoTodayState state)
{
  switch (state)
    {
    case HOSO_TODAY_DONE:
      return _ ("Marked as done.");
    case HOSO_TODAY_LATER:
      return _ ("You will be reminded again.");
    case HOSO_TODAY_NEVER:
      return _ ("Marked as not relevant.");
    }

  return NULL;
}

static HosoTodayMark *
mark_new (HosoTodayPage *self, HosoTodayRow *row)
{
  HosoTodayMark *mark = g_new0 (HosoTodayMark, 1);

  mark->reasons = g_ptr_array_ref (hoso_today_row_get_reasons (row));
  mark->today = self->day;

  return mark;
}

static void
marked_done (GtkWidget *inside, gpointer result, HosoTodayState state)
{
  if (result != NULL)
    hoso_window_toast_undo (inside, get_said (state));
}

static void
done_cb (GtkWidget *inside, gpointer result)
{
  marked_done (inside, result, HOSO_TODAY_DONE);
}

static void
later_cb (GtkWidget *inside, gpointer result)
{
  marked_done (inside, result, HOSO_TODAY_LATER);
}

static void
never_cb (GtkWidget *inside, gpointer result)
{
  marked_done (inside, result, HOSO_TODAY_NEVER);
}

static void
marked_cb (HosoTodayRow *row, guint state, int days, HosoTodayPage *self)
{
  static const HosoWriteDone callbacks[] = { done_cb, later_cb, never_cb };
  HosoTodayMark *mark = mark_new (self, row);

  mark->state = state;
  mark->until = days > 0 ? self->day + days : 0;
  hoso_write (GTK_WIDGET (self), self->workspace, hoso_today_work_mark, mark,
              (GDestroyNotify)hoso_today_mark_free, callbacks[state]);
}

static void
ticked_cb (HosoTodayRow *row, const char *step, gboolean ticked, HosoTodayPage *self)
{
  HosoTodayMark *mark = mark_new (self, row);

  mark->step = g_strdup (step);
  mark->ticked = ticked;
  hoso_write (GTK_WIDGET (self), self->workspace, hoso_today_work_tick, mark,
              (GDestroyNotify)hoso_today_mark_free, NULL);
}

static HosoTodayRow *
get_row (HosoTodayPage *self, guint i)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->contacts, (int)i);

  return row != NULL ? HOSO_TODAY_ROW (row) : NULL;
}

static void
insert_row (HosoTodayPage *self, const HosoTodayEntry *entry, guint at)
{
  HosoTodayRow *row = hoso_today_row_new (entry);

  g_signal_connect_object (row, "marked", G_CALLBACK (marked_cb), self, 0);
  g_signal_connect_object (row, "ticked", G_CALLBACK (ticked_cb), self, 0);
  gtk_list_box_insert (self->contacts, GTK_WIDGET (row), (int)at);
}

/* What goes leaves its neighbours as they are, open or not and with the focus. */
static void
show_entry (HosoTodayPage *self, const HosoTodayEntry *entry, guint at)
{
  HosoTodayRow *row = get_row (self, at);
  guint later = at + 1;

  if (row != NULL && hoso_today_row_update (row, entry))
    return;

  for (; (row = get_row (self, later)) != NULL; later++)
    {
      if (!hoso_today_row_update (row, entry))
        continue;
      while (later-- > at)
        gtk_list_box_remove (self->contacts, GTK_WIDGET (get_row (self, at)));
      return;
    }

  insert_row (self, entry, at);
}

static char *
dup_day (gint day)
{
  HosoTime time = { (gint64)day * 86400, HOSO_TIME_NO_ZONE, HOSO_PRECISION_DAY };
  g_autofree char *date = hoso_format_long_date (&time, NULL);
  g_autofree char *lunar_date = NULL;
  HosoPartialDate partial = { .lunar = TRUE };
  HosoLunarDate lunar;

  if (!hoso_lunar_from_days (day, &lunar))
    return g_steal_pointer (&date);

  partial.month = lunar.month;
  partial.day = lunar.day;
  partial.leap = lunar.leap;
  lunar_date = hoso_partial_date_format (&partial, NULL);

  return g_strdup_printf ("%s · %s", date, lunar_date);
}

static void
show_more (HosoTodayPage *self, const HosoToday *today)
{
  guint left = today->total - today->entries->len;
  g_autofree char *number = hoso_format_integer (left, hoso_format_get_language ());
  /* Translators: %s is a number of customers. */
  g_autofree char *label =
    g_strdup_printf (ngettext ("Show %s More", "Show %s More", left), number);

  gtk_widget_set_visible (GTK_WIDGET (self->more), left > 0);
  gtk_button_set_label (self->more, label);
}

static void
show_contacts (HosoTodayPage *self, const HosoToday *today, gboolean has_customers)
{
  g_autofree char *day = dup_day (today->day);
  HosoTodayRow *row;
  gboolean was_empty = get_row (self, 0) == NULL;

  self->day = today->day;
  gtk_widget_set_visible (self->contacts_group, has_customers);
  gtk_widget_set_visible (GTK_WIDGET (self->contacts), today->entries->len > 0);
  gtk_widget_set_visible (self->nobody, today->entries->len == 0);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->contacts_group), day);
  for (guint i = 0; i < today->entries->len; i++)
    show_entry (self, g_ptr_array_index (today->entries, i), i);
  while ((row = get_row (self, today->entries->len)) != NULL)
    gtk_list_box_remove (self->contacts, GTK_WIDGET (row));
  if (was_empty && get_row (self, 0) != NULL)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (get_row (self, 0)), TRUE);
  show_more (self, today);
}

static void
more_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoTodayPage *self = HOSO_TODAY_PAGE (widget);

  self->limit += HOSO_TODAY_SHOWN;
  hoso_page_view_refresh (HOSO_PAGE_VIEW (self), HOSO_CHANGE_TODAY);
}

static void
customise_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoTodayPage *self = HOSO_TODAY_PAGE (widget);

  hoso_today_dialog_present (widget, self->workspace);
}

/* --- Loading --- */

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoTodayPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoTodayReading) reading =
    hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);
  const HosoOverview *overview;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workspace == NULL)
    return;
  if (reading == NULL)
    {
      hoso_window_show_error (GTK_WIDGET (self), error);
      return;
    }

  overview = reading->overview;
  show_contacts (self, reading->today, overview->customers > 0);
  gtk_widget_set_visible (self->overview_list, overview->customers > 0);
  hoso_today_counts_fill (self->counts, overview);
  show_steps (self, overview);
  show_questions (self, overview->questions);
  show_reviews (self, overview->reviews);
  show_imports (self, overview->imports);
}

static const char *
page_view_get_title (HosoPageView *view)
{
  return _ ("Today");
}

static void
page_view_set_workspace (HosoPageView *view, HosoWorkspace *workspace)
{
  HosoTodayPage *self = HOSO_TODAY_PAGE (view);

  g_set_object (&self->workspace, workspace);
  hoso_dashboard_view_set_workspace (self->dashboard, workspace);
  adw_leaflet_set_visible_child_name (self->leaflet, "today");
}

static void
page_view_show_item (HosoPageView *view, gint64 id)
{
  adw_leaflet_set_visible_child_name (HOSO_TODAY_PAGE (view)->leaflet, "today");
}

static gboolean
page_view_go_back (HosoPageView *view)
{
  HosoTodayPage *self = HOSO_TODAY_PAGE (view);

  if (g_strcmp0 (adw_leaflet_get_visible_child_name (self->leaflet), "today") == 0)
    return FALSE;
  adw_leaflet_set_visible_child_name (self->leaflet, "today");
  return TRUE;
}

static void
overview_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoTodayPage *self = HOSO_TODAY_PAGE (widget);

  hoso_dashboard_view_load (self->dashboard);
  adw_leaflet_set_visible_child_name (self->leaflet, "overview");
}

static void
page_view_refresh (HosoPageView *view, guint changes)
{
  HosoTodayPage *self = HOSO_TODAY_PAGE (view);
  HosoTodayOrder order = {
    .plan = { .day = hoso_time_get_today (), .limit = self->limit },
    .now = g_get_real_time () / G_USEC_PER_SEC,
  };

  if (changes & (HOSO_CHANGE_CUSTOMERS | HOSO_CHANGE_SEGMENTS | HOSO_CHANGE_IMPORTS))
    hoso_dashboard_view_reload (self->dashboard);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  hoso_workspace_read_async (self->workspace, hoso_today_work_read,
                             g_memdup2 (&order, sizeof order), g_free,
                             (GDestroyNotify)hoso_today_reading_free, self->cancellable, loaded_cb,
                             g_object_ref (self));
}

static void
page_view_init (HosoPageViewInterface *iface)
{
  iface->get_title = page_view_get_title;
  iface->set_workspace = page_view_set_workspace;
  iface->refresh = page_view_refresh;
  iface->show_item = page_view_show_item;
  iface->go_back = page_view_go_back;
}

static void
hoso_today_page_dispose (GObject *object)
{
  HosoTodayPage *self = HOSO_TODAY_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  /* A bound child of the bin itself would be unparented twice. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HOSO_TYPE_TODAY_PAGE);
  G_OBJECT_CLASS (hoso_today_page_parent_class)->dispose (object);
}

static void
hoso_today_page_class_init (HosoTodayPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_today_page_dispose;

  g_type_ensure (HOSO_TYPE_PAGE_HEADER);
  g_type_ensure (HOSO_TYPE_DASHBOARD_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-today-page.ui");
  gtk_widget_class_install_action (widget_class, "today-page.overview", NULL, overview_activated);
  gtk_widget_class_install_action (widget_class, "today-page.more", NULL, more_activated);
  gtk_widget_class_install_action (widget_class, "today-page.customise", NULL, customise_activated);
  gtk_widget_class_bind_template_child (widget_class, HosoTodayPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, HosoTodayPage, dashboard);
  gtk_widget_class_bind_template_child (widget_class, HosoTodayPage, overview_list);
  gtk_widget_class_bind_template_child (widget_class, HosoTodayPage, contacts_group);
  gtk_widget_class_bind_template_child (widget_class, HosoTodayPage, contacts);
  gtk_widget_class_bind_template_child (widget_class, HosoTodayPage, more);
  gtk_widget_class_bind_template_child (widget_class, HosoTodayPage, nobody);
  gtk_widget_class_bind_template_child (widget_class, HosoTodayPage, counts);
  gtk_widget_class_bind_template_child (widget_class, HosoTodayPage, steps_group);
  gtk_widget_class_bind_template_child (widget_class, HosoTodayPage, steps);
  gtk_widget_class_bind_template_child (widget_class, HosoTodayPage, questions_group);
  gtk_widget_class_bind_template_child (widget_class, HosoTodayPage, questions);
  gtk_widget_class_bind_template_child (widget_class, HosoTodayPage, reviews_group);
  gtk_widget_class_bind_template_child (widget_class, HosoTodayPage, reviews);
  gtk_widget_class_bind_template_child (widget_class, HosoTodayPage, imports_group);
  gtk_widget_class_bind_template_child (widget_class, HosoTodayPage, imports);
}

static void
hoso_today_page_init (HosoTodayPage *self)
{
  self->limit = HOSO_TODAY_SHOWN;
  gtk_widget_init_template (GTK_WIDGET (self));
}
