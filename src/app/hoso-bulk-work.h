/* What the window does to many customers at once. */

#pragma once

#include <gtk/gtk.h>

#include "hoso-customer-export.h"
#include "hoso-workspace.h"

G_BEGIN_DECLS

typedef enum
{
  HOSO_BULK_TAG,
  HOSO_BULK_UNTAG,
  HOSO_BULK_FIELD,
  HOSO_BULK_SEGMENT,
  HOSO_BULK_REMOVE,
} HosoBulkKind;

typedef struct
{
  HosoBulkKind kind;
  GArray *ids; /* of gint64 */
  char **tags; /* to add or to remove */
  char *key;   /* of the field */
  char *text;  /* its value, or the segment's name */
} HosoBulkChange;

HosoBulkChange *hoso_bulk_change_new (HosoBulkKind kind, GArray *ids);
void hoso_bulk_change_free (HosoBulkChange *change);
/* Takes @change; says in the window what was done, with a button that undoes. */
void hoso_bulk_work_run (GtkWidget *inside, HosoWorkspace *workspace, HosoBulkChange *change);

/* Writes a file; says so, or what went wrong. */
void hoso_bulk_work_export (GtkWidget *inside,
                            HosoWorkspace *workspace,
                            GArray *ids,
                            HosoCustomerFormat format,
                            const char *path);
/* As text and as a table, for other programs. */
void hoso_bulk_work_copy (GtkWidget *inside, HosoWorkspace *workspace, GArray *ids);

G_END_DECLS
