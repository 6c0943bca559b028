/* Latent class analysis: groups of people who answer alike, found by the EM
 * algorithm.  Each item is categorical and may be left unanswered (missing at
 * random).  Pure functions: arrays in, results out; two threads inside a call.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HOSO_LCA_MAX_CLASSES 12
#define HOSO_LCA_MAX_OPTIONS 255

/* Who answered what: @answers holds @n rows of @n_items, each 0 for no answer
 * or an option from 1 to n_options[item]. */
typedef struct
{
  guint n;
  guint n_items;
  const guint *n_options;
  const guint8 *answers;
} HosoLcaData;

/* Called between steps on the thread that called; FALSE stops the work. */
typedef gboolean (*HosoLcaProgress) (double done, gpointer data);

typedef struct
{
  guint starts;           /* random beginnings */
  guint start_iterations; /* of each of them; twice as many for the better half, and so on */
  guint finalists;        /* the best ones that go on to the end */
  guint max_iterations;
  double tolerance; /* ends where an iteration adds less, relative to the log-likelihood */
  guint32 seed;
  guint threads;            /* 1 or 2 */
  HosoLcaProgress progress; /* NULL for none */
  gpointer progress_data;
} HosoLcaOptions;

/* Two threads, seed 1, and as many starts as the size of @data allows: see
 * hoso-lca.c. */
HosoLcaOptions hoso_lca_get_defaults (const HosoLcaData *data);

/* The probability of option o (from 1) of item i in class c is
 * probabilities[(first_cell[i] + o - 1) * n_classes + c].  Classes are ordered by
 * share, the largest first. */
typedef struct
{
  guint n_classes;
  guint n_items;
  guint n_cells;
  guint *first_cell; /* n_items + 1 of them */
  double *shares;
  double *probabilities;
  guint n; /* respondents with any answer */
  guint n_parameters;
  double log_likelihood;
  double bic;
  double icl; /* BIC plus twice the entropy of the memberships */
} HosoLcaModel;

HosoLcaModel *hoso_lca_fit (const HosoLcaData *data,
                            guint n_classes,
                            const HosoLcaOptions *options);
HosoLcaModel *hoso_lca_model_new (guint n_classes, guint n_items, const guint *n_options);
void hoso_lca_model_free (HosoLcaModel *model);
void hoso_lca_posterior (const HosoLcaModel *model, const guint8 *answers, double *posterior);
guint hoso_lca_classify (const HosoLcaModel *model, const guint8 *answers);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoLcaModel, hoso_lca_model_free)

G_END_DECLS
