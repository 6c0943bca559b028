/* Whom to contact today: the reasons, their order and words, what to do, what to
 * write, and what becomes of an entry.
 *
 * The day is Thursday, March 5, 2026, which is day 17 of lunar month 1: Tết was
 * on February 17.
 */

#include "hoso-config.h"

#include "form-fixture.h"
#include "hoso-consents.h"
#include "hoso-customers.h"
#include "hoso-interactions.h"
#include "hoso-message.h"
#include "hoso-playbook.h"
#include "hoso-purchases.h"
#include "hoso-tasks.h"
#include "hoso-time.h"
#include "hoso-today-settings.h"
#include "hoso-today.h"
#include "hoso-undo.h"

#define DAY 86400
#define TODAY 20517 /* 2026-03-05, days from 1970-01-01 */
#define NOW ((gint64)TODAY * DAY + 9 * 3600)

#define ADD(path, func) \
  g_test_add ("/engine/today/" path, StoreFixture, NULL, set_up, func, store_fixture_tear_down)

static void
set_up (StoreFixture *shop, gconstpointer data)
{
  store_fixture_set_up (shop, NULL);
  form_fixture_open (shop);
  hoso_db_set_clock (shop->db, NOW, 1);
  g_assert_cmpint (hoso_days_from_civil (2026, 3, 5), ==, TODAY);
}

static gint64
add_customer (StoreFixture *shop, const char *name, const char *field, const char *value)
{
  g_autoptr (HosoCustomer) customer = hoso_customer_new ();
  g_autoptr (GError) error = NULL;
  gint64 id;

  customer->name = g_strdup (name);
  if (field != NULL)
    g_ptr_array_add (customer->fields, hoso_field_value_new (field, value));
  id = hoso_customers_save (shop->db, customer, &error);
  g_assert_no_error (error);

  return id;
}

static void
add_order (StoreFixture *shop, gint64 customer, gint day, gint64 amount)
{
  g_autoptr (HosoPurchase) purchase = hoso_purchase_new ();
  g_autoptr (GError) error = NULL;

  purchase->customer = customer;
  purchase->at_local = (gint64)day * DAY + 36000;
  purchase->currency = g_strdup ("VND");
  purchase->amount = amount;
  g_ptr_array_add (purchase->lines, hoso_purchase_line_new ("Áo", 1, amount));
  hoso_purchases_save (shop->db, purchase, &error);
  g_assert_no_error (error);
}

static gint64
add_complaint (StoreFixture *shop, gint64 customer, const char *text, gint day)
{
  g_autoptr (HosoInteraction) complaint = hoso_interaction_new (HOSO_INTERACTION_COMPLAINT, text);
  g_autoptr (GError) error = NULL;
  gint64 id;

  complaint->customer = customer;
  complaint->state = HOSO_COMPLAINT_OPEN;
  complaint->at = (gint64)day * DAY;
  id = hoso_interactions_save (shop->db, complaint, NULL, &error);
  g_assert_no_error (error);

  return id;
}

static gint64
add_task (StoreFixture *shop, gint64 customer, const char *title, gint day)
{
  g_autoptr (HosoTask) task = hoso_task_new (HOSO_TASK_FOLLOW_UP, title);
  g_autoptr (GError) error = NULL;
  gint64 id;

  task->customer = customer;
  task->due_local = (gint64)day * DAY;
  id = hoso_tasks_save (shop->db, task, &error);
  g_assert_no_error (error);

  return id;
}

static HosoToday *
load (StoreFixture *shop, gint day, guint limit, const char *language)
{
  HosoTodayPlan plan = { .day = day, .limit = limit };
  g_autoptr (GError) error = NULL;
  HosoToday *today = hoso_today_load (shop->db, &plan, language, NULL, &error);

  g_assert_no_error (error);

  return today;
}

static const HosoTodayEntry *
get_entry (const HosoToday *today, guint i)
{
  g_assert_cmpuint (i, <, today->entries->len);

  return g_ptr_array_index (today->entries, i);
}

