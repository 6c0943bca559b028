/* Customers and respondents of one form, kept beside the workspace. */

#include "hoso-config.h"

#include "people-fixture.h"

#include "hoso-customer-table.h"
#include "hoso-field-table.h"
#include "hoso-product-table.h"
#include "hoso-purchase-table.h"
#include "hoso-source-table.h"
#include "hoso-tag-table.h"

#define NOW 1790000000
#define DAY (24 * 60 * 60)

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
add_purchases (PeopleFixture *fixture, guint i, gint64 product, gint64 source)
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
add_customer (PeopleFixture *fixture, guint i, gint64 product, gint64 source)
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

void
people_fixture_set_up (PeopleFixture *fixture, gconstpointer data)
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
    product = hoso_product_table_add (fixture->store.db, "Kem", 0, &error);
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

void
people_fixture_tear_down (PeopleFixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < PEOPLE; i++)
    g_free (fixture->people[i].text);
  store_fixture_tear_down (&fixture->store, data);
}

HosoRule *
people_fixture_make_rule (PeopleFixture *fixture, const char *conditions, gboolean survey)
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
  g_string_replace (json, "'", "\"", 0);
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
