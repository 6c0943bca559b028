/* The sample's segments, personas and journey. */

#include "hoso-config.h"

#include "sample-making.h"

#include "hoso-journeys.h"
#include "hoso-personas.h"
#include "hoso-segments.h"
#include "hoso-surveys.h"

/* The question whose title begins with @start. */
static gint64
find_question (Sample *sample, const char *start, GError **error)
{
  g_autoptr (HosoSurvey) survey = hoso_surveys_load (sample->db, sample->survey, error);

  for (guint i = 0; survey != NULL && i < survey->questions->len; i++)
    {
      const HosoQuestion *question = g_ptr_array_index (survey->questions, i);

      if (g_str_has_prefix (question->title, start))
        return question->id;
    }
  return 0;
}

gboolean
sample_add_segments (Sample *sample, GError **error)
{
  g_autoptr (HosoRule) thrifty = hoso_rule_new (sample->survey);
  g_autoptr (HosoRule) loyal = hoso_rule_new (0);
  HosoRuleNode *node = hoso_rule_node_new (HOSO_RULE_ANSWER);

  node->question = find_question (sample, "Điều gì quan trọng nhất", error);
  if (node->question == 0)
    {
      hoso_rule_node_free (node);
      return FALSE;
    }
  node->op = HOSO_OP_IS;
  node->value = g_strdup ("Giá hợp lý");
  hoso_rule_node_add (thrifty->root, node);

  node = hoso_rule_node_new (HOSO_RULE_PURCHASES);
  node->key = g_strdup ("count");
  node->op = HOSO_OP_AT_LEAST;
  node->value = g_strdup ("7");
  hoso_rule_node_add (loyal->root, node);

  sample->segments[0] = hoso_segments_save_for (sample->db, 0, "Người chọn vì giá", thrifty,
                                                "marketing", error);
  if (sample->segments[0] == 0)
    return FALSE;
  sample->segments[1] = hoso_segments_save_for (sample->db, 0, "Khách mua từ 7 lần", loyal,
                                                "care", error);
  return sample->segments[1] != 0;
}

typedef struct
{
  const char *name;
  const char *role;
  const char *quote;
  const char *bio;
  const char *assumption; /* of layer 3 */
} Words;

static const Words words[] = {
  { "Linh", "Nhân viên văn phòng săn giá tốt",
    "Giá serum hơi cao so với sàn, nếu bằng giá mình sẽ mua ở shop.",
    "Linh 27 tuổi, làm hành chính ở TP. Hồ Chí Minh. Cô lập sẵn danh sách món cần mua, chờ ngày "
    "giảm giá "
    "rồi so giá trên sàn và ở cửa hàng trước khi đặt. Cô quay lại nơi nào giữ đúng giá đã báo.",
    "Sẵn sàng mua gói lớn hơn nếu được miễn phí giao hàng" },
  { "Hương", "Khách quen của cửa hàng", "Mình mua ở đây ba năm rồi, lần nào cũng ưng.",
    "Hương 34 tuổi, chủ một tiệm may ở Đà Nẵng. Chị tin lời tư vấn của nhân viên quen, mua cho "
    "cả mẹ và "
    "em gái, và giới thiệu cửa hàng cho bạn bè mà không cần quà.",
    "Thấy được quan tâm khi nhân viên nhớ tên và loại da" },
  { "Khoa", "Người mua quà lúng túng", "Tôi không biết chọn loại nào cho da của vợ.",
    "Khoa 31 tuổi, kỹ sư ở Hà Nội. Anh chỉ mua mỹ phẩm vào dịp 8/3 và sinh nhật, muốn được chọn "
    "giúp, "
    "gói sẵn và đổi được nếu không hợp.",
    "Sợ chọn sai loại da và làm vợ không vui" },
};

static void
add_statement (HosoPersona *persona, int layer, const char *text)
{
  g_ptr_array_add (persona->statements, hoso_statement_new (layer, text, NULL));
}

