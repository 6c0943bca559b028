#include "hoso-avatar.h"
#include "hoso-card.h"
#include "hoso-flow.h"
#include "scene-check.h"

#include <glib/gstdio.h>
#include <string.h>

#define A4_WIDTH 595.276
#define A4_HEIGHT 841.89

static HosoEvidence *
create_evidence (gint64 question, guint64 n, guint64 base)
{
  HosoEvidence *evidence = hoso_evidence_new ();

  evidence->survey = 1;
  evidence->question = question;
  evidence->survey_name = g_strdup ("Khảo sát 2025");
  evidence->question_title = g_strdup_printf ("Câu hỏi thứ %d?", (int)question);
  evidence->option = g_strdup ("Có");
  evidence->n = evidence->now_n = n;
  evidence->base = evidence->now_base = base;
  evidence->from = g_strdup ("2025-07-31");
  evidence->to = g_strdup ("2025-08-03");
  return evidence;
}

static void
set (char **field, const char *value)
{
  g_free (*field);
  *field = g_strdup (value);
}

static void
add (HosoPersona *persona, int layer, const char *text, HosoEvidence *evidence)
{
  g_ptr_array_add (persona->statements, hoso_statement_new (layer, text, evidence));
}

static HosoPersona *
create_persona (const char *language)
{
  HosoPersona *persona = hoso_persona_new ();

  set (&persona->name, "Nguyễn Thị Thanh Hằng");
  set (&persona->role, "Nhân viên văn phòng, 28 tuổi");
  set (&persona->quote, "Tôi phải đọc mười đánh giá rồi mới đặt hàng.");
  set (&persona->bio, "Hằng làm kế toán ở Cầu Giấy.");
  set (&persona->language, language);
  set (&persona->segment_name, "Nữ 25–34");
  persona->segment_count = 31;
  persona->segment_base = 167;
  persona->reviewed_at = 1763800000;
  persona->review_months = 6;
  add (persona, 1, "Sống ở thành phố lớn", create_evidence (2, 14, 31));
  add (persona, 2, "Biết đến qua TikTok", create_evidence (4, 5, 9));
  add (persona, 3, "Sợ mua phải hàng giả", NULL);
  return persona;
}

static void
check_card (const HosoScene *scene)
{
  check_scene (scene);
  g_assert_cmpfloat_with_epsilon (hoso_scene_get_width (scene), A4_WIDTH, 0.01);
  g_assert_cmpfloat (hoso_scene_get_height (scene), >=, A4_HEIGHT - 0.01);
}

static void
test_says_everything (void)
{
  g_autoptr (HosoPersona) persona = create_persona ("vi");
  g_autoptr (HosoScene) scene = hoso_card_layout (persona, NULL);

  check_card (scene);
  g_assert_cmpfloat_with_epsilon (hoso_scene_get_height (scene), A4_HEIGHT, 0.01);
  check_scene_says (scene, "Nguyễn Thị Thanh Hằng");
  check_scene_says (scene, "Nhân viên văn phòng, 28 tuổi");
  check_scene_says (scene, "“Tôi phải đọc mười đánh giá rồi mới đặt hàng.”");
  check_scene_says (scene, "Hằng làm kế toán ở Cầu Giấy.");
  check_scene_says (scene, "31 trong 167 người · 19%");
  check_scene_says (scene, "Phân khúc: Nữ 25–34");
  check_scene_says (scene, "Sống ở thành phố lớn\t14/31 · 45%  [1]");
  check_scene_says (scene, "Sợ mua phải hàng giả\tgiả định");
  check_scene_says (scene, "Khảo sát 2025 · 31/07/2025 – 03/08/2025");
  check_scene_says (scene, "[1]  Câu hỏi thứ 2?");
  check_scene_says (scene, "22/11/2025");
  check_scene_says (scene, "22/05/2026");
  check_scene_says (scene, "Hoso");
}

static void
test_language (void)
{
  g_autoptr (HosoPersona) persona = create_persona ("en");
  g_autoptr (HosoScene) scene = hoso_card_layout (persona, NULL);

  check_scene_says (scene, "31 of 167 people · 19%");
  check_scene_says (scene, "Sợ mua phải hàng giả\tassumption");
  check_scene_lacks (scene, "giả định");
}

/* Nobody reads per cent into nine people. */
static void
test_small_bases (void)
{
  g_autoptr (HosoPersona) persona = create_persona ("en");
  g_autoptr (HosoScene) scene = NULL;

  add (persona, 2, "Hatched", create_evidence (5, 7, 29));
  scene = hoso_card_layout (persona, NULL);
  check_scene_says (scene, "Biết đến qua TikTok\t5/9  [2]");
  g_assert_cmpuint (count_hatched (scene), ==, 1);
}

