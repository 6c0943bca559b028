/* Counts the responses of a survey over time.  Runs on the thread that owns the
 * connection. */

#include "hoso-config.h"

#include "hoso-response-days.h"

#include <glib/gi18n-lib.h>

#include "hoso-phrase.h"
#include "hoso-response-table.h"

#define DAY (24 * 60 * 60)
/* More days than this are counted by month. */
#define MOST_DAYS 62
/* A year that is written wrong must not make a million months. */
#define MOST_MONTHS 600

/* Days, or months, from the first one on. */
typedef struct
{
  gboolean months;
  gint64 first;
  GArray *counts; /* of guint64 */
} Calendar;

static gint64
get_day (const HosoTime *time)
{
  return (time->local - (time->local < 0 ? DAY - 1 : 0)) / DAY;
}

static gint64
get_month (gint64 day)
{
  int year;
  int month;
  int rest;

  hoso_civil_from_days (day, &year, &month, &rest);
  return (gint64)year * 12 + month - 1;
}

static char *
dup_name (const Calendar *calendar, guint i)
{
  gint64 place = calendar->first + i;
  int year;
  int month;
  int day;

  if (calendar->months)
    return g_strdup_printf ("%04d-%02d", (int)(place / 12), (int)(place % 12) + 1);
  hoso_civil_from_days (place, &year, &month, &day);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

/* The latest days or months where there are too many. */
static void
set_range (Calendar *calendar, gint64 first, gint64 last)
{
  calendar->months = last - first >= MOST_DAYS;
  if (calendar->months)
    {
      first = get_month (first);
      last = get_month (last);
    }
  calendar->first = MAX (first, last - MOST_MONTHS + 1);
  g_array_set_size (calendar->counts, (guint)(last - calendar->first + 1));
}

/* How many have a time. */
static guint64
count (Calendar *calendar, const GArray *responses)
{
  guint64 timed = 0;

  for (guint i = 0; i < responses->len; i++)
    {
      const HosoResponse *response = &g_array_index (responses, HosoResponse, i);
      gint64 place;

      if (response->import == 0 || !response->has_time)
        continue;
      place = get_day (&response->time);
      if (calendar->months)
        place = get_month (place);
      if (place < calendar->first)
        continue;
      g_array_index (calendar->counts, guint64, place - calendar->first)++;
      timed++;
    }
  return timed;
}

/* FALSE where no response has a time. */
static gboolean
find_ends (const GArray *responses, gint64 *first, gint64 *last)
{
  *first = G_MAXINT64;
  *last = G_MININT64;
  for (guint i = 0; i < responses->len; i++)
    {
      const HosoResponse *response = &g_array_index (responses, HosoResponse, i);

      if (response->import == 0 || !response->has_time)
        continue;
      *first = MIN (*first, get_day (&response->time));
      *last = MAX (*last, get_day (&response->time));
    }
  return *first <= *last;
}

/* See hoso-response-days.h. */
HosoPlot *
hoso_response_days_plot (HosoDb *db,
                         const HosoSurvey *survey,
                         const char *language,
                         GError **error)
{
  g_autoptr (GArray) responses = hoso_response_table_list (db, survey->id, error);
  g_autoptr (GArray) counts = g_array_new (FALSE, TRUE, sizeof (guint64));
  Calendar calendar = { .counts = counts };
  gint64 first;
  gint64 last;
  HosoPlot *plot;

  if (responses == NULL)
    return NULL;
  plot = hoso_plot_new (HOSO_PLOT_LINE, HOSO_PLOT_RESPONDENTS);
  plot->title = g_strdup (_ ("Responses over Time"));
  plot->source = g_strdup (survey->name);
  plot->date = hoso_phrase_period (survey->first, survey->last, language);
  if (*plot->date == '\0')
    g_clear_pointer (&plot->date, g_free);
  if (!find_ends (responses, &first, &last))
    return plot;
  set_range (&calendar, first, last);
  plot->base = count (&calendar, responses);
  for (guint i = 0; i < counts->len; i++)
    {
      g_autofree char *name = dup_name (&calendar, i);

      hoso_plot_add_period (plot, name);
    }
  hoso_plot_add_line (plot, _ ("Responses"), (const guint64 *)(gpointer)counts->data);
  return plot;
}
