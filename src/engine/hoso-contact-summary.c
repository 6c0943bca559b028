/* What to know before contacting a customer, in a few sentences with numbers.
 * Runs on a session or on a thread of a workspace.
 */

#include "hoso-config.h"

#include "hoso-timelines.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hoso-as-of.h"
#include "hoso-field-table.h"
#include "hoso-format.h"
#include "hoso-interaction-table.h"
#include "hoso-names.h"
#include "hoso-purchase-table.h"
#include "hoso-task-table.h"
#include "hoso-time.h"
#include "hoso-timeline-table.h"
#include "hoso-usual-hour.h"

#define DAY_SECONDS 86400
/* Letters of a quoted text; the rest is in the timeline. */
#define MAX_QUOTE 80
/* The latest days with an order or a message, for the usual hour: habits change. */
#define MAX_DAYS 30

typedef struct
{
  HosoDb *db;
  gint64 customer;
  GTimeZone *zone;
  gint64 today;       /* days since 1970 there */
  gboolean tells_age; /* “2 days ago”, where the standing is of today too; else dates */
  const char *language;
  GString *text;
} Summary;

/* Takes @sentence. */
static void
say (Summary *summary, char *sentence)
{
  if (summary->text->len > 0)
    g_string_append_c (summary->text, ' ');
  g_string_append (summary->text, sentence);
  g_free (sentence);
}

/* One line without its full stop, cut between two words where it is long. */
static char *
dup_quote (const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\r\n\t", ' ');
  g_autofree char *head = NULL;
  char *space;

  g_strchomp (line);
  if (g_str_has_suffix (line, "."))
    line[strlen (line) - 1] = '\0';
  if (g_utf8_strlen (line, -1) <= MAX_QUOTE)
    return g_steal_pointer (&line);
  head = g_utf8_substring (line, 0, MAX_QUOTE - 1);
  space = strrchr (head, ' ');
  if (space != NULL)
    *space = '\0';
  return g_strconcat (g_strchomp (head), "…", NULL);
}

static gint64
count_days (Summary *summary, gint64 local)
{
  return summary->today - local / DAY_SECONDS;
}

/* “Feb 1, 2026” */
static char *
dup_date (Summary *summary, gint64 local)
{
  const HosoTime day = {
    .local = local,
    .offset = HOSO_TIME_NO_ZONE,
    .precision = HOSO_PRECISION_DAY,
  };

  return hoso_format_date (&day, summary->language);
}

/* “Call · Zalo OA” */
static char *
dup_kind (const HosoInteraction *interaction)
{
  g_autofree char *kind =
    g_strconcat ("interaction.", hoso_interaction_kind_get_name (interaction->kind), NULL);
  g_autofree char *channel = NULL;

  if (interaction->channel == HOSO_CHANNEL_NONE)
    return g_strdup (hoso_name_get (kind, NULL));
  channel =
    g_strconcat ("contact-channel.", hoso_channel_get_name (interaction->channel), NULL);
  return g_strconcat (hoso_name_get (kind, NULL), " · ", hoso_name_get (channel, NULL), NULL);
}

static void
say_contact (Summary *summary, gint64 local, const char *kind)
{
  gint64 days = count_days (summary, local);
  g_autofree char *number = hoso_format_integer (days, summary->language);
  g_autofree char *date = dup_date (summary, local);

  if (days <= 0)
    /* Translators: %s is how, for example “Call · Zalo OA”. */
    say (summary, g_strdup_printf (_ ("Last contact today: %s."), kind));
  else if (!summary->tells_age)
    /* Translators: a date, then how, for example “Call · Zalo OA”. */
    say (summary, g_strdup_printf (_ ("Last contact on %s: %s."), date, kind));
  else
    /* Translators: a number of days, then how, for example “Call · Zalo OA”. */
    say (summary, g_strdup_printf (ngettext ("Last contact %s day ago: %s.",
                                             "Last contact %s days ago: %s.", (gulong)days),
                                   number, kind));
}

