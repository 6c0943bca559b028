/* Everybody that a rule is about: the customers by id, or the respondents of
 * one survey by ordinal; and the way from one to the other.
 */

#pragma once

#include "hoso-bitset.h"
#include "hoso-types.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 survey; /* 0: customers */
  HosoBitset *all;
} HosoPopulation;

HosoPopulation *hoso_population_load (HosoDb *db, gint64 survey, GError **error);
void hoso_population_free (HosoPopulation *population);
/* The members of @to that are the same people as @set, members of @from: joined
 * through the customers. */
HosoBitset *hoso_population_translate (HosoDb *db,
                                       const HosoPopulation *from,
                                       const HosoBitset *set,
                                       const HosoPopulation *to,
                                       GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoPopulation, hoso_population_free)

G_END_DECLS
