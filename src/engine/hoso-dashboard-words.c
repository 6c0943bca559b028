/* The figures of the dashboard in words.  Pure; on any thread.
 *
 * A share is called different only where Newcombe's interval of the difference leaves
 * out zero; a count below HOSO_BASE_SMALL is called a small sample.
 */

#include "hoso-config.h"

#include "hoso-dashboard-words.h"

#include "hoso-chart.h"
#include "hoso-format.h"
#include "hoso-phrase.h"
#include "hoso-proportion.h"
#include "hoso-time.h"

#include <glib/gi18n-lib.h>
#include <math.h>

void
hoso_dashboard_figure_free (HosoDashboardFigure *figure)
{
  g_free (figure->title);
  g_free (figure->value);
  g_free (figure->before);
  g_free (figure->year);
  g_free (figure->note);
  g_free (figure);
}

static char *
dup_integer (guint64 n)
{
  return hoso_format_integer ((gint64)n, hoso_format_get_language ());
}

static char *
dup_money (const HosoDashboard *dashboard, double minor)
{
  const char *currency = dashboard->currency != NULL ? dashboard->currency : "VND";

  return hoso_format_money ((gint64)llround (minor), currency, hoso_format_get_language ());
}

static char *
dup_percent (double share)
{
  return hoso_format_percent (share, fabs (share) < 0.1 ? 1 : 0, hoso_format_get_language ());
}

/* “01/05/2026 – 20/05/2026”. */
char *
hoso_dashboard_dup_span (HosoDayRange span)
{
  g_autofree char *from = hoso_time_dup_day (span.from);
  g_autofree char *to = hoso_time_dup_day (span.to);

  return hoso_phrase_period (from, to, hoso_format_get_language ());
}

const char *
hoso_dashboard_get_period_name (HosoPeriod period)
{
  static const char *const names[HOSO_PERIOD_COUNT] = {
    N_ ("Last 30 days"),
    N_ ("This month"),
    N_ ("This quarter"),
    N_ ("This year"),
    N_ ("Last month"),
    N_ ("Last quarter"),
    N_ ("Last year"),
  };

  return _ (names[period]);
}

/* --- Beside another time --- */

static char *
dup_beside (gboolean year, const char *value, const char *change)
{
  /* Translators: %s is a figure. */
  const char *format = year ? _ ("A year ago: %s") : _ ("Before: %s");
  g_autofree char *text = g_strdup_printf (format, value);

  return change != NULL ? g_strdup_printf ("%s · %s", text, change) : g_steal_pointer (&text);
}

static char *
dup_unknown (gboolean year)
{
  return dup_beside (year, _ ("no figures for all of that time"), NULL);
}

static char *
dup_change (double now, double then)
{
  double change = then != 0 ? now / then - 1 : NAN;
  g_autofree char *percent = isnan (change) ? NULL : dup_percent (fabs (change));

  if (isnan (change) || now == then)
    return now == then ? g_strdup (_ ("unchanged")) : NULL;
  /* Translators: %s is a share such as 12%. */
  return g_strdup_printf (change > 0 ? _ ("up %s") : _ ("down %s"), percent);
}

/* @base: what the other figure was counted from. */
static char *
dup_count_beside (gboolean year, double now, double then, const char *value, guint64 base)
{
  g_autofree char *change = dup_change (now, then);
  g_autofree char *text = dup_beside (year, value, change);

  return base < HOSO_BASE_SMALL ? g_strdup_printf ("%s · %s", text, _ ("small sample"))
                                : g_steal_pointer (&text);
}

/* --- Figures --- */

static HosoDashboardFigure *
add (GPtrArray *figures, const char *key, const char *title)
{
  HosoDashboardFigure *figure = g_new0 (HosoDashboardFigure, 1);

  figure->key = key;
  figure->title = g_strdup (title);
  g_ptr_array_add (figures, figure);
  return figure;
}

