/* The sample workspace: a Vietnamese cosmetics shop, made up from one seed.
 *
 * Everything goes through the same use cases as a user's own data; the survey
 * is written as a file and imported.
 */

#pragma once

#include "hoso-uid.h"
#include "hoso-workspace.h"

G_BEGIN_DECLS

#define SAMPLE_CUSTOMERS 300
#define SAMPLE_RESPONSES 400
#define SAMPLE_PURCHASES 1500
/* 2026-05-20 09:00 in Vietnam, in UTC seconds; its wall clock is 7 hours on. */
#define SAMPLE_NOW G_GINT64_CONSTANT (1779242400)
#define SAMPLE_NOW_LOCAL (SAMPLE_NOW + 7 * 3600)

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
  SampleHabit habit;
} SamplePerson;

typedef struct
{
  HosoDb *db;
  HosoRandom random;
  GArray *people; /* of SamplePerson */
  gint64 survey;
  gint64 segments[2];
  gint64 personas[3];
} Sample;

const char *sample_pick (Sample *sample, const char *const *choices);
/* The index of one of @n weights, which need not sum to one. */
guint sample_pick_weighted (Sample *sample, const double *weights, guint n);
gboolean sample_happens (Sample *sample, double probability);

void sample_make_person (Sample *sample, SamplePerson *person);
void sample_person_clear (SamplePerson *person);
gboolean sample_add_customers (Sample *sample, GError **error);
gboolean sample_add_purchases (Sample *sample, GError **error);
/* Writes @path as Google Sheets would export it. */
gboolean sample_write_survey (Sample *sample, const char *path, GError **error);
gboolean sample_add_survey (Sample *sample, GError **error);
gboolean sample_add_segments (Sample *sample, GError **error);
gboolean sample_add_personas (Sample *sample, GError **error);
gboolean sample_add_journey (Sample *sample, GError **error);
gboolean sample_add_contacts (Sample *sample, GError **error);
/* A drawn face, as a PNG file. */
GBytes *sample_draw_portrait (guint number);

G_END_DECLS
