#include "hoso-card.h"
#include "scene-check.h"

#include <string.h>

#define A4_WIDTH 841.89
#define A4_HEIGHT 595.276

static void
set (char **field, const char *value)
{
  g_free (*field);
  *field = g_strdup (value);
}

static HosoStage *
add_stage (HosoJourney *journey, const char *key, const char *title)
{
  HosoStage *stage = hoso_stage_new (key, title);

  g_ptr_array_add (journey->stages, stage);
  return stage;
}

static HosoStep *
add_step (HosoStage *stage, const char *title, int emotion)
{
  HosoStep *step = hoso_step_new (title);

  step->emotion = emotion;
  g_ptr_array_add (stage->steps, step);
  return step;
}

static HosoJourney *
create_journey (const char *language)
{
  HosoJourney *journey = hoso_journey_new ();
  HosoStage *stage;
  HosoStep *step;

  set (&journey->title, "Mua kem dưỡng đầu tiên");
  set (&journey->scenario, "Sau một lần dị ứng");
  set (&journey->language, language);
  set (&journey->persona_name, "Nguyễn Thị Thanh Hằng");
  stage = add_stage (journey, "awareness", NULL);
  step = add_step (stage, "Thấy nội dung", 1);
  set (&step->cells[HOSO_LANE_CHANNEL], "TikTok");
  stage = add_stage (journey, "decision", NULL);
  step = add_step (stage, "Chần chừ", -2);
  set (&step->cells[HOSO_LANE_PAIN], "Không thấy chính sách đổi trả");
  set (&step->cells[HOSO_LANE_OPPORTUNITY], "Ghi rõ đổi trả 14 ngày");
  add_step (stage, "So sánh giá", HOSO_EMOTION_NONE);
  step = add_step (stage, "Mua hàng", 2);
  set (&step->cells[HOSO_LANE_THINK], "Cuối cùng cũng xong");
  set (&step->cells[HOSO_LANE_TOUCHPOINT], "Thanh toán");
  add_stage (journey, NULL, "Giới thiệu bạn bè");
  return journey;
}

static void
check_map (const HosoScene *scene)
{
  check_scene (scene);
  g_assert_cmpfloat (hoso_scene_get_width (scene), >=, A4_WIDTH - 0.01);
  g_assert_cmpfloat (hoso_scene_get_height (scene), >=, A4_HEIGHT - 0.01);
}

static void
test_says_everything (void)
{
  g_autoptr (HosoJourney) journey = create_journey ("vi");
  g_autoptr (HosoScene) scene = hoso_map_layout (journey, NULL);

  check_map (scene);
  check_scene_says (scene, "Mua kem dưỡng đầu tiên");
  check_scene_says (scene, "Sau một lần dị ứng");
  check_scene_says (scene, "Nguyễn Thị Thanh Hằng");
  check_scene_says (scene, "Giai đoạn\tNhận biết\tQuyết định\t\t\tGiới thiệu bạn bè\n");
  check_scene_says (scene, "Bước\tThấy nội dung\tChần chừ\tSo sánh giá\tMua hàng\n");
  check_scene_says (scene, "Điểm chạm\t\t\t\tThanh toán\n");
  check_scene_says (scene, "Kênh\tTikTok\n");
  check_scene_says (scene, "Đường cảm xúc\t+1\t−2\t\t+2\n");
  check_scene_says (scene, "Nghĩ / Cảm thấy\t\t\t\tCuối cùng cũng xong\n");
  check_scene_says (scene, "Điểm đau\t\tKhông thấy chính sách đổi trả\n");
  check_scene_says (scene, "Cơ hội\t\tGhi rõ đổi trả 14 ngày\n");
}

static void
test_language (void)
{
  g_autoptr (HosoJourney) journey = create_journey ("en");
  g_autoptr (HosoScene) scene = hoso_map_layout (journey, NULL);

  check_scene_says (scene, "Stage\tAwareness\tDecision\t\t\tGiới thiệu bạn bè\n");
}

static guint
count_curves (const HosoScene *scene)
{
  guint found = 0;

  for (guint i = 0; i < hoso_scene_get_n_shapes (scene); i++)
    found += hoso_scene_get_shape (scene, i)->paint.smooth ? 1 : 0;
  return found;
}

