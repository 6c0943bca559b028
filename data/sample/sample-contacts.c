/* What happened between the sample's shop and some of its customers, and what is
 * still to be done for them.
 */

#include "hoso-config.h"

#include "sample.h"

#include "hoso-interactions.h"
#include "hoso-tasks.h"

#define DAY 86400
#define HOUR 3600

/* Days and hours before the sample's now. */
static const struct
{
  guint person;
  HosoInteractionKind kind;
  HosoChannel channel;
  HosoDirection direction;
  HosoSentiment sentiment;
  HosoOutcome outcome;
  HosoComplaintState state;
  int days;
  int hours;
  int follow_up; /* days after now, 0 for none */
  const char *text;
} contacts[] = {
  { 0, HOSO_INTERACTION_MESSAGE, HOSO_CHANNEL_ZALO_OA, HOSO_DIRECTION_IN, HOSO_SENTIMENT_NEUTRAL,
    HOSO_OUTCOME_ASKED, HOSO_COMPLAINT_NONE, 16, 2, 0,
    "Hỏi serum vitamin C có dùng chung với retinol được không." },
  { 0, HOSO_INTERACTION_CALL, HOSO_CHANNEL_PHONE, HOSO_DIRECTION_OUT, HOSO_SENTIMENT_HAPPY,
    HOSO_OUTCOME_BOUGHT, HOSO_COMPLAINT_NONE, 12, 1, 0,
    "Tư vấn lại cách dùng, chốt thêm một chai toner." },
  { 0, HOSO_INTERACTION_COMPLAINT, HOSO_CHANNEL_SHOPEE, HOSO_DIRECTION_IN, HOSO_SENTIMENT_UNHAPPY,
    HOSO_OUTCOME_NONE, HOSO_COMPLAINT_OPEN, 2, 3, 1,
    "Hộp kem bị móp, nắp hở, nghi hàng đã qua sử dụng." },
  { 1, HOSO_INTERACTION_VISIT, HOSO_CHANNEL_SHOP, HOSO_DIRECTION_NONE, HOSO_SENTIMENT_NEUTRAL,
    HOSO_OUTCOME_REFUSED, HOSO_COMPLAINT_NONE, 20, 4, 0,
    "Thấy giá cao hơn trên sàn, hẹn đợi đợt giảm giá." },
  { 2, HOSO_INTERACTION_COMPLAINT, HOSO_CHANNEL_FACEBOOK, HOSO_DIRECTION_IN,
    HOSO_SENTIMENT_UNHAPPY, HOSO_OUTCOME_NONE, HOSO_COMPLAINT_SOLVED, 9, 5, 2,
    "Giao thiếu một món. Đã gửi bù trong ngày và tặng mã giảm 10%." },
  { 3, HOSO_INTERACTION_REVIEW, HOSO_CHANNEL_SHOPEE, HOSO_DIRECTION_NONE, HOSO_SENTIMENT_HAPPY,
    HOSO_OUTCOME_NONE, HOSO_COMPLAINT_NONE, 6, 0, 0,
    "5 sao: gói hàng kỹ, dùng hai tuần thấy da sáng." },
  { 3, HOSO_INTERACTION_GIFT, HOSO_CHANNEL_SHOP, HOSO_DIRECTION_OUT, HOSO_SENTIMENT_NONE,
    HOSO_OUTCOME_NONE, HOSO_COMPLAINT_NONE, 4, 3, 0, "Tặng mặt nạ giấy cảm ơn bài đánh giá." },
  { 4, HOSO_INTERACTION_MESSAGE, HOSO_CHANNEL_TIKTOK, HOSO_DIRECTION_IN, HOSO_SENTIMENT_NONE,
    HOSO_OUTCOME_UNDECIDED, HOSO_COMPLAINT_NONE, 1, 6, 0,
    "Xem livestream, hỏi phí giao về Cần Thơ." },
};

static const struct
{
  guint person;
  HosoTaskKind kind;
  int days; /* after now */
  const char *title;
} tasks[] = {
  { 1, HOSO_TASK_FOLLOW_UP, 3, "Nhắn mã giảm giá đã hứa" },
  { 4, HOSO_TASK_APPOINTMENT, 1, "Soi da tại cửa hàng" },
  { 5, HOSO_TASK_RENEWAL, -1, "Thẻ thành viên sắp hết hạn" },
};

static gint64
get_person (Sample *sample, guint index)
{
  return g_array_index (sample->people, SamplePerson, index).id;
}

static gboolean
add_contact (Sample *sample, guint index, GError **error)
{
  g_autoptr (HosoInteraction) contact =
    hoso_interaction_new (contacts[index].kind, contacts[index].text);
  g_autoptr (HosoTask) task = NULL;

  contact->customer = get_person (sample, contacts[index].person);
  contact->channel = contacts[index].channel;
  contact->direction = contacts[index].direction;
  contact->sentiment = contacts[index].sentiment;
  contact->outcome = contacts[index].outcome;
  contact->state = contacts[index].state;
  contact->at = SAMPLE_NOW - contacts[index].days * DAY - contacts[index].hours * HOUR;
  if (contact->state == HOSO_COMPLAINT_SOLVED)
    contact->solved_at = contact->at + DAY;
  if (contacts[index].follow_up > 0)
    {
      task = hoso_task_new (HOSO_TASK_FOLLOW_UP, "Hỏi thăm xem khách đã hài lòng chưa");
      task->due_local = SAMPLE_NOW_LOCAL / DAY * DAY + contacts[index].follow_up * DAY;
    }
  return hoso_interactions_save (sample->db, contact, task, error) != 0;
}

/* A loyal customer brought another one. */
static gboolean
add_referral (Sample *sample, GError **error)
{
  g_autoptr (HosoInteraction) referral =
    hoso_interaction_new (HOSO_INTERACTION_REFERRAL, "Giới thiệu bạn cùng công ty.");

  referral->customer = get_person (sample, 3);
  referral->referred = get_person (sample, 4);
  referral->channel = HOSO_CHANNEL_ACQUAINTANCE;
  referral->at = SAMPLE_NOW - 3 * DAY;
  return hoso_interactions_save (sample->db, referral, NULL, error) != 0;
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

      task->customer = get_person (sample, tasks[i].person);
      task->due_local = SAMPLE_NOW_LOCAL / DAY * DAY + tasks[i].days * DAY;
      if (hoso_tasks_save (sample->db, task, error) == 0)
        return FALSE;
    }
  return add_referral (sample, error);
}