/* Counts of the three spans. */
static void
fill_counts (HosoDashboardFigure *figure, const HosoDashboard *dashboard, const guint64 counts[3])
{
  g_autofree char *before = dup_integer (counts[1]);
  g_autofree char *year = dup_integer (counts[2]);

  figure->value = dup_integer (counts[0]);
  figure->before = hoso_dashboard_covers (dashboard, dashboard->before.span)
                     ? dup_count_beside (FALSE, (double)counts[0], (double)counts[1], before,
                                         counts[1])
                     : dup_unknown (FALSE);
  figure->year = hoso_dashboard_covers (dashboard, dashboard->year.span)
                   ? dup_count_beside (TRUE, (double)counts[0], (double)counts[2], year, counts[2])
                   : dup_unknown (TRUE);
}

static void
fill_money (HosoDashboardFigure *figure,
            const HosoDashboard *dashboard,
            const double amounts[3],
            const guint64 bases[3])
{
  g_autofree char *before = dup_money (dashboard, amounts[1]);
  g_autofree char *year = dup_money (dashboard, amounts[2]);

  figure->value = dup_money (dashboard, amounts[0]);
  figure->before =
    hoso_dashboard_covers (dashboard, dashboard->before.span)
      ? dup_count_beside (FALSE, amounts[0], amounts[1], before, bases[1])
      : dup_unknown (FALSE);
  figure->year = hoso_dashboard_covers (dashboard, dashboard->year.span)
                   ? dup_count_beside (TRUE, amounts[0], amounts[2], year, bases[2])
                   : dup_unknown (TRUE);
}

/* n of a base. */
typedef struct
{
  guint64 n;
  guint64 base;
} Share;

/* Of few people there is no share to speak of. */
static char *
dup_share (Share share)
{
  g_autofree char *n = dup_integer (share.n);
  g_autofree char *base = dup_integer (share.base);

  if (share.base >= HOSO_BASE_TINY)
    return dup_percent ((double)share.n / (double)share.base);
  /* Translators: so many of so many. */
  return g_strdup_printf (_ ("%s of %s"), n, base);
}

static char *
dup_share_beside (gboolean year, Share now, Share then)
{
  HosoInterval difference = hoso_proportion_difference (now.n, now.base, then.n, then.base);
  g_autofree char *value = dup_share (then);
  const char *change = _ ("no clear difference");

  if (then.base == 0 || now.base == 0)
    return dup_unknown (year);
  if (MIN (now.base, then.base) < HOSO_BASE_TINY)
    change = _ ("too few to compare");
  else if (difference.low > 0)
    change = _ ("clearly up");
  else if (difference.high < 0)
    change = _ ("clearly down");
  return dup_beside (year, value, change);
}

static char *
dup_share_value (Share share)
{
  HosoInterval interval = hoso_proportion_wilson (share.n, share.base);
  g_autofree char *value = dup_share (share);
  g_autofree char *low = dup_percent (interval.low);
  g_autofree char *high = dup_percent (interval.high);

  if (share.base < HOSO_BASE_TINY)
    return g_steal_pointer (&value);
  /* Translators: a share such as 18%, then from where to where it may truly lie. */
  return g_strdup_printf (_ ("%s (%s to %s)"), value, low, high);
}

static void
fill_shares (HosoDashboardFigure *figure, const HosoDashboard *dashboard, const Share shares[3])
{
  if (shares[0].base == 0)
    {
      figure->value = g_strdup ("—");
      return;
    }
  figure->small = shares[0].base < HOSO_BASE_SMALL;
  figure->value = dup_share_value (shares[0]);
  figure->before = hoso_dashboard_covers (dashboard, dashboard->before.span)
                     ? dup_share_beside (FALSE, shares[0], shares[1])
                     : dup_unknown (FALSE);
  figure->year = hoso_dashboard_covers (dashboard, dashboard->year.span)
                   ? dup_share_beside (TRUE, shares[0], shares[2])
                   : dup_unknown (TRUE);
}

#define OF_EACH(member)                                                     \
  {                                                                         \
    dashboard->now.member, dashboard->before.member, dashboard->year.member \
  }

