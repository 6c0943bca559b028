/* The tables, the picture and the head of the dashboard.  Pure; on any thread. */

#include "hoso-config.h"

#include "hoso-dashboard-words.h"

#include "hoso-format.h"
#include "hoso-phrase.h"
#include "hoso-time.h"

#include <glib/gi18n-lib.h>
#include <math.h>

void
hoso_dashboard_line_free (HosoDashboardLine *line)
{
  g_free (line->members);
  g_free (line->buyers);
  g_free (line->revenue);
  g_free (line->each);
  g_free (line->share);
  g_free (line);
}

static HosoDashboardLine *
make_line (const HosoDashboard *dashboard, const HosoDashboardGroup *group)
{
  const char *language = hoso_format_get_language ();
  const char *currency = dashboard->currency != NULL ? dashboard->currency : "VND";
  double each = (double)group->revenue / (double)group->members;
  HosoDashboardLine *line = g_new0 (HosoDashboardLine, 1);

  if (dashboard->now.revenue > 0)
    line->part = (double)group->revenue / (double)dashboard->now.revenue;
  line->name = group->name;
  line->members = hoso_format_integer ((gint64)group->members, language);
  line->buyers = hoso_format_integer ((gint64)group->buyers, language);
  line->revenue = hoso_format_money (group->revenue, currency, language);
  line->each = hoso_format_money ((gint64)llround (each), currency, language);
  /* What is not nothing is not shown as nothing. */
  line->share = hoso_format_percent (line->part, line->part > 0 && line->part < 0.005, language);
  return line;
}

static int
compare_revenue (gconstpointer a, gconstpointer b)
{
  double first = (*(HosoDashboardLine *const *)a)->part;
  double second = (*(HosoDashboardLine *const *)b)->part;

  return first < second ? 1 : -(first > second);
}

/* See hoso-dashboard-words.h. */
GPtrArray *
hoso_dashboard_dup_lines (const HosoDashboard *dashboard, const GPtrArray *groups)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_dashboard_line_free);

  for (guint i = 0; i < groups->len; i++)
    {
      const HosoDashboardGroup *group = g_ptr_array_index (groups, i);

      if (group->members > 0)
        g_ptr_array_add (lines, make_line (dashboard, group));
    }
  g_ptr_array_sort (lines, compare_revenue);
  return lines;
}

/* See hoso-dashboard-words.h. */
char *
hoso_dashboard_dup_head (const HosoDashboard *dashboard)
{
  g_autofree char *now = hoso_dashboard_dup_span (dashboard->now.span);
  g_autofree char *before = hoso_dashboard_dup_span (dashboard->before.span);
  g_autofree char *year = hoso_dashboard_dup_span (dashboard->year.span);
  g_autofree char *day = hoso_time_dup_day (dashboard->as_of);
  g_autofree char *date = hoso_phrase_day (day, hoso_format_get_language ());

  if (hoso_dashboard_is_yearly (dashboard))
    /* Translators: two spans of days, then a date. */
    return g_strdup_printf (_ ("This time: %s. Before: %s.\n"
                               "From the orders and customers in this workspace, known up to %s."),
                            now, before, date);
  /* Translators: three spans of days, then a date. */
  return g_strdup_printf (_ ("This time: %s. Before: %s. A year ago: %s.\n"
                             "From the orders and customers in this workspace, known up to %s."),
                          now, before, year, date);
}

/* Free with g_free(); NULL without segments. */
char *
hoso_dashboard_dup_overlap (const HosoDashboard *dashboard)
{
  const char *language = hoso_format_get_language ();
  const char *currency = dashboard->currency != NULL ? dashboard->currency : "VND";
  g_autofree char *several = hoso_format_integer ((gint64)dashboard->in_several, language);
  g_autofree char *none = hoso_format_integer ((gint64)dashboard->in_none, language);
  g_autofree char *rest = hoso_format_money (dashboard->none_revenue, currency, language);

  if (dashboard->segments->len == 0)
    return NULL;
  /* Translators: two numbers of customers and an amount of money. */
  return g_strdup_printf (_ ("Somebody may be in several segments, so that shares do not add up to "
                             "100%%: %s customers are in two or more. %s are in none; they brought "
                             "%s. Members are those of today."),
                          several, none, rest);
}

/* See hoso-dashboard-words.h. */
char *
hoso_dashboard_dup_care (const HosoDashboardAdvice *advice)
{
  const char *language = hoso_format_get_language ();
  g_autofree char *n = hoso_format_integer ((gint64)advice->members, language);
  g_autofree char *contacted = hoso_format_integer ((gint64)advice->contacted, language);

  /* Translators: two numbers of customers. */
  return g_strdup_printf (ngettext ("%s customer, %s contacted in this time",
                                    "%s customers, %s contacted in this time",
                                    (gulong)advice->members),
                          n, contacted);
}

/* The caller frees it with hoso_plot_free(). */
HosoPlot *
hoso_dashboard_make_plot (const HosoDashboard *dashboard)
{
  HosoPlot *plot = hoso_plot_new (HOSO_PLOT_LINE, HOSO_PLOT_BUYERS);
  g_autofree char *day = hoso_time_dup_day (dashboard->now.span.to);

  plot->title = g_strdup (_ ("New and Returning Customers by Month"));
  plot->base = dashboard->now.bought;
  plot->source = g_strdup (_ ("Orders"));
  plot->date = hoso_phrase_day (day, hoso_format_get_language ());
  for (guint i = 0; i < dashboard->n_months; i++)
    {
      gint month = dashboard->first_month + (gint)i;
      g_autofree char *period = g_strdup_printf ("%04d-%02d", month / 12, month % 12 + 1);

      hoso_plot_add_period (plot, period);
    }
  if (dashboard->n_months == 0)
    return plot;
  hoso_plot_add_line (plot, _ ("New customers"), dashboard->fresh);
  hoso_plot_add_line (plot, _ ("Returning customers"), dashboard->again);
  return plot;
}
