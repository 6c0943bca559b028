/* Types, reasons and transitions of twelve customers of the sample workspace (the
 * environment's HOSO_SAMPLE makes it), reckoned by hand from their orders.
 *
 * The orders that were done, all up to the latest of the shop on 19 May 2026:
 *    1  none; first asked on 20 Jan 2026
 *    2  2025: 15 Mar, 4 Apr, 12 Apr, 25 Apr, 14 May, 11 Sep, 26 Oct, 10 Dec;
 *       2026: 1 Jan, 5 Jan, 15 Jan, 8 Feb, 24 Mar, 23 Apr;
 *       brought somebody on 13 Aug and on 15 Oct 2025
 *    3  2025: 18 May, 6 Jun
 *    6  2024: 28 Oct; 2025: 27 Dec; complained on 30 Dec 2025, solved on 2 Jan 2026
 *    8  2024: 11 Jan, 30 Jan; 2025: 3 Jan, 22 Jan; 2026: 20 Jan, 7 Feb
 *   10  2025: 8 Jan
 *   11  2026: 8 Feb
 *   22  2025: 19 Sep, 12 Nov, 31 Dec; 2026: 18 Feb, 1 Mar, 7 Mar, 6 Apr, 6 May, 18 May
 *   38  2026: 15 Apr, 21 Apr; had asked on 4 Mar
 *   40  2026: 18 Apr
 *  224  2024: 8 Aug, 9 Aug, 14 Aug, 28 Sep, 14 Oct
 *  295  2026: 23 Mar; complained on 25 Mar 2026, and nobody has solved it
 * All were entered on 20 May 2026.
 *
 * Of the whole shop, sorted lists of the same orders give (days without an order |
 * orders: type-7 quintiles; the median gap between two days of orders):
 *   28 Feb  322 buyers  20, 74, 166.6, 359     | 1, 2, 3, 6  31 days
 *   31 Mar  330         28, 58.6, 167, 386.4   | 1, 2, 3, 6  32
 *   30 Apr  345         31, 80, 171, 390.6     | 1, 2, 3, 6  32
 *   19 May  358         31, 92, 182.6, 397.2   | 1, 2, 3, 6  32
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
  const char *marks; /* all that fit */
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

/* In the order of the types. */
static char *
dup_marks (const HosoTypeVerdict *verdict)
{
  GString *marks = g_string_new (NULL);

  for (guint type = 0; type < HOSO_TYPE_COUNT; type++)
    if (verdict->marks & (1u << type))
      g_string_append_printf (marks, "%s%s", marks->len > 0 ? ", " : "",
                              hoso_type_get_key ((HosoCustomerType)type));
  return g_string_free (marks, FALSE);
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
      g_autofree char *marks = NULL;

      g_test_message ("customer %" G_GINT64_FORMAT, expected[i].customer);
      g_assert_nonnull (found);
      reason = hoso_customer_types_dup_reason (types, found);
      g_assert_cmpstr (hoso_type_get_key (found->verdict.type), ==, expected[i].type);
      g_assert_cmpstr (reason, ==, expected[i].reason);
      marks = dup_marks (&found->verdict);
      g_assert_cmpstr (marks, ==, expected[i].marks);
    }
}

/* By the rules as they come: lost is who has been quiet for three usual gaps and buys
 * again within 90 days with a chance below 10 %.  The chances are MBG/NBD's in weeks
 * with r 1.0970, alpha 11.1502, a 1.0493, b 7.9640 (hosoctl analyse btyd): of somebody
 * with x orders after the first, the last of them t weeks after it and today T weeks,
 * alive 1 / (1 + a / (b + x) ((alpha + T) / (alpha + t))^(r + x)), and again
 * alive (1 - ((alpha + T) / (alpha + T + 90/7))^(r + x)).
 *
 *    1  no order
 *    2  two brought; quiet for 26 days: no cut passed, recency 5; 14 orders: all four
 *       cuts, frequency 5: loyal too
 *    3  one gap of 19, so lost from 57 days on; quiet for 347.  x 1, t 2.714, T 52.286:
 *       alive 1 / (1 + 0.11706 × 24.262) = 0.260, again 0.260 × 0.321 = 0.084
 *    6  the complaint is solved; one gap of 425, lost from 1275 days on; quiet for 143;
 *       recency 3, 2 orders: frequency 2
 *    8  gaps 19, 339, 19, 363, 18: usual 19, lost from 57 days on; quiet for 101, yet
 *       x 5, t 108.286, T 122.714: alive 1 / (1 + 0.08094 × 2.004) = 0.860, again
 *       0.860 × 0.428 = 0.369.  Two cuts of the days: recency 3; 6 orders pass 1, 2 and
 *       3: frequency 4
 *   10  no gap, so the shop's: lost from 96 days on; quiet for 496.  x 0, T 70.857:
 *       alive 1 / (1 + 0.13176 × 8.926) = 0.460, again 0.460 × 0.148 = 0.068; 496 / 32
 *       is 15.5
 *   11  quiet for 100 days, more than 96.  T 14.286: alive 1 / (1 + 0.13176 × 2.471) =
 *       0.754, again 0.754 × 0.362 = 0.273
 *   22  quiet for a day: recency 5; 9 orders: frequency 5
 *   38  one gap of 6, so 18; quiet for 28.  x 1, t 0.857, T 4.857: alive 1 / (1 +
 *       0.11706 × 1.828) = 0.824, again 0.824 × 0.710 = 0.585; recency 5, frequency 2
 *   40  one order 31 days ago; new for the shop's usual 32
 *  224  gaps 1, 5, 45, 16: usual 10.5, three of them 31.5; quiet for 582.  x 4, t 9.571,
 *       T 92.714: alive 1 / (1 + 0.08771 × 3699) = 0.003, again 0.001; 582 / 10.5 is
 *       55.4
 *  295  the complaint of 55 days ago is open; one order 57 days ago: neither new nor
 *       lost, so casual too
 */
