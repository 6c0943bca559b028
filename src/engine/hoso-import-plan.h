/* What is to become of a file that was recognised: the corrections that were
 * made for the same form before, and the survey that it goes into.
 */

#pragma once

#include "hoso-imports.h"

G_BEGIN_DECLS

/* The user's word; zeroed leaves all to the plan. */
typedef struct
{
  HosoReadOptions read; /* as the file was recognised; the date order is applied here */
  gint64 into;          /* a survey's id; 0 for the one that fits; -1 for a new one */
  gboolean afresh;      /* earlier corrections are put aside */
} HosoPlanOptions;

typedef struct
{
  HosoDraft *guess;       /* what the file says by itself */
  HosoDraft *offered;     /* with the earlier corrections and the survey's kinds */
  HosoDraft *draft;       /* the same, to be corrected further */
  HosoPassport *passport; /* that was applied, or NULL */
  gint64 aside;           /* id of the passport that was put aside, or 0 */
  gint64 survey;          /* that the file goes into, or 0 for a new one */
  char *survey_name;
  GArray *known; /* of guint8: the survey has settled the kind of the question */
} HosoImportPlan;

/* Reads the file at @path anew where the form's passport says how; any thread
 * that owns @db. */
HosoImportPlan *hoso_import_plan_new (HosoDb *db,
                                      const char *path,
                                      const HosoDraft *recognised,
                                      const HosoPlanOptions *options,
                                      GCancellable *cancellable,
                                      GError **error);
void hoso_import_plan_free (HosoImportPlan *plan);
/* What to remember of the form, or NULL where the user corrected nothing.
 * @chosen: some of the options are the user's word, not only the questions. */
HosoPassport *hoso_import_plan_note (const HosoImportPlan *plan,
                                     const HosoReadOptions *read,
                                     const HosoImportOptions *options,
                                     gboolean chosen);

/* The user's answer; UNKNOWN changes nothing. */
void hoso_import_plan_set_date_order (HosoImportPlan *plan, HosoDateOrder order);
/* A date of the file that its order changes, as written (free with g_free()),
 * and what it means with the day and with the month first; NULL for none. */
char *hoso_import_plan_dup_example (const HosoImportPlan *plan,
                                    HosoTime *day_first,
                                    HosoTime *month_first);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoImportPlan, hoso_import_plan_free)

G_END_DECLS
