/* What a check of a workspace found.  Plain values; not thread-safe. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char **damage;     /* what the database says is wrong, in its own words; empty when sound */
  guint64 search;    /* customers whose entry in the search was wrong */
  guint64 totals;    /* customers whose purchases were summed up wrongly */
  guint64 sort_keys; /* customers who stood in the wrong place */
} HosoCheckReport;

void hoso_check_report_free (HosoCheckReport *report);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoCheckReport, hoso_check_report_free)

G_END_DECLS
