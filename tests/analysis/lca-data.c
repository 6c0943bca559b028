/* Answers for the tests of latent classes. */

#include "lca-data.h"

void
answers_free (Answers *answers)
{
  g_free (answers->n_options);
  g_free (answers->answers);
  g_free (answers->truth);
  g_free (answers);
}

HosoLcaData
answers_get_data (const Answers *answers)
{
  return (HosoLcaData){ answers->n, answers->n_items, answers->n_options, answers->answers };
}

Answers *
answers_read (const char *path, guint n_items, gboolean incomplete)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GByteArray) all = g_byte_array_new ();
  g_auto (GStrv) lines = NULL;
  Answers *answers = g_new0 (Answers, 1);

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  answers->n_items = n_items;
  answers->n_options = g_new0 (guint, n_items);
  for (guint i = 1; lines[i] != NULL && lines[i][0] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ",", -1);
      guint8 row[32];
      gboolean complete = TRUE;

      for (guint j = 0; j < n_items; j++)
        {
          row[j] = (guint8)g_ascii_strtoull (cells[j], NULL, 10);
          complete = complete && row[j] != 0;
          answers->n_options[j] = MAX (answers->n_options[j], row[j]);
        }
      if (complete || incomplete)
        {
          g_byte_array_append (all, row, n_items);
          answers->n++;
        }
    }
  answers->answers = g_byte_array_steal (all, NULL);
  return answers;
}

guint
answers_get_typical (const Simulation *simulation, guint group, guint item)
{
  return (group + item * (1 + group)) % simulation->n_options;
}

Answers *
answers_simulate (const Simulation *simulation)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (simulation->seed);
  Answers *answers = g_new0 (Answers, 1);

  answers->n = simulation->n;
  answers->n_items = simulation->n_items;
  answers->n_options = g_new0 (guint, simulation->n_items);
  answers->answers = g_malloc ((gsize)simulation->n * simulation->n_items);
  answers->truth = g_malloc (simulation->n);
  for (guint j = 0; j < simulation->n_items; j++)
    answers->n_options[j] = simulation->n_options;

  for (guint i = 0; i < simulation->n; i++)
    {
      guint group = (guint)g_rand_int_range (random, 0, (gint32)simulation->n_classes);

      answers->truth[i] = (guint8)group;
      for (guint j = 0; j < simulation->n_items; j++)
        {
          guint typical = answers_get_typical (simulation, group, j);
          guint any = (guint)g_rand_int_range (random, 0, (gint32)simulation->n_options);
          gboolean follows =
            simulation->n_classes > 1 && g_rand_double (random) < simulation->follow;

          answers->answers[i * simulation->n_items + j] = (guint8)(1 + (follows ? typical : any));
        }
    }
  return answers;
}