static gboolean
add_contact (Summary *summary, GError **error)
{
  g_autoptr (HosoInteraction) contact = NULL;
  g_autofree char *kind = NULL;
  gint64 id;
  guint n;

  if (!hoso_timeline_table_find (summary->db, summary->customer, HOSO_TIMELINE_LAST_CONTACT, &id,
                                 &n, error))
    return FALSE;
  if (id == 0)
    return TRUE;
  contact = hoso_interaction_table_load (summary->db, id, error);
  if (contact == NULL)
    return FALSE;
  kind = dup_kind (contact);
  say_contact (summary, hoso_timeline_to_local (contact->at, summary->zone), kind);
  return TRUE;
}

static void
say_purchase (Summary *summary, gint64 local, const char *amount)
{
  gint64 days = count_days (summary, local);
  g_autofree char *number = hoso_format_integer (days, summary->language);
  g_autofree char *date = dup_date (summary, local);

  if (days <= 0)
    /* Translators: %s is an amount of money. */
    say (summary, g_strdup_printf (_ ("Last purchase today: %s."), amount));
  else if (!summary->tells_age)
    /* Translators: a date, then an amount of money. */
    say (summary, g_strdup_printf (_ ("Last purchase on %s: %s."), date, amount));
  else
    /* Translators: a number of days, then an amount of money. */
    say (summary, g_strdup_printf (ngettext ("Last purchase %s day ago: %s.",
                                             "Last purchase %s days ago: %s.", (gulong)days),
                                   number, amount));
}

static gboolean
add_purchase (Summary *summary, GError **error)
{
  g_autoptr (HosoPurchase) purchase = NULL;
  g_autofree char *amount = NULL;
  gint64 id;
  guint n;

  if (!hoso_timeline_table_find (summary->db, summary->customer, HOSO_TIMELINE_LAST_PURCHASE, &id,
                                 &n, error))
    return FALSE;
  if (id == 0)
    return TRUE;
  purchase = hoso_purchase_table_load (summary->db, id, error);
  if (purchase == NULL)
    return FALSE;
  amount = hoso_format_money (purchase->amount, purchase->currency, summary->language);
  say_purchase (summary, purchase->at_local, amount);
  return TRUE;
}

static void
say_complaint (Summary *summary, const HosoInteraction *complaint, guint n)
{
  gint64 local = hoso_timeline_to_local (complaint->at, summary->zone);
  gint64 days = count_days (summary, local);
  g_autofree char *date = dup_date (summary, local);
  g_autofree char *quote = dup_quote (complaint->text);
  g_autofree char *number = hoso_format_integer (MAX (days, 0), summary->language);
  g_autofree char *count = hoso_format_integer (n, summary->language);

  if (n > 1)
    /* Translators: the number of complaints, then what the oldest is about. */
    say (summary, g_strdup_printf (ngettext ("%s open complaint, the oldest: “%s”.",
                                             "%s open complaints, the oldest: “%s”.", n),
                                   count, quote));
  else if (days <= 0)
    /* Translators: %s is what a complaint is about. */
    say (summary, g_strdup_printf (_ ("Open complaint since today: “%s”."), quote));
  else if (!summary->tells_age)
    /* Translators: a date, then what a complaint is about. */
    say (summary, g_strdup_printf (_ ("Open complaint since %s: “%s”."), date, quote));
  else
    /* Translators: a number of days, then what a complaint is about. */
    say (summary, g_strdup_printf (ngettext ("Open complaint for %s day: “%s”.",
                                             "Open complaint for %s days: “%s”.", (gulong)days),
                                   number, quote));
}

static gboolean
add_complaint (Summary *summary, GError **error)
{
  g_autoptr (HosoInteraction) complaint = NULL;
  gint64 id;
  guint n;

  if (!hoso_timeline_table_find (summary->db, summary->customer, HOSO_TIMELINE_OPEN_COMPLAINT,
                                 &id, &n, error))
    return FALSE;
  if (id == 0)
    return TRUE;
  complaint = hoso_interaction_table_load (summary->db, id, error);
  if (complaint == NULL)
    return FALSE;
  say_complaint (summary, complaint, n);
  return TRUE;
}