static const HosoTodayReason *
get_reason (const HosoToday *today, guint i)
{
  return g_ptr_array_index (get_entry (today, i)->reasons, 0);
}

/* One customer for each reason, added in the wrong order. */
static void
fill (StoreFixture *shop)
{
  gint64 minh = add_customer (shop, "Lê Minh", NULL, NULL);
  gint64 tung = add_customer (shop, "Phạm Tùng", NULL, NULL);
  gint64 dung;
  gint64 bao;

  /* Every ten days up to January 31, which is 33 days before today and 32 before
   * the shop's latest order. */
  for (gint i = 0; i < 4; i++)
    add_order (shop, minh, TODAY - 63 + 10 * i, 100000);
  add_order (shop, tung, TODAY - 1, 150000);
  add_customer (shop, "Đỗ Hoa", "birthday", "20/1 âm lịch");
  add_customer (shop, "Công ty Vy", "renewal", "15/3/2026");
  add_customer (shop, "Trần Thị Lan", "birthday", "05/03/1990");
  dung = add_customer (shop, "Ngô Dũng", NULL, NULL);
  add_task (shop, dung, "Gửi báo giá", TODAY - 1);
  add_task (shop, dung, "Hẹn gặp", TODAY + 1);
  bao = add_customer (shop, "Vũ Bảo", NULL, NULL);
  add_complaint (shop, bao, "Áo bị phai màu", TODAY - 2);
}

static void
test_reasons (StoreFixture *shop, gconstpointer data)
{
  static const struct
  {
    const char *name;
    HosoTodayKind kind;
    const char *words;
  } rows[] = {
    { "Vũ Bảo", HOSO_TODAY_COMPLAINT, "Complaint open for 2 days: “Áo bị phai màu”." },
    { "Ngô Dũng", HOSO_TODAY_FOLLOW_UP, "1 day overdue: “Gửi báo giá”." },
    { "Trần Thị Lan", HOSO_TODAY_BIRTHDAY, "Birthday today: turns 36, born Mar 5, 1990." },
    { "Công ty Vy", HOSO_TODAY_RENEWAL, "The term ends in 10 days, on Mar 15, 2026." },
    { "Đỗ Hoa", HOSO_TODAY_COMING_BIRTHDAY,
      "Birthday in 3 days, on Mar 8, 2026: day 20 of lunar month 1." },
    { "Phạm Tùng", HOSO_TODAY_NEW, "New customer: first order 1 day ago, ₫150,000 so far." },
    { "Lê Minh", HOSO_TODAY_QUIET,
      "Quiet for 32 days: 3.2 times the usual 10 days; 4 orders, ₫400,000 so far." },
  };
  g_autoptr (HosoToday) today = NULL;

  fill (shop);
  today = load (shop, TODAY, 0, "en");
  g_assert_cmpuint (today->total, ==, G_N_ELEMENTS (rows));
  g_assert_cmpint (today->orders_until, ==, TODAY - 1);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpstr (get_entry (today, i)->name, ==, rows[i].name);
      g_assert_cmpint (get_reason (today, i)->kind, ==, rows[i].kind);
      g_assert_cmpstr (get_reason (today, i)->words, ==, rows[i].words);
    }
}

/* The 15th of lunar month 1 was March 3, so that nothing is left on March 4. */
static void
test_birthdays (StoreFixture *shop, gconstpointer data)
{
  static const struct
  {
    const char *born;
    gint in; /* days, -1: not within a week */
  } rows[] = {
    { "5/3", 0 },
    { "--03-05", 0 },
    { "05/03/1990", 0 },
    { "1990-03-05", 0 },
    { "17/1 âm lịch", 0 },
    { "1990-01-17L", 0 },
    { "12/3", 7 },
    { "13/3", -1 },
    { "4/3", -1 },
    { "rằm tháng Giêng", -1 },
    { "24 tháng Giêng", 7 },
    { "1990", -1 },
    { "3/1990", -1 },
  };
  g_autoptr (HosoToday) today = NULL;
  g_autoptr (GHashTable) found = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    add_customer (shop, rows[i].born, "birthday", rows[i].born);
  today = load (shop, TODAY, 0, "en");
  for (guint i = 0; i < today->entries->len; i++)
    g_hash_table_insert (found, get_entry (today, i)->name, (gpointer)get_reason (today, i));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const HosoTodayReason *reason = g_hash_table_lookup (found, rows[i].born);

      g_test_message ("%s", rows[i].born);
      g_assert_cmpint (reason != NULL ? reason->day - TODAY : -1, ==, rows[i].in);
    }
}

