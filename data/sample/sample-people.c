/* The sample's customers: made-up people with names and numbers.
 *
 * How they buy is drawn first; who they are leans on it, so that the buying itself stays
 * what the model says.
 */

#include "hoso-config.h"

#include "sample-making.h"

#include "hoso-customers.h"
#include "hoso-fold.h"
#include "hoso-partial-date.h"
#include "hoso-time.h"

/* Orders a week of a customer: gamma, of so many weeks. */
#define RATE_SHAPE 1.3
#define RATE_WEEKS 13.0
/* The chance of leaving after an order: beta. */
#define LEAVING_A 1.0
#define LEAVING_B 8.0
/* What the orders of a customer come to in the mean: inverse gamma of this mean. */
#define MONEY_Q 4.5
#define MONEY_MEAN 520000.0

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
static const char *const cities[] = { "TP. Hồ Chí Minh", "TP. Hồ Chí Minh",
                                      "TP. Hồ Chí Minh", "Hà Nội",
                                      "Hà Nội", "Cần Thơ",
                                      "Hải Phòng", "Đồng Nai",
                                      "Khánh Hòa", "Huế",
                                      NULL };
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

/* Who buys often and stays is likely loyal, who buys seldom compares first. */
static SampleHabit
draw_habit (Sample *sample, const SamplePerson *person)
{
  static const double weights[2][2][SAMPLE_N_HABITS] = {
    { { 0.15, 0.3, 0.45, 0.1 }, { 0.15, 0.45, 0.38, 0.02 } },
    { { 0.17, 0.1, 0.03, 0.7 }, { 0.5, 0.3, 0.08, 0.12 } },
  };
  gboolean often = person->rate * RATE_WEEKS > RATE_SHAPE;
  gboolean leaves = person->leaving * (LEAVING_A + LEAVING_B) > LEAVING_A;

  return (SampleHabit)sample_pick_weighted (sample, weights[often][leaves], SAMPLE_N_HABITS);
}

/* Every eleventh has asked and never bought. */
static void
draw_buying (Sample *sample, guint number, SamplePerson *person)
{
  static const SampleOccasion occasions[] = { SAMPLE_BEFORE_TET, SAMPLE_FOR_WOMENS_DAY,
                                              SAMPLE_BEFORE_TET };

  if (number % 11 == 0)
    person->occasion = SAMPLE_NEVER;
  else if (number % 29 == 7)
    person->occasion = occasions[number / 29 % G_N_ELEMENTS (occasions)];
  person->abroad = number % 150 == 46;
  person->start = (gint)sample_pick_weighted (sample, sample->first_orders, SAMPLE_DAYS);
  person->rate = sample_draw_gamma (sample, RATE_SHAPE) / RATE_WEEKS;
  person->leaving = sample_draw_beta (sample, LEAVING_A, LEAVING_B);
  person->money = MONEY_MEAN * (MONEY_Q - 1.0) /
                  sample_draw_gamma (sample, MONEY_Q);
  person->habit = draw_habit (sample, person);
}

/* The shop stands in Đà Nẵng and sold there before it sold elsewhere; its friends are
 * there too. */
static const char *
draw_city (Sample *sample, const SamplePerson *person)
{
  double here = person->habit == SAMPLE_LOYAL ? 0.3 : 0.05;

  if (person->abroad)
    return "San Jose (Mỹ)";
  if (person->start < 180)
    here += 0.6;
  return sample_happens (sample, here) ? "Đà Nẵng" : sample_pick (sample, cities);
}

/* Who spends more, at once or by and by, is seldom a student. */
static void
draw_work (Sample *sample, SamplePerson *person)
{
  static const double bands[2][G_N_ELEMENTS (ages)] = { { 0.07, 0.6, 0.25, 0.06, 0.02 },
                                                        { 0, 0.04, 0.55, 0.31, 0.1 } };
  gboolean well_off =
    person->money / MONEY_MEAN + (person->habit == SAMPLE_LOYAL ? 0.6 : 0.0) > 1.0;

  person->age = ages[sample_pick_weighted (sample, bands[well_off], G_N_ELEMENTS (ages))];
  if (person->age == ages[0] || (person->age == ages[1] && sample_happens (sample, 0.5)))
    person->occupation = "Sinh viên";
  else if (well_off && sample_happens (sample, 0.5))
    person->occupation = "Kinh doanh tự do";
  else
    person->occupation = sample_pick (sample, occupations);
}

