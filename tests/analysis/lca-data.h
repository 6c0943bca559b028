/* Answers for the tests of latent classes. */

#pragma once

#include "hoso-lca.h"

G_BEGIN_DECLS

typedef struct
{
  guint n;
  guint n_items;
  guint *n_options;
  guint8 *answers;
  guint8 *truth; /* the class that each respondent was drawn from, or NULL */
} Answers;

typedef struct
{
  guint n;
  guint n_items;
  guint n_options; /* of each item */
  guint n_classes; /* 1: no structure */
  double follow;   /* the share of answers that follow the class */
  guint32 seed;
} Simulation;

/* The columns of a CSV file with a heading; rows that leave one of them empty
 * only with @incomplete. */
Answers *answers_read (const char *path, guint n_items, gboolean incomplete);
Answers *answers_simulate (const Simulation *simulation);
/* The option, from 0, that who follows @group takes of @item. */
guint answers_get_typical (const Simulation *simulation, guint group, guint item);
void answers_free (Answers *answers);
HosoLcaData answers_get_data (const Answers *answers);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answers, answers_free)

G_END_DECLS
