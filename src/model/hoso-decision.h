/* What an import could not decide by itself. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  HOSO_DECISION_VALUE,  /* the answer differs from a value made by hand */
  HOSO_DECISION_PERSON, /* the respondent may be the customer of the same name */
} HosoDecisionKind;

typedef enum
{
  HOSO_DECISION_OPEN,
  HOSO_DECISION_TAKEN, /* the answer was taken; it is the same person */
  HOSO_DECISION_KEPT,  /* the value was kept; it is somebody else */
} HosoDecisionState;

typedef struct
{
  gint64 id;
  HosoDecisionKind kind;
  HosoDecisionState state;
  gint64 import;
  gint64 survey; /* of the import, or 0 where it was removed since */
  guint ordinal; /* of the response in that survey */
  gint64 customer;
  char *customer_name;
  char *contact; /* one of the customer's, or NULL */
  char *field;   /* key, or NULL for a person */
  char *title;   /* of the field where a user named it, or NULL */
  char *present; /* the customer's value now, or NULL */
  char *value;   /* as answered; the name for a person */
  gint64 at;     /* UTC seconds of the import */
} HosoDecision;

HosoDecision *hoso_decision_new (void);
void hoso_decision_free (HosoDecision *decision);
/* As stored; HOSO_DECISION_OPEN and HOSO_DECISION_VALUE for a name unknown. */
const char *hoso_decision_kind_get_name (HosoDecisionKind kind);
HosoDecisionKind hoso_decision_kind_from_name (const char *name);
const char *hoso_decision_state_get_name (HosoDecisionState state);
HosoDecisionState hoso_decision_state_from_name (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoDecision, hoso_decision_free)

G_END_DECLS
