/* Looking customers up: by words of their names, by words of everything that is
 * written of them, by the beginnings of their contacts.
 */

#pragma once

#include "hoso-contact.h"
#include "hoso-db.h"

G_BEGIN_DECLS

typedef enum
{
  HOSO_SEARCH_NAMES,
  HOSO_SEARCH_TEXT, /* what else is written, together with the name */
} HosoSearchPlace;

/* Takes one customer found; FALSE stops. */
typedef gboolean (*HosoSearchFunc) (gint64 customer, gpointer data);

gboolean hoso_search_table_match (HosoDb *db,
                                  HosoSearchPlace place,
                                  const char *match,
                                  HosoSearchFunc func,
                                  gpointer data,
                                  GError **error);
gboolean hoso_search_table_begin (HosoDb *db,
                                  HosoContactKind kind,
                                  const char *prefix,
                                  HosoSearchFunc func,
                                  gpointer data,
                                  GError **error);
gboolean hoso_search_table_list (HosoDb *db, HosoSearchFunc func, gpointer data, GError **error);

/* What a customer is ranked by; borrowed. */
typedef struct
{
  gint64 id;
  const char *name;
  const guint8 *key; /* bytes in Vietnamese order */
  gsize key_length;
} HosoSearchRow;

typedef void (*HosoSearchRowFunc) (const HosoSearchRow *row, gpointer data);

gboolean hoso_search_table_load (
  HosoDb *db, gint64 customer, HosoSearchRowFunc func, gpointer data, GError **error);

G_END_DECLS
