/* How a rule narrows everybody down.  Reads only; on the thread that owns the
 * connection.
 */

#include "hoso-config.h"

#include "hoso-rule-narrowing.h"

#include <glib/gi18n-lib.h>

#include "hoso-format.h"
#include "hoso-phrase.h"
#include "hoso-rule-evaluation.h"
#include "hoso-segments.h"
#include "hoso-time.h"

/* Ways to fit in part that are told: all, all but one, all but two. */
#define MAX_FITS 3

static HosoRuleNarrowing *
narrowing_new (const HosoRule *rule)
{
  HosoRuleNarrowing *narrowing = g_new0 (HosoRuleNarrowing, 1);

  narrowing->survey = rule->survey;
  narrowing->conditions = g_ptr_array_new_with_free_func (g_free);
  narrowing->remaining = g_array_new (FALSE, FALSE, sizeof (guint64));
  narrowing->fits = g_array_new (FALSE, TRUE, sizeof (guint64));
  return narrowing;
}

void
hoso_rule_narrowing_free (HosoRuleNarrowing *narrowing)
{
  g_ptr_array_unref (narrowing->conditions);
  g_array_unref (narrowing->remaining);
  g_array_unref (narrowing->fits);
  g_free (narrowing);
}

static gboolean
describe_each (HosoRuleNarrowing *narrowing, HosoDb *db, const HosoRule *rule, GError **error)
{
  for (guint i = 0; i < rule->root->children->len; i++)
    {
      const HosoRule one = { rule->survey, g_ptr_array_index (rule->root->children, i) };
      char *words = hoso_segments_describe (db, &one, error);

      if (words == NULL)
        return FALSE;
      g_ptr_array_add (narrowing->conditions, words);
    }
  return TRUE;
}

static void
count_remaining (HosoRuleNarrowing *narrowing, const GPtrArray *sets, const HosoBitset *all)
{
  g_autoptr (HosoBitset) left = hoso_bitset_copy (all);

  for (guint i = 0; i < sets->len; i++)
    {
      guint64 n;

      hoso_bitset_intersect (left, g_ptr_array_index (sets, i));
      n = hoso_bitset_count (left);
      g_array_append_val (narrowing->remaining, n);
    }
}

static void
count_fits (HosoRuleNarrowing *narrowing, const GPtrArray *sets, const HosoBitset *all)
{
  g_array_set_size (narrowing->fits, sets->len + 1);
  for (guint member = 0; member < all->size; member++)
    if (hoso_bitset_contains (all, member))
      {
        guint held = 0;

        for (guint i = 0; i < sets->len; i++)
          held += hoso_bitset_contains (g_ptr_array_index (sets, i), member);
        g_array_index (narrowing->fits, guint64, held)++;
      }
}

/**
 * hoso_rule_narrowing_load:
 *
 * Nothing is counted where the rule is not a list of two conditions or more that all
 * must hold.
 *
 * Returns: (transfer full): or %NULL with @error set
 */
HosoRuleNarrowing *
hoso_rule_narrowing_load (HosoDb *db,
                          const HosoRule *rule,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (HosoRuleNarrowing) narrowing = narrowing_new (rule);
  g_autoptr (HosoPopulation) population = NULL;
  g_autoptr (GPtrArray) sets = NULL;

  if (rule->root->kind != HOSO_RULE_ALL || rule->root->children->len < 2)
    return g_steal_pointer (&narrowing);
  population = hoso_population_load (db, rule->survey, error);
  if (population == NULL || !describe_each (narrowing, db, rule, error))
    return NULL;
  sets = hoso_rule_evaluate_each (db, rule, population, cancellable, error);
  if (sets == NULL)
    return NULL;

  narrowing->base = hoso_bitset_count (population->all);
  count_remaining (narrowing, sets, population->all);
  count_fits (narrowing, sets, population->all);
  return g_steal_pointer (&narrowing);
}

/* See hoso-rule-narrowing.h. */
gboolean
hoso_rule_narrowing_get_count (const HosoRuleNarrowing *narrowing, guint64 *count)
{
  const guint n = narrowing->remaining->len;

  if (n > 0)
    *count = g_array_index (narrowing->remaining, guint64, n - 1);
  return n > 0;
}

/* See hoso-rule-narrowing.h. */
HosoPlot *
hoso_rule_narrowing_make_plot (const HosoRuleNarrowing *narrowing, const char *source)
{
  const gboolean survey = narrowing->survey != 0;
  HosoPlot *plot =
    hoso_plot_new (HOSO_PLOT_FUNNEL, survey ? HOSO_PLOT_RESPONDENTS : HOSO_PLOT_CUSTOMERS);
  g_autofree char *day = hoso_time_dup_day (hoso_time_get_today ());

  plot->tally = hoso_tally_new ();
  plot->tally->base = plot->tally->asked = plot->base = narrowing->base;
  plot->title = g_strdup (_ ("Whom Each Condition Leaves"));
  plot->source = g_strdup (source);
  plot->date = hoso_phrase_day (day, hoso_format_get_language ());
  hoso_tally_add (plot->tally, survey ? _ ("All respondents") : _ ("All customers"),
                  narrowing->base, FALSE);
  for (guint i = 0; i < narrowing->conditions->len; i++)
    hoso_tally_add (plot->tally, g_ptr_array_index (narrowing->conditions, i),
                    g_array_index (narrowing->remaining, guint64, i), FALSE);
  return plot;
}

/* See hoso-rule-narrowing.h. */
char *
hoso_rule_narrowing_dup_fits (const HosoRuleNarrowing *narrowing)
{
  const char *language = hoso_format_get_language ();
  const guint n = narrowing->conditions->len;
  g_autoptr (GString) text = g_string_new (NULL);
  guint64 people = 0;

  for (guint i = 0; i < MIN (MAX_FITS, n); i++)
    {
      const guint held = n - i;
      g_autofree char *count = NULL;
      g_autofree char *part = NULL;

      people += g_array_index (narrowing->fits, guint64, held);
      count = hoso_format_integer ((gint64)people, language);
      part = i == 0
               /* Translators: the number of conditions, then of people. */
               ? g_strdup_printf (_ ("Fits all %u conditions: %s"), held, count)
               /* Translators: conditions that hold, of how many, then the number of people. */
               : g_strdup_printf (_ ("at least %u of %u: %s"), held, n, count);
      g_string_append_printf (text, "%s%s", i > 0 ? " · " : "", part);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
