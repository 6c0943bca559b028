/* Rules counted by the engine and by a plain evaluation of the same people. */

#include "hoso-config.h"

#include "form-fixture.h"
#include "hoso-customer-table.h"
#include "hoso-field-table.h"
#include "hoso-purchase-table.h"
#include "hoso-segments.h"
#include "hoso-source-table.h"
#include "hoso-tag-table.h"

#define PEOPLE 240
#define CUSTOMERS 90
#define NOW 1790000000
#define DAY (24 * 60 * 60)

/* What the workspace holds, kept beside it for the plain evaluation. */
typedef struct
{
  gboolean customer;  /* the first rows of the form are customers */
  const char *gender; /* field of the customer, or NULL */
  const char *age;    /* field, as written */
  gboolean vip;       /* tag */
  guint purchases;
  gint64 amount;
  int days;                /* since the last purchase */
  const char *said_gender; /* answers; NULL for none */
  guint channels;          /* bits */
  int score;               /* 0 for none */
  char *text;
} Person;

typedef struct
{
  StoreFixture store;
  Person people[PEOPLE];
  gint64 customers[CUSTOMERS];
  gint64 survey;
  gint64 questions[8];
} Fixture;

static void
invent_person (Person *person, guint i)
{
  static const char *const genders[] = { "Nữ", "Nam", "Nữ", NULL };
  static const char *const fields[] = { "Nữ", "nam", NULL, "Khác", "" };
  static const char *const ages[] = { "25", "1.250", "không rõ", NULL, "40,5", "31 tuổi" };

  person->customer = i < CUSTOMERS;
  person->gender = person->customer ? fields[i % G_N_ELEMENTS (fields)] : NULL;
  person->age = person->customer ? ages[i % G_N_ELEMENTS (ages)] : NULL;
  if (person->gender != NULL && *person->gender == '\0')
    person->gender = NULL;
  person->vip = person->customer && i % 7 == 0;
  person->purchases = person->customer ? i % 4 : 0;
  person->amount = 0;
  for (guint k = 0; k < person->purchases; k++)
    person->amount += 100000 * (gint64)(i + k);
  person->days = person->purchases > 0 ? (int)(i % 50) : -1;
  person->said_gender = genders[i % 4];
  person->channels = (i * 5 + i / 8) % 8;
  person->score = i % 11 == 10 ? 0 : (int)(1 + i * 7 % 5);
  person->text =
    i % 3 == 0 ? NULL : g_strdup_printf ("Góp ý số %u: giao nhanh, gói đẹp", i);
}

static void
add_purchases (Fixture *fixture, guint i, gint64 product, gint64 source)
{
  const Person *person = &fixture->people[i];
  g_autoptr (GError) error = NULL;

  for (guint k = 0; k < person->purchases; k++)
    {
      const HosoPurchaseItem item = { product, 1, 100000 * (gint64)(i + k) };
      const HosoNewPurchase purchase = {
        .customer = fixture->customers[i],
        .at_local = NOW - (person->days + (int)k * 30) * DAY,
        .currency = "VND",
        .source = source,
        .items = &item,
        .n_items = 1,
      };

      hoso_purchase_table_add (fixture->store.db, &purchase, &error);
      g_assert_no_error (error);
    }
}

