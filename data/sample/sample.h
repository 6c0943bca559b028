/* The sample workspace: a Vietnamese cosmetics shop with a sales book of two and a
 * half years, made up from one seed (hoso-sample.c says what is in it).
 *
 * Everything goes through the same use cases as a user's own data; the survey is
 * written as a file and imported.
 */

#pragma once

#include "hoso-uid.h"
#include "hoso-workspace.h"

G_BEGIN_DECLS

#define SAMPLE_CUSTOMERS 400
#define SAMPLE_RESPONSES 400
/* The first of the customers answered the survey. */
#define SAMPLE_KNOWN_RESPONSES 240
/* 2026-05-20 09:00 in Vietnam, in UTC seconds; its wall clock is 7 hours on. */
#define SAMPLE_NOW G_GINT64_CONSTANT (1779242400)
#define SAMPLE_NOW_LOCAL (SAMPLE_NOW + 7 * 3600)
#define SAMPLE_DAY 86400
/* The shop's first day, 2023-12-01, and the days it has been open. */
#define SAMPLE_OPENED 19692
#define SAMPLE_DAYS 901

#define SAMPLE_MAX_LINES 6

/* How a made-up person buys: it runs through the answers and the purchases, so
 * that segments have something to find. */
typedef enum
{
  SAMPLE_QUICK,
  SAMPLE_THRIFTY,
  SAMPLE_CAREFUL,
  SAMPLE_LOYAL,
} SampleHabit;

#define SAMPLE_N_HABITS (SAMPLE_LOYAL + 1)

/* When somebody buys. */
typedef enum
{
  SAMPLE_ANY_TIME,
  SAMPLE_NEVER,
  SAMPLE_BEFORE_TET,
  SAMPLE_FOR_WOMENS_DAY,
} SampleOccasion;

typedef struct
{
  gint64 id;
  char *name;
  char *phone;
  char *email;
  const char *city;
  const char *age;
  const char *occupation;
  gboolean female;
  gboolean abroad; /* pays in US dollars */
  SampleHabit habit;
  SampleOccasion occasion;
  gint start;     /* the day of the first order, from the shop's first day */
  gint last;      /* the day of the last order */
  double rate;    /* orders a week */
  double leaving; /* the chance to leave after an order */
  double money;   /* what an order comes to in the mean, đồng */
  guint referrer; /* 1 + the number of who brought this one, 0 for nobody */
  gboolean unhappy;
  gboolean recommends;
} SamplePerson;

typedef struct
{
  guint product; /* index into the catalogue */
  guint quantity;
} SampleLine;

typedef struct
{
  guint person;
  gint day; /* from the shop's first day */
  gint second;
  SampleLine lines[SAMPLE_MAX_LINES];
  guint n_lines;
  guint status; /* HosoPurchaseStatus */
  guint returned;
  gboolean complained;
  gboolean lost; /* … and was not content with the answer */
} SampleOrder;

typedef struct
{
  HosoDb *db;
  HosoRandom random;
  GArray *people; /* of SamplePerson */
  GArray *orders; /* of SampleOrder, by time */
  double season[SAMPLE_DAYS + 1];
  double first_orders[SAMPLE_DAYS];
  gint64 survey;
  gint64 segments[2];
  gint64 personas[3];
} Sample;

gboolean sample_add_customers (Sample *sample, GError **error);
gboolean sample_add_purchases (Sample *sample, GError **error);
gboolean sample_add_survey (Sample *sample, GError **error);
gboolean sample_add_segments (Sample *sample, GError **error);
gboolean sample_add_personas (Sample *sample, GError **error);
gboolean sample_add_journey (Sample *sample, GError **error);
gboolean sample_add_contacts (Sample *sample, GError **error);
gboolean sample_add_events (Sample *sample, GError **error);

G_END_DECLS