/* What the profile says, or else what the purchases say. */
static gboolean
add_interests (Summary *summary, GError **error)
{
  g_autoptr (GPtrArray) fields =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_field_value_free);
  g_autofree char *favourite = NULL;

  if (!hoso_customer_field_list (summary->db, summary->customer, fields, error) ||
      !hoso_timeline_table_find_favourite (summary->db, summary->customer, &favourite, error))
    return FALSE;
  for (guint i = 0; i < fields->len; i++)
    {
      const HosoFieldValue *value = fields->pdata[i];

      if (g_str_equal (value->key, "interests"))
        {
          g_autofree char *interests = dup_quote (value->value);

          /* Translators: %s is what a customer is interested in. */
          say (summary, g_strdup_printf (_ ("Interests: %s."), interests));
        }
    }
  if (favourite != NULL)
    /* Translators: %s is the name of a product. */
    say (summary, g_strdup_printf (_ ("Buys most: %s."), favourite));
  return TRUE;
}

/* When to call: the hour at which the customer buys and writes, where one stands out. */
static gboolean
add_hour (Summary *summary, GError **error)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint seconds[MAX_DAYS];
  HosoUsualHour hour;
  guint n;

  if (!hoso_timeline_table_list_acts (summary->db, summary->customer, summary->zone, times, error))
    return FALSE;
  n = MIN (times->len, MAX_DAYS);
  for (guint i = 0; i < n; i++)
    seconds[i] = (gint)(g_array_index (times, gint64, i) % DAY_SECONDS);
  if (hoso_usual_hour_find (seconds, n, &hour))
    {
      g_autofree char *near = hoso_format_integer (hour.near, summary->language);
      g_autofree char *days = hoso_format_integer (hour.n, summary->language);

      /* Translators: an hour of the day (0 to 23), then two numbers of days. */
      say (summary, g_strdup_printf (_ ("Best reached around %u:00: on %s of the last %s days with "
                                        "an order or a message it was about that time."),
                                     hour.hour, near, days));
    }
  return TRUE;
}

static gboolean
add_task (Summary *summary, GError **error)
{
  g_autoptr (HosoTask) task = NULL;
  g_autofree char *title = NULL;
  g_autofree char *date = NULL;
  gint64 id;
  guint n;

  if (!hoso_timeline_table_find (summary->db, summary->customer, HOSO_TIMELINE_NEXT_TASK, &id, &n,
                                 error))
    return FALSE;
  if (id == 0)
    return TRUE;
  task = hoso_task_table_load (summary->db, id, error);
  if (task == NULL)
    return FALSE;
  date = dup_date (summary, task->due_local);
  title = dup_quote (task->title);
  if (count_days (summary, task->due_local) > 0)
    /* Translators: what was to be done, then the day until which. */
    say (summary, g_strdup_printf (_ ("Overdue: %s (%s)."), title, date));
  else
    /* Translators: what is to be done, then the day. */
    say (summary, g_strdup_printf (_ ("Next: %s (%s)."), title, date));
  return TRUE;
}

/* The standing beside this counts from the day of the latest order.  Where that is
 * another day than today, days counted from today would contradict it. */
static gboolean
find_counting (Summary *summary, GError **error)
{
  gint last;

  if (!hoso_as_of_find_before (summary->db, (gint)summary->today, &last, error))
    return FALSE;
  summary->tells_age = last == summary->today;
  return TRUE;
}

/**
 * hoso_timelines_dup_summary:
 *
 * Tells how many days ago something was where the latest order of all is of today,
 * otherwise the dates.
 *
 * Returns: (transfer full): empty where nothing is known, or %NULL with @error
 *   set
 */
char *
hoso_timelines_dup_summary (HosoDb *db, gint64 customer, GTimeZone *zone, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Summary summary = {
    .db = db,
    .customer = customer,
    .zone = zone,
    .today = hoso_timeline_to_local (hoso_db_get_now (db), zone) / DAY_SECONDS,
    .language = hoso_format_get_language (),
    .text = text,
  };

  if (!find_counting (&summary, error) || !add_contact (&summary, error) ||
      !add_purchase (&summary, error) ||
      !add_complaint (&summary, error) || !add_interests (&summary, error) ||
      !add_hour (&summary, error) || !add_task (&summary, error))
    return NULL;
  return g_string_free (g_steal_pointer (&text), FALSE);
}
