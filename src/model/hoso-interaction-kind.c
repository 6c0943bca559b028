/* The names of what interactions are made of.  Pure data: any thread may read it. */

#include "hoso-interaction-kind.h"

static const char *const kind_names[] = {
  [HOSO_INTERACTION_NOTE] = "note",
  [HOSO_INTERACTION_CALL] = "call",
  [HOSO_INTERACTION_MESSAGE] = "message",
  [HOSO_INTERACTION_VISIT] = "visit",
  [HOSO_INTERACTION_REVIEW] = "review",
  [HOSO_INTERACTION_COMPLAINT] = "complaint",
  [HOSO_INTERACTION_REFERRAL] = "referral",
  [HOSO_INTERACTION_GIFT] = "gift",
};

static const char *const channel_names[] = {
  [HOSO_CHANNEL_NONE] = NULL,
  [HOSO_CHANNEL_FACEBOOK] = "facebook",
  [HOSO_CHANNEL_ZALO_OA] = "zalo_oa",
  [HOSO_CHANNEL_TIKTOK] = "tiktok",
  [HOSO_CHANNEL_WEBSITE] = "website",
  [HOSO_CHANNEL_SHOPEE] = "shopee",
  [HOSO_CHANNEL_SHOP] = "shop",
  [HOSO_CHANNEL_PHONE] = "phone",
  [HOSO_CHANNEL_EMAIL] = "email",
  [HOSO_CHANNEL_ACQUAINTANCE] = "acquaintance",
  [HOSO_CHANNEL_OTHER] = "other",
};

static const char *const direction_names[] = {
  [HOSO_DIRECTION_NONE] = NULL,
  [HOSO_DIRECTION_IN] = "in",
  [HOSO_DIRECTION_OUT] = "out",
};

static const char *const sentiment_names[] = {
  [HOSO_SENTIMENT_NONE] = NULL,
  [HOSO_SENTIMENT_UNHAPPY] = "unhappy",
  [HOSO_SENTIMENT_NEUTRAL] = "neutral",
  [HOSO_SENTIMENT_HAPPY] = "happy",
};

static const char *const outcome_names[] = {
  [HOSO_OUTCOME_NONE] = NULL,
  [HOSO_OUTCOME_BOUGHT] = "bought",
  [HOSO_OUTCOME_UNDECIDED] = "undecided",
  [HOSO_OUTCOME_REFUSED] = "refused",
  [HOSO_OUTCOME_ASKED] = "asked",
};

static const char *const interview_names[] = {
  [HOSO_INTERVIEW_NONE] = NULL,
  [HOSO_INTERVIEW_QUICK] = "quick",
  [HOSO_INTERVIEW_SLOW] = "slow",
  [HOSO_INTERVIEW_NOT_BOUGHT] = "not-bought",
};

static const char *const state_names[] = {
  [HOSO_COMPLAINT_NONE] = NULL,
  [HOSO_COMPLAINT_OPEN] = "open",
  [HOSO_COMPLAINT_SOLVED] = "solved",
  [HOSO_COMPLAINT_FOLLOWED_UP] = "followed-up",
};

/* -1 where @name is none of the @n names; NULL is the first where that is NULL. */
static int
find_name (const char *const *names, gsize n, const char *name)
{
  for (gsize i = 0; i < n; i++)
    if (g_strcmp0 (names[i], name) == 0)
      return (int)i;
  return -1;
}

/* The name that is stored; static. */
const char *
hoso_interaction_kind_get_name (HosoInteractionKind kind)
{
  return kind_names[kind];
}

/* FALSE where @name is none of them. */
gboolean
hoso_interaction_kind_from_name (const char *name, HosoInteractionKind *kind)
{
  int found = find_name (kind_names, G_N_ELEMENTS (kind_names), name);

  if (found >= 0)
    *kind = found;
  return found >= 0;
}

/* The name that is stored; static, NULL for NONE. */
const char *
hoso_channel_get_name (HosoChannel channel)
{
  return channel_names[channel];
}

/* NULL is NONE; FALSE where @name is none of them. */
gboolean
hoso_channel_from_name (const char *name, HosoChannel *channel)
{
  int found = find_name (channel_names, G_N_ELEMENTS (channel_names), name);

  if (found >= 0)
    *channel = found;
  return found >= 0;
}

/* The name that is stored; static, NULL for NONE. */
const char *
hoso_direction_get_name (HosoDirection direction)
{
  return direction_names[direction];
}

/* NULL is NONE; FALSE where @name is none of them. */
gboolean
hoso_direction_from_name (const char *name, HosoDirection *direction)
{
  int found = find_name (direction_names, G_N_ELEMENTS (direction_names), name);

  if (found >= 0)
    *direction = found;
  return found >= 0;
}

/* The name that programs write; static, NULL for NONE. */
const char *
hoso_sentiment_get_name (HosoSentiment sentiment)
{
  return sentiment_names[sentiment];
}

/* NULL is NONE; FALSE where @name is none of them. */
gboolean
hoso_sentiment_from_name (const char *name, HosoSentiment *sentiment)
{
  int found = find_name (sentiment_names, G_N_ELEMENTS (sentiment_names), name);

  if (found >= 0)
    *sentiment = found;
  return found >= 0;
}

/* The name that is stored; static, NULL for NONE. */
const char *
hoso_outcome_get_name (HosoOutcome outcome)
{
  return outcome_names[outcome];
}

/* NULL is NONE; FALSE where @name is none of them. */
gboolean
hoso_outcome_from_name (const char *name, HosoOutcome *outcome)
{
  int found = find_name (outcome_names, G_N_ELEMENTS (outcome_names), name);

  if (found >= 0)
    *outcome = found;
  return found >= 0;
}

/* The name that is stored; static, NULL for NONE. */
const char *
hoso_interview_get_name (HosoInterview interview)
{
  return interview_names[interview];
}

/* NULL is NONE; FALSE where @name is none of them. */
gboolean
hoso_interview_from_name (const char *name, HosoInterview *interview)
{
  int found = find_name (interview_names, G_N_ELEMENTS (interview_names), name);

  if (found >= 0)
    *interview = found;
  return found >= 0;
}

/* The name that is stored; static, NULL for NONE. */
const char *
hoso_complaint_state_get_name (HosoComplaintState state)
{
  return state_names[state];
}

/* NULL is NONE; FALSE where @name is none of them. */
gboolean
hoso_complaint_state_from_name (const char *name, HosoComplaintState *state)
{
  int found = find_name (state_names, G_N_ELEMENTS (state_names), name);

  if (found >= 0)
    *state = found;
  return found >= 0;
}

/* Whether people talk in it, so that it can be an interview. */
gboolean
hoso_interaction_can_interview (HosoInteractionKind kind)
{
  return kind == HOSO_INTERACTION_CALL || kind == HOSO_INTERACTION_MESSAGE ||
         kind == HOSO_INTERACTION_VISIT;
}
