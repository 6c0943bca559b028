/* Two questions of a survey, or fields of the customers, against each other. */

#pragma once

#include <gio/gio.h>

#include "hoso-types.h"

G_BEGIN_DECLS

/* Everybody here answered both questions.  Where several options may be chosen,
 * one person counts in several rows or columns. */
typedef struct
{
  char *row_title;
  char *column_title;
  char *source; /* the survey's name */
  char *date;   /* of its latest response, ISO 8601, or NULL */
  char **rows;  /* labels */
  char **columns;
  guint n_rows;
  guint n_columns;
  guint64 *counts; /* row after row */
  guint64 *row_bases;
  guint64 *column_totals;
  guint64 base;
  double *p;       /* of each cell against the other rows, corrected for all cells */
  gboolean tested; /* one answer each: the whole table has a test */
  gboolean exact;  /* Fisher's, else Pearson's */
  guint draws;     /* random tables that stand for all, where there are too many; or 0 */
  double low;      /* then how near table_p is, with 95 % */
  double high;
  gboolean rough; /* fewer than five expected somewhere: p is a hint */
  double table_p;
  double cramer_v;
} HosoCrosstab;

/* A question, or with 0 a field by its key; “type” is the type of the customers. */
typedef struct
{
  gint64 question;
  const char *field;
} HosoCrosstabSubject;

HosoCrosstab *hoso_crosstab_make_of (HosoDb *db,
                                     const HosoCrosstabSubject *row,
                                     const HosoCrosstabSubject *column,
                                     GCancellable *cancellable,
                                     GError **error);
HosoCrosstab *hoso_crosstab_make (HosoDb *db,
                                  gint64 row_question,
                                  gint64 column_question,
                                  GCancellable *cancellable,
                                  GError **error);
void hoso_crosstab_free (HosoCrosstab *table);
/* 1: more often than the other rows, beyond chance; -1: less often; 0 neither. */
int hoso_crosstab_get_direction (const HosoCrosstab *table, guint row, guint column);
/* “more often”, “less often”, or NULL. */
const char *hoso_crosstab_get_words (const HosoCrosstab *table, guint row, guint column);
/* Whether the questions go together, in one sentence; free with g_free(). */
char *hoso_crosstab_describe (const HosoCrosstab *table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoCrosstab, hoso_crosstab_free)

G_END_DECLS
