/* How a shop addresses a customer, and what it calls itself. */

#include "hoso-address-form.h"

static const HosoSpeaker lan = { .age = 30, .gender = HOSO_GENDER_FEMALE };

static void
test_choose (void)
{
  static const struct
  {
    HosoAddressee who;
    const char *form;
    const char *self;
  } rows[] = {
    /* The speaker is 30: 65 and more, 46 to 64, 25 to 45, 16 to 24, below. */
    { { .gender = HOSO_GENDER_FEMALE, .age = 65 }, "bà", "cháu" },
    { { .gender = HOSO_GENDER_MALE, .age = 80 }, "ông", "cháu" },
    { { .gender = HOSO_GENDER_MALE, .age = 64 }, "chú", "cháu" },
    { { .gender = HOSO_GENDER_FEMALE, .age = 46 }, "cô", "cháu" },
    { { .gender = HOSO_GENDER_UNKNOWN, .age = 50 }, "cô/chú", "cháu" },
    { { .gender = HOSO_GENDER_FEMALE, .age = 45 }, "chị", "em" },
    { { .gender = HOSO_GENDER_MALE, .age = 25 }, "anh", "em" },
    { { .gender = HOSO_GENDER_MALE, .age = 24 }, "bạn", "mình" },
    { { .gender = HOSO_GENDER_FEMALE, .age = 16 }, "bạn", "mình" },
    { { .gender = HOSO_GENDER_FEMALE, .age = 15 }, "em", "chị" },
    { { .gender = HOSO_GENDER_FEMALE, .age = -1 }, "chị", "em" },
    { { .gender = HOSO_GENDER_UNKNOWN, .age = -1 }, "anh/chị", "em" },
    { { .is_company = TRUE, .age = -1 }, "quý khách", "shop" },
    { { .name = "Bác Tư", .age = 20 }, "bác", "cháu" },
    { { .name = "CÔ HOA", .age = -1 }, "cô", "cháu" },
    { { .name = "Cô", .age = -1 }, "anh/chị", "em" },
    { { .name = "Anh Thư", .gender = HOSO_GENDER_FEMALE, .age = 28 }, "chị", "em" },
    { { .chosen = "sếp", .gender = HOSO_GENDER_MALE, .age = 64 }, "sếp", "shop" },
    { { .chosen = "", .gender = HOSO_GENDER_MALE, .age = 64 }, "chú", "cháu" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *form = hoso_address_form_choose (&rows[i].who, &lan);

      g_assert_cmpstr (form, ==, rows[i].form);
      g_assert_cmpstr (hoso_address_form_self (form, &lan), ==, rows[i].self);
    }
}

/* A speaker of 55 is younger than nobody of 45; without an age, one is 30. */
static void
test_speaker (void)
{
  HosoSpeaker speaker = { .age = 55, .gender = HOSO_GENDER_UNKNOWN };
  HosoAddressee who = { .gender = HOSO_GENDER_MALE, .age = 45 };

  g_assert_cmpstr (hoso_address_form_choose (&who, &speaker), ==, "bạn");
  who.age = 40;
  g_assert_cmpstr (hoso_address_form_choose (&who, &speaker), ==, "em");
  g_assert_cmpstr (hoso_address_form_self ("em", &speaker), ==, "shop");

  speaker.age = -1;
  g_assert_cmpstr (hoso_address_form_choose (&who, &speaker), ==, "anh");
}

static void
test_given_name (void)
{
  static const char *const pairs[][2] = {
    { "Nguyễn Thị Lan", "Lan" },
    { "  Trần  Văn   Đức ", "Đức" },
    { "Lan", "Lan" },
    { "Chị Lan", "Lan" },
    { "Lan (khách sỉ)", "Lan" },
    { "(khách lẻ)", "lẻ)" },
    { "Nguye\u0302\u0303n Hoa\u0300", "Hoà" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *name = hoso_given_name (pairs[i][0]);

      g_assert_cmpstr (name, ==, pairs[i][1]);
    }
}

static void
test_texts (void)
{
  g_assert_cmpint (hoso_gender_from_text ("Nữ"), ==, HOSO_GENDER_FEMALE);
  g_assert_cmpint (hoso_gender_from_text (" male "), ==, HOSO_GENDER_MALE);
  g_assert_cmpint (hoso_gender_from_text ("Khác"), ==, HOSO_GENDER_UNKNOWN);
  g_assert_cmpint (hoso_gender_from_text (NULL), ==, HOSO_GENDER_UNKNOWN);

  g_assert_cmpint (hoso_age_from_text ("34"), ==, 34);
  g_assert_cmpint (hoso_age_from_text ("Từ 25 đến 34 tuổi"), ==, 29);
  g_assert_cmpint (hoso_age_from_text ("18-24"), ==, 21);
  g_assert_cmpint (hoso_age_from_text ("trẻ"), ==, -1);
  g_assert_cmpint (hoso_age_from_text ("1990"), ==, -1);
  g_assert_cmpint (hoso_age_from_text (NULL), ==, -1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/address-form/choose", test_choose);
  g_test_add_func ("/address-form/speaker", test_speaker);
  g_test_add_func ("/address-form/given-name", test_given_name);
  g_test_add_func ("/address-form/texts", test_texts);

  return g_test_run ();
}
