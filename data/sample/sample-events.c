/* What the sample's customers asked before they bought, and what came of their orders:
 * complaints, reviews and friends who were brought.
 */

#include "hoso-config.h"

#include "sample-making.h"

#include "hoso-interactions.h"
#include "hoso-purchase.h"

#define HOUR 3600
/* Complaints that are not older wait for an answer, those that nobody answered well
 * for longer. */
#define OPEN_DAYS 7
#define UNANSWERED_DAYS 60

static const char *const complaints[] = {
  "Hộp kem bị móp, nắp hở, nghi hàng đã qua sử dụng.",
  "Giao thiếu một món so với đơn đặt.",
  "Giao trễ năm ngày, gọi không ai nghe máy.",
  "Dùng hai hôm thì mẩn đỏ, hỏi có đổi được không.",
  NULL,
};
static const char *const good_answers[] = {
  "Đã gửi bù trong ngày và tặng mã giảm 10%.",
  "Đã đổi hàng mới, khách hài lòng.",
  "Đã xin lỗi và hoàn phí giao hàng.",
  NULL,
};
static const char *const bad_answers[] = {
  "Chỉ xin lỗi, không đổi hàng; khách nói sẽ không mua nữa.",
  "Ba ngày sau mới trả lời, khách đã bỏ qua.",
  NULL,
};
static const char *const reviews[] = {
  "5 sao: gói hàng kỹ, dùng hai tuần thấy da sáng.",
  "5 sao: giao nhanh, được tặng mẫu thử.",
  "Đăng ảnh trước và sau trên Facebook, khen kem rau má.",
  NULL,
};

static const char *const questions[] = {
  "Hỏi kem rau má có hợp da dầu không.",
  "Hỏi phí giao và thời gian giao.",
  "Xin tư vấn bộ dưỡng da cho người mới bắt đầu.",
  "Hỏi có mẫu thử không.",
  NULL,
};

static gint64
get_time (const SampleOrder *order)
{
  return (gint64)(SAMPLE_OPENED + order->day) * SAMPLE_DAY + order->second -
         (SAMPLE_NOW_LOCAL - SAMPLE_NOW);
}

static HosoInteraction *
make_event (Sample *sample, const SampleOrder *order, HosoInteractionKind kind, const char *text)
{
  const SamplePerson *person = &g_array_index (sample->people, SamplePerson, order->person);
  HosoInteraction *event = hoso_interaction_new (kind, text);

  event->customer = person->id;
  event->channel = person->habit == SAMPLE_LOYAL ? HOSO_CHANNEL_ZALO_OA : HOSO_CHANNEL_FACEBOOK;
  event->direction = HOSO_DIRECTION_IN;
  return event;
}

/* Two to four days after the order; answered in a day or two. */
static gboolean
add_complaint (Sample *sample, const SampleOrder *order, GError **error)
{
  const char *complaint = sample_pick (sample, complaints);
  const char *answer = sample_pick (sample, order->lost ? bad_answers : good_answers);
  gint64 at = get_time (order) + (48 + hoso_random_below (&sample->random, 48)) * HOUR;
  gint64 since = SAMPLE_NOW - (order->lost ? UNANSWERED_DAYS : OPEN_DAYS) * SAMPLE_DAY;
  gboolean open = at > since;
  g_autofree char *text = open ? g_strdup (complaint) : g_strconcat (complaint, " ", answer, NULL);
  g_autoptr (HosoInteraction) event =
    make_event (sample, order, HOSO_INTERACTION_COMPLAINT, text);
  g_autoptr (HosoTask) task = NULL;

  event->sentiment = HOSO_SENTIMENT_UNHAPPY;
  event->at = MIN (at, SAMPLE_NOW - HOUR);
  event->state = open ? HOSO_COMPLAINT_OPEN : HOSO_COMPLAINT_SOLVED;
  if (!open)
    event->solved_at = event->at + (order->lost ? 72 : 20) * HOUR;
  if (!open && !order->lost && at < SAMPLE_NOW - 15 * SAMPLE_DAY)
    {
      event->state = HOSO_COMPLAINT_FOLLOWED_UP;
      event->followed_at = event->solved_at + 7 * SAMPLE_DAY;
    }
  if (open)
    {
      task = hoso_task_new (HOSO_TASK_FOLLOW_UP, "Hỏi thăm xem khách đã hài lòng chưa");
      task->due_local = SAMPLE_NOW_LOCAL / SAMPLE_DAY * SAMPLE_DAY + SAMPLE_DAY;
    }
  return hoso_interactions_save (sample->db, event, task, error) != 0;
}

