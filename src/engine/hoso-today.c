/* Whom to contact today: reasons put in order, one entry for a customer, the
 * first of them read in full.  On the thread that owns the connection; the
 * result belongs to its holder.
 */

#include "hoso-config.h"

#include "hoso-today.h"

#include "hoso-consent-table.h"
#include "hoso-customer-types.h"
#include "hoso-customers.h"
#include "hoso-fold.h"
#include "hoso-format.h"
#include "hoso-message.h"
#include "hoso-names.h"
#include "hoso-occasion-table.h"
#include "hoso-playbook.h"
#include "hoso-purchase-ledger.h"
#include "hoso-tasks.h"
#include "hoso-time.h"
#include "hoso-today-reasons.h"
#include "hoso-today-table.h"

#include <string.h>

#define DAY 86400
#define MOTIVES "persona-type."

static const char *const kind_keys[] = {
  "complaint", "follow-up", "birthday", "renewal", "coming-birthday", "season",
  "new", "quiet"
};

/* What one entry is filled from. */
typedef struct
{
  HosoDb *db;
  const char *language;
  gint orders_until;
  HosoTodaySettings settings;
  HosoPlaybook *playbook;
  HosoCustomerTypes *types;
  HosoToday *today;
} Filler;

static void
filler_clear (Filler *filler)
{
  g_clear_pointer (&filler->playbook, hoso_playbook_free);
  g_clear_pointer (&filler->types, hoso_customer_types_free);
  g_clear_pointer (&filler->today, hoso_today_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Filler, filler_clear)

/* “complaint”, “follow-up”, “birthday” … */
const char *
hoso_today_kind_get_key (HosoTodayKind kind)
{
  return kind_keys[kind];
}

static void
step_free (gpointer data)
{
  HosoTodayStep *step = data;

  g_free (step->text);
  g_free (step);
}

static void
strategy_free (gpointer data)
{
  HosoTodayStrategy *strategy = data;

  g_free (strategy->key);
  g_free (strategy->name);
  g_ptr_array_unref (strategy->steps);
  g_free (strategy);
}

static void
entry_free (gpointer data)
{
  HosoTodayEntry *entry = data;

  g_free (entry->name);
  g_free (entry->phone);
  g_free (entry->email);
  g_free (entry->zalo);
  g_ptr_array_unref (entry->reasons);
  g_free (entry->type_words);
  g_ptr_array_unref (entry->strategies);
  g_free (entry->address);
  g_free (entry->subject);
  g_free (entry->text);
  g_free (entry);
}

void
hoso_today_free (HosoToday *today)
{
  if (today == NULL)
    return;

  g_ptr_array_unref (today->entries);
  g_free (today);
}

/* --- The order --- */

/* The earlier day first, where it is we who are waited for. */
static gboolean
goes_by_day (HosoTodayKind kind)
{
  return kind != HOSO_TODAY_BIRTHDAY && kind != HOSO_TODAY_NEW && kind != HOSO_TODAY_QUIET;
}

static gint
compare_reasons (gconstpointer a, gconstpointer b)
{
  const HosoTodayReason *first = *(HosoTodayReason *const *)a;
  const HosoTodayReason *second = *(HosoTodayReason *const *)b;

  if (first->kind != second->kind)
    return (gint)first->kind - (gint)second->kind;
  if (first->day != second->day)
    return first->day < second->day ? -1 : 1;

  return (first->item > second->item) - (first->item < second->item);
}

static gint
compare_entries (gconstpointer a, gconstpointer b)
{
  const HosoTodayEntry *first = *(HosoTodayEntry *const *)a;
  const HosoTodayEntry *second = *(HosoTodayEntry *const *)b;
  const HosoTodayReason *why = g_ptr_array_index (first->reasons, 0);
  const HosoTodayReason *other = g_ptr_array_index (second->reasons, 0);

  if (why->kind != other->kind)
    return (gint)why->kind - (gint)other->kind;
  if (goes_by_day (why->kind) && why->day != other->day)
    return why->day < other->day ? -1 : 1;
  if (first->spent.amount != second->spent.amount)
    return first->spent.amount > second->spent.amount ? -1 : 1;

  return (first->customer > second->customer) - (first->customer < second->customer);
}

static HosoTodayEntry *
find_entry (HosoToday *today, GHashTable *by_customer, gint64 customer)
{
  HosoTodayEntry *entry = g_hash_table_lookup (by_customer, &customer);

  if (entry != NULL)
    return entry;

  entry = g_new0 (HosoTodayEntry, 1);
  entry->customer = customer;
  entry->reasons = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_today_reason_free);
  entry->strategies = g_ptr_array_new_with_free_func (strategy_free);
  g_ptr_array_add (today->entries, entry);
  g_hash_table_insert (by_customer, &entry->customer, entry);

  return entry;
}

