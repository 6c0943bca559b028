/* Which rows of a file are known respondents. */

#include "hoso-config.h"

#include "hoso-answer-match.h"

#define NOON 1772000000
#define HOUR (60 * 60)

#define AT(seconds, answers)                                                           \
  {                                                                                    \
    { NOON + (seconds), HOSO_TIME_NO_ZONE, HOSO_PRECISION_SECOND }, TRUE, 0, (answers) \
  }
#define MINUTE(seconds, answers)                                                       \
  {                                                                                    \
    { NOON + (seconds), HOSO_TIME_NO_ZONE, HOSO_PRECISION_MINUTE }, TRUE, 0, (answers) \
  }
#define NO_TIME(answers)                                              \
  {                                                                   \
    { 0, HOSO_TIME_NO_ZONE, HOSO_PRECISION_DAY }, FALSE, 0, (answers) \
  }

/* @expected: for each row the index of the known one, "-" for none, and a "~"
 * behind it where only the time is the same. */
static void
assert_matches (const HosoAnsweredRow *known,
                guint n_known,
                const HosoAnsweredRow *rows,
                guint n_rows,
                int shift,
                const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) matches = NULL;

  g_assert_cmpint (hoso_answer_match_shift (known, n_known, rows, n_rows), ==, shift);
  matches = hoso_answer_match (known, n_known, rows, n_rows, shift);
  g_assert_cmpuint (matches->len, ==, n_rows);
  for (guint i = 0; i < matches->len; i++)
    {
      const HosoMatch *match = &g_array_index (matches, HosoMatch, i);

      if (i > 0)
        g_string_append_c (text, ' ');
      if (match->known == HOSO_MATCH_NONE)
        g_string_append_c (text, '-');
      else
        g_string_append_printf (text, "%u%s", match->known, match->same ? "" : "~");
    }
  g_assert_cmpstr (text->str, ==, expected);
}

#define ASSERT_MATCHES(known, rows, shift, expected) \
  assert_matches (known, G_N_ELEMENTS (known), rows, G_N_ELEMENTS (rows), shift, expected)

static void
test_same_file (void)
{
  static const HosoAnsweredRow known[] = { AT (0, 11), AT (5, 12), AT (5, 13), AT (90, 11) };

  ASSERT_MATCHES (known, known, 0, "0 1 2 3");
  assert_matches (NULL, 0, known, 2, 0, "- -");
  assert_matches (known, 4, NULL, 0, 0, "");
}

/* Two people answered the same in the same second; a third one is new. */
static void
test_multiset (void)
{
  static const HosoAnsweredRow known[] = { AT (0, 7), AT (0, 7) };
  static const HosoAnsweredRow rows[] = { AT (0, 7), AT (0, 7), AT (0, 7) };

  ASSERT_MATCHES (known, rows, 0, "0 1 -");
  assert_matches (rows, 3, known, 2, 0, "0 1");
}

static void
test_one_second (void)
{
  static const HosoAnsweredRow known[] = { AT (0, 1), AT (10, 2), AT (20, 3) };
  static const HosoAnsweredRow rows[] = { AT (1, 1), AT (10, 2), AT (22, 3) };

  ASSERT_MATCHES (known, rows, 0, "0 1 -");
}

/* Sheets rounds where the direct download cuts: runs of neighbours shift. */
static void
test_neighbours (void)
{
  static const HosoAnsweredRow known[] = { AT (0, 1), AT (1, 1), AT (2, 1) };
  static const HosoAnsweredRow rows[] = { AT (1, 1), AT (2, 1), AT (3, 1) };

  ASSERT_MATCHES (known, rows, 0, "0 1 2");
}

static void
test_time_zone (void)
{
  static const HosoAnsweredRow known[] = { AT (0, 1), AT (50, 2), AT (99, 3), AT (99, 9) };
  static const HosoAnsweredRow rows[] = { AT (7 * HOUR, 1),
                                          AT (7 * HOUR + 51, 2),
                                          AT (7 * HOUR + 99, 3),
                                          AT (7 * HOUR + 99, 9),
                                          AT (7 * HOUR + 300, 4) };

  ASSERT_MATCHES (known, rows, -7 * HOUR, "0 1 2 3 -");
}

/* A few rows seven hours later are other people while most agree. */
static void
test_no_time_zone (void)
{
  static const HosoAnsweredRow known[] = { AT (0, 1), AT (50, 2), AT (99, 3) };
  static const HosoAnsweredRow rows[] = { AT (0, 1), AT (50, 2), AT (99 + 7 * HOUR, 3) };

  ASSERT_MATCHES (known, rows, 0, "0 1 -");
}

static void
test_minutes (void)
{
  static const HosoAnsweredRow known[] = { AT (40, 1), AT (125, 2), AT (7 * HOUR, 3) };
  static const HosoAnsweredRow rows[] = { MINUTE (0, 1), MINUTE (120, 2), MINUTE (7 * HOUR, 3) };

  ASSERT_MATCHES (known, rows, 0, "0 1 2");
  ASSERT_MATCHES (rows, known, 0, "0 1 2");
}

