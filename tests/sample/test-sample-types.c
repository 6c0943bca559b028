/* Types, reasons and transitions of twelve customers of the sample workspace (the
 * environment's HOSO_SAMPLE makes it), reckoned by hand from their orders.
 *
 * The orders, all up to the latest of the shop on 18 May 2026:
 *    1  none; complained on 17 May 2026
 *    2  2025: 8 Nov, 13 Dec; 2026: 10 Jan, 4 Mar
 *    3  2024: 28 May, 18 Jun, 8 Oct, 14 Dec; 2025: 10 Jun, 24 Jun, 31 Oct;
 *       2026: 3 Jan, 13 Feb, 14 Apr; complained on 10 May, solved on 11 May 2026
 *    4  2025: 1 Nov; referred somebody on 17 May 2026
 *    5  2025: 24 Sep, 4 Oct
 *    6  2025: 10 Jan, 5 Dec, 12 Dec; 2026: 22 Apr
 *    8  2024: 10 Jul, 17 Aug, 3 Nov, 21 Nov, 3 Dec; 2025: 24 Jan, 18 Apr, 19 Jul,
 *       22 Aug, 18 Dec; 2026: 4 Jan, 10 Feb, 2 May
 *    9  2025: 30 Mar, 23 Jul, 12 Sep, 14 Sep, 18 Oct, 25 Dec; 2026: 23 Jan
 *   12  none
 *   13  2024: 14 Oct; 2025: 28 Jun, 10 Jul
 *   16  2024: 18 Aug, 29 Aug, 19 Sep, 7 Oct; 2025: 20 Jan, 23 Jan, 9 Jun
 *   88  2026: 14 Mar
 * All were entered on 20 May 2026.
 *
 * Of the whole shop, sorted lists of the same orders give (days without an order |
 * orders: type-7 quintiles; the median gap between two days of orders):
 *   28 Feb  268 buyers  32, 73.8, 135, 225.6     | 2, 4, 5, 7  67.5 days
 *   31 Mar  269         25, 71.2, 139.8, 243     | 3, 4, 5, 8  67
 *   30 Apr  269         31, 64.4, 143.6, 259.6   | 3, 4, 6, 8  67
 *   18 May  269         31.6, 74.2, 150.4, 267   | 3, 4, 6, 8  67
 */

#include "hoso-config.h"

#include "hoso-customer-types.h"
#include "hoso-session.h"
#include "hoso-transitions.h"
#include "hoso-type-settings.h"
#include "store-fixture.h"

typedef struct
{
  gint64 customer;
  const char *type;
  const char *reason;
} Expected;

static void
open_sample (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  int status;

  store_fixture_set_up (fixture, data);

  const char *argv[] = { g_getenv ("HOSO_SAMPLE"), fixture->path, NULL };

  g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  fixture->db = hoso_session_open (fixture->path, FALSE, &error);
  g_assert_no_error (error);
}

static void
assert_types (HosoDb *db, const Expected *expected, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoCustomerTypes) types = hoso_customer_types_load (db, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    {
      const HosoTypedCustomer *found = hoso_customer_types_find (types, expected[i].customer);
      g_autofree char *reason = NULL;

      g_test_message ("customer %" G_GINT64_FORMAT, expected[i].customer);
      g_assert_nonnull (found);
      reason = hoso_customer_types_dup_reason (types, found);
      g_assert_cmpstr (hoso_type_get_key (found->verdict.type), ==, expected[i].type);
      g_assert_cmpstr (reason, ==, expected[i].reason);
    }
}

/* By the rules as they come: lost is who has been quiet for three usual gaps and buys
 * again within 90 days with a chance below 10 %.
 *
 *    2  gaps 35, 28, 53: usual 35, so lost from 105 days on; quiet for 75
 *    3  the complaint is solved; quiet 34 days: one cut of the days is passed, so
 *       recency 4; 10 orders pass all four cuts: frequency 5
 *    4  quiet for 198 days, less than 3 × 67 = 201, so not lost; one referral
 *    5  one gap of 10, lost from 30 days on, quiet for 226.  The chance, by MBG/NBD in
 *       weeks with r 5.567, alpha 101.24, a 0.1267, b 12.10 (hosoctl analyse btyd):
 *       x 1, t 1.429, T 33.714; alive 1 / (1 + a / (b + 1) (134.95 / 102.66)^6.567)
 *       = 1 / (1 + 0.00968 × 6.02) = 0.945; again 0.945 (1 - (134.95 / 147.81)^6.567)
 *       = 0.945 × 0.450 = 0.425
 *    6  gaps 329, 7, 131: usual 131, three of them 393; quiet for 26
 *    8  quiet 16 days: recency 5; 13 orders: 5
 *    9  quiet 115 days, two cuts: recency 3; 7 orders, three cuts: frequency 4; the
 *       grid calls that loyal
 *   13  gaps 257, 12: usual 134.5, three of them 403.5; quiet for 312
 *   16  gaps 11, 21, 18, 105, 3, 137: usual 19.5; quiet for 343.  x 6, t 42.143,
 *       T 91.143: alive 1 / (1 + a / (b + 6) (192.38 / 143.38)^11.567) = 1 / (1 +
 *       0.00700 × 29.98) = 0.826; again 0.826 (1 - (192.38 / 205.24)^11.567) =
 *       0.826 × 0.527 = 0.435
 *   88  one order 65 days ago; new for the shop's usual 67
 */
