/* The seven types, worked out by hand. */

#include "hoso-config.h"

#include "hoso-customer-type.h"
#include "hoso-ledger.h"

#include <math.h>

static const HosoTypeFigures regular = {
  .orders = 6,
  .quiet = 20,
  .known = 300,
  .complaint = HOSO_TYPE_NEVER,
  .usual_gap = 40.0,
  .shop_gap = 60.0,
  .again = 0.7,
  .group = HOSO_RFM_NEED_ATTENTION,
};

static HosoCustomerType
judge (const HosoTypeFigures *figures, guint *marks)
{
  HosoTypeRules rules;
  HosoTypeVerdict verdict;

  hoso_type_rules_init (&rules);
  verdict = hoso_type_judge (&rules, figures);
  *marks = verdict.marks;

  return verdict.type;
}

static void
test_base (void)
{
  HosoTypeFigures figures = { .complaint = HOSO_TYPE_NEVER, .group = HOSO_RFM_PROSPECT };
  guint marks;

  g_assert_cmpint (judge (&figures, &marks), ==, HOSO_TYPE_POTENTIAL);
  g_assert_cmpuint (marks, ==, 1u << HOSO_TYPE_POTENTIAL);

  figures = regular;
  g_assert_cmpint (judge (&figures, &marks), ==, HOSO_TYPE_CASUAL);
  g_assert_cmpuint (marks, ==, 1u << HOSO_TYPE_CASUAL);

  figures.group = HOSO_RFM_LOYAL;
  g_assert_cmpint (judge (&figures, &marks), ==, HOSO_TYPE_LOYAL);

  /* Once, 59 days ago, in a shop where people come again after 60. */
  figures = regular;
  figures.orders = 1;
  figures.usual_gap = 0.0;
  figures.quiet = figures.known = 59;
  g_assert_cmpint (judge (&figures, &marks), ==, HOSO_TYPE_NEW);
  figures.quiet = figures.known = 60;
  g_assert_cmpint (judge (&figures, &marks), ==, HOSO_TYPE_CASUAL);
}

/* Three times the usual 40 days, and hardly probable to come again. */
static void
test_lost (void)
{
  HosoTypeFigures figures = regular;
  HosoTypeRules rules;
  guint marks;

  figures.quiet = 120;
  g_assert_cmpint (judge (&figures, &marks), ==, HOSO_TYPE_CASUAL);
  figures.again = 0.05;
  g_assert_cmpint (judge (&figures, &marks), ==, HOSO_TYPE_LOST);
  figures.again = NAN;
  g_assert_cmpint (judge (&figures, &marks), ==, HOSO_TYPE_LOST);
  figures.quiet = 119;
  g_assert_cmpint (judge (&figures, &marks), ==, HOSO_TYPE_CASUAL);

  /* The owner's own number stands above the probability. */
  hoso_type_rules_init (&rules);
  rules.lost_days = 180;
  figures.again = 0.9;
  figures.quiet = 214;
  g_assert_cmpint (hoso_type_judge (&rules, &figures).type, ==, HOSO_TYPE_LOST);
  figures.quiet = 179;
  g_assert_cmpint (hoso_type_judge (&rules, &figures).type, ==, HOSO_TYPE_CASUAL);
}

static void
test_marks (void)
{
  HosoTypeFigures figures = regular;
  HosoTypeRules rules;
  guint marks;

  figures.group = HOSO_RFM_CHAMPIONS;
  figures.referrals = 2;
  figures.complaint = 90;
  g_assert_cmpint (judge (&figures, &marks), ==, HOSO_TYPE_COMPLAINING);
  g_assert_cmpuint (
    marks,
    ==,
    1u << HOSO_TYPE_COMPLAINING | 1u << HOSO_TYPE_ADVOCATE | 1u << HOSO_TYPE_LOYAL);
  figures.complaint = 91;
  g_assert_cmpint (judge (&figures, &marks), ==, HOSO_TYPE_ADVOCATE);

  /* Another order of priority shows another type. */
  hoso_type_rules_init (&rules);
  rules.order[0] = HOSO_TYPE_LOYAL;
  rules.order[4] = HOSO_TYPE_COMPLAINING;
  g_assert_cmpint (hoso_type_judge (&rules, &figures).type, ==, HOSO_TYPE_LOYAL);
}

static void
test_keys (void)
{
  HosoCustomerType type;

  for (guint i = 0; i < HOSO_TYPE_COUNT; i++)
    {
      g_assert_true (hoso_type_from_key (hoso_type_get_key ((HosoCustomerType)i), &type));
      g_assert_cmpint (type, ==, i);
    }
  g_assert_false (hoso_type_from_key ("gold", &type));
}

/* Days 0, 10, 10, 40 and 100, 107; one customer with a single day. */
static void
test_gaps (void)
{
  static const guint starts[] = { 0, 4, 6, 8 };
  static const gint days[] = { 0, 10, 10, 40, 100, 107, 5, 5 };
  HosoLedger ledger = { 3, starts, days, NULL };

  g_assert_cmpfloat (hoso_ledger_usual_gap (&ledger, 0), ==, 20.0);
  g_assert_cmpfloat (hoso_ledger_usual_gap (&ledger, 1), ==, 7.0);
  g_assert_cmpfloat (hoso_ledger_usual_gap (&ledger, 2), ==, 0.0);
  g_assert_cmpfloat (hoso_ledger_shop_gap (&ledger), ==, 10.0);
  g_assert_cmpuint (hoso_ledger_count_repeats (&ledger), ==, 3);
  g_assert_cmpfloat_with_epsilon (hoso_hiatus (46.0, 20.0, 10.0), 2.3, 1e-12);
  g_assert_cmpfloat (hoso_hiatus (46.0, 0.0, 10.0), ==, 4.6);
  g_assert_true (isnan (hoso_hiatus (46.0, 0.0, 0.0)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/customer-type/base", test_base);
  g_test_add_func ("/customer-type/lost", test_lost);
  g_test_add_func ("/customer-type/marks", test_marks);
  g_test_add_func ("/customer-type/keys", test_keys);
  g_test_add_func ("/ledger/gaps", test_gaps);

  return g_test_run ();
}
