/* Counting free text that was tidied up.  What few gave, and what comes after
 * the most frequent labels, is one bar.  Not thread-safe.
 */

#include "hoso-config.h"

#include "hoso-label-tally.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_LABELS 20
/* Beyond this many texts, new ones are counted with the rest. */
#define MAX_TEXTS 200000

typedef struct
{
  char *label;
  guint64 total; /* of all */
  guint64 n;     /* of those looked at */
} Label;

struct _HosoLabelTally
{
  HosoSpellingMap *map;
  GHashTable *labels; /* label → Label, which owns it */
  GString *text;
  guint64 rest; /* looked at, without a place of their own */
};

static void
label_free (Label *label)
{
  g_free (label->label);
  g_free (label);
}

/**
 * hoso_label_tally_new:
 *
 * Returns: (transfer full): a tally that counted nothing
 */
HosoLabelTally *
hoso_label_tally_new (HosoSpellingMap *map)
{
  HosoLabelTally *tally = g_new0 (HosoLabelTally, 1);

  tally->map = map;
  tally->labels =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)label_free);
  tally->text = g_string_new (NULL);
  return tally;
}

/**
 * hoso_label_tally_free:
 */
void
hoso_label_tally_free (HosoLabelTally *tally)
{
  g_hash_table_unref (tally->labels);
  g_string_free (tally->text, TRUE);
  g_free (tally);
}

static Label *
find_label (HosoLabelTally *tally, const char *text)
{
  const char *read = hoso_spelling_map_read (tally->map, text);
  Label *label = g_hash_table_lookup (tally->labels, read);

  if (label != NULL || g_hash_table_size (tally->labels) >= MAX_TEXTS)
    return label;
  label = g_new0 (Label, 1);
  label->label = g_strdup (read);
  g_hash_table_insert (tally->labels, label->label, label);
  return label;
}

/**
 * hoso_label_tally_add:
 * @text: @length bytes of UTF-8 in NFC
 */
void
hoso_label_tally_add (HosoLabelTally *tally, const char *text, gsize length, gboolean counts)
{
  Label *label;

  g_string_truncate (tally->text, 0);
  g_string_append_len (tally->text, text, (gssize)length);
  label = find_label (tally, tally->text->str);
  if (label != NULL)
    label->total++;
  if (counts && label != NULL)
    label->n++;
  else if (counts)
    tally->rest++;
}

static int
compare_labels (gconstpointer a, gconstpointer b)
{
  const Label *x = *(const Label *const *)a;
  const Label *y = *(const Label *const *)b;

  if (x->total != y->total)
    return x->total > y->total ? -1 : 1;
  return strcmp (x->label, y->label);
}

/**
 * hoso_label_tally_finish:
 * @result: gets a bar for each label
 */
void
hoso_label_tally_finish (HosoLabelTally *tally, HosoTally *result)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer label;

  g_hash_table_iter_init (&iter, tally->labels);
  while (g_hash_table_iter_next (&iter, NULL, &label))
    g_ptr_array_add (labels, label);
  g_ptr_array_sort (labels, compare_labels);
  for (guint i = 0; i < labels->len; i++)
    {
      const Label *at = g_ptr_array_index (labels, i);

      if (i < MAX_LABELS)
        hoso_tally_add (result, at->label, at->n, FALSE);
      else
        tally->rest += at->n;
    }
  if (labels->len > MAX_LABELS)
    hoso_tally_add (result, _ ("Other answers"), tally->rest, TRUE);
}
