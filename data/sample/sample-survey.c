/* The sample's survey, written as Google Sheets exports it, and imported. */

#include "hoso-config.h"

#include "sample-making.h"

#include <glib/gstdio.h>
#include <string.h>

#include "hoso-imports.h"

#define FILE_NAME "Khảo sát chăm sóc da 2026 (Câu trả lời) - Câu trả lời biểu mẫu 1.csv"

static const char *const headers[] = {
  "Dấu thời gian",
  "Số điện thoại",
  "Giới tính của bạn",
  "Bạn thuộc nhóm tuổi nào?",
  "Bạn sống ở tỉnh, thành nào?",
  "Loại da của bạn",
  "Bạn đang gặp vấn đề gì về da? (chọn nhiều)",
  "Bạn thường mua mỹ phẩm ở đâu? (chọn nhiều)",
  "Bạn mua mỹ phẩm bao lâu một lần?",
  "Điều gì quan trọng nhất khi bạn chọn mua?",
  "Điều gì khiến bạn chần chừ? (chọn nhiều)",
  "Trước khi mua, bạn mất bao lâu để quyết định?",
  "Mức độ hài lòng với cửa hàng",
  "Bạn sẵn lòng giới thiệu cửa hàng cho bạn bè đến mức nào?",
  "Bạn đồng ý với các câu sau đến mức nào? [Tôi so sánh giá ở nhiều nơi]",
  "Bạn đồng ý với các câu sau đến mức nào? [Tôi đọc đánh giá trước khi mua]",
  "Bạn muốn nhắn gì cho cửa hàng?",
};

static const char *const skins[] = { "Da dầu", "Da khô", "Da hỗn hợp", "Da nhạy cảm",
                                     "Da thường" };
static const char *const problems[] = { "Mụn", "Nám, tàn nhang", "Lỗ chân lông to",
                                        "Khô, bong tróc", "Lão hóa" };
static const char *const channels[] = { "Cửa hàng", "Shopee", "TikTok Shop",
                                        "Facebook", "Zalo", "Người quen giới thiệu" };
static const char *const frequencies[] = { "Hằng tuần", "Hằng tháng", "2–3 tháng một lần",
                                           "Ít hơn" };
static const char *const reasons[] = { "Giá hợp lý", "Thành phần rõ ràng, an toàn",
                                       "Thương hiệu quen", "Giao nhanh, mua tiện" };
static const char *const doubts[] = { "Sợ hàng giả", "Giá cao", "Sợ kích ứng da",
                                      "Chờ giao hàng lâu" };
static const char *const decisions[] = { "Mua ngay", "Trong ngày", "Vài ngày", "Hơn một tuần" };
static const char *const agreements[] = { "Không đồng ý", "Bình thường", "Đồng ý", "Rất đồng ý" };

/* One row for each habit: how likely each option is. */
static const double w_channels[SAMPLE_N_HABITS][6] = { { 0.2, 0.5, 0.6, 0.3, 0.2, 0.1 },
                                                       { 0.2, 0.8, 0.5, 0.2, 0.1, 0.1 },
                                                       { 0.5, 0.3, 0.1, 0.4, 0.2, 0.4 },
                                                       { 0.8, 0.2, 0.1, 0.3, 0.5, 0.3 } };
static const double w_reasons[SAMPLE_N_HABITS][4] = { { 0.2, 0.1, 0.2, 0.5 },
                                                      { 0.75, 0.1, 0.05, 0.1 },
                                                      { 0.1, 0.75, 0.1, 0.05 },
                                                      { 0.1, 0.3, 0.5, 0.1 } };
static const double w_doubts[SAMPLE_N_HABITS][4] = {
  { 0.2, 0.2, 0.1, 0.5 }, { 0.4, 0.8, 0.1, 0.3 }, { 0.6, 0.2, 0.7, 0.1 }, { 0.2, 0.2, 0.3, 0.2 }
};
static const double w_decisions[SAMPLE_N_HABITS][4] = { { 0.6, 0.3, 0.08, 0.02 },
                                                        { 0.1, 0.2, 0.4, 0.3 },
                                                        { 0.02, 0.1, 0.38, 0.5 },
                                                        { 0.4, 0.3, 0.2, 0.1 } };
static const double w_compare[SAMPLE_N_HABITS][4] = { { 0.5, 0.3, 0.15, 0.05 },
                                                      { 0.02, 0.1, 0.38, 0.5 },
                                                      { 0.1, 0.3, 0.4, 0.2 },
                                                      { 0.4, 0.4, 0.15, 0.05 } };
