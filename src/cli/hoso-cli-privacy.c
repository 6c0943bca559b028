/* hosoctl customer forget, customer consent: what a person may ask for. */

#include "hoso-config.h"

#include <glib/gi18n-lib.h>

#include "hoso-cli.h"
#include "hoso-consents.h"
#include "hoso-customers.h"
#include "hoso-erasures.h"

static void
add_backup (JsonBuilder *builder, const HosoBackup *backup)
{
  json_builder_begin_object (builder);
  hoso_cli_member_string (builder, "file", backup->path);
  hoso_cli_member_int (builder, "size", (gint64)backup->size);
  json_builder_end_object (builder);
}

static void
print_json (const HosoErasureReport *report)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  hoso_cli_member_int (builder, "forgotten", report->n);
  json_builder_set_member_name (builder, "backups");
  json_builder_begin_array (builder);
  for (guint i = 0; i < report->backups->len; i++)
    add_backup (builder, g_ptr_array_index (report->backups, i));
  json_builder_end_array (builder);
  hoso_cli_member_string (builder, "warning", report->warning);
  json_builder_end_object (builder);
  hoso_cli_print_json (builder);
}

static void
print_report (const HosoErasureReport *report)
{
  if (report->backups->len > 0)
    g_print ("%s\n", _ ("These older backups still hold what was erased:"));
  for (guint i = 0; i < report->backups->len; i++)
    g_print ("%s\n", ((const HosoBackup *)g_ptr_array_index (report->backups, i))->path);
  if (report->warning != NULL)
    g_printerr ("%s\n", report->warning);
}

static HosoCliStatus
customer_forget (HosoCli *cli, char **args, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (HosoErasureReport) report = NULL;

  if (hoso_cli_count (args) == 0)
    return HOSO_CLI_USAGE;
  for (guint i = 1; args[i] != NULL; i++)
    {
      gint64 id;

      if (!hoso_cli_parse_id (args[i], &id, error))
        return HOSO_CLI_USAGE;
      g_array_append_val (ids, id);
    }
  report = hoso_erasures_run (cli->db, (const gint64 *)ids->data, ids->len, NULL, error);
  if (report == NULL)
    return HOSO_CLI_FAILED;
  if (cli->json)
    print_json (report);
  else
    print_report (report);
  return HOSO_CLI_DONE;
}

typedef struct
{
  char *give;
  char *withdraw;
  char *channel;
  char *note;
} ConsentOptions;

static void
clear_consent_options (ConsentOptions *options)
{
  g_free (options->give);
  g_free (options->withdraw);
  g_free (options->channel);
  g_free (options->note);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ConsentOptions, clear_consent_options)

static void
add_consent (JsonBuilder *builder, const HosoConsent *consent)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (consent->at);
  g_autofree char *at = g_date_time_format_iso8601 (time);

  json_builder_begin_object (builder);
  hoso_cli_member_string (builder, "purpose", consent->purpose);
  hoso_cli_member_boolean (builder, "given", consent->state == HOSO_CONSENT_GIVEN);
  hoso_cli_member_boolean (builder, "current", consent->is_current);
  hoso_cli_member_string (builder, "channel", consent->channel);
  hoso_cli_member_string (builder, "note", consent->note);
  hoso_cli_member_string (builder, "at", at);
  json_builder_end_object (builder);
}

static void
print_consents (const HosoCli *cli, const GPtrArray *consents)
{
  JsonBuilder *builder;

  for (guint i = 0; !cli->json && i < consents->len; i++)
    {
      const HosoConsent *consent = g_ptr_array_index (consents, i);

      g_print ("%s\t%s\t%s\n", consent->purpose,
               consent->state == HOSO_CONSENT_GIVEN ? "given" : "withdrawn", consent->channel);
    }
  if (!cli->json)
    return;
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "consents");
  json_builder_begin_array (builder);
  for (guint i = 0; i < consents->len; i++)
    add_consent (builder, g_ptr_array_index (consents, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  hoso_cli_print_json (builder);
}

static gboolean
set_consent (HosoCli *cli, gint64 id, const ConsentOptions *options, GError **error)
{
  gboolean given = options->give != NULL;
  g_autoptr (HosoConsent) consent =
    hoso_consent_new (given ? options->give : options->withdraw,
                      given ? HOSO_CONSENT_GIVEN : HOSO_CONSENT_WITHDRAWN);

  consent->channel = g_strdup (options->channel);
  consent->note = g_strdup (options->note);
  return hoso_consents_set (cli->db, &id, 1, consent, error);
}

/* Prints the whole history, also after it was added to. */
static HosoCliStatus
customer_consent (HosoCli *cli, char **args, GError **error)
{
  g_auto (ConsentOptions) options = { NULL };
  const GOptionEntry entries[] = {
    { "give", 0, 0, G_OPTION_ARG_STRING, &options.give, NULL, NULL },
    { "withdraw", 0, 0, G_OPTION_ARG_STRING, &options.withdraw, NULL, NULL },
    { "channel", 0, 0, G_OPTION_ARG_STRING, &options.channel, NULL, NULL },
    { "note", 0, 0, G_OPTION_ARG_STRING, &options.note, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (HosoCustomer) customer = NULL;
  g_autoptr (GPtrArray) consents = NULL;
  gint64 id;

  if (!hoso_cli_parse (args, entries, error) || hoso_cli_count (args) != 1 ||
      (options.give != NULL && options.withdraw != NULL) ||
      !hoso_cli_parse_id (args[1], &id, error))
    return HOSO_CLI_USAGE;
  customer = hoso_customers_load (cli->db, id, error);
  if (customer == NULL ||
      ((options.give != NULL || options.withdraw != NULL) &&
       !set_consent (cli, id, &options, error)))
    return HOSO_CLI_FAILED;
  consents = hoso_consents_list (cli->db, id, error);
  if (consents == NULL)
    return HOSO_CLI_FAILED;
  print_consents (cli, consents);
  return HOSO_CLI_DONE;
}

const HosoCliCommand hoso_cli_privacy_commands[] = {
  { "customer", "forget", "ID …", customer_forget },
  { "customer", "consent",
    "ID [--give PURPOSE | --withdraw PURPOSE] [--channel C] [--note TEXT]", customer_consent },
  { NULL },
};
