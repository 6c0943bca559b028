/* Making, freeing and naming interactions.
 * Plain values owned by their holder; not thread-safe.
 */

#include "hoso-interaction.h"

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

/* Of nobody, at no time yet; a complaint is open.  @text may be NULL. */
HosoInteraction *
hoso_interaction_new (HosoInteractionKind kind, const char *text)
{
  HosoInteraction *interaction = g_new0 (HosoInteraction, 1);

  interaction->kind = kind;
  interaction->text = g_strdup (text);
  interaction->state = kind == HOSO_INTERACTION_COMPLAINT ? HOSO_COMPLAINT_OPEN
                                                          : HOSO_COMPLAINT_NONE;
  return interaction;
}

/* Free with hoso_interaction_free(). */
HosoInteraction *
hoso_interaction_copy (const HosoInteraction *interaction)
{
  HosoInteraction *copy = g_memdup2 (interaction, sizeof *interaction);

  copy->customer_name = g_strdup (interaction->customer_name);
  copy->referred_name = g_strdup (interaction->referred_name);
  copy->text = g_strdup (interaction->text);
  return copy;
}

void
hoso_interaction_free (HosoInteraction *interaction)
{
  if (interaction == NULL)
    return;

  g_free (interaction->customer_name);
  g_free (interaction->referred_name);
  g_free (interaction->text);
  g_free (interaction);
}
