/* hoso-sample OUT.hoso: writes the sample workspace.
 * hoso-sample --survey OUT.csv: writes only its survey, as a file to import.
 *
 * What the figures should find in it is put in on purpose, and known:
 *
 *  - Who buys how often and leaves when: MBG/NBD with r 1.3, alpha 13 weeks,
 *    a 1, b 8 (sample-people.c, sample-lives.c), on a calendar that runs faster before
 *    Tết, 8 March, 20 October, 11/11 and 12/12; 13 customers buy in one season only.
 *  - What an order comes to: Gamma-Gamma with p 5, q 4.5 and a mean of 520,000 đồng, made up
 *    of whole products (sample-baskets.c).
 *  - What is bought after what: a sonic cleanser, then its brush heads; retinol, then
 *    sunscreen; vitamin C, then the night serum.  All else follows popularity.
 *  - Habit, city, occupation and age lean on how somebody buys, and the answers of the
 *    survey on the habit (sample-people.c, sample-survey.c); the skin and its troubles
 *    lean on nothing.
 *  - Complaints come after orders; of those that are badly answered most leave.
 *
 * The day is fixed, so that the same workspace comes out everywhere and the figures
 * of the tests hold: figures on buying count up to the latest order.  What counts
 * from today's date all the same finds something on any day, since birthdays are
 * spread over the year, a third of the customers were last in touch long ago, and the
 * tasks are overdue once their day is past.
 */

#include "hoso-config.h"

#include "sample-making.h"

#include <glib/gstdio.h>

#include "hoso-locale.h"
#include "hoso-session.h"
#include "hoso-undo.h"

#define SEED 20260520

static gboolean
fill (Sample *sample, GError **error)
{
  return sample_add_customers (sample, error) && sample_add_purchases (sample, error) &&
         sample_add_survey (sample, error) && sample_add_segments (sample, error) &&
         sample_add_personas (sample, error) && sample_add_journey (sample, error) &&
         sample_add_events (sample, error) && sample_add_contacts (sample, error) &&
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
  sample.people = g_array_new (FALSE, TRUE, sizeof (SamplePerson));
  g_array_set_clear_func (sample.people, (GDestroyNotify)sample_person_clear);
  sample.orders = g_array_new (FALSE, FALSE, sizeof (SampleOrder));
  sample_make_lives (&sample);
  made = survey ? sample_write_survey (&sample, argv[2], &error)
                : make_workspace (&sample, argv[1], &error);
  g_array_unref (sample.people);
  g_array_unref (sample.orders);
  if (made)
    return 0;
  g_printerr ("hoso-sample: %s\n", error->message);
  return 1;
}
