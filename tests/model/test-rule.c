/* Rules from JSON and back: what is right survives the way, what is wrong is
 * refused in one sentence.
 */

#include <string.h>

#include "hoso-error.h"
#include "hoso-segment.h"

static void
test_round_trip (gconstpointer data)
{
  const char *json = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoRule) rule = hoso_rule_from_json (json, &error);
  g_autoptr (HosoRule) copy = NULL;
  g_autofree char *written = NULL;

  g_assert_no_error (error);
  copy = hoso_rule_copy (rule);
  written = hoso_rule_dup_json (copy);
  g_assert_cmpstr (written, ==, json);
}

static void
test_refused (gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoRule) rule = hoso_rule_from_json (data, &error);

  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
  g_assert_null (rule);
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_null (strchr (error->message, '\n'));
  g_assert_cmpuint (strlen (error->message), <, 300);
}

/* A chain of “not” under the root that holds @depth nodes from root to leaf. */
static char *
make_chain (guint depth)
{
  GString *json = g_string_new ("{\"population\":\"customers\",\"all\":[");

  for (guint i = 2; i < depth; i++)
    g_string_append (json, "{\"not\":");
  g_string_append (json, "{\"tag\":\"VIP\"}");
  for (guint i = 2; i < depth; i++)
    g_string_append_c (json, '}');
  g_string_append (json, "]}");
  return g_string_free (json, FALSE);
}

static void
test_depth (void)
{
  g_autofree char *deepest = make_chain (HOSO_RULE_MAX_DEPTH);
  g_autofree char *deeper = make_chain (HOSO_RULE_MAX_DEPTH + 1);
  g_autofree char *abyss = make_chain (200000);

  test_round_trip (deepest);
  test_refused (deeper);
  test_refused (abyss);
}

/* A root with @n conditions. */
static char *
make_list (guint n)
{
  GString *json = g_string_new ("{\"population\":\"customers\",\"any\":[");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (json, "%s{\"tag\":\"%u\"}", i == 0 ? "" : ",", i);
  g_string_append (json, "]}");
  return g_string_free (json, FALSE);
}

static void
test_size (void)
{
  g_autofree char *largest = make_list (HOSO_RULE_MAX_NODES - 1);
  g_autofree char *larger = make_list (HOSO_RULE_MAX_NODES);

  test_round_trip (largest);
  test_refused (larger);
}

static void
test_defaults (void)
{
  g_autoptr (HosoRule) everyone = hoso_rule_from_json ("{\"population\":\"customers\"}", NULL);
  g_autoptr (HosoSegment) segment = hoso_segment_new ();

  g_assert_nonnull (everyone);
  g_assert_cmpint (everyone->survey, ==, 0);
  g_assert_cmpint (everyone->root->kind, ==, HOSO_RULE_ALL);
  g_assert_cmpuint (everyone->root->children->len, ==, 0);
  g_assert_cmpuint (segment->rule->root->children->len, ==, 0);
}

static void
test_has_question (void)
{
  const char *json = "{\"population\":\"survey\",\"survey\":1,\"all\":["
                     "{\"any\":[{\"not\":{\"question\":44,\"op\":\"answered\"}}]}]}";
  g_autoptr (HosoRule) rule = hoso_rule_from_json (json, NULL);

  g_assert_true (hoso_rule_has_question (rule, 44));
  g_assert_false (hoso_rule_has_question (rule, 4));
}

static void
test_op_names (void)
{
  g_assert_cmpstr (hoso_rule_op_get_name (HOSO_RULE_FIELD, HOSO_OP_KNOWN), ==, "known");
  g_assert_cmpstr (hoso_rule_op_get_name (HOSO_RULE_ANSWER, HOSO_OP_UNKNOWN), ==, "unanswered");
  g_assert_cmpstr (hoso_rule_op_get_name (HOSO_RULE_PURCHASES, HOSO_OP_AT_MOST), ==, "at-most");
  g_assert_null (hoso_rule_op_get_name (HOSO_RULE_PURCHASES, HOSO_OP_CONTAINS));
  g_assert_null (hoso_rule_op_get_name (HOSO_RULE_TAG, HOSO_OP_IS));
  g_assert_null (hoso_rule_op_get_name (HOSO_RULE_ALL, HOSO_OP_IS));
}

