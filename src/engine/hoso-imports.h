/* Use cases around imports: recognise, check against the workspace, import,
 * take back.
 */

#pragma once

#include "hoso-passport.h"
#include "hoso-survey-link.h"
#include "hoso-workspace.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;             /* of a new survey, or NULL for the draft's */
  gint64 into;                  /* a survey's id; 0 to match by headers; -1 for a new one */
  gboolean add_customers;       /* new people become customers */
  HosoJoinRules rules;          /* how answers find their customers */
  gboolean dry_run;             /* read and compare, store nothing */
  gboolean planned;             /* the draft's customer fields are the user's word */
  const HosoPassport *remember; /* for the form's next export, or NULL */
  gint64 forget;                /* id of the passport that goes, or 0 */
  const HosoSurveyLink *link;   /* that the file was fetched from, or NULL */
} HosoImportOptions;

typedef void (*HosoImportProgress) (double fraction, gpointer data);

/* Reads the head and samples of a file; needs no workspace. */
HosoDraft *hoso_imports_recognise (const char *path,
                                   const HosoReadOptions *options,
                                   GCancellable *cancellable,
                                   GError **error);
/* The stored survey with the same headers, or 0. */
gint64 hoso_imports_find_survey (HosoDb *db, const HosoDraft *draft, char **name, GError **error);
/* Reads the whole file as @draft says (it is settled in place), joins customers
 * and stores everything in one transaction, or nothing. */
HosoImportReport *hoso_imports_run (HosoDb *db,
                                    const char *path,
                                    HosoDraft *draft,
                                    const HosoImportOptions *options,
                                    HosoImportProgress progress,
                                    gpointer progress_data,
                                    GCancellable *cancellable,
                                    GError **error);
/* Of HosoImportReport, newest first, without drafts. */
GPtrArray *hoso_imports_list (HosoDb *db, GError **error);
/* With its problems. */
HosoImportReport *hoso_imports_load (HosoDb *db, gint64 import, GError **error);
/* Takes an import back exactly; HOSO_ERROR_CONFLICT names what stands in the way. */
gboolean hoso_imports_undo (HosoDb *db, gint64 import, GError **error);

G_END_DECLS
