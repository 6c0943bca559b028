/* Which responses known customers gave. */

#pragma once

#include "hoso-db.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 survey;
  guint ordinal;
  gint64 customer;
} HosoRespondent;

gboolean hoso_respondent_table_add (
  HosoDb *db, const HosoRespondent *respondent, gint64 import, GError **error);

/* Takes one respondent; FALSE with an error set stops. */
typedef gboolean (*HosoRespondentFunc) (const HosoRespondent *respondent,
                                        gpointer data,
                                        GError **error);

gboolean hoso_respondent_table_foreach (
  HosoDb *db, gint64 survey, HosoRespondentFunc func, gpointer data, GError **error);
gboolean hoso_respondent_table_find (
  HosoDb *db, gint64 survey, guint ordinal, gint64 *customer, GError **error);
GArray *hoso_respondent_table_list_of (HosoDb *db, gint64 customer, GError **error);

G_END_DECLS
