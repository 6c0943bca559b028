/* Eighteen flowers (Struyf, Hubert and Rousseeuw 1996, J. Statistical Software 1:4):
 * three traits of yes or no, a colour, soil and preference as steps, height and distance
 * as numbers.
 */

#pragma once

#include "hoso-gower.h"

#define FLOWERS 18
#define FLOWER_TRAITS 8

static const double flower[FLOWERS][FLOWER_TRAITS] = {
  { 0, 1, 1, 4, 3, 15, 25, 15 },
  { 1, 0, 0, 2, 1, 3, 150, 50 },
  { 0, 1, 0, 3, 3, 1, 150, 50 },
  { 0, 0, 1, 4, 2, 16, 125, 50 },
  { 0, 1, 0, 5, 2, 2, 20, 15 },
  { 0, 1, 0, 4, 3, 12, 50, 40 },
  { 0, 0, 0, 4, 3, 13, 40, 20 },
  { 0, 0, 1, 2, 2, 7, 100, 15 },
  { 1, 1, 0, 3, 1, 4, 25, 15 },
  { 1, 1, 0, 5, 2, 14, 100, 60 },
  { 1, 1, 1, 5, 3, 8, 45, 10 },
  { 1, 1, 1, 1, 2, 9, 90, 25 },
  { 1, 1, 0, 1, 2, 6, 20, 10 },
  { 1, 1, 1, 4, 2, 11, 80, 30 },
  { 1, 0, 0, 3, 2, 10, 40, 20 },
  { 1, 0, 0, 4, 2, 18, 200, 60 },
  { 1, 0, 0, 2, 2, 17, 150, 60 },
  { 0, 0, 1, 2, 1, 5, 25, 10 },
};

/* As daisy() of R's cluster takes them: N N N N O O I I. */
static inline HosoGowerData
flower_get_data (void)
{
  static const HosoGowerKind kinds[FLOWER_TRAITS] = {
    HOSO_GOWER_NOMINAL,
    HOSO_GOWER_NOMINAL,
    HOSO_GOWER_NOMINAL,
    HOSO_GOWER_NOMINAL,
    HOSO_GOWER_NUMBER,
    HOSO_GOWER_NUMBER,
    HOSO_GOWER_NUMBER,
    HOSO_GOWER_NUMBER,
  };

  return (HosoGowerData){ FLOWERS, FLOWER_TRAITS, kinds, flower[0] };
}
