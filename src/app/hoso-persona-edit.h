/* One change to a persona, as its editor asks for it. */

#pragma once

#include "hoso-personas.h"

G_BEGIN_DECLS

typedef enum
{
  HOSO_PERSONA_SET_NAME,
  HOSO_PERSONA_SET_ROLE,
  HOSO_PERSONA_SET_QUOTE,
  HOSO_PERSONA_SET_BIO,
  HOSO_PERSONA_SET_LANGUAGE,
  HOSO_PERSONA_SET_SEGMENT,
  HOSO_PERSONA_SET_REVIEW_MONTHS,
  HOSO_PERSONA_SET_REVIEWED,
  HOSO_PERSONA_ADD_STATEMENT,
  HOSO_PERSONA_SET_STATEMENT,
  HOSO_PERSONA_SET_LAYER,
  HOSO_PERSONA_MOVE_STATEMENT,
  HOSO_PERSONA_REMOVE_STATEMENT,
  HOSO_PERSONA_PROPOSE,
} HosoPersonaEditKind;

typedef struct
{
  HosoPersonaEditKind kind;
  gint64 persona;
  gint64 id;  /* of the statement or segment */
  int number; /* months, layer, direction */
  char *text; /* or NULL */
} HosoPersonaEdit;

HosoPersonaEdit *hoso_persona_edit_new (HosoPersonaEditKind kind,
                                        gint64 id,
                                        int number,
                                        const char *text);
HosoPersonaEdit *hoso_persona_edit_copy (const HosoPersonaEdit *edit);
void hoso_persona_edit_free (HosoPersonaEdit *edit);
guint hoso_persona_edit_apply (const HosoPersonaEdit *edit, HosoDb *db, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoPersonaEdit, hoso_persona_edit_free)

G_END_DECLS