static const double w_reviews[SAMPLE_N_HABITS][4] = { { 0.4, 0.4, 0.15, 0.05 },
                                                      { 0.1, 0.3, 0.4, 0.2 },
                                                      { 0.02, 0.08, 0.3, 0.6 },
                                                      { 0.3, 0.4, 0.2, 0.1 } };

static const char *const messages[SAMPLE_N_HABITS][5] = {
  { "Giao nhanh giúp mình nhé, mình hay mua sát ngày cần.", "Đặt hàng qua Zalo rất tiện.",
    "Mong có giao trong ngày ở ngoại thành.", "Gói hàng đẹp, giao đúng hẹn.", NULL },
  { "Mong shop có thêm mã giảm giá vào ngày 15 và cuối tháng.",
    "Giá serum hơi cao so với sàn, nếu bằng giá mình sẽ mua ở shop.",
    "Cho mình xin combo tiết kiệm cho sinh viên.", "Phí giao hàng cao quá, đơn 200k mà ship 35k.",
    NULL },
  { "Shop nên ghi rõ bảng thành phần và hạn dùng trên web.",
    "Mình cần bản dùng thử trước khi mua chai lớn vì da dễ kích ứng.",
    "Cảm ơn bạn nhân viên đã tư vấn \"rất kỹ\" về retinol.",
    "Nên có bài hướng dẫn thứ tự các bước dưỡng da.", NULL },
  { "Mình mua ở đây ba năm rồi, lần nào cũng ưng.",
    "Mẹ mình cũng chuyển sang dùng kem rau má của shop.",
    "Nhớ giữ hàng cho khách quen dịp Tết nhé!\nCảm ơn shop.",
    "Nhân viên nhớ tên mình, thích lắm.", NULL },
};

/* Quotes a cell where RFC 4180 asks for it. */
static void
add_cell (GString *row, const char *cell)
{
  if (row->len > 0 && row->str[row->len - 1] != '\n')
    g_string_append_c (row, ',');
  if (strpbrk (cell, ",\"\n") == NULL)
    {
      g_string_append (row, cell);
      return;
    }
  g_string_append_c (row, '"');
  for (const char *p = cell; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (row, '"');
      g_string_append_c (row, *p);
    }
  g_string_append_c (row, '"');
}

static void
add_choice (
  Sample *sample, GString *row, const char *const *choices, const double *weights, guint n)
{
  guint chosen = sample_pick_weighted (sample, weights, n);

  add_cell (row, sample_happens (sample, 0.03) ? "" : choices[chosen]);
}

/* As they buy here, where they buy; three in ten buy elsewhere too. */
static void
add_frequency (Sample *sample, GString *row, const SamplePerson *person)
{
  static const double weeks[] = { 2, 7, 13 };
  guint said = 0;

  while (said < G_N_ELEMENTS (weeks) && person->rate * weeks[said] < 1.0)
    said++;
  if (said > 0 && sample_happens (sample, 0.3))
    said--;
  add_cell (row, sample_happens (sample, 0.03) ? "" : frequencies[said]);
}

static void
add_choices (
  Sample *sample, GString *row, const char *const *choices, const double *chances, guint n)
{
  g_autoptr (GString) cell = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    if (sample_happens (sample, chances[i]))
      g_string_append_printf (cell, "%s%s", cell->len > 0 ? ", " : "", choices[i]);
  add_cell (row, cell->str);
}

static void
add_number (Sample *sample, GString *row, double mean, int low, int high)
{
  double spread =
    (hoso_random_double (&sample->random) + hoso_random_double (&sample->random) - 1) * 3;
  g_autofree char *cell = g_strdup_printf ("%d", CLAMP ((int)(mean + spread + 0.5), low, high));

  add_cell (row, cell);
}

/* Two thoughts and a greeting: hardly anybody writes the same. */
static void
add_message (Sample *sample, GString *row, SampleHabit habit)
{
  static const char *const greetings[] = { "", "Chào shop, ", "Shop ơi, ", "Góp ý nhỏ: ", NULL };
  static const char *const endings[] = { "", " Cảm ơn shop!", " Chúc shop đông khách.",
                                         " Mong được phản hồi.", NULL };
  g_autofree char *cell = NULL;

  if (!sample_happens (sample, 0.4))
    {
      add_cell (row, "");
      return;
    }
  cell = g_strconcat (
    sample_pick (sample, greetings), sample_pick (sample, messages[habit]), " ",
    sample_pick (sample,
                 messages[sample_pick_weighted (sample, (const double[]){ 1, 1, 1, 1 }, 4)]),
    sample_pick (sample, endings), NULL);
  add_cell (row, cell);
}

