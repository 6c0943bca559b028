/* What happens with customers and what is to be done for them: kept, changed,
 * refused, and taken back step by step.
 */

#include "hoso-config.h"

#include "form-fixture.h"
#include "hoso-customers.h"
#include "hoso-interactions.h"
#include "hoso-names.h"
#include "hoso-tasks.h"
#include "hoso-undo.h"

#define NOW 1770000000 /* 2026-02-02T02:40:00Z */
#define DAY 86400

#define ADD(path, func) \
  g_test_add ("/engine/interactions/" path, Shop, NULL, set_up, func, tear_down)

typedef struct
{
  StoreFixture store;
  HosoDb *db;
  gint64 lan;
  gint64 huong;
} Shop;

static gint64
add_customer (Shop *shop, const char *name)
{
  g_autoptr (HosoCustomer) customer = hoso_customer_new ();
  g_autoptr (GError) error = NULL;
  gint64 id;

  customer->name = g_strdup (name);
  id = hoso_customers_save (shop->db, customer, &error);
  g_assert_no_error (error);
  return id;
}

static void
set_up (Shop *shop, gconstpointer data)
{
  store_fixture_set_up (&shop->store, NULL);
  form_fixture_open (&shop->store);
  shop->db = shop->store.db;
  hoso_db_set_clock (shop->db, NOW, 1);
  shop->lan = add_customer (shop, "Lan");
  shop->huong = add_customer (shop, "Hương");
}

static void
tear_down (Shop *shop, gconstpointer data)
{
  store_fixture_tear_down (&shop->store, NULL);
}