static gboolean
add_review (Sample *sample, const SampleOrder *order, GError **error)
{
  g_autoptr (HosoInteraction) event =
    make_event (sample, order, HOSO_INTERACTION_REVIEW, sample_pick (sample, reviews));

  event->sentiment = HOSO_SENTIMENT_HAPPY;
  event->direction = HOSO_DIRECTION_NONE;
  event->at = MIN (get_time (order) + 12 * SAMPLE_DAY, SAMPLE_NOW - HOUR);
  return hoso_interactions_save (sample->db, event, NULL, error) != 0;
}

/* A few days before the friend's first order. */
static gboolean
add_referral (Sample *sample, guint number, GError **error)
{
  const SamplePerson *person = &g_array_index (sample->people, SamplePerson, number);
  const SamplePerson *friend =
    &g_array_index (sample->people, SamplePerson, person->referrer - 1);
  g_autoptr (HosoInteraction) event =
    hoso_interaction_new (HOSO_INTERACTION_REFERRAL, "Giới thiệu bạn, được tặng mã giảm 5%.");

  event->customer = friend->id;
  event->referred = person->id;
  event->channel = HOSO_CHANNEL_ACQUAINTANCE;
  event->at = (gint64)(SAMPLE_OPENED + person->start - 3) * SAMPLE_DAY + 5 * HOUR;
  return hoso_interactions_save (sample->db, event, NULL, error) != 0;
}

/* Four in ten ask before their first order, up to two months earlier; who never buys
 * asked in the last year. */
static gboolean
add_question (Sample *sample, guint number, GError **error)
{
  const SamplePerson *person = &g_array_index (sample->people, SamplePerson, number);
  g_autoptr (HosoInteraction) event = NULL;
  gboolean never = person->occasion == SAMPLE_NEVER;
  gint day;

  sample_seed (sample, 8, number);
  if (!never && (person->occasion != SAMPLE_ANY_TIME || !sample_happens (sample, 0.4)))
    return TRUE;
  day = never ? SAMPLE_DAYS - 20 - (gint)hoso_random_below (&sample->random, 345)
              : person->start - 1 - (gint)hoso_random_below (&sample->random, 60);
  event = hoso_interaction_new (HOSO_INTERACTION_MESSAGE, sample_pick (sample, questions));
  event->customer = person->id;
  event->channel = sample_happens (sample, 0.5) ? HOSO_CHANNEL_FACEBOOK : HOSO_CHANNEL_ZALO_OA;
  event->direction = HOSO_DIRECTION_IN;
  event->outcome = HOSO_OUTCOME_ASKED;
  event->at = (gint64)(SAMPLE_OPENED + MAX (day, 0)) * SAMPLE_DAY + 6 * HOUR;
  return hoso_interactions_save (sample->db, event, NULL, error) != 0;
}

static gboolean
add_of_order (Sample *sample, const SampleOrder *order, GError **error)
{
  const SamplePerson *person = &g_array_index (sample->people, SamplePerson, order->person);

  if (order->complained)
    return add_complaint (sample, order, error);
  if (order->status == HOSO_PURCHASE_DONE && person->habit == SAMPLE_LOYAL &&
      sample_happens (sample, 0.04))
    return add_review (sample, order, error);
  return TRUE;
}

gboolean
sample_add_events (Sample *sample, GError **error)
{
  for (guint i = 0; i < sample->people->len; i++)
    if (!add_question (sample, i, error))
      return FALSE;
  for (guint i = 0; i < sample->orders->len; i++)
    {
      sample_seed (sample, 7, i);
      if (!add_of_order (sample, &g_array_index (sample->orders, SampleOrder, i), error))
        return FALSE;
    }
  for (guint i = 0; i < sample->people->len; i++)
    if (g_array_index (sample->people, SamplePerson, i).referrer > 0 &&
        !add_referral (sample, i, error))
      return FALSE;
  return TRUE;
}
