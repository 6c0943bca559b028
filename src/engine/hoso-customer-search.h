/* What somebody types to find customers: words without accents, parts of
 * telephone numbers, addresses of e-mail, letter by letter.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How well a customer answers what was typed; less is better. */
typedef enum
{
  HOSO_MATCH_ACCENTS,   /* the name, with the very accents typed */
  HOSO_MATCH_LETTERS,   /* the name, with the letters typed, in other tones */
  HOSO_MATCH_FOLDED,    /* the name, without accents */
  HOSO_MATCH_ELSEWHERE, /* telephone numbers, addresses, notes, answers */
} HosoMatch;

#define HOSO_N_MATCHES (HOSO_MATCH_ELSEWHERE + 1)

/* Digits that were typed one after the other: parts of one telephone number, or
 * numbers that stand somewhere. */
typedef struct
{
  char *match;     /* an FTS5 expression */
  char *phones[2]; /* beginnings of canonical numbers, or NULL */
} HosoSearchNumber;

typedef struct
{
  /* FTS5 expressions; the last word may be unfinished. */
  char *names;     /* words of letters, to be held against names … */
  char *text;      /* … and against text; NULL where only digits were typed */
  char *all_names; /* the same with all numbers */
  char *all_text;
  char *short_names;  /* with three letters of a longer unfinished word, or NULL */
  GPtrArray *numbers; /* of HosoSearchNumber: each must be there as well */
  char *email;        /* the beginning of an address, or NULL */
  GPtrArray *words;   /* of char: those of a name as typed, NFC, lower case */
  GPtrArray *toneless;
  GPtrArray *folded;
} HosoCustomerSearch;

HosoCustomerSearch *hoso_customer_search_new (const char *text);
void hoso_customer_search_free (HosoCustomerSearch *search);
HosoMatch hoso_customer_search_rate (const HosoCustomerSearch *search, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoCustomerSearch, hoso_customer_search_free)

G_END_DECLS