static void
test_today (void)
{
  g_autoptr (HosoPersona) persona = create_persona ("en");
  HosoStatement *statement = g_ptr_array_index (persona->statements, 0);
  g_autoptr (HosoScene) scene = NULL;

  statement->evidence->now_n = 16;
  statement->evidence->now_base = 40;
  scene = hoso_card_layout (persona, NULL);
  check_card (scene);
  check_scene_says (scene, "14/31 · 45%  [1] · today 16/40 · 40%");
}

/* Every assumption has its own shape. */
static void
test_assumption_shape (void)
{
  g_autoptr (HosoPersona) persona = create_persona ("vi");
  g_autoptr (HosoScene) one = hoso_card_layout (persona, NULL);
  g_autoptr (HosoScene) two = NULL;

  add (persona, 3, "Thêm một giả định", NULL);
  two = hoso_card_layout (persona, NULL);
  g_assert_cmpuint (count_kind (two, HOSO_SHAPE_LINE), ==, count_kind (one, HOSO_SHAPE_LINE) + 1);
}

static void
test_empty (void)
{
  g_autoptr (HosoPersona) persona = hoso_persona_new ();
  g_autoptr (HosoScene) scene = NULL;

  set (&persona->language, "en");
  scene = hoso_card_layout (persona, NULL);
  check_card (scene);
  check_scene_says (scene, "Nothing is known here yet.");
  check_scene_says (scene, "Not reviewed yet");
  check_scene_says (scene, "everything on it is an assumption");
}

static void
test_many (void)
{
  static const guint numbers[] = { 12, 24, 40, 100 };

  for (guint k = 0; k < G_N_ELEMENTS (numbers); k++)
    {
      g_autoptr (HosoPersona) persona = create_persona ("vi");
      g_autoptr (HosoScene) scene = NULL;

      for (guint i = 0; i < numbers[k]; i++)
        {
          g_autofree char *text =
            g_strdup_printf ("Điều số %u về cách khách hàng tìm hiểu trước khi mua", i);

          add (persona, 1 + (int)(i * i) % 3, text,
               i % 4 == 0 ? NULL : create_evidence (10 + i % 12, i, 167));
        }
      scene = hoso_card_layout (persona, NULL);
      check_card (scene);
      for (guint i = 0; i < numbers[k]; i++)
        {
          g_autofree char *text = g_strdup_printf ("Điều số %u về", i);

          check_scene_says (scene, text);
        }
      if (numbers[k] <= 12)
        g_assert_cmpfloat_with_epsilon (hoso_scene_get_height (scene), A4_HEIGHT, 0.01);
    }
}

static char *
create_long_text (guint words)
{
  GString *text = g_string_new ("Bắt đầu");

  for (guint i = 0; i < words; i++)
    g_string_append (text, i % 7 == 0 ? " nghiêng ngả," : " khách hàng thường nghĩ");
  g_string_append (text, " HẾT");
  return g_string_free (text, FALSE);
}

static void
test_long (void)
{
  g_autoptr (HosoPersona) persona = create_persona ("vi");
  g_autofree char *text = create_long_text (300);
  g_autoptr (HosoScene) scene = NULL;

  set (&persona->name, text);
  set (&persona->role, text);
  set (&persona->quote, text);
  set (&persona->bio, text);
  set (&persona->segment_name, text);
  add (persona, 2, text, create_evidence (1, G_MAXINT64, G_MAXINT64));
  add (persona, 2, text, NULL);
  scene = hoso_card_layout (persona, NULL);
  check_card (scene);
  g_assert_cmpfloat (hoso_scene_get_height (scene), >, A4_HEIGHT);
  for (guint i = 0; i < hoso_scene_get_n_shapes (scene); i++)
    if (hoso_scene_get_shape (scene, i)->kind == HOSO_SHAPE_TEXT)
      g_assert_false (hoso_typeset_is_cut (hoso_scene_get_shape (scene, i)->typeset));
}