/* Somebody with two reasons is one entry; among birthdays who spent more is
 * first; the limit cuts, the total does not. */
static void
test_ranking (StoreFixture *shop, gconstpointer data)
{
  g_autoptr (HosoToday) today = NULL;
  gint64 small = add_customer (shop, "Ít", "birthday", "5/3");
  gint64 large = add_customer (shop, "Nhiều", "birthday", "5/3");

  add_customer (shop, "Không", "birthday", "5/3");
  add_order (shop, small, TODAY - 100, 100000);
  add_order (shop, large, TODAY - 3, 200000);
  today = load (shop, TODAY, 2, "en");

  g_assert_cmpuint (today->total, ==, 3);
  g_assert_cmpuint (today->entries->len, ==, 2);
  g_assert_cmpint (get_entry (today, 0)->customer, ==, large);
  g_assert_cmpuint (get_entry (today, 0)->reasons->len, ==, 2);
  g_assert_cmpint (get_entry (today, 1)->customer, ==, small);
}

/* Two usual gaps, 14 days and a year are the limits that a shop begins with. */
static void
test_quiet (StoreFixture *shop, gconstpointer data)
{
  HosoTodaySettings settings;
  g_autoptr (GError) error = NULL;
  gint64 lan = add_customer (shop, "Lan", NULL, NULL);

  add_order (shop, lan, TODAY - 60, 100000);
  add_order (shop, lan, TODAY - 40, 100000);
  add_order (shop, lan, TODAY - 20, 100000);
  add_order (shop, add_customer (shop, "Mới", NULL, NULL), TODAY + 19, 100000);

  /* 20 days apart: quiet for 39 days on the 19th day from now, 40 on the next. */
  for (gint more = 19; more <= 20; more++)
    {
      g_autoptr (HosoToday) today = NULL;

      add_order (shop, add_customer (shop, "Nữa", NULL, NULL), TODAY + more, 100000);
      today = load (shop, TODAY + more, 0, "en");
      g_assert_cmpint (get_entry (today, today->entries->len - 1)->customer == lan, ==, more == 20);
    }

  hoso_today_settings_init (&settings);
  settings.quiet_gaps = 3.0;
  hoso_today_settings_save (shop->db, &settings, &error);
  g_assert_no_error (error);
  {
    g_autoptr (HosoToday) today = load (shop, TODAY + 20, 0, "en");

    g_assert_cmpint (get_entry (today, today->entries->len - 1)->customer, !=, lan);
  }

  {
    HosoTodaySettings read;

    hoso_today_settings_load (shop->db, &read, &error);
    g_assert_no_error (error);
    g_assert_true (hoso_today_settings_equal (&read, &settings));
    read.quiet_gaps = 2.5;
    g_assert_false (hoso_today_settings_equal (&read, &settings));
  }

  settings.quiet_max = 5;
  g_assert_false (hoso_today_settings_save (shop->db, &settings, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
}

static void
mark (StoreFixture *shop, const HosoToday *today, guint i, HosoTodayState state, gint until)
{
  g_autoptr (GError) error = NULL;

  hoso_today_mark (shop->db, get_entry (today, i)->reasons, state, TODAY, until, &error);
  g_assert_no_error (error);
}

static guint
count (StoreFixture *shop, gint day)
{
  g_autoptr (HosoToday) today = load (shop, day, 0, "en");

  return today->total;
}

static void
undo (StoreFixture *shop)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  hoso_undo_undo (shop->db, &name, &error);
  g_assert_no_error (error);
}

static void
test_marks (StoreFixture *shop, gconstpointer data)
{
  g_autoptr (HosoToday) today = NULL;

  fill (shop);
  today = load (shop, TODAY, 0, "en");

  /* A complaint that stays open comes back the next day. */
  mark (shop, today, 0, HOSO_TODAY_DONE, 0);
  g_assert_cmpuint (count (shop, TODAY), ==, 6);
  undo (shop);
  g_assert_cmpuint (count (shop, TODAY), ==, 7);
  mark (shop, today, 0, HOSO_TODAY_DONE, 0);

  /* A task is done. */
  mark (shop, today, 1, HOSO_TODAY_DONE, 0);
  g_assert_cmpuint (count (shop, TODAY), ==, 5);
  undo (shop);
  g_assert_cmpuint (count (shop, TODAY), ==, 6);

  /* Later is on that day, never is never. */
  mark (shop, today, 3, HOSO_TODAY_LATER, TODAY + 2);
  mark (shop, today, 6, HOSO_TODAY_NEVER, 0);
  g_assert_cmpuint (count (shop, TODAY), ==, 4);
  {
    g_autoptr (HosoToday) next = load (shop, TODAY + 2, 0, "en");

    /* Complaint, two tasks of one customer, the term, the birthday to come, the
     * new customer. */
    g_assert_cmpuint (next->total, ==, 5);
    g_assert_cmpuint (get_entry (next, 1)->reasons->len, ==, 2);
    g_assert_cmpint (get_reason (next, 2)->kind, ==, HOSO_TODAY_RENEWAL);
  }
}

static const HosoTodayStep *
get_step (const HosoToday *today, guint entry, guint step)
{
  const HosoTodayStrategy *strategy = g_ptr_array_index (get_entry (today, entry)->strategies, 0);

  return g_ptr_array_index (strategy->steps, step);
}

static void
test_steps (StoreFixture *shop, gconstpointer data)
{
  static const char *const own[] = { " Gọi ngay ", "", "Đổi hàng", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoToday) today = NULL;
  g_autoptr (HosoToday) ticked = NULL;
  g_autoptr (HosoToday) changed = NULL;

  fill (shop);
  today = load (shop, TODAY, 0, "en");
  g_assert_cmpstr (get_step (today, 0, 0)->text, ==, "Listen, and solve it fast");
  g_assert_cmpint (get_step (today, 0, 0)->ticked_at, ==, 0);

  hoso_today_tick (shop->db, get_reason (today, 0), "Listen, and solve it fast", TRUE, &error);
  g_assert_no_error (error);
  ticked = load (shop, TODAY, 0, "en");
  g_assert_cmpint (get_step (ticked, 0, 0)->ticked_at, ==, NOW);
  g_assert_cmpint (get_step (ticked, 0, 1)->ticked_at, ==, 0);

  hoso_playbook_save_steps (shop->db, "complaining", own, &error);
  g_assert_no_error (error);
  changed = load (shop, TODAY, 0, "en");
  g_assert_cmpstr (get_step (changed, 0, 0)->text, ==, "Gọi ngay");
  g_assert_cmpstr (get_step (changed, 0, 1)->text, ==, "Đổi hàng");

  g_assert_false (hoso_playbook_save_steps (shop->db, "nobody", own, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
}

/* The motive that the profile tells adds its strategy, in either language. */
static void
test_motive (StoreFixture *shop, gconstpointer data)
{
  g_autoptr (HosoCustomer) customer = hoso_customer_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoToday) today = NULL;
  const HosoTodayStrategy *second;

  customer->name = g_strdup ("Lan");
  g_ptr_array_add (customer->fields, hoso_field_value_new ("birthday", "5/3"));
  g_ptr_array_add (customer->fields, hoso_field_value_new ("motive-type", "Nhà nghiên cứu"));
  hoso_customers_save (shop->db, customer, &error);
  g_assert_no_error (error);

  today = load (shop, TODAY, 0, "en");
  g_assert_cmpuint (get_entry (today, 0)->strategies->len, ==, 2);
  second = g_ptr_array_index (get_entry (today, 0)->strategies, 1);
  g_assert_cmpstr (second->key, ==, "researcher");
  g_assert_cmpuint (second->steps->len, ==, 4);
}

static void
answer (StoreFixture *shop, gint64 customer, const char *purpose, HosoConsentState state)
{
  g_autoptr (HosoConsent) consent = hoso_consent_new (purpose, state);
  g_autoptr (GError) error = NULL;

  g_assert_true (hoso_consents_set (shop->db, &customer, 1, consent, &error));
  g_assert_no_error (error);
}

/* Only who withdrew is not to be written to, not who was never asked, and not for
 * another purpose; a complaint is answered all the same. */
static void
test_consent (StoreFixture *shop, gconstpointer data)
{
  static const struct
  {
    HosoConsentState consent;
    gboolean may_write;
  } rows[] = {
    { HOSO_CONSENT_WITHDRAWN, TRUE },
    { HOSO_CONSENT_WITHDRAWN, FALSE },
    { HOSO_CONSENT_GIVEN, TRUE },
    { HOSO_CONSENT_UNKNOWN, TRUE },
  };
  gint64 ids[G_N_ELEMENTS (rows)];
  g_autoptr (HosoToday) today = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    ids[i] = add_customer (shop, "Lan", "birthday", "05/03/1990");
  add_complaint (shop, ids[0], "Áo bị phai màu", TODAY - 2);
  answer (shop, ids[0], HOSO_PURPOSE_MESSAGES, HOSO_CONSENT_WITHDRAWN);
  answer (shop, ids[1], HOSO_PURPOSE_MESSAGES, HOSO_CONSENT_GIVEN);
  answer (shop, ids[2], HOSO_PURPOSE_MESSAGES, HOSO_CONSENT_GIVEN);
  answer (shop, ids[3], HOSO_PURPOSE_SURVEYS, HOSO_CONSENT_WITHDRAWN);
  answer (shop, ids[1], HOSO_PURPOSE_MESSAGES, HOSO_CONSENT_WITHDRAWN);

  today = load (shop, TODAY, 0, "en");
  g_assert_cmpuint (today->total, ==, G_N_ELEMENTS (rows));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpint (get_entry (today, i)->customer, ==, ids[i]);
      g_assert_cmpint (get_entry (today, i)->consent, ==, rows[i].consent);
      g_assert_cmpint (get_entry (today, i)->may_write, ==, rows[i].may_write);
    }

  g_clear_pointer (&today, hoso_today_free);
  undo (shop);
  today = load (shop, TODAY, 0, "en");
  g_assert_true (get_entry (today, 1)->may_write);
}

static void
test_texts (StoreFixture *shop, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoToday) vietnamese = NULL;
  g_autoptr (HosoToday) english = NULL;
  g_autoptr (HosoToday) own = NULL;

  fill (shop);
  vietnamese = load (shop, TODAY, 0, "vi");
  /* 36 and of unknown gender, against a speaker of 30. */
  g_assert_cmpstr (get_entry (vietnamese, 2)->address, ==, "anh/chị");
  g_assert_cmpstr (get_entry (vietnamese, 1)->text, ==,
                   "Anh/chị Dũng ơi, em nhắn lại như đã hẹn: Gửi báo giá. "
                   "Anh/chị tiện trao đổi lúc nào ạ?");
  english = load (shop, TODAY, 0, "en");
  g_assert_cmpstr (get_entry (english, 2)->subject, ==, "Happy birthday, Lan!");
  g_assert_true (g_str_has_prefix (get_entry (english, 3)->text,
                                   "Hi Vy, your term ends on Mar 15, 2026."));

  hoso_playbook_save_message (shop->db, "birthday", "Mừng", "{Tên} {name} {khác} {", &error);
  g_assert_no_error (error);
  own = load (shop, TODAY, 0, "vi");
  g_assert_cmpstr (get_entry (own, 2)->text, ==, "Lan Lan {khác} {");
  g_assert_cmpstr (get_entry (own, 2)->subject, ==, "Mừng");
}

