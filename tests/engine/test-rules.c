/* Rules counted by the engine and by a plain evaluation of the same people. */

#include "hoso-config.h"

#include <string.h>

#include "hoso-segments.h"
#include "people-fixture.h"

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
dear_orders (const Person *p)
{
  return p->purchases > 0 && p->amount / p->purchases >= 4000000;
}
static gboolean
cheap_orders (const Person *p)
{
  return p->purchases > 0 && p->amount / p->purchases <= 4000000;
}
static gboolean
old_acquaintance (const Person *p)
{
  return p->purchases > 0 && p->days + (int)(p->purchases - 1) * 30 >= 45;
}
static gboolean
never_bought (const Person *p)
{
  return p->customer && p->purchases == 0;
}
static gboolean
bought (const Person *p)
{
  return p->purchases > 0;
}
/* Purchases are thirty days apart, the latest p->days ago. */
static guint
count_lately (const Person *p, int early, int late)
{
  guint n = 0;

  for (int k = 0; k < (int)p->purchases; k++)
    n += p->days + 30 * k <= early && p->days + 30 * k >= late;
  return n;
}
static gboolean
two_in_60_days (const Person *p)
{
  return count_lately (p, 60, 0) >= 2;
}
static gboolean
none_in_30_days (const Person *p)
{
  return p->customer && count_lately (p, 30, 0) == 0;
}
static gboolean
one_before (const Person *p)
{
  return count_lately (p, 90, 31) == 1;
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
  { "'all': []", everybody },
  { "'any': []", nobody },
  { "'all': [{'field': 'gender', 'op': 'is', 'value': 'Nữ'}]", is_female },
  { "'all': [{'field': 'gender', 'op': 'is', 'value': 'NAM'}]", is_male },
  { "'all': [{'field': 'gender', 'op': 'is-not', 'value': 'Nữ'}]", is_not_female },
  { "'all': [{'field': 'gender', 'op': 'contains', 'value': 'u'}]", has_u },
  { "'all': [{'field': 'gender', 'op': 'known'}]", knows_gender },
  { "'all': [{'field': 'gender', 'op': 'unknown'}]", no_gender },
  { "'all': [{'field': 'age', 'op': 'at-least', 'value': '30'}]", age_30 },
  { "'all': [{'field': 'age', 'op': 'at-most', 'value': '40,5'}]", age_to_40 },
  { "'all': [{'tag': 'VIP'}]", is_vip },
  { "'all': [{'not': {'tag': 'VIP'}}]", no_vip },
  { "'all': [{'tag': 'vắng'}]", nobody },
  { "'all': [{'purchases': 'count', 'op': 'at-least', 'value': '2'}]", two_purchases },
  { "'all': [{'purchases': 'count', 'op': 'at-most', 'value': '1'}]", few_purchases },
  { "'all': [{'purchases': 'count', 'op': 'is', 'value': '1'}]", one_purchase },
  { "'all': [{'purchases': 'count', 'op': 'is-not', 'value': '1'}]", not_one_purchase },
  { "'all': [{'purchases': 'sum', 'op': 'at-least', 'value': '5000000'}]", spent },
  { "'all': [{'purchases': 'sum', 'op': 'at-most', 'value': '5000000'}]", spent_little },
  { "'all': [{'purchases': 'days-since', 'op': 'at-least', 'value': '20'}]", long_ago },
  { "'all': [{'purchases': 'days-since', 'op': 'at-most', 'value': '20'}]", lately },
  { "'all': [{'purchases': 'days-since', 'op': 'at-least', 'value': "
    "'9000000000000000000'}]",
    nobody },
  { "'all': [{'purchases': 'average', 'op': 'at-least', 'value': '4000000'}]", dear_orders },
  { "'all': [{'purchases': 'average', 'op': 'at-most', 'value': '4000000'}]", cheap_orders },
  { "'all': [{'purchases': 'days-since-first', 'op': 'at-least', 'value': '45'}]",
    old_acquaintance },
  { "'all': [{'purchases': 'count', 'op': 'at-least', 'value': '2', 'within': '60d'}]",
    two_in_60_days },
  { "'all': [{'purchases': 'sum', 'op': 'at-most', 'value': '0', 'within': '30 ngày'}]",
    none_in_30_days },
  { "'all': [{'purchases': 'count', 'op': 'is', 'value': '1', 'from': '2026-06-23', "
    "'until': '2026-08-21'}]",
    one_before },
  { "'all': [{'purchases': 'count', 'op': 'at-least', 'value': '1', 'product': 'vắng'}]",
    nobody },
  { "'all': [{'purchases': 'days-since', 'op': 'at-most', 'value': '20', 'from': '1999-01-01'}]",
    lately },
  { "'all': [{'interactions': 'complaint.count', 'op': 'at-least', 'value': '1', "
    "'within': '90d'}]",
    nobody },
  { "'all': [{'standing': 'type', 'op': 'is', 'value': 'potential'}]", never_bought },
  { "'all': [{'standing': 'type', 'op': 'is-not', 'value': 'potential'}]", bought },
  { "'all': [{'standing': 'rfm', 'op': 'is', 'value': 'prospect'}]", never_bought },
  { "'all': [{'standing': 'rfm', 'op': 'is-not', 'value': 'prospect'}]", bought },
  { "'all': [{'standing': 'type', 'op': 'is', 'value': 'complaining'}]", nobody },
  { "'all': [{'question': $4, 'op': 'is', 'value': 'Nữ'}]", said_female },
  { "'all': [{'question': $4, 'op': 'is-not', 'value': 'Nữ'}]", said_other },
  { "'all': [{'question': $4, 'op': 'answered'}]", said_gender },
  { "'all': [{'question': $4, 'op': 'unanswered'}]", no_said_gender },
  { "'all': [{'question': $5, 'op': 'is', 'value': 'Shopee'}]", shopee },
  { "'all': [{'question': $5, 'op': 'is-not', 'value': 'Shopee'}]", not_shopee },
  { "'all': [{'question': $5, 'op': 'contains', 'value': 'ZALO'}]", zalo },
  { "'all': [{'question': $5, 'op': 'unanswered'}]", no_channel },
  { "'all': [{'question': $6, 'op': 'at-least', 'value': '4'}]", score_4 },
  { "'all': [{'question': $6, 'op': 'at-most', 'value': '2'}]", score_2 },
  { "'all': [{'question': $6, 'op': 'is', 'value': '3'}]", score_3 },
  { "'all': [{'question': $7, 'op': 'contains', 'value': 'SO 1'}]", wrote_1 },
  { "'all': [{'question': $7, 'op': 'answered'}]", wrote },
  { "'all': [{'question': $7, 'op': 'is', 'value': "
    "'góp ý số 25: giao nhanh, gói đẹp'}]",
    wrote_25 },
  { "'all': [{'question': $4, 'op': 'is', 'value': 'Nữ'}, {'any': [{'question': $5, "
    "'op': 'is', 'value': 'Shopee'}, {'question': $6, 'op': 'at-least', 'value': "
    "'4'}]}, {'not': {'question': $7, 'op': 'contains', 'value': 'số 1'}}]",
    all_three },
  { "'all': [{'not': {'all': [{'tag': 'VIP'}, {'not': {'any': [{'purchases': "
    "'count', 'op': 'at-least', 'value': '2'}, {'not': {'field': 'gender', 'op': "
    "'is', 'value': 'Nữ'}}]}}]}}]",
    deep },
  { "'all': [{'tag': 'VIP'}, {'question': $5, 'op': 'is', 'value': 'Shopee'}]", mixed },
};

/* Among the customers a question is about what they answered; among the
 * respondents a field is about the customer they are. */
static void
test_rules (PeopleFixture *fixture, gconstpointer data)
{
  gboolean survey = GPOINTER_TO_INT (data);
  guint size = survey ? PEOPLE : CUSTOMERS;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HosoRule) rule = people_fixture_make_rule (fixture, cases[i].conditions, survey);
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
test_describe (PeopleFixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HosoRule) rule = people_fixture_make_rule (fixture, cases[i].conditions, TRUE);
      g_autoptr (GError) error = NULL;
      g_autofree char *words = hoso_segments_describe (fixture->store.db, rule, &error);

      g_assert_no_error (error);
      g_test_message ("%s", words);
      g_assert_cmpuint (strlen (words), >, 0);
    }
}

static void
add (const char *name, gconstpointer data, void (*test) (PeopleFixture *, gconstpointer))
{
  g_test_add (name, PeopleFixture, data, people_fixture_set_up, test,
              people_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/rules/customers", GINT_TO_POINTER (FALSE), test_rules);
  add ("/rules/respondents", GINT_TO_POINTER (TRUE), test_rules);
  add ("/rules/describe", NULL, test_describe);
  return g_test_run ();
}
