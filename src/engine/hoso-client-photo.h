/* Pictures that a list of customers brings along.  Used by hoso-client-importer.c
 * only.
 */

#pragma once

#include "hoso-newcomers.h"

G_BEGIN_DECLS

typedef struct
{
  HosoDb *db;
  HosoNewcomers *newcomers; /* of the latest of whom it is; NULL for any other customer */
  gint64 source;
  gint64 customer;
  const char *base64;
} HosoClientPhoto;

/* @problem gets what to tell the user where the picture is not taken, static, and is
 * left alone otherwise. */
gboolean hoso_client_photo_take (const HosoClientPhoto *photo,
                                 gboolean *changed,
                                 const char **problem,
                                 GError **error);

G_END_DECLS