/* What the owner set for a customer goes before the rule. */
static void
test_address (StoreFixture *shop, gconstpointer data)
{
  g_autoptr (HosoCustomer) customer = hoso_customer_new ();
  g_autoptr (GError) error = NULL;
  HosoTodaySettings settings;

  customer->name = g_strdup ("Trần Thị Lan");
  g_ptr_array_add (customer->fields, hoso_field_value_new ("birthday", "05/03/1960"));
  g_ptr_array_add (customer->fields, hoso_field_value_new ("gender", "Nữ"));
  customer->id = hoso_customers_save (shop->db, customer, &error);
  g_assert_no_error (error);
  {
    /* 66 today: 36 years older than somebody of 30, 6 older than one of 1966. */
    g_autoptr (HosoToday) today = load (shop, TODAY, 0, "vi");

    g_assert_cmpstr (get_entry (today, 0)->address, ==, "bà");
  }
  hoso_today_settings_init (&settings);
  settings.birth_year = 1966;
  hoso_today_settings_save (shop->db, &settings, &error);
  g_assert_no_error (error);
  {
    g_autoptr (HosoToday) today = load (shop, TODAY, 0, "vi");

    g_assert_cmpstr (get_entry (today, 0)->address, ==, "chị");
  }
  g_ptr_array_add (customer->fields, hoso_field_value_new ("address-form", "bác"));
  hoso_customers_save (shop->db, customer, &error);
  g_assert_no_error (error);
  {
    g_autoptr (HosoToday) today = load (shop, TODAY, 0, "vi");

    g_assert_cmpstr (get_entry (today, 0)->address, ==, "bác");
  }
}