/* The file has seconds, the workspace only minutes, and another zone. */
static void
test_minutes_elsewhere (void)
{
  static const HosoAnsweredRow known[] = { MINUTE (0, 1), MINUTE (120, 2), MINUTE (600, 3) };
  static const HosoAnsweredRow rows[] = { AT (7 * HOUR + 40, 1), AT (7 * HOUR + 125, 2),
                                          AT (7 * HOUR + 630, 3) };

  ASSERT_MATCHES (known, rows, -7 * HOUR, "0 1 2");
  ASSERT_MATCHES (rows, known, 7 * HOUR, "0 1 2");
}

/* Dates alone cannot show another zone. */
static void
test_days (void)
{
  const HosoTime day = { NOON - NOON % (24 * HOUR), HOSO_TIME_NO_ZONE, HOSO_PRECISION_DAY };
  const HosoAnsweredRow known[] = { AT (0, 1), AT (HOUR, 2), AT (HOUR + 1, 3) };
  const HosoAnsweredRow rows[] = { { day, TRUE, 0, 1 }, { day, TRUE, 0, 2 }, { day, TRUE, 0, 3 } };

  ASSERT_MATCHES (known, rows, 0, "0 1 2");
}

static void
test_no_times (void)
{
  static const HosoAnsweredRow known[] = { NO_TIME (1), NO_TIME (2), NO_TIME (2) };
  static const HosoAnsweredRow rows[] = { NO_TIME (2), NO_TIME (3), NO_TIME (1) };
  static const HosoAnsweredRow timed[] = { AT (0, 1) };

  ASSERT_MATCHES (known, rows, 0, "1 - 0");
  ASSERT_MATCHES (known, timed, 0, "-");
}

static void
test_deleted (void)
{
  static const HosoAnsweredRow known[] = { AT (0, 1), AT (10, 2), AT (20, 3), AT (30, 4) };
  static const HosoAnsweredRow rows[] = { AT (0, 1), AT (30, 4), AT (40, 5), AT (50, 1) };

  ASSERT_MATCHES (known, rows, 0, "0 3 - -");
}

static void
test_edited (void)
{
  static const HosoAnsweredRow known[] = { AT (0, 1), AT (0, 2), AT (20, 3) };
  static const HosoAnsweredRow rows[] = { AT (0, 99), AT (0, 2), AT (21, 98) };

  ASSERT_MATCHES (known, rows, 0, "0~ 1 2~");
}

static void
test_out_of_order (void)
{
  static const HosoAnsweredRow known[] = { AT (30, 4), AT (0, 1), AT (20, 3), AT (10, 2) };
  static const HosoAnsweredRow rows[] = { AT (10, 2), AT (21, 3), AT (0, 1), AT (30, 4) };

  ASSERT_MATCHES (known, rows, 0, "3 2 1 0");
}

static HosoAnsweredRow
make_random (void)
{
  return (HosoAnsweredRow)AT (g_test_rand_int_range (0, 8), g_test_rand_int_range (1, 4));
}

/* Every known respondent is matched at most once, whatever the data. */
static void
test_random (void)
{
  for (guint round = 0; round < 200; round++)
    {
      HosoAnsweredRow known[40];
      HosoAnsweredRow rows[40];
      gboolean taken[40] = { FALSE };
      g_autoptr (GArray) matches = NULL;

      for (guint i = 0; i < 40; i++)
        {
          known[i] = make_random ();
          rows[i] = make_random ();
        }
      matches = hoso_answer_match (known, 40, rows, 40, 0);
      for (guint i = 0; i < matches->len; i++)
        {
          const HosoMatch *match = &g_array_index (matches, HosoMatch, i);

          if (match->known == HOSO_MATCH_NONE)
            continue;
          g_assert_false (taken[match->known]);
          taken[match->known] = TRUE;
          g_assert_cmpint (ABS (known[match->known].time.local - rows[i].time.local), <=, 1);
          g_assert_true (match->same == (known[match->known].hash == rows[i].hash));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/answer-match/same-file", test_same_file);
  g_test_add_func ("/answer-match/multiset", test_multiset);
  g_test_add_func ("/answer-match/one-second", test_one_second);
  g_test_add_func ("/answer-match/neighbours", test_neighbours);
  g_test_add_func ("/answer-match/time-zone", test_time_zone);
  g_test_add_func ("/answer-match/no-time-zone", test_no_time_zone);
  g_test_add_func ("/answer-match/minutes", test_minutes);
  g_test_add_func ("/answer-match/minutes-elsewhere", test_minutes_elsewhere);
  g_test_add_func ("/answer-match/days", test_days);
  g_test_add_func ("/answer-match/no-times", test_no_times);
  g_test_add_func ("/answer-match/deleted", test_deleted);
  g_test_add_func ("/answer-match/edited", test_edited);
  g_test_add_func ("/answer-match/out-of-order", test_out_of_order);
  g_test_add_func ("/answer-match/random", test_random);
  return g_test_run ();
}
