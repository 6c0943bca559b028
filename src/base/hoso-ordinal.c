/* The order of answers that have one.  Thread-safe. */

#include "hoso-ordinal.h"

#include <string.h>

#include "hoso-band.h"
#include "hoso-fold.h"

#define MAX_STEPS 6

/* Folded, from low to high; words that mean the same step are parted by a bar. */
static const char *const scales[][MAX_STEPS + 1] = {
  { "khong bao gio|chua bao gio|never", "hiem khi|it khi|rarely|seldom",
    "thinh thoang|doi khi|sometimes", "thuong xuyen|often|usually",
    "luon luon|luc nao cung|always|rat thuong xuyen|very often" },
  { "rat khong hai long|very dissatisfied", "khong hai long|chua hai long|dissatisfied",
    "binh thuong|trung lap|tam on|neutral", "hai long|satisfied",
    "rat hai long|very satisfied" },
  { "hoan toan khong dong y|rat khong dong y|strongly disagree", "khong dong y|disagree",
    "binh thuong|trung lap|phan van|khong y kien|neutral", "dong y|agree",
    "hoan toan dong y|rat dong y|strongly agree" },
  { "rat khong quan trong|not at all important", "khong quan trong|not important",
    "binh thuong|trung lap|it quan trong|neutral", "quan trong|important",
    "rat quan trong|very important" },
  { "rat thap|very low", "thap|low", "trung binh|vua|medium|middle", "cao|high",
    "rat cao|very high" },
  { "rat nho|sieu nho|micro", "nho|small", "vua|trung binh|medium", "lon|large",
    "rat lon|very large" },
  { "rat te|very poor|rat kem", "te|kem|poor", "binh thuong|trung binh|fair|average",
    "tot|kha|good", "rat tot|tuyet voi|very good|excellent" },
  { "hang ngay|daily|moi ngay", "hang tuan|weekly|moi tuan", "hang thang|monthly|moi thang",
    "vai thang mot lan|every few months", "hang nam|yearly", "hiem khi|rarely" },
  { "tieu hoc|primary school", "thcs|trung hoc co so", "thpt|trung hoc|secondary school",
    "cao dang|trung cap|college", "dai hoc|university", "sau dai hoc|postgraduate" },
};

static gboolean
is_of_step (const char *folded, const char *step)
{
  g_auto (GStrv) words = g_strsplit (step, "|", -1);

  return g_strv_contains ((const char *const *)words, folded);
}

static gboolean
rank_by_scale (char **folded, guint n, const char *const *scale, double *ranks)
{
  for (guint i = 0; i < n; i++)
    {
      guint step = 0;

      while (scale[step] != NULL && !is_of_step (folded[i], scale[step]))
        step++;
      if (scale[step] == NULL)
        return FALSE;
      ranks[i] = step;
    }
  return TRUE;
}

static gboolean
rank_by_numbers (const char *const *labels, guint n, double *ranks)
{
  double low;
  double high;

  for (guint i = 0; i < n; i++)
    {
      if (!hoso_band_parse (labels[i], &low, &high))
        return FALSE;
      ranks[i] = hoso_band_get_middle (low, high);
    }
  return TRUE;
}

/**
 * hoso_ordinal_rank:
 * @labels: @n of them, as written
 * @ranks: (out caller-allocates): a number for each, low to high
 *
 * Returns: whether all of them are numbers, ranges or steps of one scale; %FALSE for
 *   fewer than two
 */
gboolean
hoso_ordinal_rank (const char *const *labels, guint n, double *ranks)
{
  g_auto (GStrv) folded = g_new0 (char *, n + 1);
  gboolean ranked = FALSE;

  if (n < 2)
    return FALSE;
  if (rank_by_numbers (labels, n, ranks))
    return TRUE;
  for (guint i = 0; i < n; i++)
    folded[i] = g_strstrip (hoso_fold (labels[i]));
  for (guint i = 0; i < G_N_ELEMENTS (scales) && !ranked; i++)
    ranked = rank_by_scale (folded, n, scales[i], ranks);
  return ranked;
}
