/* Making and freeing what is to be decided after an import.  Plain values. */

#include "hoso-decision.h"

static const char *const kind_names[] = { "value", "person" };
static const char *const state_names[] = { "open", "taken", "kept" };

/* An empty one; free with hoso_decision_free(). */
HosoDecision *
hoso_decision_new (void)
{
  return g_new0 (HosoDecision, 1);
}

/* NULL is allowed. */
void
hoso_decision_free (HosoDecision *decision)
{
  if (decision == NULL)
    return;

  g_free (decision->customer_name);
  g_free (decision->contact);
  g_free (decision->field);
  g_free (decision->title);
  g_free (decision->present);
  g_free (decision->value);
  g_free (decision);
}

static guint
find_name (const char *const *names, guint n, const char *name)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (names[i], name) == 0)
      return i;
  return 0;
}

/* Never NULL; owned by the program. */
const char *
hoso_decision_kind_get_name (HosoDecisionKind kind)
{
  return kind_names[kind];
}

HosoDecisionKind
hoso_decision_kind_from_name (const char *name)
{
  return (HosoDecisionKind)find_name (kind_names, G_N_ELEMENTS (kind_names), name);
}

/* Never NULL; owned by the program. */
const char *
hoso_decision_state_get_name (HosoDecisionState state)
{
  return state_names[state];
}

HosoDecisionState
hoso_decision_state_from_name (const char *name)
{
  return (HosoDecisionState)find_name (state_names, G_N_ELEMENTS (state_names), name);
}