/* From a generator of its own: whoever comes before or after. */
void
sample_make_person (Sample *sample, guint number, SamplePerson *person)
{
  const char *family;

  sample_seed (sample, 1, number);
  draw_buying (sample, number, person);
  family = sample_pick (sample, families);
  person->female = person->occasion != SAMPLE_FOR_WOMENS_DAY && sample_happens (sample, 0.86);
  person->name = g_strdup_printf (
    "%s %s %s", family, sample_pick (sample, person->female ? female_middles : male_middles),
    sample_pick (sample, person->female ? female_names : male_names));
  person->phone = make_phone (sample);
  person->email = sample_happens (sample, 0.6) ? make_email (sample, person->name) : NULL;
  person->city = draw_city (sample, person);
  draw_work (sample, person);
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

/* What the shop noticed: where they buy, and what a discount does to them. */
static void
add_habit (Sample *sample, HosoCustomer *customer, SampleHabit habit)
{
  static const char *const channels[] = { "Cửa hàng", "Shopee", "TikTok Shop", "Zalo" };
  static const double w_channels[SAMPLE_N_HABITS][G_N_ELEMENTS (channels)] = {
    { 0.25, 0.3, 0.35, 0.1 },
    { 0.15, 0.55, 0.25, 0.05 },
    { 0.45, 0.3, 0.1, 0.15 },
    { 0.7, 0.05, 0.05, 0.2 },
  };
  static const char *const discounts[] = { "Chỉ mua khi có khuyến mãi", "Mua nhiều hơn",
                                           "Không ảnh hưởng" };
  static const double w_discounts[SAMPLE_N_HABITS][G_N_ELEMENTS (discounts)] = {
    { 0.1, 0.4, 0.5 }, { 0.6, 0.35, 0.05 }, { 0.2, 0.4, 0.4 }, { 0.05, 0.35, 0.6 }
  };

  if (sample_happens (sample, 0.8))
    add_field (customer, "channel",
               channels[sample_pick_weighted (sample, w_channels[habit],
                                              G_N_ELEMENTS (channels))]);
  if (sample_happens (sample, 0.6))
    add_field (customer, "promotions",
               discounts[sample_pick_weighted (sample, w_discounts[habit],
                                               G_N_ELEMENTS (discounts))]);
}

static HosoCustomer *
make_customer (Sample *sample, guint number, const SamplePerson *person)
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
  if (sample_happens (sample, 0.6))
    add_field (customer, "occupation", person->occupation);
  add_birthday (customer, number, person);
  add_habit (sample, customer, person->habit);
  if (person->habit == SAMPLE_LOYAL && sample_happens (sample, 0.7))
    g_ptr_array_add (customer->tags, g_strdup ("VIP"));
  if (person->habit == SAMPLE_THRIFTY && sample_happens (sample, 0.5))
    g_ptr_array_add (customer->tags, g_strdup ("Săn khuyến mãi"));
  return customer;
}

gboolean
sample_add_customers (Sample *sample, GError **error)
{
  for (guint i = 0; i < sample->people->len; i++)
    {
      SamplePerson *person = &g_array_index (sample->people, SamplePerson, i);
      g_autoptr (HosoCustomer) customer = NULL;

      sample_seed (sample, 4, i);
      customer = make_customer (sample, i, person);
      person->id = hoso_customers_save (sample->db, customer, error);
      if (person->id == 0)
        return FALSE;
      if (sample_happens (sample, 0.12) &&
          !hoso_customers_add_note (sample->db, person->id, sample_pick (sample, notes), error))
        return FALSE;
    }
  return TRUE;
}
