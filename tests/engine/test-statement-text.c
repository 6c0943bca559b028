/* Wording of proposed statements. */

#include "hoso-config.h"

#include "hoso-statement-text.h"

#include <string.h>

static void
assert_text (const char *title, const char *row, const char *option, const char *expected)
{
  g_autofree char *text = hoso_statement_text_make (title, row, option);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_marks (void)
{
  assert_text ("Gender", NULL, "Female", "Gender: Female");
  assert_text ("12. What is your gender?", NULL, "Female", "What is your gender: Female");
  assert_text ("3) City:", NULL, "Huế", "City: Huế");
  assert_text ("1.2. Giới tính *", NULL, "Nữ", "Giới tính: Nữ");
  assert_text ("Câu 4: Bạn ở đâu?", NULL, "Đà Nẵng", "Bạn ở đâu: Đà Nẵng");
  assert_text ("2.5 km or more?", NULL, "Yes", "2.5 km or more: Yes");
  assert_text ("12:30 is a good time", NULL, "Yes", "12:30 is a good time: Yes");
  assert_text ("18-25 years old?", NULL, "Yes", "18-25 years old: Yes");
  assert_text ("7.", NULL, "Yes", "7.: Yes");
  assert_text ("", NULL, "Yes", "Yes");
  assert_text ("How\n  old\tare you ?", NULL, " 26\n40 ", "How old are you: 26 40");
}

static void
test_instructions (void)
{
  assert_text ("Bạn mua ở đâu? (chọn nhiều)", NULL, "Shopee", "Bạn mua ở đâu: Shopee");
  assert_text ("Vì sao? (Có thể chọn nhiều đáp án)", NULL, "Giá", "Vì sao: Giá");
  assert_text ("Bạn dùng gì (nhiều lựa chọn)?", NULL, "Kem", "Bạn dùng gì: Kem");
  assert_text ("44. Why? (Select all that apply) *", NULL, "Price", "Why: Price");
  assert_text ("Why [choose all that apply]", NULL, "Price", "Why: Price");
  assert_text ("Thu nhập (triệu đồng)", NULL, "5–10", "Thu nhập (triệu đồng): 5–10");
  assert_text ("(select all that apply)", NULL, "A", "(select all that apply): A");
}

static void
test_grid (void)
{
  assert_text ("5. How satisfied are you?", "Price", "4", "How satisfied are you – Price: 4");
  assert_text ("", "Price", "4", "Price: 4");
  assert_text ("Q", "", "4", "Q: 4");
}

static void
test_long (void)
{
  g_autofree char *title = g_strnfill (300, 'x');
  g_autofree char *words = NULL;
  g_autoptr (GString) many = g_string_new (NULL);
  const char *colon;

  for (guint i = 0; i < 60; i++)
    g_string_append (many, "khách hàng ");

  words = hoso_statement_text_make (many->str, NULL, "Có");
  colon = strchr (words, ':');
  g_assert_cmpint (g_utf8_pointer_to_offset (words, colon), <=, 80);
  g_assert_true (g_str_has_suffix (words, "…: Có"));
  g_assert_null (strstr (words, " …"));

  g_clear_pointer (&words, g_free);
  words = hoso_statement_text_make (title, NULL, title);
  g_assert_cmpint (g_utf8_strlen (words, -1), ==, 80 + 2 + 120);
}

static void
test_hostile (void)
{
  assert_text ("<b>%s%n</b>",
               NULL,
               "'; DROP TABLE persona; --",
               "<b>%s%n</b>: '; DROP TABLE persona; --");
}

static void
test_layers (void)
{
  static const struct
  {
    const char *title;
    int layer;
  } cases[] = {
    { "What is your age?", 1 },
    { "GENDER", 1 },
    { "Giới tính của bạn là gì?", 1 },
    { "Gio\xCC\x9B\xCC\x81i ti\xCC\x81nh", 1 },
    { "Bạn bao nhiêu tuổi?", 1 },
    { "Thu nhập hàng tháng", 1 },
    { "Bạn dùng máy tính nào?", 2 },
    { "Which page of our website do you like", 2 },
    { "How often do you buy cosmetics?", 2 },
    { "Bạn thường mua mỹ phẩm ở đâu?", 2 },
    { "Why do you live here?", 3 },
    { "Lý do bạn chọn sản phẩm", 3 },
    { "What worries you when buying online?", 3 },
    { "How satisfied are you with your job?", 3 },
    { "Điều gì khiến bạn chần chừ?", 3 },
    { "Bạn đắn đo điều gì khi mua?", 3 },
    { "What makes you hesitate?", 3 },
    { "Bạn có giới thiệu cửa hàng cho bạn bè không?", 3 },
    { "Would you recommend us?", 3 },
    { "", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].title);
      g_assert_cmpint (hoso_statement_text_guess_layer (cases[i].title), ==, cases[i].layer);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/statement-text/marks", test_marks);
  g_test_add_func ("/statement-text/instructions", test_instructions);
  g_test_add_func ("/statement-text/grid", test_grid);
  g_test_add_func ("/statement-text/long", test_long);
  g_test_add_func ("/statement-text/hostile", test_hostile);
  g_test_add_func ("/statement-text/layers", test_layers);

  return g_test_run ();
}