static void
undo (Shop *shop, const char *expected)
{
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (hoso_undo_undo (shop->db, &name, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, expected);
}

static gint64
save (Shop *shop, const HosoInteraction *interaction, const HosoTask *task)
{
  g_autoptr (GError) error = NULL;
  gint64 id = hoso_interactions_save (shop->db, interaction, task, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

static HosoInteraction *
make (Shop *shop, HosoInteractionKind kind, const char *text)
{
  HosoInteraction *interaction = hoso_interaction_new (kind, text);

  interaction->customer = shop->lan;
  interaction->at = NOW - DAY;
  return interaction;
}

static HosoInteraction *
load (Shop *shop, gint64 id)
{
  g_autoptr (GError) error = NULL;
  HosoInteraction *loaded = hoso_interactions_load (shop->db, id, &error);

  g_assert_no_error (error);
  return loaded;
}

static void
test_call (Shop *shop, gconstpointer data)
{
  g_autoptr (HosoInteraction) call = make (shop, HOSO_INTERACTION_CALL, "  Chê đắt \n");
  g_autoptr (HosoInteraction) stored = NULL;
  g_autoptr (HosoInteraction) back = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autofree char *before = store_fixture_dump (shop->db);
  g_autofree char *after = NULL;

  call->channel = HOSO_CHANNEL_PHONE;
  call->direction = HOSO_DIRECTION_OUT;
  call->sentiment = HOSO_SENTIMENT_UNHAPPY;
  call->outcome = HOSO_OUTCOME_REFUSED;
  stored = load (shop, save (shop, call, NULL));
  g_assert_cmpstr (stored->text, ==, "Chê đắt");
  g_assert_cmpint (stored->kind, ==, HOSO_INTERACTION_CALL);
  g_assert_cmpint (stored->channel, ==, HOSO_CHANNEL_PHONE);
  g_assert_cmpint (stored->direction, ==, HOSO_DIRECTION_OUT);
  g_assert_cmpint (stored->sentiment, ==, HOSO_SENTIMENT_UNHAPPY);
  g_assert_cmpint (stored->outcome, ==, HOSO_OUTCOME_REFUSED);
  g_assert_cmpint (stored->state, ==, HOSO_COMPLAINT_NONE);
  g_assert_cmpint (stored->at, ==, NOW - DAY);

  stored->kind = HOSO_INTERACTION_MESSAGE;
  stored->sentiment = HOSO_SENTIMENT_NONE;
  save (shop, stored, NULL);
  back = load (shop, stored->id);
  g_assert_cmpint (back->kind, ==, HOSO_INTERACTION_MESSAGE);
  g_assert_cmpint (back->sentiment, ==, HOSO_SENTIMENT_NONE);
  all = hoso_interactions_list (shop->db, shop->lan, NULL);
  g_assert_cmpuint (all->len, ==, 1);
  undo (shop, "Edit the timeline");
  undo (shop, "Add to the timeline");
  after = store_fixture_dump (shop->db);
  g_assert_cmpstr (after, ==, before);
}

static guint
count_open (Shop *shop)
{
  g_autoptr (GPtrArray) open = hoso_interactions_list_open_complaints (shop->db, NULL);

  for (guint i = 0; i < open->len; i++)
    g_assert_nonnull (((HosoInteraction *)open->pdata[i])->customer_name);
  return open->len;
}

static guint
count_due (Shop *shop, gint64 until)
{
  g_autoptr (GPtrArray) due = hoso_tasks_list_due (shop->db, until, NULL);

  for (guint i = 0; i < due->len; i++)
    g_assert_cmpstr (((HosoTask *)due->pdata[i])->customer_name, ==, "Lan");
  return due->len;
}

static void
set_state (Shop *shop, gint64 id, HosoComplaintState state)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (hoso_interactions_set_state (shop->db, id, state, &error));
  g_assert_no_error (error);
}

/* Open, solved, followed up; and all the way back. */
static void
test_complaint (Shop *shop, gconstpointer data)
{
  g_autoptr (HosoInteraction) complaint = make (shop, HOSO_INTERACTION_COMPLAINT, "Trà nguội");
  g_autoptr (HosoTask) task = hoso_task_new (HOSO_TASK_FOLLOW_UP, "Hỏi thăm lại");
  g_autoptr (HosoInteraction) solved = NULL;
  g_autoptr (HosoInteraction) followed = NULL;
  gint64 id;

  task->due_local = NOW + 3 * DAY;
  id = save (shop, complaint, task);
  g_assert_cmpuint (count_open (shop), ==, 1);
  g_assert_cmpuint (count_due (shop, NOW + 3 * DAY), ==, 0);
  g_assert_cmpuint (count_due (shop, NOW + 3 * DAY + 1), ==, 1);

  hoso_db_set_clock (shop->db, NOW + DAY, 2);
  set_state (shop, id, HOSO_COMPLAINT_SOLVED);
  solved = load (shop, id);
  g_assert_cmpint (solved->solved_at, ==, NOW + DAY);
  g_assert_cmpint (solved->followed_at, ==, 0);
  g_assert_cmpuint (count_open (shop), ==, 0);
  g_assert_cmpuint (count_due (shop, G_MAXINT64), ==, 1);

  hoso_db_set_clock (shop->db, NOW + 4 * DAY, 3);
  set_state (shop, id, HOSO_COMPLAINT_FOLLOWED_UP);
  followed = load (shop, id);
  g_assert_cmpint (followed->solved_at, ==, NOW + DAY);
  g_assert_cmpint (followed->followed_at, ==, NOW + 4 * DAY);
  g_assert_cmpuint (count_due (shop, G_MAXINT64), ==, 0);

  undo (shop, "Follow up complaint");
  g_assert_cmpuint (count_due (shop, G_MAXINT64), ==, 1);
  undo (shop, "Solve complaint");
  g_assert_cmpuint (count_open (shop), ==, 1);
  undo (shop, "Add to the timeline");
  g_assert_cmpuint (count_open (shop), ==, 0);
  g_assert_cmpuint (count_due (shop, G_MAXINT64), ==, 0);
}

/* A complaint takes its follow-up along, and a done follow-up tells the
 * complaint. */
static void
test_follow_up (Shop *shop, gconstpointer data)
{
  g_autoptr (HosoInteraction) complaint = make (shop, HOSO_INTERACTION_COMPLAINT, "Trà nguội");
  g_autoptr (HosoTask) task = hoso_task_new (HOSO_TASK_FOLLOW_UP, "Hỏi thăm lại");
  g_autoptr (HosoInteraction) followed = NULL;
  g_autoptr (GPtrArray) tasks = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  task->due_local = NOW + 3 * DAY;
  id = save (shop, complaint, task);
  set_state (shop, id, HOSO_COMPLAINT_SOLVED);
  tasks = hoso_tasks_list (shop->db, shop->lan, &error);
  g_assert_cmpuint (tasks->len, ==, 1);
  g_assert_cmpint (((HosoTask *)tasks->pdata[0])->interaction, ==, id);
  g_assert_true (hoso_tasks_set_done (shop->db, ((HosoTask *)tasks->pdata[0])->id, TRUE, &error));
  followed = load (shop, id);
  g_assert_cmpint (followed->state, ==, HOSO_COMPLAINT_FOLLOWED_UP);
  undo (shop, "Finish task");

  g_assert_true (hoso_interactions_remove (shop->db, id, &error));
  g_assert_cmpuint (count_due (shop, G_MAXINT64), ==, 0);
  undo (shop, "Remove from the timeline");
  g_assert_cmpuint (count_due (shop, G_MAXINT64), ==, 1);
}

static void
test_referral (Shop *shop, gconstpointer data)
{
  g_autoptr (HosoInteraction) referral = make (shop, HOSO_INTERACTION_REFERRAL, NULL);
  g_autoptr (HosoInteraction) named = NULL;
  g_autoptr (HosoInteraction) linked = NULL;
  g_autoptr (HosoInteraction) gone = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  referral->referred_name = g_strdup (" Chị Mai ");
  id = save (shop, referral, NULL);
  named = load (shop, id);
  g_assert_cmpstr (named->referred_name, ==, "Chị Mai");
  g_assert_cmpint (named->referred, ==, 0);

  named->referred = shop->huong;
  save (shop, named, NULL);
  linked = load (shop, id);
  g_assert_cmpint (linked->referred, ==, shop->huong);
  g_assert_cmpstr (linked->referred_name, ==, "Hương");

  g_assert_true (hoso_customers_remove (shop->db, &shop->huong, 1, &error));
  gone = load (shop, id);
  g_assert_cmpint (gone->referred, ==, 0);
  g_assert_null (gone->referred_name);
  undo (shop, "Delete customer");
  g_clear_pointer (&gone, hoso_interaction_free);
  gone = load (shop, id);
  g_assert_cmpint (gone->referred, ==, shop->huong);
}

static void
assert_refused (Shop *shop, const HosoInteraction *interaction, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (hoso_interactions_save (shop->db, interaction, NULL, &error), ==, 0);
  g_assert_error (error, HOSO_ERROR, code);
}

static void
test_refused (Shop *shop, gconstpointer data)
{
  g_autoptr (HosoInteraction) note = make (shop, HOSO_INTERACTION_NOTE, " ");
  g_autoptr (HosoInteraction) complaint = make (shop, HOSO_INTERACTION_COMPLAINT, "");
  g_autoptr (HosoInteraction) referral = make (shop, HOSO_INTERACTION_REFERRAL, "x");
  g_autoptr (HosoInteraction) lost = make (shop, HOSO_INTERACTION_CALL, "x");
  g_autoptr (HosoTask) task = hoso_task_new (HOSO_TASK_APPOINTMENT, " ");
  g_autoptr (GError) error = NULL;

  assert_refused (shop, note, HOSO_ERROR_INVALID);
  assert_refused (shop, complaint, HOSO_ERROR_INVALID);
  assert_refused (shop, referral, HOSO_ERROR_INVALID);
  referral->referred = shop->lan;
  assert_refused (shop, referral, HOSO_ERROR_INVALID);
  referral->referred = 999;
  assert_refused (shop, referral, HOSO_ERROR_NOT_FOUND);
  lost->customer = 999;
  assert_refused (shop, lost, HOSO_ERROR_NOT_FOUND);
  lost->customer = shop->lan;
  lost->id = 999;
  assert_refused (shop, lost, HOSO_ERROR_NOT_FOUND);

  task->customer = shop->lan;
  task->due_local = NOW;
  g_assert_cmpint (hoso_tasks_save (shop->db, task, &error), ==, 0);
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
  g_clear_error (&error);
  g_free (task->title);
  task->title = g_strdup ("Gọi lại");
  task->due_local = G_MAXINT64;
  g_assert_cmpint (hoso_tasks_save (shop->db, task, &error), ==, 0);
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (hoso_tasks_set_done (shop->db, 999, TRUE, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
}

static void
test_task (Shop *shop, gconstpointer data)
{
  g_autoptr (HosoTask) task = hoso_task_new (HOSO_TASK_RENEWAL, "Gia hạn thẻ");
  g_autoptr (HosoTask) stored = NULL;
  g_autofree char *due = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  task->customer = shop->lan;
  task->assignee = g_strdup (" Hạnh ");
  task->due_local = 1770076800; /* 2026-02-03 */
  id = hoso_tasks_save (shop->db, task, &error);
  g_assert_no_error (error);
  stored = hoso_tasks_load (shop->db, id, &error);
  due = hoso_task_dup_due (stored);
  g_assert_cmpstr (due, ==, "2026-02-03");
  g_assert_cmpint (stored->kind, ==, HOSO_TASK_RENEWAL);
  g_assert_cmpint (stored->created_at, ==, NOW);
  g_assert_cmpstr (stored->assignee, ==, "Hạnh");
  stored->due_local += 9 * 3600;
  g_assert_cmpint (hoso_tasks_save (shop->db, stored, &error), ==, id);
  g_assert_true (hoso_tasks_set_done (shop->db, id, TRUE, &error));
  g_assert_cmpuint (count_due (shop, G_MAXINT64), ==, 0);
  g_assert_true (hoso_tasks_set_done (shop->db, id, FALSE, &error));
  g_assert_cmpuint (count_due (shop, G_MAXINT64), ==, 1);
  g_assert_true (hoso_tasks_remove (shop->db, id, &error));
  undo (shop, "Remove task");
  undo (shop, "Reopen task");
  undo (shop, "Finish task");
  undo (shop, "Edit task");
  g_assert_cmpuint (count_due (shop, 1770076801), ==, 1);
  undo (shop, "Add task");
  g_assert_cmpuint (count_due (shop, G_MAXINT64), ==, 0);
}

/* Only what people talk in can be one, and it has a reason; the newest is first. */
static void
test_interview (Shop *shop, gconstpointer data)
{
  g_autoptr (HosoInteraction) call = make (shop, HOSO_INTERACTION_CALL, "Sợ hàng giả");
  g_autoptr (HosoInteraction) visit = make (shop, HOSO_INTERACTION_VISIT, "Con gái khen");
  g_autoptr (HosoInteraction) gift = make (shop, HOSO_INTERACTION_GIFT, "Trà");
  g_autoptr (HosoInteraction) silent = make (shop, HOSO_INTERACTION_MESSAGE, "  ");
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  const HosoInteraction *first;

  call->interview = HOSO_INTERVIEW_NOT_BOUGHT;
  visit->interview = HOSO_INTERVIEW_QUICK;
  visit->customer = shop->huong;
  visit->at += 60;
  gift->interview = HOSO_INTERVIEW_SLOW;
  silent->interview = HOSO_INTERVIEW_SLOW;
  save (shop, call, NULL);
  save (shop, visit, NULL);
  save (shop, gift, NULL);
  g_assert_cmpint (hoso_interactions_save (shop->db, silent, NULL, &error), ==, 0);
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
  g_clear_error (&error);

  list = hoso_interactions_list_interviews (shop->db, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 2);
  first = list->pdata[0];
  g_assert_cmpint (first->interview, ==, HOSO_INTERVIEW_QUICK);
  g_assert_cmpstr (first->customer_name, ==, "Hương");
  g_assert_cmpstr (first->text, ==, "Con gái khen");
  g_assert_cmpint (((HosoInteraction *)list->pdata[1])->interview, ==, HOSO_INTERVIEW_NOT_BOUGHT);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("call", test_call);
  ADD ("complaint", test_complaint);
  ADD ("follow-up", test_follow_up);
  ADD ("interview", test_interview);
  ADD ("referral", test_referral);
  ADD ("refused", test_refused);
  ADD ("task", test_task);
  return g_test_run ();
}
