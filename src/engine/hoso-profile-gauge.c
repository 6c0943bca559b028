/* How complete a profile is.  Pure; thread-safe. */

#include "hoso-profile-gauge.h"

#include <string.h>

static gboolean
is_filled (GPtrArray *values, const char *key)
{
  for (guint i = 0; i < values->len; i++)
    {
      const HosoFieldValue *value = values->pdata[i];

      if (g_strcmp0 (value->key, key) == 0)
        return value->value != NULL && *value->value != '\0';
    }
  return FALSE;
}

/* Counts the @fields (HosoField) of which @values (HosoFieldValue) has one.
 * Psychology lacks only where something else is known: an empty profile asks for
 * all five questions anyway. */
void
hoso_profile_gauge_init (HosoProfileGauge *gauge, GPtrArray *fields, GPtrArray *values)
{
  guint in_layer[3] = { 0 };

  memset (gauge, 0, sizeof *gauge);
  for (guint i = 0; i < fields->len; i++)
    {
      const HosoField *field = fields->pdata[i];
      gboolean filled = is_filled (values, field->key);

      if (filled && field->layer >= 1 && field->layer <= 3)
        in_layer[field->layer - 1]++;
      for (guint q = 0; q < HOSO_N_CORE_QUESTIONS; q++)
        if (g_strcmp0 (field->question, hoso_field_questions[q]) == 0)
          {
            gauge->fields[q]++;
            gauge->filled[q] += filled;
          }
    }
  for (guint q = 0; q < HOSO_N_CORE_QUESTIONS; q++)
    gauge->answered += gauge->filled[q] > 0;
  gauge->lacks_psychology = in_layer[2] == 0 && in_layer[0] + in_layer[1] > 0;
}
