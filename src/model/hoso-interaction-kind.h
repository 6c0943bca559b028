/* The words for what happened between the shop and a customer: its kind, channel,
 * direction, feeling and outcome.  Pure data: any thread may read it.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Each enum has the name that is stored; what people read is
 * hoso_name_get ("interaction.…", "contact-channel.…", "sentiment.…",
 * "outcome.…", "interview.…", "complaint.…"). */
typedef enum
{
  HOSO_INTERACTION_NOTE,
  HOSO_INTERACTION_CALL,
  HOSO_INTERACTION_MESSAGE,
  HOSO_INTERACTION_VISIT,
  HOSO_INTERACTION_REVIEW,
  HOSO_INTERACTION_COMPLAINT,
  HOSO_INTERACTION_REFERRAL,
  HOSO_INTERACTION_GIFT,
} HosoInteractionKind;
#define HOSO_INTERACTION_N_KINDS (HOSO_INTERACTION_GIFT + 1)

typedef enum
{
  HOSO_CHANNEL_NONE,
  HOSO_CHANNEL_FACEBOOK,
  HOSO_CHANNEL_ZALO_OA,
  HOSO_CHANNEL_TIKTOK,
  HOSO_CHANNEL_WEBSITE,
  HOSO_CHANNEL_SHOPEE,
  HOSO_CHANNEL_SHOP,
  HOSO_CHANNEL_PHONE,
  HOSO_CHANNEL_EMAIL,
  HOSO_CHANNEL_ACQUAINTANCE,
  HOSO_CHANNEL_OTHER,
} HosoChannel;
#define HOSO_N_CHANNELS (HOSO_CHANNEL_OTHER + 1)

typedef enum
{
  HOSO_DIRECTION_NONE,
  HOSO_DIRECTION_IN, /* the customer began */
  HOSO_DIRECTION_OUT,
} HosoDirection;

typedef enum
{
  HOSO_SENTIMENT_NONE,
  HOSO_SENTIMENT_UNHAPPY,
  HOSO_SENTIMENT_NEUTRAL,
  HOSO_SENTIMENT_HAPPY,
} HosoSentiment;
#define HOSO_N_SENTIMENTS (HOSO_SENTIMENT_HAPPY + 1)

/* What came of it; the reason or the question is the text. */
typedef enum
{
  HOSO_OUTCOME_NONE,
  HOSO_OUTCOME_BOUGHT,
  HOSO_OUTCOME_UNDECIDED,
  HOSO_OUTCOME_REFUSED,
  HOSO_OUTCOME_ASKED,
} HosoOutcome;
#define HOSO_N_OUTCOMES (HOSO_OUTCOME_ASKED + 1)

/* How somebody who was interviewed buys; NONE for what was no interview. */
typedef enum
{
  HOSO_INTERVIEW_NONE,
  HOSO_INTERVIEW_QUICK,
  HOSO_INTERVIEW_SLOW,
  HOSO_INTERVIEW_NOT_BOUGHT,
} HosoInterview;
#define HOSO_N_INTERVIEWS (HOSO_INTERVIEW_NOT_BOUGHT + 1)

/* Of a complaint; NONE for all else. */
typedef enum
{
  HOSO_COMPLAINT_NONE,
  HOSO_COMPLAINT_OPEN,
  HOSO_COMPLAINT_SOLVED,
  HOSO_COMPLAINT_FOLLOWED_UP,
} HosoComplaintState;
#define HOSO_COMPLAINT_N_STATES (HOSO_COMPLAINT_FOLLOWED_UP + 1)

/* NULL for the value NONE. */
const char *hoso_interaction_kind_get_name (HosoInteractionKind kind);
gboolean hoso_interaction_kind_from_name (const char *name, HosoInteractionKind *kind);
const char *hoso_channel_get_name (HosoChannel channel);
gboolean hoso_channel_from_name (const char *name, HosoChannel *channel);
const char *hoso_direction_get_name (HosoDirection direction);
gboolean hoso_direction_from_name (const char *name, HosoDirection *direction);
const char *hoso_sentiment_get_name (HosoSentiment sentiment);
gboolean hoso_sentiment_from_name (const char *name, HosoSentiment *sentiment);
const char *hoso_outcome_get_name (HosoOutcome outcome);
gboolean hoso_outcome_from_name (const char *name, HosoOutcome *outcome);
const char *hoso_interview_get_name (HosoInterview interview);
gboolean hoso_interview_from_name (const char *name, HosoInterview *interview);
const char *hoso_complaint_state_get_name (HosoComplaintState state);
gboolean hoso_complaint_state_from_name (const char *name, HosoComplaintState *state);
gboolean hoso_interaction_can_interview (HosoInteractionKind kind);

G_END_DECLS