static void
check_types (StoreFixture *fixture)
{
  static const Expected expected[] = {
    { 1, "complaining", "Complaining: last complaint 1 day ago; your limit is 90 days." },
    { 2, "casual", "Casual: 4 orders, the latest 75 days ago; may be lost from 105 days on." },
    { 3, "loyal",
      "Loyal: 10 orders, the latest 34 days ago; recency 4 of 5, frequency 5 of 5." },
    { 4, "advocate", "Advocate: has referred 1 time; your limit is 1." },
    { 5, "casual",
      "Casual: 2 orders, the latest 226 days ago; chance of another in the next 3 months: "
      "43%." },
    { 6, "casual", "Casual: 4 orders, the latest 26 days ago; may be lost from 393 days on." },
    { 8, "loyal",
      "Loyal: 13 orders, the latest 16 days ago; recency 5 of 5, frequency 5 of 5." },
    { 9, "loyal",
      "Loyal: 7 orders, the latest 115 days ago; recency 3 of 5, frequency 4 of 5." },
    { 12, "potential", "Potential: no order yet." },
    { 13, "casual", "Casual: 3 orders, the latest 312 days ago; may be lost from 404 days on." },
    { 16, "casual",
      "Casual: 7 orders, the latest 343 days ago; chance of another in the next 3 months: "
      "44%." },
    { 88, "new", "New: first order 65 days ago; somebody is new for 67 days." },
  };

  assert_types (fixture->db, expected, G_N_ELEMENTS (expected));
}

static void
set_limit (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  HosoTypeRules rules;

  hoso_type_rules_init (&rules);
  rules.lost_days = 180;
  g_assert_true (hoso_type_settings_save (fixture->db, &rules, &error));
}

/* The owner says that 180 days are too long: no model is asked. */
static void
check_own_limit (StoreFixture *fixture)
{
  static const Expected expected[] = {
    { 2, "casual", "Casual: 4 orders, the latest 75 days ago; may be lost from 180 days on." },
    { 4, "lost", "Lost: 198 days without an order; your limit is 180." },
    { 5, "lost", "Lost: 226 days without an order; your limit is 180." },
    { 9, "loyal",
      "Loyal: 7 orders, the latest 115 days ago; recency 3 of 5, frequency 4 of 5." },
    { 13, "lost", "Lost: 312 days without an order; your limit is 180." },
    { 16, "lost", "Lost: 343 days without an order; your limit is 180." },
  };

  assert_types (fixture->db, expected, G_N_ELEMENTS (expected));
}

/* At the end of February, March and April, and on 18 May 2026, with that limit:
 * days without an order, orders, recency and frequency by the cuts above.
 *
 *         28 Feb             31 Mar             30 Apr            18 May
 *    1    unknown            unknown            answered, no order  complaining
 *    2    49, 3: R 4 F 2     27, 4: R 4 F 2     57, 4: R 4 F 2    75, 4: R 3 F 2
 *    3    15, 9: R 5 F 5     46, 9: R 4 F 5     16, 10: R 5 F 5   34, 10: R 4 F 5
 *    4    119                150                180: lost         198: lost, and advocate
 *    5    147                178                208: lost         226: lost
 *    6    78, 3: R 3 F 2     109, 3: R 3 F 1    8, 4: R 5 F 2     26, 4: R 5 F 2
 *    8    18, 12: R 5 F 5    49, 12: R 4 F 5    79, 12: R 3 F 5   16, 13: R 5 F 5
 *    9    36, 7: R 4 F 4     67, 7: R 4 F 4     97, 7: R 3 F 4    115, 7: R 3 F 4
 *   12    unknown            unknown            answered, no order  the same
 *   13    233: lost          264: lost          294: lost         312: lost
 *   16    264: lost          295: lost          325: lost         343: lost
 *   88    nothing            17 of 67: new      47: new           65: new
 * 1 and 12 are known since they answered the survey in the middle of April.
 * Frequency 4 and more with recency 3 and more is loyal; the rest is casual.
 */
static void
check_transitions (StoreFixture *fixture)
{
  static const struct
  {
    gint64 customer;
    const char *types[4];
  } expected[] = {
    { 1, { "unknown", "unknown", "potential", "complaining" } },
    { 2, { "casual", "casual", "casual", "casual" } },
    { 3, { "loyal", "loyal", "loyal", "loyal" } },
    { 4, { "casual", "casual", "lost", "lost" } },
    { 5, { "casual", "casual", "lost", "lost" } },
    { 6, { "casual", "casual", "casual", "casual" } },
    { 8, { "loyal", "loyal", "loyal", "loyal" } },
    { 9, { "loyal", "loyal", "loyal", "loyal" } },
    { 12, { "unknown", "unknown", "potential", "potential" } },
    { 13, { "lost", "lost", "lost", "lost" } },
    { 16, { "lost", "lost", "lost", "lost" } },
    { 88, { "unknown", "new", "new", "new" } },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoTransitions) transitions = NULL;
  HosoTransitionsQuery query = { .from = "2026-02" };

  transitions = hoso_transitions_load (fixture->db, &query, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (transitions->dates->len, ==, 4);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      gint place = hoso_transitions_find (transitions, expected[i].customer);

      g_assert_cmpint (place, >=, 0);
      for (guint k = 0; k < 4; k++)
        {
          guint state = hoso_type_history_get (transitions->history, (guint)place, k);

          g_test_message ("customer %" G_GINT64_FORMAT ", month %u", expected[i].customer, k);
          g_assert_cmpstr (hoso_transitions_get_key (state), ==, expected[i].types[k]);
        }
    }
}

/* The workspace takes seconds to make: once for all. */
static void
test_by_hand (StoreFixture *fixture, gconstpointer data)
{
  check_types (fixture);
  set_limit (fixture);
  check_own_limit (fixture);
  check_transitions (fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/sample-types/by-hand", StoreFixture, NULL, open_sample, test_by_hand,
              store_fixture_tear_down);

  return g_test_run ();
}
