/* The shipped names: complete in both languages, in the order to show them. */

#include <string.h>

#include "hoso-names.h"
#include "hoso-question.h"

static void
assert_keys (const char *prefix, const char *const *keys)
{
  g_auto (GStrv) found = hoso_names_get_keys (prefix);

  g_assert_cmpstrv (found, keys);
}

static void
test_names (void)
{
  g_assert_cmpstr (hoso_name_get ("stage.awareness", "vi"), ==, "Nhận biết");
  g_assert_cmpstr (hoso_name_get ("stage.awareness", "en"), ==, "Awareness");
  g_assert_cmpstr (hoso_name_get ("stage.awareness", "fr"), ==, "Awareness");
  g_assert_cmpstr (hoso_name_get ("lane.pain", "vi"), ==, "Điểm đau");
  g_assert_cmpstr (hoso_name_get ("field.city", "vi"), ==, "Tỉnh / thành phố");
  g_assert_cmpstr (hoso_name_get ("emotion.-2", "vi"), ==, "Rất bực");
}

static void
test_unknown (void)
{
  const char *const keys[] = { "", "stage", "stage.", "label", "\xFF", "stage.awareness " };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_assert_true (hoso_name_get (keys[i], "vi") == keys[i]);
}

static void
test_interface_language (void)
{
  g_setenv ("LANGUAGE", "vi", TRUE);
  g_assert_cmpstr (hoso_name_get ("stage.decision", NULL), ==, "Quyết định");
  g_setenv ("LANGUAGE", "en", TRUE);
  g_assert_cmpstr (hoso_name_get ("stage.decision", NULL), ==, "Decision");
}

static void
test_order (void)
{
  const char *const stages[] = {
    "stage.awareness", "stage.consideration", "stage.decision",
    "stage.experience", "stage.repurchase", NULL
  };
  const char *const steps[] = {
    "step.consideration.read-reviews", "step.consideration.ask",
    "step.consideration.compare-prices", NULL
  };
  const char *const none[] = { NULL };

  assert_keys ("stage.", stages);
  assert_keys ("step.consideration.", steps);
  assert_keys ("nothing.", none);
}

static guint
count_keys (const char *prefix)
{
  g_auto (GStrv) found = hoso_names_get_keys (prefix);

  return g_strv_length (found);
}

static void
test_counts (void)
{
  g_assert_cmpuint (count_keys ("step."), ==, 8);
  g_assert_cmpuint (count_keys ("lane."), ==, 6);
  g_assert_cmpuint (count_keys ("emotion."), ==, 5);
  g_assert_cmpuint (count_keys ("layer."), ==, 3);
  g_assert_cmpuint (count_keys ("persona-type."), ==, 5);
  g_assert_cmpuint (count_keys ("customer-type."), ==, 7);
  g_assert_cmpuint (count_keys ("group."), ==, 5);
  g_assert_cmpuint (count_keys ("core."), ==, 5);
  g_assert_cmpuint (count_keys ("kind."), ==, HOSO_QUESTION_N_KINDS);
}

/* Every key has a name in both languages, in NFC, and none is a key. */
static void
test_complete (void)
{
  const char *const languages[] = { "en", "vi" };
  g_auto (GStrv) keys = hoso_names_get_keys ("");

  g_assert_cmpuint (g_strv_length (keys), >, 100);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (languages); j++)
        {
          const char *name = hoso_name_get (keys[i], languages[j]);
          g_autofree char *nfc = g_utf8_normalize (name, -1, G_NORMALIZE_NFC);

          g_assert_cmpstr (name, !=, keys[i]);
          g_assert_cmpstr (name, ==, nfc);
          g_assert_cmpstr (name, !=, "");
        }
    }
}

static void
test_question_kinds (void)
{
  for (guint i = 0; i < HOSO_QUESTION_N_KINDS; i++)
    {
      const char *name = hoso_question_kind_get_name ((HosoQuestionKind)i);
      g_autofree char *key = g_strconcat ("kind.", name, NULL);

      g_assert_cmpstr (hoso_name_get (key, "vi"), !=, key);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/names/names", test_names);
  g_test_add_func ("/names/unknown", test_unknown);
  g_test_add_func ("/names/interface-language", test_interface_language);
  g_test_add_func ("/names/order", test_order);
  g_test_add_func ("/names/counts", test_counts);
  g_test_add_func ("/names/complete", test_complete);
  g_test_add_func ("/names/question-kinds", test_question_kinds);

  return g_test_run ();
}
