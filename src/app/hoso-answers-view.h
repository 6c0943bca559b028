/* The answers to one question as written, to be searched. */

#pragma once

#include <adwaita.h>

#include "hoso-workspace.h"

G_BEGIN_DECLS

#define HOSO_TYPE_ANSWERS_VIEW (hoso_answers_view_get_type ())
G_DECLARE_FINAL_TYPE (HosoAnswersView, hoso_answers_view, HOSO, ANSWERS_VIEW, AdwBin)

GtkWidget *hoso_answers_view_new (void);
/* NULL and 0 clear.  @title names the list for those who cannot see it. */
void hoso_answers_view_set_question (HosoAnswersView *view,
                                     HosoWorkspace *workspace,
                                     gint64 question,
                                     const char *title);

G_END_DECLS
