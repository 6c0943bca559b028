/* What an importer understood of a survey file before anything is stored.
 * The preview shows it and the user corrects it; the second reading then
 * follows it.  Plain values; not thread-safe.
 */

#pragma once

#include "hoso-question.h"
#include "hoso-time.h"

G_BEGIN_DECLS

/* A person's word above the guess; zeroed means “guess”. */
typedef struct
{
  const char *encoding;     /* iconv name, or NULL */
  char delimiter;           /* ',', ';', '\t', '|', or 0 */
  HosoDateOrder date_order; /* HOSO_DATE_ORDER_UNKNOWN to guess */
  const char *sheet;        /* of a workbook, or file in a ZIP file; NULL to choose */
} HosoReadOptions;

typedef enum
{
  HOSO_TIMESTAMP_NONE,  /* no timestamp column */
  HOSO_TIMESTAMP_FORMS, /* direct download: y/m/d h:m:s AM/PM ZONE */
  HOSO_TIMESTAMP_MDY,
  HOSO_TIMESTAMP_DMY,
  HOSO_TIMESTAMP_YMD,
} HosoTimestampFormat;

const char *hoso_timestamp_format_get_name (HosoTimestampFormat format);
gboolean hoso_timestamp_format_from_name (const char *name, HosoTimestampFormat *format);

/* One line that was refused, or a doubt worth showing. */
typedef struct
{
  guint64 line; /* in the file, from 1; a quoted cell may span lines */
  int column;   /* from 0, or -1 for the whole row */
  char *header; /* of the column, or NULL */
  char *reason; /* translated sentence */
} HosoProblem;

HosoProblem *hoso_problem_new (guint64 line, int column, const char *reason);
void hoso_problem_free (HosoProblem *problem);

typedef struct
{
  char *file_name; /* base name, for showing */
  char *name;      /* proposed name of the survey */
  char *encoding;  /* as read, for example "UTF-8" */
  gboolean bom;
  char delimiter; /* 0 for a workbook */
  char *sheet;    /* that was read, of a workbook or a ZIP file; else NULL */
  char **sheets;  /* all that there are to choose from; else NULL */
  HosoTimestampFormat timestamp_format;
  int timestamp_column;     /* -1 if none */
  gboolean ambiguous_dates; /* nothing in the file decided the order */
  GPtrArray *questions;     /* of HosoQuestion, one for each column */
  GPtrArray *samples;       /* of GStrv: up to five filled cells of each column */
  guint64 rows;             /* data rows counted so far */
  gboolean complete;        /* the whole file was read, not only head and samples */
  GPtrArray *problems;      /* of HosoProblem */
} HosoDraft;

HosoDraft *hoso_draft_new (void);
HosoDraft *hoso_draft_copy (const HosoDraft *draft);
void hoso_draft_free (HosoDraft *draft);
void hoso_draft_set_field (HosoDraft *draft, guint column, const char *field);
/* Gives the problems that lack it the header of their column. */
void hoso_draft_name_problems (HosoDraft *draft);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoProblem, hoso_problem_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoDraft, hoso_draft_free)

G_END_DECLS
