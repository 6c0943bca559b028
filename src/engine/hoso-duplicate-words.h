/* Why two customers look like one person, in words. */

#pragma once

#include "hoso-likeness.h"

G_BEGIN_DECLS

char **hoso_duplicate_words_describe (const HosoLikenessReasons *reasons);

G_END_DECLS