static gboolean
word_persona (Sample *sample, guint number, GError **error)
{
  const Words *own = &words[number];
  gint64 segment = number < G_N_ELEMENTS (sample->segments) ? sample->segments[number] : 0;
  g_autoptr (HosoPersona) persona = NULL;
  g_autoptr (GBytes) portrait = NULL;

  if (segment != 0)
    {
      gint64 id = hoso_personas_create_from_segment (sample->db, segment, own->name, "vi", error);

      persona = id != 0 ? hoso_personas_load (sample->db, id, error) : NULL;
      if (persona == NULL)
        return FALSE;
    }
  else
    {
      persona = hoso_persona_new ();
      persona->name = g_strdup (own->name);
      persona->language = g_strdup ("vi");
      persona->review_months = 6;
      add_statement (persona, 1, "Nam 28–40 tuổi, sống ở thành phố lớn");
      add_statement (persona, 2, "Chỉ mua vào dịp lễ, tìm trên Facebook trước hai ngày");
    }
  g_free (persona->role);
  persona->role = g_strdup (own->role);
  g_free (persona->quote);
  persona->quote = g_strdup (own->quote);
  g_free (persona->bio);
  persona->bio = g_strdup (own->bio);
  add_statement (persona, 3, own->assumption);
  sample->personas[number] = hoso_personas_save (sample->db, persona, error);
  if (sample->personas[number] == 0)
    return FALSE;
  portrait = sample_draw_portrait (number);
  return hoso_personas_set_photo (sample->db, sample->personas[number], portrait, error);
}

gboolean
sample_add_personas (Sample *sample, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (!word_persona (sample, i, error))
      return FALSE;
  return TRUE;
}

typedef struct
{
  int emotion;
  const char *cells[HOSO_N_LANES];
} StepWords;

/* In the order of the eight default steps. */
static const StepWords journey_words[] = {
  { 1,
    { "Thấy video dưỡng da ngắn", "TikTok", "“Da mình cũng bị thế này!”", NULL,
      "Video trả lời đúng một vấn đề về da" } },
  { 0,
    { "Đọc đánh giá của người dùng", "Shopee", "Xem sao thấp trước, tìm ảnh thật",
      "Nhiều đánh giá trông như hàng mẫu", "Xin ảnh thật của khách quen" } },
  { 1,
    { "Hỏi về giá và quà kèm", "Zalo", "Muốn được trả lời trong giờ nghỉ trưa", NULL,
      "Soạn sẵn câu trả lời về giá" } },
  { -1,
    { "So giá ở ba nơi", "Shopee, Facebook", "“Ở đây đắt hơn 20 nghìn, vì sao?”",
      "Giá trên sàn rẻ hơn do trợ giá", "Giữ giá bằng sàn cho combo hai món" } },
  { -2,
    { "Để trong giỏ hàng, chờ ngày sale", NULL, "Sợ mua xong lại giảm giá",
      "Phí giao hàng làm tổng tiền tăng", "Miễn phí giao từ 300.000 đ" } },
  { 1,
    { "Đặt hàng ngày 15", "Zalo", "Yên tâm vì được giữ mã", NULL,
      "Nhắc mã sắp hết hạn trước một ngày" } },
  { 2,
    { "Mở hộp, thấy mẫu thử tặng kèm", "Cửa hàng", "“Shop chu đáo ghê”", NULL,
      "Thiếp ghi tên và cách dùng" } },
  { 1,
    { "Được nhắn hỏi thăm sau hai tuần", "Zalo", "Định mua thêm cho em gái",
      "Dễ quên khi hết hàng đúng lúc", "Nhắc mua lại khi sắp dùng hết" } },
};

static gboolean
fill_step (Sample *sample, const HosoStep *step, const StepWords *own, GError **error)
{
  if (!hoso_journeys_set_emotion (sample->db, step->id, own->emotion, error))
    return FALSE;
  for (int lane = 0; lane < HOSO_N_LANES; lane++)
    if (own->cells[lane] != NULL &&
        !hoso_journeys_set_cell (sample->db, step->id, (HosoLane)lane, own->cells[lane], error))
      return FALSE;
  return TRUE;
}

gboolean
sample_add_journey (Sample *sample, GError **error)
{
  gint64 id = hoso_journeys_create (sample->db, sample->personas[0], error);
  g_autoptr (HosoJourney) journey = id != 0 ? hoso_journeys_load (sample->db, id, error) : NULL;
  guint number = 0;

  if (journey == NULL ||
      !hoso_journeys_set_text (
        sample->db, id, "Linh mua serum đầu tiên ở cửa hàng",
        "Lần đầu biết đến cửa hàng qua mạng, so giá với sàn, và mua lại sau hai tháng", error))
    return FALSE;
  for (guint i = 0; i < journey->stages->len; i++)
    {
      const HosoStage *stage = g_ptr_array_index (journey->stages, i);

      for (guint k = 0; k < stage->steps->len && number < G_N_ELEMENTS (journey_words); k++)
        if (!fill_step (sample, g_ptr_array_index (stage->steps, k), &journey_words[number++],
                        error))
          return FALSE;
    }
  return TRUE;
}
