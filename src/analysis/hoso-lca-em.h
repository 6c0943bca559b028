/* The EM iterations of one beginning.  Only for hoso-lca.c. */

#pragma once

#include "hoso-lca.h"

G_BEGIN_DECLS

/* The answers, made ready: equal rows are one with a weight, and each answer is
 * the place of its probabilities.  Shared by threads, which only read. */
typedef struct
{
  guint n_items;
  guint n_cells;
  guint *first_cell; /* n_items + 1 */
  guint n_rows;
  guint32 *cells; /* n_rows × n_items; n_cells stands for no answer */
  double *weights;
  double total; /* of the weights */
} HosoLcaTable;

HosoLcaTable *hoso_lca_table_new (const HosoLcaData *data);
void hoso_lca_table_free (HosoLcaTable *table);

/* Parameters of one beginning and the room to improve them. */
typedef struct
{
  const HosoLcaTable *table;
  guint n_classes;
  guint stride; /* n_classes rounded up to 4; the added classes stay empty */
  double *shares;
  double *probabilities; /* (n_cells + 1) × stride; the last row is of ones */
  double *class_counts;
  double *counts;
  double log_likelihood; /* of the parameters before the latest iteration */
} HosoLcaRun;

HosoLcaRun *hoso_lca_run_new (const HosoLcaTable *table, guint n_classes);
void hoso_lca_run_free (HosoLcaRun *run);
void hoso_lca_run_begin (HosoLcaRun *run, guint32 seed);
/* One iteration; sets log_likelihood. */
void hoso_lca_run_iterate (HosoLcaRun *run);
/* log_likelihood of the parameters as they are. */
void hoso_lca_run_evaluate (HosoLcaRun *run);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoLcaTable, hoso_lca_table_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoLcaRun, hoso_lca_run_free)

G_END_DECLS
