/* Searching customers as people type: without accents, by parts of telephone
 * numbers, letter by letter.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _HosoCustomerSearch HosoCustomerSearch;

/* How well a name answers what was typed; less is better. */
typedef enum
{
  HOSO_MATCH_ACCENTS, /* with the very accents typed */
  HOSO_MATCH_LETTERS, /* with the letters typed, in other tones */
  HOSO_MATCH_FOLDED,  /* without accents, or elsewhere than in the name */
} HosoMatch;

#define HOSO_N_MATCHES (HOSO_MATCH_FOLDED + 1)

HosoCustomerSearch *hoso_customer_search_new (const char *text);
void hoso_customer_search_free (HosoCustomerSearch *search);
/* Borrowed: an FTS5 expression. */
const char *hoso_customer_search_get_expression (const HosoCustomerSearch *search);
HosoMatch hoso_customer_search_rate (const HosoCustomerSearch *search, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoCustomerSearch, hoso_customer_search_free)

G_END_DECLS
