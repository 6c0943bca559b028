/* What happened between the shop and a customer: a note, a call, a complaint …
 * Plain values owned by their holder; not thread-safe.
 */

#pragma once

#include "hoso-interaction-kind.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id; /* 0 for one that is not stored yet */
  gint64 customer;
  char *customer_name; /* only in lists over several customers */
  HosoInteractionKind kind;
  HosoChannel channel;
  HosoDirection direction;
  HosoSentiment sentiment;
  HosoOutcome outcome;
  HosoInterview interview;
  HosoComplaintState state;
  gint64 solved_at;    /* UTC seconds, 0 for not yet */
  gint64 followed_at;  /* UTC seconds, 0 for not yet */
  gint64 referred;     /* of a referral: the customer it brought, or 0 */
  char *referred_name; /* that customer's name, or as written; or NULL */
  char *text;
  gint64 at; /* UTC seconds */
} HosoInteraction;

HosoInteraction *hoso_interaction_new (HosoInteractionKind kind, const char *text);
HosoInteraction *hoso_interaction_copy (const HosoInteraction *interaction);
void hoso_interaction_free (HosoInteraction *interaction);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoInteraction, hoso_interaction_free)

G_END_DECLS
