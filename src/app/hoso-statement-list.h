/* The three layers of what a persona says, edited in place. */

#pragma once

#include <adwaita.h>

#include "hoso-persona.h"

G_BEGIN_DECLS

#define HOSO_TYPE_STATEMENT_LIST (hoso_statement_list_get_type ())
G_DECLARE_FINAL_TYPE (HosoStatementList, hoso_statement_list, HOSO, STATEMENT_LIST, AdwBin)

/* Shows what is in @persona, which is not kept.  The focus stays. */
void hoso_statement_list_set_persona (HosoStatementList *list, const HosoPersona *persona);

/* Signal “edit” (HosoStatementList *, HosoPersonaEdit *): borrowed. */

G_END_DECLS