/* Takes the reasons that nothing hides. */
static void
add_reasons (HosoToday *today, GPtrArray *reasons, GHashTable *hidden)
{
  g_autoptr (GHashTable) by_customer = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < reasons->len; i++)
    {
      HosoTodayReason *reason = g_ptr_array_index (reasons, i);
      g_autofree char *key = hoso_today_dup_key (reason->customer, reason->occasion);

      if (g_hash_table_contains (hidden, key))
        continue;
      g_ptr_array_add (find_entry (today, by_customer, reason->customer)->reasons, reason);
      reasons->pdata[i] = NULL;
    }

  for (guint i = 0; i < today->entries->len; i++)
    g_ptr_array_sort (((HosoTodayEntry *)today->entries->pdata[i])->reasons, compare_reasons);
}

static gboolean
sort_entries (HosoDb *db, HosoToday *today, gint until, GError **error)
{
  for (guint i = 0; i < today->entries->len; i++)
    {
      HosoTodayEntry *entry = g_ptr_array_index (today->entries, i);

      if (!hoso_occasion_table_get_spent (db, entry->customer, until, &entry->spent, error))
        return FALSE;
    }
  g_ptr_array_sort (today->entries, compare_entries);
  today->total = today->entries->len;

  return TRUE;
}

/* --- The entries in full --- */

/* Age, and when the birthday does not tell it, what the profile says of it. */
static int
get_age (const HosoCustomer *customer, gint day)
{
  const char *birthday = hoso_customer_get_field (customer, "birthday");
  HosoPartialDate born;
  int age = -1;

  if (birthday != NULL && hoso_partial_date_parse (birthday, &born))
    age = hoso_partial_date_get_age (&born, day);

  return age >= 0 ? age : hoso_age_from_text (hoso_customer_get_field (customer, "age"));
}

static void
fill_text (Filler *filler, HosoTodayEntry *entry, const HosoCustomer *customer)
{
  const HosoTodayReason *why = g_ptr_array_index (entry->reasons, 0);
  const char *message = kind_keys[why->kind == HOSO_TODAY_COMING_BIRTHDAY ? HOSO_TODAY_BIRTHDAY
                                                                          : why->kind];
  gboolean is_company = customer->kind == HOSO_CUSTOMER_COMPANY;
  g_autofree char *given =
    is_company ? g_strdup (customer->name) : hoso_given_name (customer->name);
  g_autofree char *date = hoso_today_dup_date (why->day, filler->language);
  HosoSpeaker speaker = { .age = -1, .gender = filler->settings.gender };
  HosoAddressee addressee = {
    .name = customer->name,
    .chosen = hoso_customer_get_field (customer, "address-form"),
    .is_company = is_company,
    .gender = hoso_gender_from_text (hoso_customer_get_field (customer, "gender")),
    .age = get_age (customer, filler->today->day),
  };
  HosoMessageWords words = { given, customer->name, .date = date, .what = why->text };
  int year, month, day;

  hoso_civil_from_days (filler->today->day, &year, &month, &day);
  if (filler->settings.birth_year > 0)
    speaker.age = MAX (year - filler->settings.birth_year, 0);
  entry->address = g_strdup (hoso_address_form_choose (&addressee, &speaker));
  words.address = entry->address;
  words.self = hoso_address_form_self (entry->address, &speaker);
  entry->subject =
    hoso_message_fill (hoso_playbook_get_subject (filler->playbook, message), &words);
  entry->text = hoso_message_fill (hoso_playbook_get_text (filler->playbook, message), &words);
}

