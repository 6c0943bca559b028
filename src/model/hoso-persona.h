/* A persona: a fictional face on a group, with statements that carry their
 * proof.  Plain values owned by their holder; not thread-safe.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a statement rests on.  n and base are a snapshot of the day it was
 * taken; now_n and now_base are today's figures, read with the persona. */
typedef struct
{
  gint64 survey;
  gint64 question;
  char *survey_name;
  char *question_title;
  char *option; /* label */
  guint64 n;
  guint64 base;
  char *from; /* ISO 8601 dates of the answers, or NULL */
  char *to;
  gint64 taken_at; /* UTC seconds */
  guint64 now_n;
  guint64 now_base;
} HosoEvidence;

typedef struct
{
  gint64 id;
  int layer; /* 1 identity, 2 behaviour, 3 decision (S51) */
  char *text;
  HosoEvidence *evidence; /* NULL: an assumption */
} HosoStatement;

typedef struct
{
  gint64 id;
  char *name;
  char *role; /* "HR manager at a mid-sized firm" */
  char *quote;
  char *bio;
  char *language;     /* of the card: "vi" or "en" */
  gint64 photo;       /* 0 for none */
  gint64 segment;     /* 0 for none */
  char *segment_name; /* or NULL */
  char *segment_goal; /* what the segment is for, or NULL */
  guint64 segment_count;
  guint64 segment_base;
  gint64 reviewed_at;    /* UTC seconds */
  int review_months;     /* 6 to 12 (S100) */
  GPtrArray *statements; /* of HosoStatement, in order */
} HosoPersona;

HosoEvidence *hoso_evidence_new (void);
void hoso_evidence_free (HosoEvidence *evidence);
/* Takes @evidence, which may be NULL. */
HosoStatement *hoso_statement_new (int layer, const char *text, HosoEvidence *evidence);
void hoso_statement_free (HosoStatement *statement);
HosoPersona *hoso_persona_new (void);
void hoso_persona_free (HosoPersona *persona);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoEvidence, hoso_evidence_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoStatement, hoso_statement_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoPersona, hoso_persona_free)

G_END_DECLS
