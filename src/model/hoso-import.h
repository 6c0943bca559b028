/* What an import did. */

#pragma once

#include "hoso-sheet.h"

G_BEGIN_DECLS

/* What answers may not be joined to customers by; 0 is the usual: by e-mail, by
 * phone, and where only the name agrees the user is asked. */
typedef enum
{
  HOSO_JOIN_NOT_BY_EMAIL = 1 << 0,
  HOSO_JOIN_NOT_BY_PHONE = 1 << 1,
  HOSO_JOIN_NOT_BY_NAME = 1 << 2,
} HosoJoinRules;

typedef struct
{
  gint64 id;
  HosoFileKind kind;
  gint64 survey;
  char *name; /* of the survey, or of the file */
  char *file_name;
  gint64 at;    /* UTC seconds */
  guint64 rows; /* = added + updated + unchanged + rejected */
  guint64 added;
  guint64 updated;
  guint64 unchanged;
  guint64 rejected;
  guint64 customers_added;
  guint64 customers_matched;
  guint64 orders_added; /* of order files: an order may have several rows */
  guint64 orders_updated;
  guint64 orders_anonymous; /* added without a customer */
  guint64 products_added;
  guint64 tidied;         /* answers added that are read as was decided before */
  guint64 decisions;      /* questions that it left open */
  guint64 problems;       /* kept in the workspace */
  gboolean add_customers; /* what the user asked for */
  HosoJoinRules rules;
  char *first; /* ISO 8601 of the file's earliest and latest response, or NULL */
  char *last;
  HosoDraft *draft; /* how the file was read; NULL in lists */
} HosoImportReport;

HosoImportReport *hoso_import_report_new (void);
void hoso_import_report_free (HosoImportReport *report);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoImportReport, hoso_import_report_free)

G_END_DECLS
