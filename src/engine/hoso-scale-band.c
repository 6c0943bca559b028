/* Bands of scales.  Pure functions, thread-safe. */

#include "hoso-config.h"

#include "hoso-scale-band.h"

#define DASH "–"
/* Shorter scales say enough by the step. */
#define MIN_STEPS 4
#define MAX_STEP 1000

static gboolean
parse_step (const char *label, int *step)
{
  gint64 value;

  if (label == NULL || !g_ascii_string_to_signed (label, 10, 0, MAX_STEP, &value, NULL))
    return FALSE;

  *step = (int)value;

  return TRUE;
}

static gboolean
find_range (const HosoTally *tally, HosoScaleBand *range)
{
  for (guint i = 0; i < tally->counts->len; i++)
    {
      const HosoCount *count = g_ptr_array_index (tally->counts, i);
      int step;

      if (!parse_step (count->label, &step))
        return FALSE;
      range->low = i == 0 ? step : MIN (range->low, step);
      range->high = i == 0 ? step : MAX (range->high, step);
    }

  return tally->counts->len > 0 && range->high - range->low + 1 >= MIN_STEPS;
}

/* The outer bands hold three tenths of the steps, at least two: 1–2, 3, 4–5
 * and 1–3, 4–7, 8–10. */
guint
hoso_scale_band_split (const HosoTally *tally, HosoScaleBand bands[HOSO_SCALE_MAX_BANDS])
{
  HosoScaleBand range = { 0, 0 };
  int outer;
  guint n = 0;

  if (!find_range (tally, &range))
    return 0;

  outer = MAX (2, (3 * (range.high - range.low + 1) + 9) / 10);
  bands[n++] = (HosoScaleBand){ range.low, range.low + outer - 1 };
  if (range.low + outer <= range.high - outer)
    bands[n++] = (HosoScaleBand){ range.low + outer, range.high - outer };
  bands[n++] = (HosoScaleBand){ range.high - outer + 1, range.high };

  return n;
}

char *
hoso_scale_band_dup_label (HosoScaleBand band)
{
  if (band.low == band.high)
    return g_strdup_printf ("%d", band.low);

  return g_strdup_printf ("%d" DASH "%d", band.low, band.high);
}

/* Reads what hoso_scale_band_dup_label() wrote of several steps. */
gboolean
hoso_scale_band_parse (const char *label, HosoScaleBand *band)
{
  g_auto (GStrv) ends = g_strsplit (label, DASH, 2);

  return g_strv_length (ends) == 2 && parse_step (ends[0], &band->low) &&
         parse_step (ends[1], &band->high) && band->low <= band->high;
}

/* The people whose step lies in the band. */
guint64
hoso_scale_band_count (HosoScaleBand band, const HosoTally *tally)
{
  guint64 n = 0;

  for (guint i = 0; i < tally->counts->len; i++)
    {
      const HosoCount *count = g_ptr_array_index (tally->counts, i);
      int step;

      if (parse_step (count->label, &step) && step >= band.low && step <= band.high)
        n += count->n;
    }

  return n;
}
