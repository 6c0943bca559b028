/* Small surveys, one trait each, and what is understood of them. */

#include "hoso-survey-reader.h"

#include <string.h>

#include "import-fixture.h"

typedef struct
{
  const char *name;
  const char *input;
  const char *described;
  const char *read;
} Case;

static const Case cases[] = {
#include "survey-cases.inc"
};

static void
test_case (gconstpointer data)
{
  const Case *this_case = data;
  char *path = fixture_write ("survey.csv", this_case->input, -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoDraft) draft = hoso_survey_recognise (path, NULL, NULL, &error);
  g_autofree char *described = NULL;
  g_autofree char *read = NULL;

  g_assert_no_error (error);
  described = fixture_describe (draft);
  g_assert_true (draft->complete);
  read = fixture_read (path, draft);
  fixture_remove (path);
  g_assert_cmpstr (described, ==, this_case->described);
  g_assert_cmpstr (read, ==, this_case->read);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/survey-reader/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  return g_test_run ();
}
