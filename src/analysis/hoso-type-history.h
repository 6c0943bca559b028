/* The types of all customers at several dates, from one pass over their orders.
 * Pure functions. */

#pragma once

#include "hoso-customer-type.h"
#include "hoso-ledger.h"

G_BEGIN_DECLS

/* Not known to the shop at the date: neither by an order nor otherwise. */
#define HOSO_TYPE_UNKNOWN HOSO_TYPE_COUNT
#define HOSO_TYPE_STATES (HOSO_TYPE_COUNT + 1)
/* A day that never comes. */
#define HOSO_TYPE_NO_DAY G_MAXINT

/* A complaint or a referral; days count as in the ledger. */
typedef struct
{
  gint day;
  gint solved; /* the day from which it counts no more, HOSO_TYPE_NO_DAY */
  gboolean complaint;
} HosoTypeEvent;

/* Everybody, with orders or without; all arrays are borrowed. */
typedef struct
{
  const HosoLedger *ledger; /* up to the last date at least */
  guint n_people;
  const gint *places;        /* in the ledger, -1 without orders */
  const gint *since;         /* known by more than an order from this day on, or never */
  const guint *event_starts; /* n_people + 1 */
  const HosoTypeEvent *events;
} HosoTypePeople;

/* From 0 to 1; FALSE stops the work. */
typedef gboolean (*HosoTypeProgress) (double done, gpointer data);

typedef struct
{
  HosoTypeRules rules;
  const gint *dates; /* ascending; each is the last day of its period */
  guint n_dates;
  double unit;         /* days in the model's unit of time */
  double horizon;      /* days ahead for the chance to buy again */
  guint sample;        /* the model is fitted to about so many customers; 0 for all */
  guint min_customers; /* below, or with fewer repeat purchases, there is no model */
  guint64 min_repeats;
  HosoTypeProgress progress; /* or NULL */
  gpointer progress_data;
} HosoTypePlan;

typedef struct
{
  guint n_people;
  guint n_dates;
  guint8 *states;     /* of every person at the first date, then at the second … */
  guint64 *counts;    /* HOSO_TYPE_STATES for each date */
  gboolean *modelled; /* whether there was a model at each date */
} HosoTypeHistory;

HosoTypeHistory *hoso_type_history_make (const HosoTypePeople *people, const HosoTypePlan *plan);
void hoso_type_history_free (HosoTypeHistory *history);
/* A type, or HOSO_TYPE_UNKNOWN. */
guint hoso_type_history_get (const HosoTypeHistory *history, guint person, guint date);
/* How many went from each state (rows) at date @from to each (columns) at @to. */
void hoso_type_history_count_moves (const HosoTypeHistory *history,
                                    guint from,
                                    guint to,
                                    guint64 moves[HOSO_TYPE_STATES * HOSO_TYPE_STATES]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoTypeHistory, hoso_type_history_free)

G_END_DECLS
