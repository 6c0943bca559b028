/* The plain values: new ones are empty and usable, filled ones free what they
 * hold (the leak checker looks on).
 */

#include "hoso-customer.h"
#include "hoso-import.h"
#include "hoso-journey.h"
#include "hoso-persona.h"
#include "hoso-survey.h"

static void
test_contact_kinds (void)
{
  HosoContactKind kind = HOSO_CONTACT_ZALO;

  for (HosoContactKind i = 0; i < HOSO_CONTACT_N_KINDS; i++)
    {
      g_assert_true (hoso_contact_kind_from_name (hoso_contact_kind_get_name (i), &kind));
      g_assert_cmpint (kind, ==, i);
    }
  g_assert_false (hoso_contact_kind_from_name ("fax", &kind));
  g_assert_false (hoso_contact_kind_from_name (NULL, &kind));
  g_assert_cmpint (kind, ==, HOSO_CONTACT_ADDRESS);
}

static void
test_customer (void)
{
  g_autoptr (HosoCustomer) customer = hoso_customer_new ();

  g_assert_cmpint (customer->kind, ==, HOSO_CUSTOMER_PERSON);
  g_assert_null (hoso_customer_get_field (customer, "city"));
  g_assert_null (hoso_customer_get_contact (customer, HOSO_CONTACT_PHONE));

  customer->name = g_strdup ("Nguyễn Thị Đào");
  g_ptr_array_add (customer->contacts, hoso_contact_new (HOSO_CONTACT_EMAIL, "dao@example.com"));
  g_ptr_array_add (customer->contacts, hoso_contact_new (HOSO_CONTACT_PHONE, "0903 123 456"));
  g_ptr_array_add (customer->contacts, hoso_contact_new (HOSO_CONTACT_PHONE, "0903 123 457"));
  g_ptr_array_add (customer->fields, hoso_field_value_new ("city", "Huế"));
  g_ptr_array_add (customer->tags, g_strdup ("VIP"));
  g_ptr_array_add (customer->notes, hoso_note_new ("Thích quà nhỏ"));

  g_assert_cmpstr (hoso_customer_get_field (customer, "city"), ==, "Huế");
  g_assert_null (hoso_customer_get_field (customer, "age"));
  g_assert_cmpstr (hoso_customer_get_contact (customer, HOSO_CONTACT_PHONE), ==, "0903 123 456");
}

static void
test_field_label (void)
{
  g_autoptr (HosoField) field = g_new0 (HosoField, 1);
  g_autofree char *vietnamese = NULL;
  g_autofree char *english = NULL;
  g_autofree char *own = NULL;

  field->key = g_strdup ("gender");
  vietnamese = hoso_field_dup_label (field, "vi");
  english = hoso_field_dup_label (field, "en");
  field->title = g_strdup ("Nam hay nữ");
  own = hoso_field_dup_label (field, "en");

  g_assert_cmpstr (vietnamese, ==, "Giới tính");
  g_assert_cmpstr (english, ==, "Gender");
  g_assert_cmpstr (own, ==, "Nam hay nữ");
}

static void
test_survey (void)
{
  g_autoptr (HosoSurvey) survey = hoso_survey_new ();
  HosoQuestion *question = hoso_question_new ("Bạn ở đâu?", HOSO_QUESTION_SINGLE);

  g_assert_null (hoso_survey_find_question (survey, 3));

  question->id = 3;
  survey->questions = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_question_free);
  g_ptr_array_add (survey->questions, question);

  g_assert_true (hoso_survey_find_question (survey, 3) == question);
  g_assert_null (hoso_survey_find_question (survey, 0));
}

static void
test_tally (void)
{
  g_autoptr (HosoTally) tally = hoso_tally_new ();

  hoso_tally_add (tally, "Facebook", 5, FALSE);
  hoso_tally_add (tally, "bạn bè", 1, TRUE);

  g_assert_cmpuint (tally->counts->len, ==, 2);
  g_assert_cmpuint (tally->mentions, ==, 6);
  g_assert_true (((HosoCount *)tally->counts->pdata[1])->other);
}

