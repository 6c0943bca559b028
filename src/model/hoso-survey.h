/* A stored survey and the tables of its answers, for pages and charts. */

#pragma once

#include "hoso-question.h"
#include "hoso-spread.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  char *name;
  guint64 responses;
  char *first; /* ISO 8601 of the earliest and latest response, or NULL */
  char *last;
  char *file_name;      /* of the latest import */
  GPtrArray *questions; /* of HosoQuestion; NULL in lists */
} HosoSurvey;

HosoSurvey *hoso_survey_new (void);
void hoso_survey_free (HosoSurvey *survey);
/* Borrowed, or NULL. */
HosoQuestion *hoso_survey_find_question (const HosoSurvey *survey, gint64 question);

/* One bar of a chart. */
typedef struct
{
  char *label;
  guint64 n;
  gboolean other;
} HosoCount;

/* The answers of one question counted: people, never mentions, are the base. */
typedef struct
{
  gint64 question;
  guint64 base;      /* respondents who answered */
  guint64 asked;     /* respondents looked at */
  guint64 mentions;  /* sum of the counts; above base where several may be chosen */
  GPtrArray *counts; /* of HosoCount */
  gboolean numeric;  /* counts are ranges of numbers or steps of a scale */
  double mean;       /* where numeric */
  double median;
  HosoSpread *spread; /* where numeric; or NULL */
} HosoTally;

HosoTally *hoso_tally_new (void);
void hoso_tally_free (HosoTally *tally);
/* The most frequent first, what people wrote under “Other” last. */
void hoso_tally_sort (HosoTally *tally);
void hoso_tally_add (HosoTally *tally, const char *label, guint64 n, gboolean other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoSurvey, hoso_survey_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoTally, hoso_tally_free)

G_END_DECLS
