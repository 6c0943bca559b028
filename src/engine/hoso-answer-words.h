/* What customers wrote in surveys, one customer after the other, for the search:
 * a chunk of answers is decoded once for all who stand in it.
 */

#pragma once

#include "hoso-search-index.h"

G_BEGIN_DECLS

/* For hoso_search_index_set_answers(). */
extern const HosoAnswersReader hoso_answer_words_reader;

G_END_DECLS
