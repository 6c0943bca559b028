/* From which type to which the customers have gone, month by month. */

#pragma once

#include "hoso-rule.h"
#include "hoso-type-history.h"
#include "hoso-types.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* As many months as are looked at when nobody says otherwise. */
#define HOSO_TRANSITIONS_MONTHS 12
#define HOSO_TRANSITIONS_MAX_MONTHS 60

typedef struct
{
  const char *from;          /* a month such as “2025-11”; NULL: @months before @to */
  const char *to;            /* NULL: the month of the latest order */
  guint months;              /* where @from is NULL; 0: HOSO_TRANSITIONS_MONTHS */
  const gint *day;           /* this one alone instead of months, or NULL */
  HosoTypeProgress progress; /* or NULL; on the thread of the work */
  gpointer progress_data;
} HosoTransitionsQuery;

typedef struct
{
  GArray *customers;        /* of gint64, ascending: the persons of the history */
  GArray *dates;            /* of gint: the last day of each month, or of the latest order */
  HosoTypeHistory *history; /* NULL without orders */
} HosoTransitions;

HosoTransitions *hoso_transitions_load (HosoDb *db,
                                        const HosoTransitionsQuery *query,
                                        GCancellable *cancellable,
                                        GError **error);
void hoso_transitions_free (HosoTransitions *transitions);
/* Of date @i: “2026-05”; free with g_free(). */
char *hoso_transitions_dup_month (const HosoTransitions *transitions, guint i);
/* Of date @i: “2026-05-31”; free with g_free(). */
char *hoso_transitions_dup_date (const HosoTransitions *transitions, guint i);
/* Of gint64: who was @before at date @from and is @after at date @to; free with
 * g_array_unref(). */
GArray *hoso_transitions_list_customers (
  const HosoTransitions *transitions, guint from, guint to, guint before, guint after);
/* The rule that holds for them: the types of two days; free with hoso_rule_free(). */
HosoRule *hoso_transitions_make_rule (
  const HosoTransitions *transitions, guint from, guint to, guint before, guint after);
/* The customer’s place in the history, -1 for somebody who is not there. */
gint hoso_transitions_find (const HosoTransitions *transitions, gint64 customer);
/* The key of a state: of a type, or “unknown”. */
const char *hoso_transitions_get_key (guint state);
/* Its name in @language: of a type, or “Not known yet”. */
const char *hoso_transitions_get_name (guint state, const char *language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoTransitions, hoso_transitions_free)

G_END_DECLS