/* Who complained or was promised something is answered all the same. */
static gboolean
fill_consent (Filler *filler, HosoTodayEntry *entry, GError **error)
{
  const HosoTodayReason *why = g_ptr_array_index (entry->reasons, 0);
  gboolean is_owed = why->kind == HOSO_TODAY_COMPLAINT || why->kind == HOSO_TODAY_FOLLOW_UP;

  if (!hoso_consent_table_get (filler->db, entry->customer, HOSO_PURPOSE_MESSAGES,
                               &entry->consent, error))
    return FALSE;
  entry->may_write = is_owed || entry->consent != HOSO_CONSENT_WITHDRAWN;

  return TRUE;
}

static gint64
find_tick (const GPtrArray *ticks, const char *step)
{
  for (guint i = 0; i < ticks->len; i++)
    {
      const HosoTodayTick *tick = g_ptr_array_index (ticks, i);

      if (strcmp (tick->step, step) == 0)
        return tick->at;
    }

  return 0;
}

static gboolean
add_strategy (Filler *filler, HosoTodayEntry *entry, const char *name, GError **error)
{
  const HosoTodayReason *why = g_ptr_array_index (entry->reasons, 0);
  const char *key = strchr (name, '.') + 1;
  g_auto (GStrv) steps = hoso_playbook_dup_steps (filler->playbook, key);
  g_autoptr (GPtrArray) ticks =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_today_tick_free);
  HosoTodayStrategy *strategy;

  if (!hoso_today_table_list_ticks (filler->db, entry->customer, why->occasion, ticks, error))
    return FALSE;

  strategy = g_new0 (HosoTodayStrategy, 1);
  strategy->key = g_strdup (key);
  strategy->name = g_strdup (hoso_name_get (name, filler->language));
  strategy->steps = g_ptr_array_new_with_free_func (step_free);
  for (guint i = 0; steps[i] != NULL; i++)
    {
      HosoTodayStep *step = g_new0 (HosoTodayStep, 1);

      step->text = g_strdup (steps[i]);
      step->ticked_at = find_tick (ticks, steps[i]);
      g_ptr_array_add (strategy->steps, step);
    }
  g_ptr_array_add (entry->strategies, strategy);

  return TRUE;
}

/* The name (“persona-type.researcher”) of the motive that the profile tells, in
 * either language; NULL if it tells none.  Free with g_free(). */
static char *
dup_motive (const HosoCustomer *customer)
{
  const char *told = hoso_customer_get_field (customer, "motive-type");
  g_auto (GStrv) names = hoso_names_get_keys (MOTIVES);
  g_autofree char *folded = told != NULL ? hoso_fold (told) : NULL;

  for (guint i = 0; folded != NULL && names[i] != NULL; i++)
    {
      g_autofree char *english = hoso_fold (hoso_name_get (names[i], "en"));
      g_autofree char *vietnamese = hoso_fold (hoso_name_get (names[i], "vi"));

      if (strcmp (folded, english) == 0 || strcmp (folded, vietnamese) == 0)
        return g_strdup (names[i]);
    }

  return NULL;
}

static gboolean
fill_strategies (Filler *filler,
                 HosoTodayEntry *entry,
                 const HosoCustomer *customer,
                 GError **error)
{
  const HosoTodayReason *why = g_ptr_array_index (entry->reasons, 0);
  const HosoTypedCustomer *typed = hoso_customer_types_find (filler->types, entry->customer);
  HosoCustomerType type = typed != NULL ? typed->verdict.type : HOSO_TYPE_POTENTIAL;
  g_autofree char *name = NULL;
  g_autofree char *motive = dup_motive (customer);

  if (typed != NULL && why->kind != HOSO_TODAY_COMPLAINT)
    entry->type_words = hoso_customer_types_dup_reason (filler->types, typed);
  entry->type = type;
  name = g_strconcat (
    "customer-type.",
    hoso_type_get_key (why->kind == HOSO_TODAY_COMPLAINT ? HOSO_TYPE_COMPLAINING : type), NULL);

  return add_strategy (filler, entry, name, error) &&
         (motive == NULL || add_strategy (filler, entry, motive, error));
}

