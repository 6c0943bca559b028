/* The interviews, in three groups: who bought quickly, slowly and not. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* @interviews: of HosoInteraction, newest first, with the customers' names. */
GtkWidget *hoso_interview_group_new (const GPtrArray *interviews);

G_END_DECLS