static void
add_time (GString *row, gint64 local)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (local);
  g_autofree char *cell = g_date_time_format (time, "%d/%m/%Y %H:%M:%S");

  add_cell (row, cell);
}

static void
add_response (
  Sample *sample, GString *row, const SamplePerson *person, gboolean known, gint64 local)
{
  static const double even[] = { 1, 1, 1, 1, 1 };
  static const double troubles[] = { 0.4, 0.3, 0.35, 0.25, 0.2 };
  static const double satisfaction[SAMPLE_N_HABITS] = { 4, 3.4, 3.8, 4.7 };
  static const double recommending[SAMPLE_N_HABITS] = { 7.5, 6.2, 7.4, 9.3 };
  SampleHabit habit = person->habit;

  add_time (row, local);
  add_cell (row, known ? person->phone : "");
  add_cell (row, person->female ? "Nữ" : "Nam");
  add_cell (row, person->age);
  add_cell (row, person->city);
  add_choice (sample, row, skins, even, G_N_ELEMENTS (skins));
  add_choices (sample, row, problems, troubles, G_N_ELEMENTS (problems));
  add_choices (sample, row, channels, w_channels[habit], G_N_ELEMENTS (channels));
  add_frequency (sample, row, person);
  add_choice (sample, row, reasons, w_reasons[habit], G_N_ELEMENTS (reasons));
  add_choices (sample, row, doubts, w_doubts[habit], G_N_ELEMENTS (doubts));
  add_choice (sample, row, decisions, w_decisions[habit], G_N_ELEMENTS (decisions));
  add_number (sample, row, satisfaction[habit] - (person->unhappy ? 1.8 : 0), 1, 5);
  add_number (sample, row,
              recommending[habit] - (person->unhappy ? 4 : 0) + (person->recommends ? 1 : 0), 0,
              10);
  add_choice (sample, row, agreements, w_compare[habit], G_N_ELEMENTS (agreements));
  add_choice (sample, row, agreements, w_reviews[habit], G_N_ELEMENTS (agreements));
  add_message (sample, row, habit);
}

/* The first answers are customers', by telephone; the others nobody's. */
gboolean
sample_write_survey (Sample *sample, const char *path, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 local = SAMPLE_NOW_LOCAL - 40 * 86400;

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    add_cell (text, headers[i]);
  for (guint i = 0; i < SAMPLE_RESPONSES; i++)
    {
      gboolean known = i < SAMPLE_KNOWN_RESPONSES;
      SamplePerson stranger = { 0 };

      if (!known)
        sample_make_person (sample, SAMPLE_CUSTOMERS + i, &stranger);
      sample_seed (sample, 5, i);
      local += 60 + hoso_random_below (&sample->random, 2 * 60 * 60);
      g_string_append (text, "\r\n");
      add_response (sample, text,
                    known ? &g_array_index (sample->people, SamplePerson, i) : &stranger, known,
                    local);
      sample_person_clear (&stranger);
    }
  return g_file_set_contents (path, text->str, (gssize)text->len, error);
}

static gboolean
import_survey (Sample *sample, const char *path, GError **error)
{
  const HosoReadOptions read = { NULL };
  const HosoImportOptions options = { .name = "Khảo sát chăm sóc da 2026" };
  g_autoptr (HosoDraft) draft = hoso_imports_recognise (path, &read, NULL, error);
  g_autoptr (HosoImportReport) report = NULL;

  if (draft == NULL)
    return FALSE;
  report = hoso_imports_run (sample->db, path, draft, &options, NULL, NULL, NULL, error);
  if (report == NULL)
    return FALSE;
  sample->survey = report->survey;
  return TRUE;
}

gboolean
sample_add_survey (Sample *sample, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("hoso-sample-XXXXXX", error);
  g_autofree char *path = NULL;
  gboolean done;

  if (folder == NULL)
    return FALSE;
  path = g_build_filename (folder, FILE_NAME, NULL);
  done = sample_write_survey (sample, path, error) && import_survey (sample, path, error);
  g_remove (path);
  g_rmdir (folder);
  return done;
}
