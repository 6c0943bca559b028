/* Whom the personas stand for, in rows. */

#pragma once

#include <adwaita.h>

#include "hoso-persona-coverage.h"

G_BEGIN_DECLS

/* Its button runs the action “personas.make-rest” of the page around. */
GtkWidget *hoso_persona_coverage_group_new (const HosoPersonaCoverage *coverage);

G_END_DECLS
