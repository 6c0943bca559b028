/* The persona card (W15) and the journey map, laid out for paper. */

#pragma once

#include "hoso-journey.h"
#include "hoso-persona.h"
#include "hoso-scene.h"

G_BEGIN_DECLS

/* A4 upright.  @photo: an encoded picture, or NULL.  Evidence stands with each
 * statement; what has none is marked as an assumption. */
HosoScene *hoso_card_layout (const HosoPersona *persona, GBytes *photo);

/* As wide as the steps ask for, at least A4 lying. */
HosoScene *hoso_map_layout (const HosoJourney *journey, GBytes *photo);

G_END_DECLS