static void
test_absurd (void)
{
  g_autoptr (HosoPersona) persona = create_persona ("xx");
  g_autofree char *word = g_strnfill (2000, 'W');
  g_autoptr (GBytes) broken = g_bytes_new_static ("no picture", 10);
  g_autoptr (HosoScene) scene = NULL;

  set (&persona->name, word);
  set (&persona->quote,
       "<b>&</b> %s %n 💄👩‍👩‍👧 مرحبا بالعالم\r\n\x02 \xff");
  add (persona, 0, word, NULL);
  add (persona, 99, "مرحبا بالعالم هذا نص طويل", create_evidence (1, 0, 0));
  add (persona, -5, "", create_evidence (2, 900, 3));
  persona->segment_count = 500;
  persona->segment_base = 3;
  persona->reviewed_at = G_MAXINT64;
  scene = hoso_card_layout (persona, broken);
  check_card (scene);
  check_scene_says (scene, word);
  check_scene_says (scene, "<b>&</b> %s %n");
}

static void
test_deterministic (void)
{
  g_autoptr (HosoPersona) persona = create_persona ("vi");
  g_autoptr (HosoScene) a = hoso_card_layout (persona, NULL);
  g_autoptr (HosoScene) b = hoso_card_layout (persona, NULL);

  g_assert_cmpuint (hoso_scene_get_n_shapes (a), ==, hoso_scene_get_n_shapes (b));
  for (guint i = 0; i < hoso_scene_get_n_shapes (a); i++)
    {
      const HosoRect *one = &hoso_scene_get_shape (a, i)->area;
      const HosoRect *other = &hoso_scene_get_shape (b, i)->area;

      g_assert_cmpmem (one, sizeof *one, other, sizeof *other);
    }
}

/* Other programs find the Vietnamese text in the PDF, each line whole. */
static void
test_pdf_text (void)
{
  static const char *const lines[] = {
    "Nguyễn Thị Thanh Hằng",
    "31 trong 167 người · 19%",
    "Hằng làm kế toán ở Cầu Giấy.",
    "Tâm lý – ra quyết định",
    "Sợ mua phải hàng giả",
    "giả định",
    "Khảo sát 2025 · 31/07/2025 – 03/08/2025",
  };
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  g_autofree char *folder = g_dir_make_tmp ("hoso-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "card.pdf", NULL);
  g_autofree char *text = NULL;
  g_autoptr (HosoPersona) persona = create_persona ("vi");
  g_autoptr (HosoScene) scene = hoso_card_layout (persona, NULL);
  char *argv[] = { program, "-enc", "UTF-8", path, "-", NULL };

  g_assert_true (hoso_scene_export (scene, "pdf", persona->name, path, NULL));
  if (program == NULL)
    g_test_skip ("pdftotext is not installed");
  else
    g_assert_true (g_spawn_sync (NULL, argv, NULL, 0, NULL, NULL, &text, NULL, NULL, NULL));
  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (lines); i++)
    if (strstr (text, lines[i]) == NULL)
      g_error ("“%s” is missing in:\n%s", lines[i], text);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_initials (void)
{
  static const struct
  {
    const char *name;
    const char *initials;
  } cases[] = {
    { "Nguyễn Thị Lan", "NL" },
    { "Đặng Ánh", "ĐÁ" },
    { "lan", "L" },
    { "  ", "" },
    { "(28) Minh – 31", "M" },
    { NULL, "" },
    { "A\xcc\x81nh", "Á" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *initials = hoso_avatar_dup_initials (cases[i].name);

      g_assert_cmpstr (initials, ==, cases[i].initials);
    }
}

static void
test_flow (void)
{
  static const double heights[] = { 10, 10, 10, 30, 5 };
  HosoPlace places[5];

  g_assert_cmpfloat_with_epsilon (hoso_flow (heights, 5, 2, 0, places), 35, 1);
  g_assert_cmpuint (places[2].column, ==, 0);
  g_assert_cmpuint (places[3].column, ==, 1);
  g_assert_cmpfloat (places[4].top, ==, 30);
  g_assert_cmpfloat (hoso_flow (heights, 0, 2, 0, places), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_setenv ("TZ", "Asia/Ho_Chi_Minh", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/card/says-everything", test_says_everything);
  g_test_add_func ("/card/language", test_language);
  g_test_add_func ("/card/small-bases", test_small_bases);
  g_test_add_func ("/card/today", test_today);
  g_test_add_func ("/card/assumption-shape", test_assumption_shape);
  g_test_add_func ("/card/empty", test_empty);
  g_test_add_func ("/card/many", test_many);
  g_test_add_func ("/card/long", test_long);
  g_test_add_func ("/card/absurd", test_absurd);
  g_test_add_func ("/card/deterministic", test_deterministic);
  g_test_add_func ("/card/pdf-text", test_pdf_text);
  g_test_add_func ("/card/initials", test_initials);
  g_test_add_func ("/card/flow", test_flow);
  return g_test_run ();
}
