/* Customers on their way to another program, as contacts, a table or text. */

#pragma once

#include <gdk/gdk.h>

#include "hoso-workspace.h"

G_BEGIN_DECLS

#define HOSO_TYPE_CUSTOMER_CONTENT (hoso_customer_content_get_type ())
G_DECLARE_FINAL_TYPE (
  HosoCustomerContent, hoso_customer_content, HOSO, CUSTOMER_CONTENT, GdkContentProvider)

/* Of so many at most: more are a file. */
#define HOSO_CUSTOMER_CONTENT_MAX 5000

/* @ids: of gint64, copied.  Nothing is read before somebody asks for it. */
GdkContentProvider *hoso_customer_content_new (HosoWorkspace *workspace, GArray *ids);

G_END_DECLS
