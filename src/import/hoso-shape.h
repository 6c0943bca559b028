/* What a single answer looks like.  Thread-safe. */

#pragma once

#include "hoso-row.h"

G_BEGIN_DECLS

typedef enum
{
  HOSO_SHAPE_WORDS,
  HOSO_SHAPE_INTEGER, /* up to eight digits */
  HOSO_SHAPE_NUMBER,  /* any other number */
  HOSO_SHAPE_AMOUNT,  /* a number with a unit: “500k”, “5 triệu”, “$10” */
  HOSO_SHAPE_LONG,    /* nine digits or more, also as “8.4E+10” */
  HOSO_SHAPE_CODE,    /* nine digits or more with a leading 0, no telephone number */
  HOSO_SHAPE_PHONE,
  HOSO_SHAPE_EMAIL,
  HOSO_SHAPE_DATE,
  HOSO_SHAPE_MOMENT, /* a date with a time */
  HOSO_SHAPE_DAY,    /* a date without a year: “14/3” */
  HOSO_SHAPE_CLOCK,
  HOSO_SHAPE_SCORE, /* “8.00 / 10” */
} HosoShape;

#define HOSO_N_SHAPES (HOSO_SHAPE_SCORE + 1)

/* @text is trimmed and no missing answer. */
HosoShape hoso_shape_of (HosoSpan text);

G_END_DECLS
