/* Seeded rows of a Vietnamese survey. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What tells who a row's respondent is; free with bench_person_clear(). */
typedef struct
{
  char *name;
  char *phone;
  char *email;
} BenchPerson;

BenchPerson bench_person_make (guint64 seed, guint row);
void bench_person_clear (BenchPerson *person);
/* A file of @rows rows of 20 columns, about 370 bytes each, with quoted line
 * breaks, doubled quotes and commas.  The same seed gives the same bytes. */
void bench_people_write (const char *path, guint rows, guint64 seed);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BenchPerson, bench_person_clear)

G_END_DECLS
