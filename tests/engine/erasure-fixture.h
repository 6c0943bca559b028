/* Persons made up from a number, entered in every way that leaves traces, and a
 * look at the bytes of the workspace for what is left of them.
 */

#pragma once

#include "store-fixture.h"

/* What is looked for: each stands behind five digits, the person's number. */
#define ERASURE_N_KINDS 10

typedef struct
{
  guint persons;
  guint *found; /* persons × (ERASURE_N_KINDS + 1): how often; the last for phones */
} ErasureTraces;

/* Imports, edits, notes, orders and answers of @persons persons. */
void erasure_fixture_fill (StoreFixture *fixture, guint persons);
/* The customer who is person @i, or 0. */
gint64 erasure_fixture_find (StoreFixture *fixture, guint i);
ErasureTraces *erasure_traces_new (StoreFixture *fixture, guint persons);
void erasure_traces_free (ErasureTraces *traces);
guint erasure_traces_count (const ErasureTraces *traces, guint person);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ErasureTraces, erasure_traces_free)
