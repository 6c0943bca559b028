/* Looks at a few hundred candidates of each kind and ranks those.  Where nothing
 * was left unseen, that is all there is, in the same order as ever.  Runs on the
 * thread that owns the connection.
 *
 * An index of words gives the customers of one whole word or of one of its first
 * three letters as it goes along; for a longer beginning it would first collect
 * everybody.  So three letters are looked up, and the rest is held against names.
 */

#include "hoso-customer-glance.h"

#include "hoso-customer-ranking.h"
#include "hoso-search-table.h"

#define MAX_NAMES 600
#define MAX_OTHERS 300
/* Candidates between two looks at the cancellable. */
#define CANCEL_ROWS 64

typedef struct
{
  HosoDb *db;
  const HosoCustomerSearch *search;
  GCancellable *cancellable;
  HosoCustomerRanking *ranking;
  HosoMatch worst;
  guint left;      /* candidates that may still be looked at */
  gboolean unseen; /* there are more than that */
  GError *error;
} Glance;

static gboolean
candidate_cb (gint64 customer, gpointer data)
{
  Glance *glance = data;

  if (glance->left == 0)
    {
      glance->unseen = TRUE;
      return FALSE;
    }
  glance->left--;
  if (glance->left % CANCEL_ROWS == 0 &&
      g_cancellable_set_error_if_cancelled (glance->cancellable, &glance->error))
    return FALSE;
  return hoso_customer_ranking_add (glance->ranking, customer, glance->worst, &glance->error);
}

/* What the callback met with comes before what the statement said. */
static gboolean
finish (Glance *glance, gboolean done, GError **error)
{
  if (glance->error == NULL)
    return done;
  g_clear_error (error);
  g_propagate_error (error, g_steal_pointer (&glance->error));
  return FALSE;
}

static gboolean
look_at_words (
  Glance *glance, HosoSearchPlace place, const char *match, HosoMatch worst, GError **error)
{
  glance->worst = worst;
  glance->left = place == HOSO_SEARCH_NAMES ? MAX_NAMES : MAX_OTHERS;
  return finish (glance,
                 hoso_search_table_match (glance->db, place, match, candidate_cb, glance, error),
                 error);
}

static gboolean
look_at_contacts (
  Glance *glance, HosoContactKind kind, const char *prefix, HosoMatch worst, GError **error)
{
  if (prefix == NULL)
    return TRUE;
  glance->worst = worst;
  glance->left = MAX_OTHERS;
  return finish (glance,
                 hoso_search_table_begin (glance->db, kind, prefix, candidate_cb, glance, error),
                 error);
}

static gboolean
look_at_names (Glance *glance, guint n, GError **error)
{
  const HosoCustomerSearch *search = glance->search;

  if (search->short_names == NULL)
    return look_at_words (glance, HOSO_SEARCH_NAMES, search->all_names, HOSO_MATCH_ELSEWHERE,
                          error);
  if (!look_at_words (glance, HOSO_SEARCH_NAMES, search->short_names, HOSO_MATCH_FOLDED, error))
    return FALSE;
  if (!glance->unseen || hoso_customer_ranking_count (glance->ranking) >= n)
    return TRUE;
  glance->unseen = FALSE;
  return look_at_words (glance, HOSO_SEARCH_NAMES, search->all_names, HOSO_MATCH_ELSEWHERE, error);
}

/* Beside letters, a number narrows down what is held against names. */
static gboolean
look_at_numbers (Glance *glance, GError **error)
{
  const HosoCustomerSearch *search = glance->search;
  HosoMatch worst = search->names != NULL ? HOSO_MATCH_FOLDED : HOSO_MATCH_ELSEWHERE;
  const HosoSearchNumber *number;

  if (search->numbers->len == 0)
    return TRUE;
  /* Somebody may have the number here and a word there. */
  if (search->names != NULL || search->numbers->len > 1)
    glance->unseen = TRUE;
  if (search->numbers->len > 1)
    return TRUE;
  number = search->numbers->pdata[0];
  for (guint i = 0; i < G_N_ELEMENTS (number->phones); i++)
    if (!look_at_contacts (glance, HOSO_CONTACT_PHONE, number->phones[i], worst, error) ||
        !look_at_contacts (glance, HOSO_CONTACT_ZALO, number->phones[i], worst, error))
      return FALSE;
  return TRUE;
}

static gboolean
look_around (Glance *glance, guint n, GError **error)
{
  const HosoCustomerSearch *search = glance->search;

  if (!look_at_names (glance, n, error))
    return FALSE;
  if (glance->unseen)
    return TRUE;
  return look_at_numbers (glance, error) &&
         look_at_contacts (glance, HOSO_CONTACT_EMAIL, search->email, HOSO_MATCH_ELSEWHERE,
                           error) &&
         look_at_words (glance, HOSO_SEARCH_TEXT, search->all_text, HOSO_MATCH_ELSEWHERE, error);
}

/**
 * hoso_customer_glance_find:
 * @n: how many are wanted
 * @all: (out): whether nobody else answers; then there may be more than @n
 *
 * Returns: (transfer full): ids (gint64) in the order shown, or %NULL with @error
 *   set, also where @cancellable was cancelled
 */
GArray *
hoso_customer_glance_find (HosoDb *db,
                           const HosoCustomerSearch *search,
                           guint n,
                           gboolean *all,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (HosoCustomerRanking) ranking = hoso_customer_ranking_new (db, search);
  Glance glance = {
    .db = db,
    .search = search,
    .cancellable = cancellable,
    .ranking = ranking,
  };

  if (!look_around (&glance, n, error))
    return NULL;
  *all = !glance.unseen;
  return hoso_customer_ranking_list (ranking, *all ? G_MAXUINT : n);
}
