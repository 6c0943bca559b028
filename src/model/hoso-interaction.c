/* Making and freeing interactions.
 * Plain values owned by their holder; not thread-safe.
 */

#include "hoso-interaction.h"

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
