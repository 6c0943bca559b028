/* What the customers' widgets ask of the workspace. */

#pragma once

#include <gtk/gtk.h>

#include "hoso-customer.h"
#include "hoso-workspace.h"

G_BEGIN_DECLS

/* One customer with what is needed to show and to edit it. */
typedef struct
{
  HosoCustomer *customer;
  GPtrArray *fields[2];    /* of HosoField, by HosoCustomerKind */
  char **tags;             /* all that are in use */
  GPtrArray *earlier;      /* of HosoFieldValue, latest first; NULL when read for editing */
  GdkTexture *photo;       /* or NULL */
  char *summary;           /* what to know before contacting the customer; NULL while editing */
  GPtrArray *questions[2]; /* by kind, as from hoso_profile_questions_load() */
  GHashTable *values;      /* key of a field → char **; NULL unless read for editing */
} HosoCustomerData;

void hoso_customer_data_free (HosoCustomerData *data);
/* HosoWorkFuncs that return HosoCustomerData; @id is a gint64 *.  For editing,
 * 0 is a new customer. */
gpointer hoso_customer_data_read (HosoDb *db,
                                  gpointer id,
                                  GCancellable *cancellable,
                                  GError **error);
gpointer hoso_customer_data_read_for_editing (HosoDb *db,
                                              gpointer id,
                                              GCancellable *cancellable,
                                              GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoCustomerData, hoso_customer_data_free)

/* These say in @window what was done, or what went wrong. */
void hoso_customer_work_remove (HosoWorkspace *workspace,
                                const HosoCustomer *customer,
                                GtkWidget *window);
/* @tags: of char. */
void hoso_customer_work_set_tags (HosoWorkspace *workspace,
                                  gint64 id,
                                  GPtrArray *tags,
                                  GtkWidget *window);
/* @chosen: as from HosoPhotoButton. */
void hoso_customer_work_set_photo (HosoWorkspace *workspace,
                                   gint64 id,
                                   GObject *chosen,
                                   GtkWidget *window);
void hoso_customer_work_remove_relation (HosoWorkspace *workspace,
                                         const HosoRelation *relation,
                                         GtkWidget *window);
/* @value as it was stored. */
void hoso_customer_work_restore_value (HosoWorkspace *workspace,
                                       gint64 id,
                                       const char *key,
                                       const char *value,
                                       GtkWidget *window);

G_END_DECLS
