/* Whom the personas stand for: how many customers and how much of the revenue each has,
 * who is in two, and who is in none. */

#pragma once

#include <gio/gio.h>

#include "hoso-types.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 persona; /* 0: of none */
  gint64 segment;
  char *name;
  guint64 customers;
  gint64 revenue; /* what they ever spent, minor units of the currency */
} HosoPersonaCover;

typedef struct
{
  guint first; /* places in covers */
  guint second;
  guint64 customers;
} HosoPersonaOverlap;

typedef struct
{
  guint64 customers; /* all */
  gint64 revenue;    /* of all, in the currency */
  char *currency;    /* that most customers pay in, or NULL */
  GPtrArray *covers; /* of HosoPersonaCover: the personas with a segment, by name */
  GArray *overlaps;  /* of HosoPersonaOverlap: who share customers, most first */
  HosoPersonaCover rest;
} HosoPersonaCoverage;

/* @personas: of HosoPersona, as hoso_personas_list() gives them. */
HosoPersonaCoverage *hoso_persona_coverage_load (HosoDb *db,
                                                 const GPtrArray *personas,
                                                 GCancellable *cancellable,
                                                 GError **error);
void hoso_persona_coverage_free (HosoPersonaCoverage *coverage);
/* A segment of those whom no persona stands for; its id, or 0 with @error set. */
gint64 hoso_persona_coverage_save_rest (HosoDb *db, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoPersonaCoverage, hoso_persona_coverage_free)

G_END_DECLS