static char *
dup_orders_note (const HosoTrade *trade)
{
  g_autofree char *guests = dup_integer (trade->guests);
  g_autofree char *others = dup_integer (trade->others);
  GString *text =
    g_string_new (_ ("Orders that were done; cancelled, returned and pending ones do not count."));

  if (trade->guests > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (
        text,
        /* Translators: %s is a number of orders. */
        ngettext ("%s of them names no customer.", "%s of them name no customer.",
                  (gulong)trade->guests),
        guests);
    }
  if (trade->others > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (
        /* Translators: %s is a number of orders. */
        text,
        ngettext ("%s is in another currency, whose money is left out.",
                  "%s are in another currency, whose money is left out.", (gulong)trade->others),
        others);
    }
  return g_string_free (text, FALSE);
}

static double
get_mean (const HosoTrade *trade)
{
  guint64 orders = trade->orders - trade->others;

  return orders > 0 ? (double)trade->revenue / (double)orders : 0;
}

static void
add_trade (GPtrArray *figures, const HosoDashboard *dashboard)
{
  const guint64 orders[3] = OF_EACH (orders);
  const double revenue[3] = OF_EACH (revenue);
  const double means[3] = { get_mean (&dashboard->now), get_mean (&dashboard->before),
                            get_mean (&dashboard->year) };
  HosoDashboardFigure *figure = add (figures, "revenue", _ ("Revenue"));

  fill_money (figure, dashboard, revenue, orders);
  figure->note = dup_orders_note (&dashboard->now);
  figure = add (figures, "orders", _ ("Orders"));
  fill_counts (figure, dashboard, orders);
  figure = add (figures, "mean", _ ("Revenue per Order"));
  fill_money (figure, dashboard, means, orders);
}

static void
add_people (GPtrArray *figures, const HosoDashboard *dashboard)
{
  const guint64 fresh[3] = OF_EACH (fresh);
  const guint64 loyal[3] = OF_EACH (loyal);
  const guint64 returning[3] = { dashboard->now.buyers - dashboard->now.fresh,
                                 dashboard->before.buyers - dashboard->before.fresh,
                                 dashboard->year.buyers - dashboard->year.fresh };
  g_autofree char *buyers = dup_integer (dashboard->now.buyers);
  g_autofree char *bought = dup_integer (dashboard->now.bought);
  HosoDashboardFigure *figure = add (figures, "new", _ ("New Customers"));

  fill_counts (figure, dashboard, fresh);
  /* Translators: %s is a number of customers. */
  figure->note = g_strdup_printf (_ ("Their first order lies in this time. Of %s who ordered."),
                                  buyers);
  figure = add (figures, "returning", _ ("Returning Customers"));
  fill_counts (figure, dashboard, returning);
  /* Translators: %s is a number of customers. */
  figure->note = g_strdup_printf (
    _ ("They ordered in this time, and before it too. Of %s who ordered."), buyers);
  figure = add (figures, "loyal", _ ("Loyal Customers"));
  fill_counts (figure, dashboard, loyal);
  figure->note = g_strdup_printf (
    /* Translators: %s is a number of customers. */
    _ ("At the end of this time: two orders or more, and by RFM among the loyal or the best. "
       "Of %s who have ever ordered."),
    bought);
}

static char *
dup_won_note (const HosoTrade *trade)
{
  g_autofree char *n = dup_integer (trade->won);
  g_autofree char *base = dup_integer (trade->leads);
  g_autofree char *day = hoso_time_dup_day (trade->span.from);
  g_autofree char *date = hoso_phrase_day (day, hoso_format_get_language ());
  g_autofree char *days = NULL;
  g_autofree char *note = NULL;

  if (trade->leads == 0)
    /* Translators: %s is a date. */
    return g_strdup_printf (_ ("Nobody was known before %s without having ordered, so that "
                               "there is nothing to measure yet."),
                            date);
  /* Translators: two numbers of people and a date. */
  note = g_strdup_printf (_ ("%s ordered for the first time, of %s people who were known before "
                             "%s and had not ordered until then."),
                          n, base, date);
  if (isnan (trade->decision))
    return g_steal_pointer (&note);
  days = dup_integer ((guint64)llround (trade->decision));
  /* Translators: a sentence, then a number of days. */
  return g_strdup_printf (_ ("%s They usually took %s days to decide."), note, days);
}