static void
check_types (StoreFixture *fixture)
{
  static const Expected expected[] = {
    { 1, "potential", "potential", "Potential: no order yet." },
    { 2, "advocate", "loyal, advocate", "Advocate: has referred 2 times; your limit is 1." },
    { 3, "lost", "lost",
      "Lost: 347 days without an order, 18.3 times this customer’s usual 19 days; chance of an "
      "order in the next 3 months: 8%." },
    { 6, "casual", "casual",
      "Casual: 2 orders, the latest 143 days ago; may be lost from 1,275 days on." },
    { 8, "loyal", "loyal",
      "Loyal: 6 orders, the latest 101 days ago; recency 3 of 5, frequency 4 of 5." },
    { 10, "lost", "lost",
      "Lost: 496 days without an order, 15.5 times the shop’s usual 32 days; chance of an order "
      "in the next 3 months: 7%." },
    { 11, "casual", "casual",
      "Casual: 1 order, the latest 100 days ago; chance of another in the next 3 months: "
      "27%." },
    { 22, "loyal", "loyal",
      "Loyal: 9 orders, the latest 1 day ago; recency 5 of 5, frequency 5 of 5." },
    { 38, "casual", "casual",
      "Casual: 2 orders, the latest 28 days ago; chance of another in the next 3 months: "
      "58%." },
    { 40, "new", "new", "New: first order 31 days ago; somebody is new for 32 days." },
    { 224, "lost", "lost",
      "Lost: 582 days without an order, 55.4 times this customer’s usual 11 days; chance of an "
      "order in the next 3 months: 0%." },
    { 295, "complaining", "casual, complaining",
      "Complaining: last complaint 55 days ago; your limit is 90 days." },
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
    { 3, "lost", "lost", "Lost: 347 days without an order; your limit is 180." },
    { 6, "casual", "casual",
      "Casual: 2 orders, the latest 143 days ago; may be lost from 180 days on." },
    { 8, "loyal", "loyal",
      "Loyal: 6 orders, the latest 101 days ago; recency 3 of 5, frequency 4 of 5." },
    { 11, "casual", "casual",
      "Casual: 1 order, the latest 100 days ago; may be lost from 180 days on." },
    { 10, "lost", "lost", "Lost: 496 days without an order; your limit is 180." },
    { 224, "lost", "lost", "Lost: 582 days without an order; your limit is 180." },
  };

  assert_types (fixture->db, expected, G_N_ELEMENTS (expected));
}

/* At the end of February, March and April, and on 19 May 2026, with that limit:
 * days without an order, orders, recency and frequency by the cuts above.
 *
 *         28 Feb             31 Mar             30 Apr             19 May
 *    1    asked, no order    the same           the same           the same
 *    2    20, 12: R 5 F 5    7, 13: R 5 F 5     7, 14: R 5 F 5     26, 14: R 5 F 5
 *         and two brought in 2025: advocate
 *    3    267: lost          298: lost          328: lost          347: lost
 *    6    63, 2: R 4 F 2     94, 2: R 3 F 2     124, 2: R 3 F 2    143, 2: R 3 F 2
 *    8    21, 6: R 4 F 4     52, 6: R 4 F 4     82, 6: R 3 F 4     101, 6: R 3 F 4
 *   10    416: lost          447: lost          477: lost          496: lost
 *   11    20 of 31: new      51, 1: R 4 F 1     81, 1: R 3 F 1     100, 1: R 3 F 1
 *   22    10, 4: R 5 F 4     24, 6: R 5 F 4     24, 7: R 5 F 5     1, 9: R 5 F 5
 *   38    nothing            asked, no order    9, 2: R 5 F 2      28, 2: R 5 F 2
 *   40    nothing            nothing            12 of 32: new      31 of 32: new
 *  224    502: lost          533: lost          563: lost          582: lost
 *  295    nothing            complained         complained         complained
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
    { 1, { "potential", "potential", "potential", "potential" } },
    { 2, { "advocate", "advocate", "advocate", "advocate" } },
    { 3, { "lost", "lost", "lost", "lost" } },
    { 6, { "casual", "casual", "casual", "casual" } },
    { 8, { "loyal", "loyal", "loyal", "loyal" } },
    { 10, { "lost", "lost", "lost", "lost" } },
    { 11, { "new", "casual", "casual", "casual" } },
    { 22, { "loyal", "loyal", "loyal", "loyal" } },
    { 38, { "unknown", "potential", "casual", "casual" } },
    { 40, { "unknown", "unknown", "new", "new" } },
    { 224, { "lost", "lost", "lost", "lost" } },
    { 295, { "unknown", "complaining", "complaining", "complaining" } },
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