static const char *const good_rules[] = {
  "{\"population\":\"customers\",\"all\":[]}",
  "{\"population\":\"survey\",\"survey\":7,\"any\":[]}",
  "{\"population\":\"survey\",\"survey\":1,\"all\":[{\"question\":44,\"op\":\"answered\"},"
  "{\"any\":[{\"question\":2,\"op\":\"is\",\"value\":\"Nữ\"},"
  "{\"field\":\"city\",\"op\":\"contains\",\"value\":\"Nội \\\"[{\"}]},"
  "{\"not\":{\"tag\":\"VIP\"}},"
  "{\"purchases\":\"count\",\"op\":\"at-least\",\"value\":\"3\"}]}",
  "{\"population\":\"customers\",\"all\":[{\"field\":\"age\",\"op\":\"at-least\",\"value\":\"18\"},"
  "{\"field\":\"gender\",\"op\":\"unknown\"},{\"question\":1,\"op\":\"unanswered\"},"
  "{\"purchases\":\"days-since\",\"op\":\"is-not\",\"value\":\"-1\"}]}",
  "{\"population\":\"customers\",\"all\":[{\"interactions\":\"open-complaint.count\","
  "\"op\":\"at-least\",\"value\":\"1\"}]}",
  "{\"population\":\"customers\",\"all\":[{\"standing\":\"type\",\"op\":\"is\","
  "\"value\":\"lost\"},{\"segment\":3},{\"product\":\"Kem <b>\",\"op\":\"contains\"},"
  "{\"field\":\"birthday\",\"op\":\"returns-within\",\"value\":\"30d\"},"
  "{\"field\":\"birthday\",\"op\":\"at-least-ago\",\"value\":\"18y\"},"
  "{\"standing\":\"rfm\",\"op\":\"is-not\",\"value\":\"champions\"},"
  "{\"purchases\":\"average\",\"op\":\"at-most\",\"value\":\"9\"},"
  "{\"consent\":\"messages\",\"op\":\"is-not\",\"value\":\"unasked\"}]}",
  "{\"population\":\"customers\",\"all\":[{\"purchases\":\"sum\",\"op\":\"at-least\","
  "\"value\":\"9\",\"product\":\"Kem <b>\",\"within\":\"90d\"},"
  "{\"purchases\":\"count\",\"op\":\"is\",\"value\":\"0\",\"products\":\"kem\","
  "\"from\":\"2026-01-01\",\"until\":\"2026-01-01\"},"
  "{\"product\":\"Son\",\"op\":\"is-not\",\"until\":\"2026-03-31\"},"
  "{\"interactions\":\"complaint.count\",\"op\":\"at-least\",\"value\":\"1\","
  "\"within\":\"12m\"},{\"standing\":\"type\",\"op\":\"is\",\"value\":\"unknown\","
  "\"on\":\"2026-10-31\"}]}",
};

#define LONG "0123456789012345678901234567890123456789012345678901234567890123456789"
#define COUNT(text) \
  "{\"purchases\":\"count\",\"op\":\"is\",\"value\":\"3\"," text "}"
#define CONDITION(text) "{\"population\":\"customers\",\"all\":[" text "]}"