static gboolean
fill_entry (Filler *filler, HosoTodayEntry *entry, GError **error)
{
  g_autoptr (HosoCustomer) customer = hoso_customers_load (filler->db, entry->customer, error);

  if (customer == NULL)
    return FALSE;

  entry->kind = customer->kind;
  entry->name = g_strdup (customer->name);
  entry->phone = g_strdup (hoso_customer_get_contact (customer, HOSO_CONTACT_PHONE));
  entry->email = g_strdup (hoso_customer_get_contact (customer, HOSO_CONTACT_EMAIL));
  entry->zalo = g_strdup (hoso_customer_get_contact (customer, HOSO_CONTACT_ZALO));
  for (guint i = 0; i < entry->reasons->len; i++)
    {
      HosoTodayReason *reason = g_ptr_array_index (entry->reasons, i);

      reason->words = hoso_today_reason_dup_words (reason, &entry->spent, filler->today->day,
                                                   filler->orders_until, filler->language);
    }
  fill_text (filler, entry, customer);

  return fill_consent (filler, entry, error) &&
         fill_strategies (filler, entry, customer, error);
}

static gboolean
load_types (Filler *filler, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  HosoTime time = { (gint64)filler->orders_until * DAY, HOSO_TIME_NO_ZONE, HOSO_PRECISION_DAY };
  g_autofree char *as_of = hoso_time_dup_iso8601 (&time);

  for (guint i = 0; i < filler->today->entries->len; i++)
    {
      const HosoTodayEntry *entry = g_ptr_array_index (filler->today->entries, i);

      g_array_append_val (ids, entry->customer);
    }
  filler->types = hoso_customer_types_load_some (filler->db, as_of, ids, cancellable, error);

  return filler->types != NULL;
}

/* --- Loading --- */

static gboolean
collect (Filler *filler, const HosoTodayPlan *plan, GError **error)
{
  g_autoptr (GPtrArray) reasons =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_today_reason_free);
  g_autoptr (GHashTable) hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  HosoTodayOrders orders;

  if (!hoso_today_orders_find (filler->db, plan->day, &orders, error) ||
      !hoso_today_settings_load (filler->db, &filler->settings, error))
    return FALSE;

  filler->orders_until = orders.latest;
  filler->today->orders_until = orders.latest;
  if (!hoso_today_reasons_collect (filler->db, &filler->settings, &orders, reasons, error) ||
      !hoso_today_table_list_hidden (filler->db, plan->day, hidden, error))
    return FALSE;

  add_reasons (filler->today, reasons, hidden);

  return sort_entries (filler->db, filler->today, orders.until, error);
}

/**
 * hoso_today_load:
 *
 * Returns: (transfer full): the entries of the plan's day, or %NULL with @error
 *   set; only the first plan->limit are there, total counts them all
 */
HosoToday *
hoso_today_load (HosoDb *db,
                 const HosoTodayPlan *plan,
                 const char *language,
                 GCancellable *cancellable,
                 GError **error)
{
  g_auto (Filler) filler = { db, language != NULL ? language : hoso_format_get_language () };
  GPtrArray *entries;

  filler.today = g_new0 (HosoToday, 1);
  filler.today->day = plan->day;
  filler.today->entries = entries = g_ptr_array_new_with_free_func (entry_free);
  filler.playbook = hoso_playbook_load (db, language, error);
  if (filler.playbook == NULL || !collect (&filler, plan, error) ||
      g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  if (plan->limit > 0 && entries->len > plan->limit)
    g_ptr_array_set_size (entries, (gint)plan->limit);
  if (entries->len > 0 && !load_types (&filler, cancellable, error))
    return NULL;
  for (guint i = 0; i < entries->len; i++)
    {
      if (!fill_entry (&filler, g_ptr_array_index (entries, i), error))
        return NULL;
    }

  return g_steal_pointer (&filler.today);
}
