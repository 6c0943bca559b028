/* From the columns of a file to the questions of a stored survey.
 *
 * A draft's question goes to the stored one with the same folded header and
 * grid row, or becomes a new one; option codes are translated by label.
 */

#pragma once

#include "hoso-column.h"
#include "hoso-draft.h"
#include "hoso-survey.h"
#include "hoso-types.h"

G_BEGIN_DECLS

typedef struct
{
  HosoDb *db;
  gint64 import;          /* that new options came with */
  HosoQuestion *question; /* stored; owned by the survey of the map */
  guint place;            /* of it among the survey's questions */
  gboolean is_new;        /* the survey did not have it before */
  GArray *codes;          /* guint32: stored option code by draft code */
  GHashTable *options;    /* label → GUINT_TO_POINTER (stored code) */
  GArray *labels;         /* guint64: hash by stored code */
} HosoMappedColumn;

typedef struct
{
  HosoSurvey *survey;
  GPtrArray *columns; /* of HosoMappedColumn, one for each draft question */
} HosoColumnMap;

/* How well the headers agree: whether @draft is another export of @survey. */
gboolean hoso_column_map_fits (const HosoSurvey *survey, const HosoDraft *draft);
/* Of borrowed HosoQuestion or NULL: what each question of @draft is in @survey. */
GPtrArray *hoso_column_map_match (const HosoSurvey *survey, const HosoDraft *draft);
gboolean hoso_column_map_has_kind (const HosoQuestion *stored);
/* Gives the draft's questions the kinds, and fields, that @survey stores. */
void hoso_column_map_adopt (const HosoSurvey *survey, HosoDraft *draft, gboolean fields);
/* Whether @question has no answers and another one stands for its column. */
gboolean hoso_column_map_is_superseded (const HosoSurvey *survey, const HosoQuestion *question);
/* Takes @survey.  Stores questions and options that are new, as of @import. */
HosoColumnMap *hoso_column_map_new (
  HosoDb *db, HosoSurvey *survey, const HosoDraft *draft, gint64 import, GError **error);
/* Fills what is new for the responses of before. */
gboolean hoso_column_map_fill (HosoColumnMap *map, guint responses, GError **error);
void hoso_column_map_free (HosoColumnMap *map);
/* Appends the answers of rows in a column of the file to @target, a column of
 * the stored question's coding. */
gboolean hoso_mapped_column_append (HosoMappedColumn *mapped,
                                    const HosoQuestion *drafted,
                                    const HosoColumn *source,
                                    guint first,
                                    guint n,
                                    HosoColumn *target,
                                    GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoColumnMap, hoso_column_map_free)

G_END_DECLS
