/* Responses as bytes, and back. */

#include "hoso-config.h"

#include "hoso-column.h"
#include "hoso-error.h"
#include "hoso-response-codec.h"

static GArray *
make_responses (guint n)
{
  GArray *responses = g_array_new (FALSE, TRUE, sizeof (HosoResponse));

  for (guint i = 0; i < n; i++)
    {
      HosoResponse response = { .import = i % 97 == 0 ? 0 : 1 + i / 1000 };

      response.has_time = i % 13 != 0;
      response.time.local = response.has_time ? 1700000000 + (gint64)(i * 7919 % 1009) - 500 : 0;
      response.time.offset = i % 5 == 0 ? HOSO_TIME_NO_ZONE : (int)(i % 3) * 60 - 330;
      if (!response.has_time)
        response.time.offset = HOSO_TIME_NO_ZONE;
      response.time.precision = response.has_time ? i % 3 : HOSO_PRECISION_DAY;
      g_array_append_val (responses, response);
    }
  return responses;
}

static void
assert_same (const GArray *a, const GArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    {
      const HosoResponse *x = &g_array_index (a, HosoResponse, i);
      const HosoResponse *y = &g_array_index (b, HosoResponse, i);

      g_assert_cmpint (x->import, ==, y->import);
      g_assert_cmpint (x->has_time, ==, y->has_time);
      g_assert_cmpint (x->time.local, ==, y->time.local);
      g_assert_cmpint (x->time.offset, ==, y->time.offset);
      g_assert_cmpint (x->time.precision, ==, y->time.precision);
    }
}

static void
test_round_trip (void)
{
  static const guint sizes[] = { 0, 1, 2, 100, HOSO_BATCH_ROWS };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GArray) responses = make_responses (sizes[i]);
      g_autoptr (GArray) decoded = g_array_new (FALSE, FALSE, sizeof (HosoResponse));
      g_autoptr (GByteArray) bytes = hoso_responses_encode (responses);
      g_autoptr (GError) error = NULL;

      g_assert_true (hoso_responses_decode (bytes->data, bytes->len, decoded, &error));
      g_assert_no_error (error);
      assert_same (responses, decoded);
    }
}

/* A survey as tools write it: one import, one zone, rising times. */
static void
test_small (void)
{
  g_autoptr (GArray) responses = g_array_new (FALSE, TRUE, sizeof (HosoResponse));
  g_autoptr (GByteArray) bytes = NULL;

  for (guint i = 0; i < HOSO_BATCH_ROWS; i++)
    {
      HosoResponse response = { 1, { 1700000000 + i * 60, 420, HOSO_PRECISION_SECOND }, TRUE };

      g_array_append_val (responses, response);
    }
  bytes = hoso_responses_encode (responses);
  g_assert_cmpuint (bytes->len, <, 2 * HOSO_BATCH_ROWS + 32);
}

/* Bytes cut anywhere, or with one changed, are refused or give responses. */
static void
test_damaged (void)
{
  g_autoptr (GArray) responses = make_responses (300);
  g_autoptr (GByteArray) bytes = hoso_responses_encode (responses);

  for (guint i = 0; i < bytes->len; i++)
    {
      g_autoptr (GArray) decoded = g_array_new (FALSE, FALSE, sizeof (HosoResponse));
      g_autoptr (GError) error = NULL;
      g_autofree guint8 *cut = g_memdup2 (bytes->data, i);

      g_assert_false (hoso_responses_decode (cut, i, decoded, &error));
      g_assert_error (error, HOSO_ERROR, HOSO_ERROR_CORRUPT);
    }
  for (guint i = 0; i < bytes->len; i++)
    for (guint bit = 0; bit < 8; bit++)
      {
        g_autoptr (GArray) decoded = g_array_new (FALSE, FALSE, sizeof (HosoResponse));

        bytes->data[i] ^= (guint8)(1u << bit);
        hoso_responses_decode (bytes->data, bytes->len, decoded, NULL);
        g_assert_cmpuint (decoded->len, <=, HOSO_BATCH_ROWS);
        bytes->data[i] ^= (guint8)(1u << bit);
      }
}

static void
test_ends (void)
{
  g_autoptr (GArray) responses = g_array_new (FALSE, TRUE, sizeof (HosoResponse));
  const HosoTime *first;
  const HosoTime *last;
  static const gint64 times[] = { 300, 100, 50, 900, 200 };

  hoso_responses_find_ends (responses, &first, &last);
  g_assert_null (first);
  g_assert_null (last);
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      /* 50 and 900 were taken back. */
      HosoResponse response = {
        times[i] == 50 || times[i] == 900 ? 0 : 7,
        { times[i], HOSO_TIME_NO_ZONE, HOSO_PRECISION_SECOND },
        TRUE,
      };

      g_array_append_val (responses, response);
    }
  hoso_responses_find_ends (responses, &first, &last);
  g_assert_cmpint (first->local, ==, 100);
  g_assert_cmpint (last->local, ==, 300);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/response-codec/round-trip", test_round_trip);
  g_test_add_func ("/store/response-codec/small", test_small);
  g_test_add_func ("/store/response-codec/damaged", test_damaged);
  g_test_add_func ("/store/response-codec/ends", test_ends);
  return g_test_run ();
}