static void
add_customer (Fixture *fixture, guint i, gint64 product, gint64 source)
{
  HosoDb *db = fixture->store.db;
  const Person *person = &fixture->people[i];
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strdup_printf ("Khách %u", i);
  g_autofree char *email = g_strdup_printf ("KHACH%u@example.com", i);
  gint64 id = hoso_customer_table_add (db, HOSO_CUSTOMER_PERSON, name, source, &error);

  fixture->customers[i] = id;
  hoso_customer_table_add_contact (db, id, HOSO_CONTACT_EMAIL, email, source, &error);
  g_assert_no_error (error);
  if (person->gender != NULL)
    hoso_customer_field_set (db, id, "gender", person->gender, source, &error);
  if (person->age != NULL)
    hoso_customer_field_set (db, id, "age", person->age, source, &error);
  g_assert_no_error (error);
  if (person->vip)
    hoso_tag_table_add (db, id, "VIP", &error);
  g_assert_no_error (error);
  add_purchases (fixture, i, product, source);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autoptr (HosoImportReport) report = NULL;

  store_fixture_set_up (&fixture->store, data);
  form_fixture_open (&fixture->store);
  for (guint i = 0; i < PEOPLE; i++)
    invent_person (&fixture->people[i], i);
  {
    g_auto (HosoTxn) txn = HOSO_TXN_INIT;
    gint64 source;
    gint64 product;

    g_assert_true (hoso_txn_begin (&txn, fixture->store.db, &error));
    source = hoso_source_table_add (fixture->store.db, "hand", NULL, &error);
    product = hoso_product_table_add (fixture->store.db, "Kem", &error);
    g_assert_no_error (error);
    for (guint i = 0; i < CUSTOMERS; i++)
      add_customer (fixture, i, product, source);
    g_assert_true (hoso_txn_commit (&txn, &error));
  }
  path = form_fixture_write (&fixture->store, 0, PEOPLE, NULL);
  report = form_fixture_import (&fixture->store, path, NULL);
  g_assert_cmpuint (report->customers_matched, ==, CUSTOMERS);
  fixture->survey = report->survey;
  for (guint i = 0; i < G_N_ELEMENTS (fixture->questions); i++)
    fixture->questions[i] = form_fixture_find_question (&fixture->store, i);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < PEOPLE; i++)
    g_free (fixture->people[i].text);
  store_fixture_tear_down (&fixture->store, data);
}

typedef gboolean (*Holds) (const Person *person);

/* Field values of customers come from the import where no person entered them;
 * those of a hand entry stay, those who had none take what they answered. */
static const char *
get_gender (const Person *person)
{
  return person->gender != NULL ? person->gender : person->customer ? person->said_gender
                                                                    : NULL;
}

