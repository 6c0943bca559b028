/* What an importer understood of a list of customers or orders before anything
 * is stored: which column fills which field.  The preview shows it, the user
 * corrects it, and the reading then follows it.  Plain values; not thread-safe.
 */

#pragma once

#include "hoso-draft.h"

G_BEGIN_DECLS

typedef enum
{
  HOSO_FILE_SURVEY,
  HOSO_FILE_CUSTOMERS,
  HOSO_FILE_ORDERS,
} HosoFileKind;

/* "survey", "customers", "orders". */
const char *hoso_file_kind_get_name (HosoFileKind kind);
gboolean hoso_file_kind_from_name (const char *name, HosoFileKind *kind);

typedef struct
{
  char *file_name; /* base name, for showing */
  HosoFileKind kind;
  const char *layout;  /* static: "kiotviet", "shopee", "tiktok", "pancake", "cdnow", "plain" */
  const char *channel; /* static: where its codes mean something */
  char *encoding;
  gboolean bom;
  char delimiter;      /* 0 for a workbook, ' ' where blanks part the columns */
  gboolean has_header; /* otherwise the first row is data */
  guint skip;          /* rows between the header and the data */
  char **headers;      /* one for each column, "" where there is none */
  GPtrArray *fields;   /* of const char, static or interned: what each column fills, or NULL */
  GPtrArray *samples;  /* of GStrv: up to five filled cells of each column */
  HosoDateOrder date_order;
  gboolean ambiguous_dates;
  char *currency;
  guint64 expected;    /* about how many rows, before they are all read */
  guint64 rows;        /* data rows seen so far */
  GPtrArray *problems; /* of HosoProblem */
} HosoSheet;

HosoSheet *hoso_sheet_new (void);
HosoSheet *hoso_sheet_copy (const HosoSheet *sheet);
void hoso_sheet_free (HosoSheet *sheet);
guint hoso_sheet_get_n_columns (const HosoSheet *sheet);
/* The column that fills @field, or -1. */
int hoso_sheet_find (const HosoSheet *sheet, const char *field);
/* Makes @column fill @field (NULL: nothing), and no other column. */
void hoso_sheet_set_field (HosoSheet *sheet, guint column, const char *field);
void hoso_sheet_add_problem (HosoSheet *sheet, guint64 line, int column, const char *reason);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoSheet, hoso_sheet_free)

G_END_DECLS
