/* Use cases around the photos of customers.  Runs on the thread that owns the
 * connection.
 */

#include "hoso-config.h"

#include <glib/gi18n-lib.h>

#include "hoso-customer-table.h"
#include "hoso-customers.h"
#include "hoso-image.h"
#include "hoso-photo-table.h"
#include "hoso-undo.h"

static gboolean
replace_photo (HosoDb *db, gint64 id, GBytes *picture, int width, int height, GError **error)
{
  g_autoptr (HosoCustomer) customer = hoso_customer_new ();
  gint64 photo = 0;

  if (!hoso_customer_table_load (db, id, customer, error))
    return FALSE;
  if (picture != NULL)
    {
      photo = hoso_photo_table_add (db, picture, width, height, error);
      if (photo == 0)
        return FALSE;
    }

  return hoso_customer_table_set_photo (db, id, photo, error) &&
         hoso_photo_table_remove_unused (db, customer->photo, error);
}

/* HOSO_ERROR_FORMAT and HOSO_ERROR_LIMIT say what is wrong with the picture. */
gboolean
hoso_customers_set_photo (HosoDb *db, gint64 id, GBytes *image, GError **error)
{
  const char *name = image != NULL ? N_ ("Change photo") : N_ ("Remove photo");
  g_auto (HosoAction) action = HOSO_ACTION_INIT;
  g_autoptr (GBytes) picture = NULL;
  int width = 0;
  int height = 0;

  if (image != NULL)
    {
      picture = hoso_image_normalise (image, HOSO_PHOTO_SIZE, &width, &height, error);
      if (picture == NULL)
        return FALSE;
    }

  return hoso_action_begin (&action, db, name, error) &&
         replace_photo (db, id, picture, width, height, error) &&
         hoso_action_commit (&action, error);
}

/* NULL with @error set.  Free with g_bytes_unref(). */
GBytes *
hoso_photos_load (HosoDb *db, gint64 photo, GError **error)
{
  return hoso_photo_table_load (db, photo, error);
}