static gboolean
is_female (const Person *p)
{
  return g_strcmp0 (get_gender (p), "Nữ") == 0;
}
static gboolean
is_male (const Person *p)
{
  return get_gender (p) != NULL && g_ascii_strcasecmp (get_gender (p), "nam") == 0;
}
static gboolean
is_not_female (const Person *p)
{
  return get_gender (p) != NULL && !is_female (p);
}
static gboolean
has_u (const Person *p)
{
  return is_female (p);
}
static gboolean
knows_gender (const Person *p)
{
  return get_gender (p) != NULL;
}
static gboolean
no_gender (const Person *p)
{
  return get_gender (p) == NULL;
}
static double
get_age (const Person *p)
{
  static const struct
  {
    const char *text;
    double age;
  } ages[] = { { "25", 25 }, { "1.250", 1250 }, { "40,5", 40.5 }, { "31 tuổi", 31 } };
  for (guint i = 0; i < G_N_ELEMENTS (ages); i++)
    if (g_strcmp0 (p->age, ages[i].text) == 0)
      return ages[i].age;
  return -1;
}
static gboolean
age_30 (const Person *p)
{
  return get_age (p) >= 30;
}
static gboolean
age_to_40 (const Person *p)
{
  return get_age (p) >= 0 && get_age (p) <= 40.5;
}
static gboolean
is_vip (const Person *p)
{
  return p->vip;
}
static gboolean
no_vip (const Person *p)
{
  return !p->vip;
}
static gboolean
two_purchases (const Person *p)
{
  return p->customer && p->purchases >= 2;
}
static gboolean
few_purchases (const Person *p)
{
  return p->customer && p->purchases <= 1;
}
static gboolean
one_purchase (const Person *p)
{
  return p->customer && p->purchases == 1;
}
static gboolean
not_one_purchase (const Person *p)
{
  return p->customer && p->purchases != 1;
}
static gboolean
spent (const Person *p)
{
  return p->customer && p->amount >= 5000000;
}
static gboolean
spent_little (const Person *p)
{
  return p->customer && p->amount <= 5000000;
}
static gboolean
long_ago (const Person *p)
{
  return p->days >= 20;
}
static gboolean
lately (const Person *p)
{
  return p->days >= 0 && p->days <= 20;
}
static gboolean
said_female (const Person *p)
{
  return g_strcmp0 (p->said_gender, "Nữ") == 0;
}
static gboolean
said_other (const Person *p)
{
  return p->said_gender != NULL && !said_female (p);
}
static gboolean
said_gender (const Person *p)
{
  return p->said_gender != NULL;
}
static gboolean
no_said_gender (const Person *p)
{
  return p->said_gender == NULL;
}
static gboolean
shopee (const Person *p)
{
  return (p->channels & 1) != 0;
}
static gboolean
not_shopee (const Person *p)
{
  return p->channels != 0 && !shopee (p);
}
static gboolean
zalo (const Person *p)
{
  return (p->channels & 2) != 0;
}
static gboolean
no_channel (const Person *p)
{
  return p->channels == 0;
}
static gboolean
score_4 (const Person *p)
{
  return p->score >= 4;
}
static gboolean
score_2 (const Person *p)
{
  return p->score > 0 && p->score <= 2;
}
static gboolean
score_3 (const Person *p)
{
  return p->score == 3;
}
static gboolean
wrote_1 (const Person *p)
{
  return p->text != NULL && strstr (p->text, "số 1") != NULL;
}
static gboolean
wrote (const Person *p)
{
  return p->text != NULL;
}
static gboolean
wrote_25 (const Person *p)
{
  return p->text != NULL && strstr (p->text, "số 25:") != NULL;
}
static gboolean
all_three (const Person *p)
{
  return said_female (p) && (shopee (p) || score_4 (p)) && !wrote_1 (p);
}
static gboolean
deep (const Person *p)
{
  return !(is_vip (p) && !(two_purchases (p) || !is_female (p)));
}
static gboolean
everybody (const Person *p)
{
  return TRUE;
}
static gboolean
nobody (const Person *p)
{
  return FALSE;
}
static gboolean
mixed (const Person *p)
{
  return is_vip (p) && shopee (p);
}