static char *
dup_stayed_note (const HosoTrade *trade)
{
  g_autofree char *n = dup_integer (trade->stayed);
  g_autofree char *base = dup_integer (trade->before);

  if (trade->before == 0)
    return g_strdup (_ ("Nobody ordered in the time before."));
  /* Translators: two numbers of customers. */
  return g_strdup_printf (_ ("%s of the %s customers who ordered in the time before ordered in "
                             "this one too."),
                          n, base);
}

static void
add_shares (GPtrArray *figures, const HosoDashboard *dashboard)
{
  const Share won[3] = { { dashboard->now.won, dashboard->now.leads },
                         { dashboard->before.won, dashboard->before.leads },
                         { dashboard->year.won, dashboard->year.leads } };
  const Share stayed[3] = { { dashboard->now.stayed, dashboard->now.before },
                            { dashboard->before.stayed, dashboard->before.before },
                            { dashboard->year.stayed, dashboard->year.before } };
  HosoDashboardFigure *figure = add (figures, "conversion", _ ("Conversion"));

  fill_shares (figure, dashboard, won);
  figure->note = dup_won_note (&dashboard->now);
  figure = add (figures, "retention", _ ("Customers Kept"));
  fill_shares (figure, dashboard, stayed);
  figure->note = dup_stayed_note (&dashboard->now);
}

static void
add_value (GPtrArray *figures, const HosoDashboard *dashboard)
{
  HosoDashboardFigure *figure = add (figures, "value", _ ("Value of a Customer, Next Year"));
  g_autofree char *n = dup_integer (dashboard->value_sample);

  if (isnan (dashboard->value))
    {
      figure->value = g_strdup ("—");
      figure->note = g_strdup (_ ("There are too few customers or repeat purchases for a model; "
                                  "it takes 50 customers and 30 repeat purchases."));
      return;
    }
  figure->value = dup_money (dashboard, dashboard->value);
  figure->small = dashboard->value_small;
  /* Translators: %s is a number of customers. */
  figure->note = g_strdup_printf (_ ("What each of those who have ordered is expected to bring in "
                                     "12 months, by the model of purchases, in money of today. "
                                     "The mean of %s customers."),
                                  n);
}

static void
add_best (GPtrArray *figures, const HosoDashboard *dashboard)
{
  const HosoDashboardGroup *group;
  HosoDashboardFigure *figure;
  g_autofree char *each = NULL;
  g_autofree char *members = NULL;

  if (dashboard->best_type < 0)
    return;
  group = g_ptr_array_index (dashboard->types, dashboard->best_type);
  each = dup_money (dashboard, (double)group->revenue / (double)group->members);
  members = dup_integer (group->members);
  figure = add (figures, "best", _ ("Best Group"));
  figure->value = g_strdup (group->name);
  figure->small = group->members < HOSO_BASE_SMALL;
  /* Translators: an amount of money and a number of customers. */
  figure->note = g_strdup_printf (_ ("Most revenue for each customer of a type: %s in this time, "
                                     "from %s customers."),
                                  each, members);
}

/* Where both times are one, it is said once. */
static void
drop_year (GPtrArray *figures)
{
  for (guint i = 0; i < figures->len; i++)
    g_clear_pointer (&((HosoDashboardFigure *)g_ptr_array_index (figures, i))->year, g_free);
}

GPtrArray *
hoso_dashboard_dup_figures (const HosoDashboard *dashboard)
{
  GPtrArray *figures =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_dashboard_figure_free);

  add_trade (figures, dashboard);
  add_people (figures, dashboard);
  add_shares (figures, dashboard);
  add_value (figures, dashboard);
  add_best (figures, dashboard);
  if (hoso_dashboard_is_yearly (dashboard))
    drop_year (figures);
  return figures;
}