static const char *const bad_rules[] = {
  "",
  "null",
  "[]",
  "{",
  "\xff{}",
  "{}",
  "{\"population\":\"people\"}",
  "{\"population\":1}",
  "{\"population\":\"survey\"}",
  "{\"population\":\"survey\",\"survey\":0}",
  "{\"population\":\"survey\",\"survey\":\"1\"}",
  "{\"population\":\"survey\",\"survey\":1.5}",
  "{\"population\":\"customers\",\"survey\":1}",
  "{\"population\":\"customers\",\"al\":[]}",
  "{\"population\":\"customers\",\"all\":{}}",
  "{\"population\":\"customers\",\"all\":null}",
  "{\"population\":\"customers\",\"all\":[],\"any\":[]}",
  "{\"population\":\"customers\",\"not\":{\"tag\":\"VIP\"}}",
  CONDITION ("1"),
  CONDITION ("{}"),
  CONDITION ("{\"not\":[]}"),
  CONDITION ("{\"not\":{}}"),
  CONDITION ("{\"any\":[null]}"),
  CONDITION ("{\"any\":[],\"op\":\"is\"}"),
  CONDITION ("{\"tag\":1}"),
  CONDITION ("{\"tag\":\"VIP\",\"op\":\"is\"}"),
  CONDITION ("{\"field\":\"city\"}"),
  CONDITION ("{\"field\":\"city\",\"op\":\"is\"}"),
  CONDITION ("{\"field\":\"city\",\"op\":\"is\",\"value\":3}"),
  CONDITION ("{\"field\":\"city\",\"op\":\"is\",\"value\":null}"),
  CONDITION ("{\"field\":\"city\",\"op\":\"like\",\"value\":\"%\"}"),
  CONDITION ("{\"field\":\"city\",\"op\":\"answered\"}"),
  CONDITION ("{\"field\":\"city\",\"op\":\"known\",\"value\":\"x\"}"),
  CONDITION ("{\"field\":\"city\",\"tag\":\"VIP\",\"op\":\"known\"}"),
  CONDITION ("{\"question\":0,\"op\":\"answered\"}"),
  CONDITION ("{\"question\":\"44\",\"op\":\"answered\"}"),
  CONDITION ("{\"question\":44,\"op\":\"known\"}"),
  CONDITION ("{\"question\":44,\"op\":\"answered\",\"survey\":1}"),
  CONDITION ("{\"interactions\":\"song.count\",\"op\":\"is\",\"value\":\"1\"}"),
  CONDITION ("{\"interactions\":\"call\",\"op\":\"is\",\"value\":\"1\"}"),
  CONDITION ("{\"interactions\":\"call.count\",\"op\":\"contains\",\"value\":\"1\"}"),
  CONDITION ("{\"interactions\":\"call.count\",\"op\":\"is\",\"value\":\"một\"}"),
  CONDITION ("{\"standing\":\"income\",\"op\":\"is\",\"value\":\"lost\"}"),
  CONDITION ("{\"standing\":\"type\",\"op\":\"is\",\"value\":\"gold\"}"),
  CONDITION ("{\"standing\":\"rfm\",\"op\":\"is\",\"value\":\"'; DROP TABLE customer; --\"}"),
  CONDITION ("{\"standing\":\"rfm\",\"op\":\"at-least\",\"value\":\"champions\"}"),
  CONDITION ("{\"standing\":\"type\",\"op\":\"is\",\"value\":7}"),
  CONDITION ("{\"consent\":\"messages\",\"op\":\"is\",\"value\":\"maybe\"}"),
  CONDITION ("{\"consent\":\"messages\",\"op\":\"known\"}"),
  CONDITION ("{\"consent\":7,\"op\":\"is\",\"value\":\"given\"}"),
  CONDITION ("{\"standing\":\"type\",\"op\":\"is\",\"value\":\"\"}"),
  CONDITION ("{\"line\\nbreak\":1,\"tag\":\"VIP\"}"),
  CONDITION ("{\"tag\":\"VIP\",\"<b>%s%n</b>" LONG LONG LONG LONG "\":1}"),
  CONDITION ("{\"segment\":0}"),
  CONDITION ("{\"segment\":\"1\"}"),
  CONDITION ("{\"segment\":1e400}"),
  CONDITION ("{\"segment\":99999999999999999999}"),
  CONDITION ("{\"segment\":1,\"op\":\"is\"}"),
  CONDITION ("{\"product\":\" \",\"op\":\"is\"}"),
  CONDITION ("{\"product\":\"Kem\"}"),
  CONDITION ("{\"product\":\"Kem\",\"op\":\"at-least\"}"),
  CONDITION ("{\"product\":[\"Kem\"],\"op\":\"is\"}"),
  CONDITION ("{\"field\":\"birthday\",\"op\":\"at-least-ago\",\"value\":\"\"}"),
  CONDITION ("{\"field\":\"birthday\",\"op\":\"at-least-ago\",\"value\":\"-3d\"}"),
  CONDITION ("{\"field\":\"birthday\",\"op\":\"at-least-ago\",\"value\":\"201y\"}"),
  CONDITION ("{\"field\":\"birthday\",\"op\":\"at-most-ago\",\"value\":\"9e9d\"}"),
  CONDITION ("{\"field\":\"birthday\",\"op\":\"within-next\",\"value\":\"99999999999999999999\"}"),
  CONDITION ("{\"question\":4,\"op\":\"within-next\",\"value\":\"3d\"}"),
  CONDITION ("{\"purchases\":\"items\",\"op\":\"is\",\"value\":\"3\"}"),
  CONDITION ("{\"purchases\":\"count\",\"op\":\"known\"}"),
  CONDITION ("{\"purchases\":\"count\",\"op\":\"contains\",\"value\":\"3\"}"),
  CONDITION ("{\"purchases\":\"count\",\"op\":\"is\",\"value\":\"3x\"}"),
  CONDITION ("{\"purchases\":\"count\",\"op\":\"is\",\"value\":\"99999999999999999999\"}"),
  CONDITION (COUNT ("\"within\":30")),
  CONDITION (COUNT ("\"within\":\"\"")),
  CONDITION (COUNT ("\"within\":\"-3d\"")),
  CONDITION (COUNT ("\"within\":\"9999y\"")),
  CONDITION (COUNT ("\"within\":\"3d\",\"from\":\"2026-01-01\"")),
  CONDITION (COUNT ("\"from\":20260101")),
  CONDITION (COUNT ("\"from\":\"01/02/2026\"")),
  CONDITION (COUNT ("\"from\":\"2026-02-30\"")),
  CONDITION (COUNT ("\"until\":\"2026-02-01T10:00:00\"")),
  CONDITION (COUNT ("\"until\":\"2026-02-01'); DROP TABLE purchase; --\"")),
  CONDITION (COUNT ("\"until\":null")),
  CONDITION (COUNT ("\"from\":\"2026-02-02\",\"until\":\"2026-02-01\"")),
  CONDITION (COUNT ("\"on\":\"2026-02-02\"")),
  CONDITION (COUNT ("\"product\":\" \"")),
  CONDITION (COUNT ("\"products\":[\"Kem\"]")),
  CONDITION (COUNT ("\"product\":\"Kem\",\"products\":\"Kem\"")),
  CONDITION ("{\"product\":\"Kem\",\"op\":\"is\",\"products\":\"Kem\"}"),
  CONDITION ("{\"product\":\"Kem\",\"op\":\"is\",\"within\":{}}"),
  CONDITION ("{\"interactions\":\"call.count\",\"op\":\"is\",\"value\":\"1\","
             "\"product\":\"Kem\"}"),
  CONDITION ("{\"standing\":\"type\",\"op\":\"is\",\"value\":\"unknown\"}"),
  CONDITION ("{\"standing\":\"rfm\",\"op\":\"is\",\"value\":\"champions\",\"on\":\"2026-10-31\"}"),
  CONDITION ("{\"standing\":\"type\",\"op\":\"is\",\"value\":\"lost\",\"on\":\"31/10/2026\"}"),
  CONDITION ("{\"standing\":\"type\",\"op\":\"is\",\"value\":\"lost\",\"within\":\"3d\"}"),
  CONDITION ("{\"field\":\"city\",\"op\":\"known\",\"within\":\"3d\"}"),
  CONDITION ("{\"tag\":\"VIP\",\"from\":\"2026-02-02\"}"),
};

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (good_rules); i++)
    {
      g_autofree char *path = g_strdup_printf ("/rule/round-trip/%u", i);

      g_test_add_data_func (path, good_rules[i], test_round_trip);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad_rules); i++)
    {
      g_autofree char *path = g_strdup_printf ("/rule/refused/%u", i);

      g_test_add_data_func (path, bad_rules[i], test_refused);
    }
  g_test_add_func ("/rule/depth", test_depth);
  g_test_add_func ("/rule/size", test_size);
  g_test_add_func ("/rule/defaults", test_defaults);
  g_test_add_func ("/rule/has-question", test_has_question);
  g_test_add_func ("/rule/op-names", test_op_names);
  return g_test_run ();
}