/* $0 … $7 are the ids of the questions. */
static const struct
{
  const char *conditions; /* what follows the population */
  Holds holds;
} cases[] = {
  { "\"all\": []", everybody },
  { "\"any\": []", nobody },
  { "\"all\": [{\"field\": \"gender\", \"op\": \"is\", \"value\": \"Nữ\"}]", is_female },
  { "\"all\": [{\"field\": \"gender\", \"op\": \"is\", \"value\": \"NAM\"}]", is_male },
  { "\"all\": [{\"field\": \"gender\", \"op\": \"is-not\", \"value\": \"Nữ\"}]", is_not_female },
  { "\"all\": [{\"field\": \"gender\", \"op\": \"contains\", \"value\": \"u\"}]", has_u },
  { "\"all\": [{\"field\": \"gender\", \"op\": \"known\"}]", knows_gender },
  { "\"all\": [{\"field\": \"gender\", \"op\": \"unknown\"}]", no_gender },
  { "\"all\": [{\"field\": \"age\", \"op\": \"at-least\", \"value\": \"30\"}]", age_30 },
  { "\"all\": [{\"field\": \"age\", \"op\": \"at-most\", \"value\": \"40,5\"}]", age_to_40 },
  { "\"all\": [{\"tag\": \"VIP\"}]", is_vip },
  { "\"all\": [{\"not\": {\"tag\": \"VIP\"}}]", no_vip },
  { "\"all\": [{\"tag\": \"vắng\"}]", nobody },
  { "\"all\": [{\"purchases\": \"count\", \"op\": \"at-least\", \"value\": \"2\"}]", two_purchases },
  { "\"all\": [{\"purchases\": \"count\", \"op\": \"at-most\", \"value\": \"1\"}]", few_purchases },
  { "\"all\": [{\"purchases\": \"count\", \"op\": \"is\", \"value\": \"1\"}]", one_purchase },
  { "\"all\": [{\"purchases\": \"count\", \"op\": \"is-not\", \"value\": \"1\"}]", not_one_purchase },
  { "\"all\": [{\"purchases\": \"sum\", \"op\": \"at-least\", \"value\": \"5000000\"}]", spent },
  { "\"all\": [{\"purchases\": \"sum\", \"op\": \"at-most\", \"value\": \"5000000\"}]", spent_little },
  { "\"all\": [{\"purchases\": \"days-since\", \"op\": \"at-least\", \"value\": \"20\"}]", long_ago },
  { "\"all\": [{\"purchases\": \"days-since\", \"op\": \"at-most\", \"value\": \"20\"}]", lately },
  { "\"all\": [{\"purchases\": \"days-since\", \"op\": \"at-least\", \"value\": "
    "\"9000000000000000000\"}]",
    nobody },
  { "\"all\": [{\"question\": $4, \"op\": \"is\", \"value\": \"Nữ\"}]", said_female },
  { "\"all\": [{\"question\": $4, \"op\": \"is-not\", \"value\": \"Nữ\"}]", said_other },
  { "\"all\": [{\"question\": $4, \"op\": \"answered\"}]", said_gender },
  { "\"all\": [{\"question\": $4, \"op\": \"unanswered\"}]", no_said_gender },
  { "\"all\": [{\"question\": $5, \"op\": \"is\", \"value\": \"Shopee\"}]", shopee },
  { "\"all\": [{\"question\": $5, \"op\": \"is-not\", \"value\": \"Shopee\"}]", not_shopee },
  { "\"all\": [{\"question\": $5, \"op\": \"contains\", \"value\": \"ZALO\"}]", zalo },
  { "\"all\": [{\"question\": $5, \"op\": \"unanswered\"}]", no_channel },
  { "\"all\": [{\"question\": $6, \"op\": \"at-least\", \"value\": \"4\"}]", score_4 },
  { "\"all\": [{\"question\": $6, \"op\": \"at-most\", \"value\": \"2\"}]", score_2 },
  { "\"all\": [{\"question\": $6, \"op\": \"is\", \"value\": \"3\"}]", score_3 },
  { "\"all\": [{\"question\": $7, \"op\": \"contains\", \"value\": \"SO 1\"}]", wrote_1 },
  { "\"all\": [{\"question\": $7, \"op\": \"answered\"}]", wrote },
  { "\"all\": [{\"question\": $7, \"op\": \"is\", \"value\": "
    "\"góp ý số 25: giao nhanh, gói đẹp\"}]",
    wrote_25 },
  { "\"all\": [{\"question\": $4, \"op\": \"is\", \"value\": \"Nữ\"}, {\"any\": [{\"question\": $5, "
    "\"op\": \"is\", \"value\": \"Shopee\"}, {\"question\": $6, \"op\": \"at-least\", \"value\": "
    "\"4\"}]}, {\"not\": {\"question\": $7, \"op\": \"contains\", \"value\": \"số 1\"}}]",
    all_three },
  { "\"all\": [{\"not\": {\"all\": [{\"tag\": \"VIP\"}, {\"not\": {\"any\": [{\"purchases\": "
    "\"count\", \"op\": \"at-least\", \"value\": \"2\"}, {\"not\": {\"field\": \"gender\", \"op\": "
    "\"is\", \"value\": \"Nữ\"}}]}}]}}]",
    deep },
  { "\"all\": [{\"tag\": \"VIP\"}, {\"question\": $5, \"op\": \"is\", \"value\": \"Shopee\"}]", mixed },
};

