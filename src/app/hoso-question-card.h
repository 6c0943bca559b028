/* One question of a survey: its answers as a chart or a list, and what to do
 * with them. */

#pragma once

#include <adwaita.h>

#include "hoso-survey.h"
#include "hoso-workspace.h"

G_BEGIN_DECLS

/* A question as an item of a list. */
#define HOSO_TYPE_QUESTION_ITEM (hoso_question_item_get_type ())
G_DECLARE_FINAL_TYPE (HosoQuestionItem, hoso_question_item, HOSO, QUESTION_ITEM, GObject)

/* Borrows both; the survey outlives its items. */
HosoQuestionItem *hoso_question_item_new (const HosoSurvey *survey, const HosoQuestion *question);
/* Whether the folded title holds every word of the folded @words; NULL: yes. */
gboolean hoso_question_item_matches (HosoQuestionItem *item, char **words);

#define HOSO_TYPE_QUESTION_CARD (hoso_question_card_get_type ())
G_DECLARE_FINAL_TYPE (HosoQuestionCard, hoso_question_card, HOSO, QUESTION_CARD, AdwBin)

GtkWidget *hoso_question_card_new (HosoWorkspace *workspace);
/* NULL lets go of what was shown. */
void hoso_question_card_set_item (HosoQuestionCard *card, HosoQuestionItem *item);

G_END_DECLS