/* What was not recorded is a gap, not a guess. */
static void
test_gap (void)
{
  g_autoptr (HosoJourney) journey = create_journey ("vi");
  HosoStage *stage = g_ptr_array_index (journey->stages, 1);
  HosoStep *step = g_ptr_array_index (stage->steps, 1);
  g_autoptr (HosoScene) broken = hoso_map_layout (journey, NULL);
  g_autoptr (HosoScene) whole = NULL;

  g_assert_cmpuint (count_curves (broken), ==, 1);
  step->emotion = 0;
  whole = hoso_map_layout (journey, NULL);
  g_assert_cmpuint (count_curves (whole), ==, 1);
  step->emotion = HOSO_EMOTION_NONE;
  add_step (stage, "Nhận hàng", 1);
  g_clear_pointer (&broken, hoso_scene_unref);
  broken = hoso_map_layout (journey, NULL);
  g_assert_cmpuint (count_curves (broken), ==, 2);
}

static void
test_empty (void)
{
  g_autoptr (HosoJourney) journey = hoso_journey_new ();
  g_autoptr (HosoScene) scene = NULL;
  g_autoptr (HosoScene) stages_only = NULL;

  set (&journey->language, "en");
  scene = hoso_map_layout (journey, NULL);
  check_map (scene);
  check_scene_says (scene, "This journey has no steps yet.");
  add_stage (journey, "awareness", NULL);
  add_stage (journey, "no-such-stage", NULL);
  stages_only = hoso_map_layout (journey, NULL);
  check_map (stages_only);
  check_scene_says (stages_only, "Awareness");
}

static void
test_many (void)
{
  static const guint numbers[] = { 1, 5, 12, 60 };

  for (guint k = 0; k < G_N_ELEMENTS (numbers); k++)
    {
      g_autoptr (HosoJourney) journey = hoso_journey_new ();
      g_autoptr (HosoScene) scene = NULL;
      HosoStage *stage = add_stage (journey, "awareness", NULL);

      for (guint i = 0; i < numbers[k]; i++)
        {
          g_autofree char *title = g_strdup_printf ("Bước số %u của hành trình", i);
          HosoStep *step = add_step (stage, title, (int)(i * 7) % 5 - 2);

          set (&step->cells[i % HOSO_N_LANES], "Một ô có khá nhiều chữ để hàng này phải cao thêm");
        }
      scene = hoso_map_layout (journey, NULL);
      check_map (scene);
      for (guint i = 0; i < numbers[k]; i++)
        {
          g_autofree char *title = g_strdup_printf ("Bước số %u của hành trình", i);

          check_scene_says (scene, title);
        }
    }
}

static void
test_absurd (void)
{
  g_autoptr (HosoJourney) journey = create_journey ("xx");
  g_autofree char *word = g_strnfill (2000, 'W');
  g_autoptr (GBytes) broken = g_bytes_new_static ("no picture", 10);
  g_autoptr (HosoScene) scene = NULL;
  HosoStage *stage = add_stage (journey, NULL, word);
  HosoStep *step = add_step (stage, word, G_MAXINT);

  set (&journey->title, "<b>&</b> %s مرحبا بالعالم 🧴\n\x03");
  set (&journey->scenario, word);
  set (&journey->persona_name, word);
  set (&step->cells[HOSO_LANE_PAIN], word);
  set (&step->cells[HOSO_LANE_THINK], "مرحبا بالعالم");
  add_step (stage, "", -99);
  scene = hoso_map_layout (journey, broken);
  check_map (scene);
  check_scene_says (scene, "<b>&</b> %s");
  for (guint i = 0; i < hoso_scene_get_n_shapes (scene); i++)
    if (hoso_scene_get_shape (scene, i)->kind == HOSO_SHAPE_TEXT)
      g_assert_false (hoso_typeset_is_cut (hoso_scene_get_shape (scene, i)->typeset));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/says-everything", test_says_everything);
  g_test_add_func ("/map/language", test_language);
  g_test_add_func ("/map/gap", test_gap);
  g_test_add_func ("/map/empty", test_empty);
  g_test_add_func ("/map/many", test_many);
  g_test_add_func ("/map/absurd", test_absurd);
  return g_test_run ();
}
