/* One column of a file that is about to be imported. */

#pragma once

#include <adwaita.h>

#include "hoso-customer.h"
#include "hoso-import-item.h"

G_BEGIN_DECLS

/* What the drop-downs of all rows offer. */
typedef struct
{
  GPtrArray *keys;    /* of the customer fields, in their order; NULL first for none */
  GListModel *fields; /* their names */
  GListModel *kinds;
} HosoImportChoices;

/* @fields: of HosoField. */
HosoImportChoices *hoso_import_choices_new (GPtrArray *fields);
void hoso_import_choices_free (HosoImportChoices *choices);

#define HOSO_TYPE_IMPORT_QUESTION_ROW (hoso_import_question_row_get_type ())
G_DECLARE_FINAL_TYPE (HosoImportQuestionRow,
                      hoso_import_question_row,
                      HOSO,
                      IMPORT_QUESTION_ROW,
                      AdwBin)

/* @choices is borrowed while the row is made; its keys are shared. */
GtkWidget *hoso_import_question_row_new (const HosoImportChoices *choices, HosoImportItem *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoImportChoices, hoso_import_choices_free)

G_END_DECLS
