/* How likely two entries are one person: weights of agreement after Fellegi and
 * Sunter, with names by how rare they are.
 */

#pragma once

#include "hoso-person-name.h"

G_BEGIN_DECLS

/* What is known of one entry; borrowed while it is rated. */
typedef struct
{
  const char *name;
  gboolean is_company;
  const char *const *phones; /* canonical; NULL-terminated, or NULL */
  const char *const *emails; /* lower case */
  const char *const *codes;  /* with their channel */
  int year;                  /* of birth; 0 for each part that is not known */
  int month;
  int day;
  gboolean by_lunar; /* told by the lunar calendar; where the year is known, above by the other */
  int lunar_month;   /* by the lunar calendar, or 0 for each */
  int lunar_day;
} HosoLikenessEntry;

typedef enum
{
  HOSO_BIRTHDAY_UNKNOWN,
  HOSO_BIRTHDAY_SAME,
  HOSO_BIRTHDAY_SAME_DAY, /* without the year in one of both */
  HOSO_BIRTHDAY_LUNAR,    /* one by the lunar calendar */
  HOSO_BIRTHDAY_SWAPPED,  /* 5 March and 3 May of one year */
  HOSO_BIRTHDAY_DIFFERENT,
} HosoBirthdayLikeness;

/* Why two entries look alike, or not. */
typedef struct
{
  double score; /* 0 to 1: how likely they are one person */
  HosoNameLikeness name;
  HosoBirthdayLikeness birthday;
  const char *phone; /* that both have, or NULL; borrowed from the entry, as below */
  const char *email;
  const char *code;
  gboolean other_phones; /* both have some, and none in common */
  gboolean near_phone;   /* one digit apart */
  gboolean rare_name;    /* in hundred thousand people fewer than ten */
  gboolean other_sex;    /* one is called anh, the other chị */
} HosoLikenessReasons;

typedef struct
{
  guint first; /* indexes of entries, first < second */
  guint second;
  double score;
} HosoLikenessPair;

typedef struct _HosoLikeness HosoLikeness;

/* From 0 to 1; returns FALSE to stop. */
typedef gboolean (*HosoLikenessProgress) (double done, gpointer data);

/* @entries: @n of them, borrowed as long as the result lives. */
HosoLikeness *hoso_likeness_new (const HosoLikenessEntry *entries, guint n);
void hoso_likeness_free (HosoLikeness *likeness);
void hoso_likeness_rate (const HosoLikeness *likeness,
                         guint first,
                         guint second,
                         HosoLikenessReasons *reasons);
/* Of HosoLikenessPair, the likeliest first: those of at least @least, and all who
 * share a phone number or an address.  NULL where @progress stopped it. */
GArray *hoso_likeness_find (const HosoLikeness *likeness,
                            double least,
                            HosoLikenessProgress progress,
                            gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoLikeness, hoso_likeness_free)

G_END_DECLS
