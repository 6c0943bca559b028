/* hoso-sample OUT.hoso: writes the sample workspace.
 * hoso-sample --survey OUT.csv: writes only its survey, as a file to import.
 */

#include "hoso-config.h"

#include "sample.h"

#include <glib/gstdio.h>

#include "hoso-locale.h"
#include "hoso-session.h"
#include "hoso-undo.h"

#define SEED 20260520

const char *
sample_pick (Sample *sample, const char *const *choices)
{
  guint n = 0;

  while (choices[n] != NULL)
    n++;
  return choices[hoso_random_below (&sample->random, n)];
}

guint
sample_pick_weighted (Sample *sample, const double *weights, guint n)
{
  double sum = 0;
  double at;

  for (guint i = 0; i < n; i++)
    sum += weights[i];
  at = hoso_random_double (&sample->random) * sum;
  for (guint i = 0; i + 1 < n; i++)
    {
      at -= weights[i];
      if (at < 0)
        return i;
    }
  return n - 1;
}

gboolean
sample_happens (Sample *sample, double probability)
{
  return hoso_random_double (&sample->random) < probability;
}

static gboolean
fill (Sample *sample, GError **error)
{
  return sample_add_customers (sample, error) && sample_add_purchases (sample, error) &&
         sample_add_survey (sample, error) && sample_add_segments (sample, error) &&
         sample_add_personas (sample, error) && sample_add_journey (sample, error) &&
         sample_add_contacts (sample, error) &&
         hoso_undo_clear (sample->db, error);
}

/* The clock stands before the first row is written, so that all of it comes out
 * the same. */
static gboolean
make_workspace (Sample *sample, const char *path, GError **error)
{
  gboolean made;

  g_remove (path);
  sample->db = hoso_db_open (path, HOSO_DB_CREATE, error);
  if (sample->db == NULL)
    return FALSE;
  hoso_db_set_clock (sample->db, SAMPLE_NOW, SEED);
  made = hoso_session_prepare (sample->db, error) && fill (sample, error);
  hoso_session_close (sample->db);
  return made;
}

/* The customers exist only in memory here: the file needs no workspace. */
static gboolean
make_survey (Sample *sample, const char *path, GError **error)
{
  for (guint i = 0; i < SAMPLE_CUSTOMERS; i++)
    {
      SamplePerson person = { 0 };

      sample_make_person (sample, &person);
      g_array_append_val (sample->people, person);
    }
  return sample_write_survey (sample, path, error);
}

int
main (int argc, char **argv)
{
  Sample sample = { NULL };
  g_autoptr (GError) error = NULL;
  gboolean survey = argc == 3 && g_str_equal (argv[1], "--survey");
  gboolean made;

  /* The shop is in Vietnam, so are the choices of its fields, whoever builds it. */
  g_setenv ("LANGUAGE", "vi", TRUE);
  hoso_locale_init ();
  if (argc != 2 && !survey)
    {
      g_printerr ("Usage: hoso-sample OUT.hoso | hoso-sample --survey OUT.csv\n");
      return 2;
    }
  hoso_random_seed (&sample.random, SEED);
  sample.people = g_array_new (FALSE, TRUE, sizeof (SamplePerson));
  g_array_set_clear_func (sample.people, (GDestroyNotify)sample_person_clear);
  made =
    survey ? make_survey (&sample, argv[2], &error) : make_workspace (&sample, argv[1], &error);
  g_array_unref (sample.people);
  if (made)
    return 0;
  g_printerr ("hoso-sample: %s\n", error->message);
  return 1;
}