static HosoRule *
make_rule (Fixture *fixture, const char *conditions, gboolean survey)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) json = g_string_new ("{");
  HosoRule *rule;

  if (survey)
    g_string_append_printf (json, "\"population\": \"survey\", \"survey\": %d, ",
                            (int)fixture->survey);
  else
    g_string_append (json, "\"population\": \"customers\", ");
  g_string_append (json, conditions);
  g_string_append_c (json, '}');
  for (int i = 0; i < 8; i++)
    {
      g_autofree char *name = g_strdup_printf ("$%d", i);
      g_autofree char *id = g_strdup_printf ("%d", (int)fixture->questions[i]);

      g_string_replace (json, name, id, 0);
    }
  rule = hoso_rule_from_json (json->str, &error);
  g_assert_no_error (error);
  return rule;
}

/* Among the customers a question is about what they answered; among the
 * respondents a field is about the customer they are. */
static void
test_rules (Fixture *fixture, gconstpointer data)
{
  gboolean survey = GPOINTER_TO_INT (data);
  guint size = survey ? PEOPLE : CUSTOMERS;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HosoRule) rule = make_rule (fixture, cases[i].conditions, survey);
      g_autoptr (GError) error = NULL;
      guint64 expected = 0;
      guint64 count = 0;
      guint64 base = 0;

      g_test_message ("%s", cases[i].conditions);
      for (guint k = 0; k < size; k++)
        expected += cases[i].holds (&fixture->people[k]);
      hoso_segments_count (fixture->store.db, rule, &count, &base, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (count, ==, expected);
      g_assert_cmpuint (base, ==, size);
    }
}

static void
test_describe (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HosoRule) rule = make_rule (fixture, cases[i].conditions, TRUE);
      g_autoptr (GError) error = NULL;
      g_autofree char *words = hoso_segments_describe (fixture->store.db, rule, &error);

      g_assert_no_error (error);
      g_test_message ("%s", words);
      g_assert_cmpuint (strlen (words), >, 0);
    }
}

static void
assert_words (Fixture *fixture, const char *conditions, const char *expected)
{
  g_autoptr (HosoRule) rule = make_rule (fixture, conditions, TRUE);
  g_autofree char *words = hoso_segments_describe (fixture->store.db, rule, NULL);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  assert_words (fixture, "\"all\": []", "everybody");
  assert_words (fixture, "\"any\": []", "nobody");
  assert_words (fixture,
                "\"all\": [{\"question\": $4, \"op\": \"is\", \"value\": \"Nữ\"}, "
                "{\"any\": [{\"tag\": \"VIP\"}, {\"question\": $7, \"op\": \"answered\"}]}]",
                "“Giới tính” is “Nữ” and (tagged “VIP” or answered “Góp ý”)");
  assert_words (fixture, "\"all\": [{\"not\": {\"tag\": \"VIP\"}}]", "not (tagged “VIP”)");
  assert_words (fixture,
                "\"all\": [{\"purchases\": \"count\", \"op\": \"is\", \"value\": \"1\"}]",
                "exactly 1 purchase");
}

/* What was saved is listed with today's counts, changed, and removed; undo is
 * the history's. */
