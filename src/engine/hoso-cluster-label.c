/* The five clusters of behaviour.  Words are looked for with their marks, since
 * “giá” is a price, “gia đình” a family, and “đánh giá” a review.  Pure; any thread.
 */

#include "hoso-config.h"

#include "hoso-cluster-label.h"

#include <string.h>

/* Of the share in the group over that outside, at least, with 95 %. */
#define STANDS_OUT 0.15

/* What says one thing may hold the words of another: the first that fits counts. */
static const struct
{
  const char *key;
  const char *words[10]; /* lower case, NFC */
} clusters[] = {
  { "behaviour-cluster.review",
    { "đánh giá", "review", "nhận xét", "feedback của khách", "bình luận", "rating" } },
  { "behaviour-cluster.advice",
    { "tư vấn", "hỏi kỹ", "tìm hiểu kỹ", "giải thích", "advice", "consult" } },
  { "behaviour-cluster.brand",
    { "thương hiệu", "uy tín", "chính hãng", "nổi tiếng", "brand", "reputation" } },
  { "behaviour-cluster.price",
    { "giá", "khuyến mãi", "khuyến mại", "giảm giá", "rẻ", "ưu đãi", "price", "discount",
      "promotion", "cheap" } },
  { "behaviour-cluster.fast",
    { "mua ngay", "mua luôn", "quyết định ngay", "trong ngày", "ngay lập tức", "right away",
      "immediately", "same day" } },
};

static gboolean
is_in_word (const char *p)
{
  return g_unichar_isalpha (g_utf8_get_char (p));
}

/* Whether @words stand in @text as whole words. */
static gboolean
has_words (const char *text, const char *words)
{
  for (const char *p = strstr (text, words); p != NULL; p = strstr (p + 1, words))
    {
      const char *end = p + strlen (words);

      if ((p == text || !is_in_word (g_utf8_prev_char (p))) && !is_in_word (end))
        return TRUE;
    }
  return FALSE;
}

static const char *
find_cluster (const char *answer)
{
  g_autofree char *composed = g_utf8_normalize (answer, -1, G_NORMALIZE_NFC);
  g_autofree char *text = composed != NULL ? g_utf8_strdown (composed, -1) : NULL;

  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (clusters); i++)
    for (guint k = 0; k < G_N_ELEMENTS (clusters[i].words) && clusters[i].words[k] != NULL; k++)
      if (has_words (text, clusters[i].words[k]))
        return clusters[i].key;
  return NULL;
}

/* Most of the group say so, and clearly more than the others do. */
static gboolean
stands_out (const HosoClusterTrait *trait)
{
  return trait->n * 2 >= trait->base && trait->difference.low >= STANDS_OUT;
}

/* Traits come by the size of their difference: the first that is known names it. */
const char *
hoso_cluster_label_find (const HosoClusterGroup *group, const HosoClusterTrait **why)
{
  for (guint i = 0; i < group->built->len; i++)
    {
      const HosoClusterTrait *trait = group->built->pdata[i];
      const char *key = stands_out (trait) ? find_cluster (trait->answer) : NULL;

      if (key == NULL)
        continue;
      *why = trait;
      return key;
    }
  return NULL;
}
