/* Times, medians, and programs run against each other. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BENCH_SKIP 77

/* Seconds since @begun, a time of g_get_monotonic_time(). */
double bench_get_seconds (gint64 begun);
/* The one in the middle of @n; sorts them. */
double bench_get_median (double *times, guint n);
/* HOSO_BENCH_ROWS, or @usual. */
guint bench_get_rows (guint usual);

/* What a program took. */
typedef struct
{
  double seconds;
  double mebibytes; /* resident at the most */
} BenchCost;

/* Runs @argv, which must end well; its output is dropped. */
BenchCost bench_run (const char *const *argv);
void bench_remove (const char *path); /* with its -wal and -shm */

/* hoso: what hosoctl takes for @file, with @hosoctl itself; peer: what “sqlite3” takes.
 * Both leave nothing in @folder. */
typedef struct
{
  const char *name;
  BenchCost (*hoso) (const char *hosoctl, const char *folder, const char *file);
  BenchCost (*peer) (const char *folder, const char *file);
  double limit; /* of the ratio of their seconds */
} BenchRace;

/* Three times in turn; the medians of hosoctl into @cost. */
gboolean bench_race_run (const BenchRace *race,
                         const char *hosoctl,
                         const char *folder,
                         const char *file,
                         BenchCost *cost);

G_END_DECLS
