/* How complete a profile is: which of the five questions (who, why, through which
 * channel, what holds back, why come back) it answers.  Pure; thread-safe.
 */

#pragma once

#include "hoso-customer.h"

G_BEGIN_DECLS

#define HOSO_N_CORE_QUESTIONS 5

typedef struct
{
  guint filled[HOSO_N_CORE_QUESTIONS]; /* fields, as in hoso_field_questions */
  guint fields[HOSO_N_CORE_QUESTIONS];
  guint answered;            /* questions with a filled field */
  gboolean lacks_psychology; /* nothing in layer 3, though there is something */
} HosoProfileGauge;

void hoso_profile_gauge_init (HosoProfileGauge *gauge, GPtrArray *fields, GPtrArray *values);

G_END_DECLS