static void
test_saving (Fixture *fixture, gconstpointer data)
{
  HosoDb *db = fixture->store.db;
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoRule) vip = make_rule (fixture, "\"all\": [{\"tag\": \"VIP\"}]", FALSE);
  g_autoptr (HosoRule) all = make_rule (fixture, "\"all\": []", TRUE);
  gint64 first = hoso_segments_save (db, 0, "Khách quen", vip, &error);
  gint64 second = hoso_segments_save (db, 0, "Mọi người", all, &error);
  g_autoptr (GPtrArray) segments = hoso_segments_list (db, &error);
  g_autoptr (HosoSegment) changed = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (segments->len, ==, 2);
  g_assert_cmpint (((HosoSegment *)segments->pdata[0])->id, ==, first);
  g_assert_cmpuint (((HosoSegment *)segments->pdata[0])->count, ==, (CUSTOMERS + 6) / 7);
  g_assert_cmpuint (((HosoSegment *)segments->pdata[1])->base, ==, PEOPLE);
  g_assert_cmpstr (((HosoSegment *)segments->pdata[1])->survey_name, ==, "Khảo sát");

  g_assert_cmpint (hoso_segments_save (db, first, "Tất cả", all, &error), ==, first);
  changed = hoso_segments_load (db, first, &error);
  g_assert_cmpstr (changed->name, ==, "Tất cả");
  g_assert_cmpuint (changed->count, ==, PEOPLE);

  g_assert_true (hoso_segments_remove (db, second, &error));
  g_assert_null (hoso_segments_load (db, second, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (hoso_segments_remove (db, second, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
}

/* What cannot be counted is not saved. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  static const char *const rules[] = {
    "{\"population\": \"survey\", \"survey\": 99}",
    "{\"population\": \"customers\", \"all\": [{\"question\": 999, \"op\": \"answered\"}]}",
    "{\"population\": \"customers\", \"all\": [{\"field\": \"shoe\", \"op\": \"known\"}]}",
  };
  g_autofree char *before = store_fixture_dump (fixture->store.db);
  g_autofree char *after = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HosoRule) rule = hoso_rule_from_json (rules[i], &error);

      g_assert_no_error (error);
      g_assert_cmpint (hoso_segments_save (fixture->store.db, 0, "X", rule, &error), ==, 0);
      g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
    }
  after = store_fixture_dump (fixture->store.db);
  g_assert_cmpstr (after, ==, before);
}

static void
test_hostile (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = {
    "",
    "null",
    "[]",
    "{",
    "{\"population\": \"customers\", \"all\": {}}",
    "{\"population\": \"survey\"}",
    "{\"population\": \"customers\", \"survey\": 1}",
    "{\"population\": \"customers\", \"all\": [{\"field\": 3, \"op\": \"is\", \"value\": \"x\"}]}",
    "{\"population\": \"customers\", \"all\": [{\"field\": \"age\", \"op\": \"like\"}]}",
    "{\"population\": \"customers\", \"all\": [{\"purchases\": \"count\", \"op\": \"at-least\", "
    "\"value\": \"1; DROP TABLE customer\"}]}",
    "{\"population\": \"customers\", \"all\": [{\"tag\": \"a\", \"sql\": \"1=1\"}]}",
  };
  g_autoptr (GString) deep = g_string_new ("{\"population\": \"customers\", \"all\": [");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (hoso_rule_from_json (texts[i], &error));
      g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
    }
  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "{\"not\": ");
  g_assert_null (hoso_rule_from_json (deep->str, NULL));
}

/* What differs most comes first, and inside never exceeds all. */
static void
test_compare (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoRule) rule =
    make_rule (fixture, "\"all\": [{\"question\": $4, \"op\": \"is\", \"value\": \"Nữ\"}]", TRUE);
  g_autoptr (GPtrArray) comparisons =
    hoso_segments_compare (fixture->store.db, rule, NULL, &error);
  const HosoComparison *first;

  g_assert_no_error (error);
  g_assert_cmpuint (comparisons->len, >=, 3);
  first = comparisons->pdata[0];
  g_assert_cmpint (first->question, ==, fixture->questions[4]);
  for (guint i = 0; i < comparisons->len; i++)
    {
      const HosoComparison *comparison = comparisons->pdata[i];

      g_assert_cmpuint (comparison->inside->counts->len, ==, comparison->all->counts->len);
      for (guint k = 0; k < comparison->all->counts->len; k++)
        g_assert_cmpuint (((HosoCount *)comparison->inside->counts->pdata[k])->n, <=,
                          ((HosoCount *)comparison->all->counts->pdata[k])->n);
    }
}

static void
add (const char *name, gconstpointer data, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, data, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/segments/rules/customers", GINT_TO_POINTER (FALSE), test_rules);
  add ("/segments/rules/respondents", GINT_TO_POINTER (TRUE), test_rules);
  add ("/segments/describe", NULL, test_describe);
  add ("/segments/words", NULL, test_words);
  add ("/segments/saving", NULL, test_saving);
  add ("/segments/refused", NULL, test_refused);
  add ("/segments/hostile", NULL, test_hostile);
  add ("/segments/compare", NULL, test_compare);
  return g_test_run ();
}
