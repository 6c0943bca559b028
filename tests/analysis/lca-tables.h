/* Published tables that latent class models are fitted to: each pattern of
 * answers and how many gave it.
 */

#pragma once

#include <glib.h>

typedef struct
{
  const char *answers; /* a digit for each item, from 1 */
  guint n;
} Pattern;

/* Seven pathologists on 118 slides: Agresti 2002, Categorical Data Analysis, table 13.1. */
static const Pattern carcinoma[] = {
  { "1111111", 34 },
  { "1111211", 2 },
  { "1211111", 6 },
  { "1211112", 1 },
  { "1211211", 4 },
  { "1211212", 5 },
  { "2111111", 2 },
  { "2121212", 1 },
  { "2211111", 2 },
  { "2211112", 1 },
  { "2211211", 2 },
  { "2211212", 7 },
  { "2211222", 1 },
  { "2212112", 1 },
  { "2212212", 2 },
  { "2212222", 3 },
  { "2221212", 13 },
  { "2221222", 5 },
  { "2222212", 10 },
  { "2222222", 16 },
};

/* Four questions on cheating, 319 students: Dayton 1998, Latent Class Scaling Analysis, p. 33. */
static const Pattern cheating[] = {
  { "1111", 207 },
  { "1112", 46 },
  { "1121", 7 },
  { "1122", 5 },
  { "1211", 13 },
  { "1212", 4 },
  { "1221", 1 },
  { "1222", 2 },
  { "2111", 10 },
  { "2112", 3 },
  { "2121", 1 },
  { "2122", 2 },
  { "2211", 11 },
  { "2212", 4 },
  { "2221", 1 },
  { "2222", 2 },
};

/* Attitudes to surveys, 1,202 respondents: McCutcheon 1987, Latent Class Analysis, p. 30. */
static const Pattern gss82[] = {
  { "1111", 419 },
  { "1112", 35 },
  { "1113", 2 },
  { "1121", 71 },
  { "1122", 25 },
  { "1123", 5 },
  { "1211", 270 },
  { "1212", 25 },
  { "1213", 4 },
  { "1221", 42 },
  { "1222", 16 },
  { "1223", 5 },
  { "2111", 23 },
  { "2112", 4 },
  { "2113", 1 },
  { "2121", 6 },
  { "2122", 2 },
  { "2211", 43 },
  { "2212", 9 },
  { "2213", 2 },
  { "2221", 9 },
  { "2222", 3 },
  { "2223", 2 },
  { "3111", 26 },
  { "3112", 3 },
  { "3121", 1 },
  { "3122", 2 },
  { "3211", 85 },
  { "3212", 23 },
  { "3213", 6 },
  { "3221", 13 },
  { "3222", 12 },
  { "3223", 8 },
};

/* Role conflict, 216 students: Goodman 1974, Biometrika 61:215, table 1 (Stouffer and Toby). */
static const Pattern values[] = {
  { "1111", 20 },
  { "1112", 2 },
  { "1121", 9 },
  { "1122", 2 },
  { "1211", 6 },
  { "1212", 1 },
  { "1221", 4 },
  { "1222", 1 },
  { "2111", 38 },
  { "2112", 7 },
  { "2121", 24 },
  { "2122", 6 },
  { "2211", 25 },
  { "2212", 6 },
  { "2221", 23 },
  { "2222", 42 },
};
