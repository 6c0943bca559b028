/* The sample's customers: made-up people with names, numbers and habits. */

#include "hoso-config.h"

#include "sample.h"

#include "hoso-customers.h"
#include "hoso-fold.h"
#include "hoso-partial-date.h"
#include "hoso-time.h"

static const char *const families[] = { "Nguyễn", "Nguyễn", "Nguyễn", "Trần", "Trần", "Lê",
                                        "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ",
                                        "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Dương",
                                        "Lý", "Đinh", NULL };
static const char *const female_middles[] = { "Thị", "Thị", "Ngọc", "Thanh", "Thu",
                                              "Phương", "Diệu", "Kim", "Mỹ", NULL };
static const char *const male_middles[] = { "Văn", "Hữu", "Đức", "Minh", "Quang",
                                            "Tuấn", "Thanh", "Quốc", "Gia", NULL };
static const char *const female_names[] = { "Linh", "Hương", "Mai", "Lan", "Trang", "Thảo",
                                            "Ngân", "Quỳnh", "Vy", "Hạnh", "Nhung", "Yến",
                                            "Oanh", "Uyên", "Thúy", "Phượng", "Hà", "Châu",
                                            "Ánh", "Đào", NULL };
static const char *const male_names[] = { "Hùng", "Dũng", "Tuấn", "Nam", "Sơn", "Đạt",
                                          "Khoa", "Phúc", "Long", "Thắng", "Quân", NULL };
static const char *const cities[] = {
  "TP. Hồ Chí Minh", "TP. Hồ Chí Minh", "TP. Hồ Chí Minh", "Hà Nội", "Hà Nội", "Đà Nẵng",
  "Cần Thơ", "Hải Phòng", "Đồng Nai", "Khánh Hòa", "Huế", NULL
};
static const char *const ages[] = { "Dưới 18", "18–25", "26–40", "41–55", "56 trở lên" };
static const char *const occupations[] = {
  "Nhân viên văn phòng", "Sinh viên", "Kinh doanh tự do", "Giáo viên", "Nội trợ",
  "Công nhân", NULL
};
static const char *const notes[] = {
  "Thích được nhắn Zalo hơn là gọi điện, thường rảnh sau 20 giờ.",
  "Da nhạy cảm, đã hỏi kỹ về thành phần cồn khô.",
  "Hay mua tặng mẹ và chị gái, nhớ gói quà.",
  "Từng phàn nàn giao chậm dịp lễ, đã xin lỗi và tặng mã giảm 10%.",
  NULL,
};

static char *
make_phone (Sample *sample)
{
  static const char *const prefixes[] = { "090", "091", "098", "097", "086",
                                          "070", "079", "033", "038", NULL };

  return g_strdup_printf ("%s%07u", sample_pick (sample, prefixes),
                          hoso_random_below (&sample->random, 10000000));
}

static char *
make_email (Sample *sample, const char *name)
{
  g_autofree char *folded = hoso_fold (name);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  return g_strdup_printf ("%s.%s%u@example.com", words[g_strv_length (words) - 1], words[0],
                          hoso_random_below (&sample->random, 1000));
}

void
sample_make_person (Sample *sample, SamplePerson *person)
{
  static const double habits[SAMPLE_N_HABITS] = { 0.25, 0.35, 0.2, 0.2 };
  static const double bands[G_N_ELEMENTS (ages)] = { 0.03, 0.32, 0.42, 0.17, 0.06 };
  const char *family = sample_pick (sample, families);

  person->female = sample_happens (sample, 0.83);
  person->habit = (SampleHabit)sample_pick_weighted (sample, habits, SAMPLE_N_HABITS);
  person->name = g_strdup_printf (
    "%s %s %s", family, sample_pick (sample, person->female ? female_middles : male_middles),
    sample_pick (sample, person->female ? female_names : male_names));
  person->phone = make_phone (sample);
  person->email = sample_happens (sample, 0.6) ? make_email (sample, person->name) : NULL;
  person->city = sample_pick (sample, cities);
  person->age = ages[sample_pick_weighted (sample, bands, G_N_ELEMENTS (ages))];
  person->occupation = g_str_equal (person->age, "18–25") && sample_happens (sample, 0.5)
                         ? "Sinh viên"
                         : sample_pick (sample, occupations);
}

void
sample_person_clear (SamplePerson *person)
{
  g_free (person->name);
  g_free (person->phone);
  g_free (person->email);
}

static void
add_field (HosoCustomer *customer, const char *key, const char *value)
{
  g_ptr_array_add (customer->fields, hoso_field_value_new (key, value));
}

/* Half of the customers told their birthday, spread over the year so that there is
 * always somebody to congratulate: most with the year, some without, some by the
 * lunar calendar.  Takes nothing from the random numbers. */
static void
add_birthday (HosoCustomer *customer, guint number, const SamplePerson *person)
{
  static const int born[G_N_ELEMENTS (ages)] = { 2010, 2003, 1992, 1979, 1965 };
  gint64 day = hoso_days_from_civil (2000, 1, 1) + number * 67 % 365;
  HosoPartialDate date = { 0 };
  g_autofree char *text = NULL;
  guint band = 0;

  if (number % 2 == 1)
    return;

  while (ages[band] != person->age)
    band++;
  hoso_civil_from_days (day, &date.year, &date.month, &date.day);
  date.year = number % 6 == 0 ? 0 : born[band] - (int)(number % 5);
  date.lunar = number % 10 == 4 && date.day <= 29;
  if (date.month == 2 && date.day == 29)
    date.day = 28;
  text = hoso_partial_date_to_text (&date);
  add_field (customer, "birthday", text);
}

static HosoCustomer *
make_customer (Sample *sample, const SamplePerson *person)
{
  HosoCustomer *customer = hoso_customer_new ();

  customer->name = g_strdup (person->name);
  g_ptr_array_add (customer->contacts, hoso_contact_new (HOSO_CONTACT_PHONE, person->phone));
  if (person->email != NULL)
    g_ptr_array_add (customer->contacts, hoso_contact_new (HOSO_CONTACT_EMAIL, person->email));
  add_field (customer, "gender", person->female ? "Nữ" : "Nam");
  add_field (customer, "city", person->city);
  if (sample_happens (sample, 0.8))
    add_field (customer, "age", person->age);
  if (sample_happens (sample, 0.5))
    add_field (customer, "occupation", person->occupation);
  add_birthday (customer, sample->people->len, person);
  if (person->habit == SAMPLE_LOYAL)
    g_ptr_array_add (customer->tags, g_strdup ("VIP"));
  if (person->habit == SAMPLE_THRIFTY && sample_happens (sample, 0.5))
    g_ptr_array_add (customer->tags, g_strdup ("Săn khuyến mãi"));
  return customer;
}

gboolean
sample_add_customers (Sample *sample, GError **error)
{
  for (guint i = 0; i < SAMPLE_CUSTOMERS; i++)
    {
      SamplePerson person = { 0 };
      g_autoptr (HosoCustomer) customer = NULL;

      sample_make_person (sample, &person);
      customer = make_customer (sample, &person);
      person.id = hoso_customers_save (sample->db, customer, error);
      g_array_append_val (sample->people, person);
      if (person.id == 0)
        return FALSE;
      if (sample_happens (sample, 0.12) &&
          !hoso_customers_add_note (sample->db, person.id, sample_pick (sample, notes), error))
        return FALSE;
    }
  return TRUE;
}