/* A new workspace has nothing to say. */
static void
test_empty (StoreFixture *shop, gconstpointer data)
{
  g_autoptr (HosoToday) today = load (shop, TODAY, 10, "en");

  g_assert_cmpuint (today->total, ==, 0);
  g_assert_cmpuint (today->entries->len, ==, 0);
}

static void
test_playbook (StoreFixture *shop, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  for (guint l = 0; l < 2; l++)
    {
      g_autoptr (HosoPlaybook) playbook =
        hoso_playbook_load (shop->db, l == 0 ? "vi" : "en", &error);
      g_auto (GStrv) strategies = hoso_playbook_list_strategies (playbook);
      g_auto (GStrv) messages = hoso_playbook_list_messages (playbook);

      g_assert_no_error (error);
      g_assert_cmpuint (g_strv_length (strategies), ==, 12);
      g_assert_cmpuint (g_strv_length (messages), ==, 7);
      for (guint i = 0; i < 12; i++)
        {
          g_auto (GStrv) steps = hoso_playbook_dup_steps (playbook, strategies[i]);

          g_assert_cmpuint (g_strv_length (steps), >=, 3);
        }
      for (guint i = 0; i < 7; i++)
        {
          g_assert_cmpstr (hoso_playbook_get_subject (playbook, messages[i]), !=, "");
          g_assert_cmpstr (hoso_playbook_get_text (playbook, messages[i]), !=, "");
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("reasons", test_reasons);
  ADD ("birthdays", test_birthdays);
  ADD ("ranking", test_ranking);
  ADD ("quiet", test_quiet);
  ADD ("marks", test_marks);
  ADD ("steps", test_steps);
  ADD ("motive", test_motive);
  ADD ("texts", test_texts);
  ADD ("consent", test_consent);
  ADD ("address", test_address);
  ADD ("empty", test_empty);
  ADD ("playbook", test_playbook);

  return g_test_run ();
}
