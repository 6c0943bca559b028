/* Use cases around stored surveys. */

#pragma once

#include "hoso-rule.h"
#include "hoso-survey.h"
#include "hoso-workspace.h"

G_BEGIN_DECLS

/* Of HosoSurvey without questions, newest first. */
GPtrArray *hoso_surveys_list (HosoDb *db, GError **error);
/* With its questions, their options counted. */
HosoSurvey *hoso_surveys_load (HosoDb *db, gint64 id, GError **error);
/* The same, with each spelling as an option of its own. */
HosoSurvey *hoso_surveys_load_as_written (HosoDb *db, gint64 id, GError **error);
gboolean hoso_surveys_rename (HosoDb *db, gint64 id, const char *name, GError **error);
/* Undo takes it back only as a whole. */
gboolean hoso_surveys_remove (HosoDb *db, gint64 id, GError **error);
/* Counts the answers of one question; among the respondents that @rule holds
 * for, where @rule is not NULL (a rule about customers counts the answers that
 * are joined to them). */
HosoTally *hoso_surveys_tally (HosoDb *db, gint64 question, const HosoRule *rule, GError **error);
/* Everybody's answers, each spelling on its own. */
HosoTally *hoso_surveys_tally_as_written (HosoDb *db, gint64 question, GError **error);

/* How @answer to the question is read; @answer itself where nothing was decided
 * about it.  Free with g_free(). */
char *
hoso_surveys_dup_read (HosoDb *db, gint64 question, const char *answer, GError **error);

/* One answer of a list of free text. */
typedef struct
{
  guint ordinal;       /* of the response */
  gint64 customer;     /* 0 for none */
  char *customer_name; /* or NULL */
  char *at;            /* ISO 8601, or NULL */
  char *text;          /* as written */
  char *read;          /* where it is read as something else, or NULL */
} HosoAnswer;

void hoso_answer_free (HosoAnswer *answer);

/* Of HosoAnswer: the answers as written whose folded text holds every word of
 * @search (NULL for all), at most @limit, in the order of the responses.
 * @total, if wanted, gets how many there are. */
GPtrArray *hoso_surveys_find_answers (HosoDb *db,
                                      gint64 question,
                                      const char *search,
                                      guint limit,
                                      guint64 *total,
                                      GCancellable *cancellable,
                                      GError **error);

G_END_DECLS
