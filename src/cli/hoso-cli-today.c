/* hosoctl today: whom to contact, why, and what to do. */

#include "hoso-config.h"

#include "hoso-cli.h"
#include "hoso-error.h"
#include "hoso-time.h"
#include "hoso-today-reasons.h"

#include <glib/gi18n-lib.h>

#define DAY 86400

/* Today where this program runs, unless @as_of says which day. */
static gboolean
find_day (const char *as_of, gint *day, GError **error)
{
  HosoTime time;

  if (as_of == NULL)
    {
      *day = hoso_time_get_today ();
      return TRUE;
    }
  if (!hoso_time_from_iso8601 (as_of, &time))
    {
      g_set_error (error, HOSO_ERROR, HOSO_ERROR_INVALID,
                   /* Translators: %s is what was written for a date. */
                   _ ("“%s” is no date; write it like 2026-05-20."), as_of);
      return FALSE;
    }
  *day = (gint)((time.local - (time.local < 0 ? DAY - 1 : 0)) / DAY);

  return TRUE;
}

static void
add_date (JsonBuilder *builder, const char *name, gint day)
{
  HosoTime time = { (gint64)day * DAY, HOSO_TIME_NO_ZONE, HOSO_PRECISION_DAY };
  g_autofree char *date = hoso_time_dup_iso8601 (&time);

  hoso_cli_member_string (builder, name, day != 0 ? date : NULL);
}

static void
add_reasons (JsonBuilder *builder, const HosoTodayEntry *entry)
{
  json_builder_set_member_name (builder, "reasons");
  json_builder_begin_array (builder);
  for (guint i = 0; i < entry->reasons->len; i++)
    {
      const HosoTodayReason *reason = g_ptr_array_index (entry->reasons, i);

      json_builder_begin_object (builder);
      hoso_cli_member_string (builder, "kind", hoso_today_kind_get_key (reason->kind));
      add_date (builder, "date", reason->day);
      hoso_cli_member_string (builder, "words", reason->words);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_steps (JsonBuilder *builder, const HosoTodayEntry *entry)
{
  json_builder_set_member_name (builder, "steps");
  json_builder_begin_array (builder);
  for (guint i = 0; i < entry->strategies->len; i++)
    {
      const HosoTodayStrategy *strategy = g_ptr_array_index (entry->strategies, i);

      for (guint j = 0; j < strategy->steps->len; j++)
        {
          const HosoTodayStep *step = g_ptr_array_index (strategy->steps, j);

          json_builder_begin_object (builder);
          hoso_cli_member_string (builder, "strategy", strategy->key);
          hoso_cli_member_string (builder, "step", step->text);
          hoso_cli_member_boolean (builder, "done", step->ticked_at != 0);
          json_builder_end_object (builder);
        }
    }
  json_builder_end_array (builder);
}

/* NULL where the customer was never asked. */
static const char *
get_consent_key (HosoConsentState state)
{
  switch (state)
    {
    case HOSO_CONSENT_GIVEN:
      return "given";
    case HOSO_CONSENT_WITHDRAWN:
      return "withdrawn";
    case HOSO_CONSENT_UNKNOWN:
      break;
    }
  return NULL;
}

static void
add_entry (JsonBuilder *builder, const HosoTodayEntry *entry)
{
  json_builder_begin_object (builder);
  hoso_cli_member_int (builder, "customer", entry->customer);
  hoso_cli_member_string (builder, "name", entry->name);
  hoso_cli_member_string (builder, "phone", entry->phone);
  hoso_cli_member_string (builder, "email", entry->email);
  hoso_cli_member_string (builder, "type", hoso_type_get_key (entry->type));
  hoso_cli_member_string (builder, "type_reason", entry->type_words);
  hoso_cli_member_int (builder, "amount", entry->spent.amount);
  hoso_cli_member_string (builder, "address", entry->address);
  add_reasons (builder, entry);
  add_steps (builder, entry);
  hoso_cli_member_string (builder, "subject", entry->subject);
  hoso_cli_member_string (builder, "text", entry->text);
  hoso_cli_member_string (builder, "messages_consent", get_consent_key (entry->consent));
  hoso_cli_member_boolean (builder, "may_write", entry->may_write);
  json_builder_end_object (builder);
}

static void
print_json (const HosoToday *today)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_date (builder, "as_of", today->day);
  add_date (builder, "orders_until", today->orders_until);
  hoso_cli_member_int (builder, "total", today->total);
  json_builder_set_member_name (builder, "entries");
  json_builder_begin_array (builder);
  for (guint i = 0; i < today->entries->len; i++)
    add_entry (builder, g_ptr_array_index (today->entries, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  hoso_cli_print_json (builder);
}

static void
print_entry (const HosoTodayEntry *entry)
{
  for (guint i = 0; i < entry->reasons->len; i++)
    {
      const HosoTodayReason *reason = g_ptr_array_index (entry->reasons, i);

      g_print ("%" G_GINT64_FORMAT "\t%s\t%s\t%s\n", entry->customer, entry->name,
               entry->phone != NULL ? entry->phone : "", reason->words);
    }
}

static HosoCliStatus
print_today (HosoCli *cli, char **args, GError **error)
{
  g_autofree char *as_of = NULL;
  int limit = HOSO_TODAY_SHOWN;
  const GOptionEntry entries[] = {
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &as_of, NULL, NULL },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  HosoTodayPlan plan;
  g_autoptr (HosoToday) today = NULL;

  if (!hoso_cli_parse (args, entries, error) || hoso_cli_count (args) != 0 || limit < 0)
    return HOSO_CLI_USAGE;
  plan.limit = (guint)limit;
  if (!find_day (as_of, &plan.day, error))
    return HOSO_CLI_FAILED;
  today = hoso_today_load (cli->db, &plan, NULL, NULL, error);
  if (today == NULL)
    return HOSO_CLI_FAILED;

  if (cli->json)
    print_json (today);
  for (guint i = 0; !cli->json && i < today->entries->len; i++)
    print_entry (g_ptr_array_index (today->entries, i));

  return HOSO_CLI_DONE;
}

const HosoCliCommand hoso_cli_today_commands[] = {
  { "today", NULL, "[--as-of DATE] [--limit N]", print_today },
  { NULL },
};