static void
test_tally_order (void)
{
  static const char *const expected[] = { "Zalo", "Shopee", "Facebook", "chị gái" };
  g_autoptr (HosoTally) tally = hoso_tally_new ();

  hoso_tally_add (tally, "chị gái", 9, TRUE);
  hoso_tally_add (tally, "Facebook", 2, FALSE);
  hoso_tally_add (tally, "Zalo", 7, FALSE);
  hoso_tally_add (tally, "Shopee", 7, FALSE);
  hoso_tally_sort (tally);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (((HosoCount *)tally->counts->pdata[i])->label, ==, expected[i]);
}

static void
test_import_report (void)
{
  g_autoptr (HosoImportReport) report = hoso_import_report_new ();

  report->name = g_strdup ("Khảo sát");
  report->draft = hoso_draft_new ();
  g_assert_cmpuint (report->rows, ==, 0);
}

static void
test_persona (void)
{
  g_autoptr (HosoPersona) persona = hoso_persona_new ();
  HosoEvidence *evidence = hoso_evidence_new ();

  evidence->option = g_strdup ("Nữ");
  persona->name = g_strdup ("Lan");
  g_ptr_array_add (persona->statements, hoso_statement_new (1, "Là nữ", evidence));
  g_ptr_array_add (persona->statements, hoso_statement_new (3, "Sợ hàng giả", NULL));

  g_assert_cmpint (persona->review_months, >=, 6);
  g_assert_cmpint (persona->review_months, <=, 12);
  g_assert_cmpuint (persona->statements->len, ==, 2);
}

static void
test_lanes (void)
{
  HosoLane lane = HOSO_LANE_PAIN;

  for (HosoLane i = 0; i < HOSO_N_LANES; i++)
    {
      g_assert_true (hoso_lane_from_name (hoso_lane_get_name (i), &lane));
      g_assert_cmpint (lane, ==, i);
    }
  g_assert_false (hoso_lane_from_name ("emotion", &lane));
}

static void
test_journey (void)
{
  g_autoptr (HosoJourney) journey = hoso_journey_new ();
  HosoStage *shipped = hoso_stage_new ("awareness", NULL);
  HosoStage *own = hoso_stage_new ("awareness", "Trước khi mua");
  HosoStep *step = hoso_step_new ("Thấy quảng cáo");

  step->cells[HOSO_LANE_THINK] = g_strdup ("Đẹp quá");
  g_ptr_array_add (shipped->steps, step);
  g_ptr_array_add (own->steps, hoso_step_new ("Hỏi bạn"));
  g_ptr_array_add (journey->stages, shipped);
  g_ptr_array_add (journey->stages, own);

  g_assert_cmpint (step->emotion, ==, HOSO_EMOTION_NONE);
  g_assert_cmpuint (hoso_journey_count_steps (journey), ==, 2);
  g_assert_cmpstr (hoso_stage_get_title (shipped, "vi"), ==, "Nhận biết");
  g_assert_cmpstr (hoso_stage_get_title (shipped, "en"), ==, "Awareness");
  g_assert_cmpstr (hoso_stage_get_title (own, "en"), ==, "Trước khi mua");
}

static void
test_unknown_stage (void)
{
  g_autoptr (HosoStage) stage = hoso_stage_new ("flight", NULL);

  g_assert_cmpstr (hoso_stage_get_title (stage, "vi"), ==, "flight");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/values/contact-kinds", test_contact_kinds);
  g_test_add_func ("/values/customer", test_customer);
  g_test_add_func ("/values/field-label", test_field_label);
  g_test_add_func ("/values/survey", test_survey);
  g_test_add_func ("/values/tally", test_tally);
  g_test_add_func ("/values/tally-order", test_tally_order);
  g_test_add_func ("/values/import-report", test_import_report);
  g_test_add_func ("/values/persona", test_persona);
  g_test_add_func ("/values/lanes", test_lanes);
  g_test_add_func ("/values/journey", test_journey);
  g_test_add_func ("/values/unknown-stage", test_unknown_stage);
  return g_test_run ();
}
