/* What the sample's shop talked about with some of its customers, and what is still to
 * be done for them.
 */

#include "hoso-config.h"

#include "sample.h"

#include "hoso-interactions.h"
#include "hoso-tasks.h"

#define HOUR 3600

/* Who somebody is in the talks below. */
typedef enum
{
  ASKING,
  WAITING,
  WATCHING,
  REGULAR, /* the loyal one with the latest order */
  FRIEND,  /* the last one who brought another */
  UPSET,   /* another one, with an order of some days ago */
} Role;

/* Days and hours before the sample's now. */
static const struct
{
  Role role;
  HosoInteractionKind kind;
  HosoChannel channel;
  HosoDirection direction;
  HosoSentiment sentiment;
  HosoOutcome outcome;
  int days;
  int hours;
  const char *text;
} contacts[] = {
  { ASKING, HOSO_INTERACTION_MESSAGE, HOSO_CHANNEL_ZALO_OA, HOSO_DIRECTION_IN,
    HOSO_SENTIMENT_NEUTRAL, HOSO_OUTCOME_ASKED, 16, 2,
    "Hỏi serum vitamin C có dùng chung với retinol được không." },
  { ASKING, HOSO_INTERACTION_MESSAGE, HOSO_CHANNEL_ZALO_OA, HOSO_DIRECTION_OUT,
    HOSO_SENTIMENT_NONE, HOSO_OUTCOME_UNDECIDED, 15, 1,
    "Trả lời: sáng vitamin C, tối retinol, nhớ chống nắng. Gửi bảng thành phần." },
  { WAITING, HOSO_INTERACTION_VISIT, HOSO_CHANNEL_SHOP, HOSO_DIRECTION_NONE,
    HOSO_SENTIMENT_NEUTRAL, HOSO_OUTCOME_REFUSED, 20, 4,
    "Thấy giá cao hơn trên sàn, hẹn đợi đợt giảm giá." },
  { WATCHING, HOSO_INTERACTION_MESSAGE, HOSO_CHANNEL_TIKTOK, HOSO_DIRECTION_IN,
    HOSO_SENTIMENT_NONE, HOSO_OUTCOME_UNDECIDED, 1, 6,
    "Xem livestream, hỏi phí giao về Cần Thơ." },
  { REGULAR, HOSO_INTERACTION_CALL, HOSO_CHANNEL_PHONE, HOSO_DIRECTION_OUT,
    HOSO_SENTIMENT_HAPPY, HOSO_OUTCOME_NONE, 12, 1, "Hỏi thăm sau khi dùng hết chai toner." },
  { FRIEND, HOSO_INTERACTION_GIFT, HOSO_CHANNEL_SHOP, HOSO_DIRECTION_OUT, HOSO_SENTIMENT_NONE,
    HOSO_OUTCOME_NONE, 4, 3, "Tặng mặt nạ giấy cảm ơn đã giới thiệu bạn." },
  { UPSET, HOSO_INTERACTION_COMPLAINT, HOSO_CHANNEL_SHOPEE, HOSO_DIRECTION_IN,
    HOSO_SENTIMENT_UNHAPPY, HOSO_OUTCOME_NONE, 2, 3,
    "Giao thiếu một món, nhắn hai lần chưa thấy trả lời." },
};

static const struct
{
  Role role;
  HosoTaskKind kind;
  int days; /* after now */
  const char *title;
} tasks[] = {
  { WAITING, HOSO_TASK_FOLLOW_UP, 3, "Nhắn mã giảm giá đã hứa" },
  { ASKING, HOSO_TASK_APPOINTMENT, 1, "Soi da tại cửa hàng" },
  { REGULAR, HOSO_TASK_RENEWAL, -1, "Thẻ thành viên sắp hết hạn" },
};

static const SamplePerson *
get_person (Sample *sample, guint number)
{
  return &g_array_index (sample->people, SamplePerson, number);
}

/* The first, second and third of those who never bought. */
static gint64
find_asking (Sample *sample, guint nth)
{
  for (guint i = 0; i < sample->people->len; i++)
    if (get_person (sample, i)->occasion == SAMPLE_NEVER && nth-- == 0)
      return get_person (sample, i)->id;
  return 0;
}

/* Who bought last, @days ago at least. */
static gint64
find_buyer (Sample *sample, gboolean loyal, gint days)
{
  for (guint i = sample->orders->len; i > 0; i--)
    {
      const SampleOrder *order = &g_array_index (sample->orders, SampleOrder, i - 1);
      const SamplePerson *person = get_person (sample, order->person);

      if ((person->habit == SAMPLE_LOYAL) == loyal && order->day < SAMPLE_DAYS - days)
        return person->id;
    }
  return 0;
}

static gint64
find_friend (Sample *sample)
{
  for (guint i = sample->people->len; i > 0; i--)
    if (get_person (sample, i - 1)->recommends)
      return get_person (sample, i - 1)->id;
  return 0;
}

static gint64
find_role (Sample *sample, Role role)
{
  switch (role)
    {
    case ASKING:
    case WAITING:
    case WATCHING:
      return find_asking (sample, role - ASKING);
    case REGULAR:
      return find_buyer (sample, TRUE, 0);
    case FRIEND:
      return find_friend (sample);
    case UPSET:
      return find_buyer (sample, FALSE, 4);
    }
  return 0;
}

static gboolean
add_contact (Sample *sample, guint index, GError **error)
{
  g_autoptr (HosoInteraction) contact =
    hoso_interaction_new (contacts[index].kind, contacts[index].text);

  contact->customer = find_role (sample, contacts[index].role);
  contact->channel = contacts[index].channel;
  contact->direction = contacts[index].direction;
  contact->sentiment = contacts[index].sentiment;
  contact->outcome = contacts[index].outcome;
  contact->at = SAMPLE_NOW - contacts[index].days * SAMPLE_DAY - contacts[index].hours * HOUR;
  return hoso_interactions_save (sample->db, contact, NULL, error) != 0;
}

gboolean
sample_add_contacts (Sample *sample, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (contacts); i++)
    if (!add_contact (sample, i, error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (tasks); i++)
    {
      g_autoptr (HosoTask) task = hoso_task_new (tasks[i].kind, tasks[i].title);

      task->customer = find_role (sample, tasks[i].role);
      task->due_local = SAMPLE_NOW_LOCAL / SAMPLE_DAY * SAMPLE_DAY + tasks[i].days * SAMPLE_DAY;
      if (hoso_tasks_save (sample->db, task, error) == 0)
        return FALSE;
    }
  return TRUE;
}
