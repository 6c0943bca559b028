/* From the bytes of a card to the photo of a customer who has none.  Runs inside the
 * transaction of an import, on the thread that owns the connection.
 */

#include "hoso-config.h"

#include "hoso-client-photo.h"

#include <glib/gi18n-lib.h>

#include "hoso-image.h"
#include "hoso-photo-table.h"

static gboolean
store (const HosoClientPhoto *photo, GBytes *picture, int width, int height, GError **error)
{
  gint64 id;

  if (photo->newcomers != NULL && !hoso_newcomers_wait (photo->newcomers, error))
    return FALSE;
  id = hoso_photo_table_add_from (photo->db, picture, width, height, photo->source, error);
  if (id == 0)
    return FALSE;
  if (photo->newcomers == NULL)
    return hoso_customer_table_set_photo (photo->db, photo->customer, id, error);
  hoso_newcomers_set_photo (photo->newcomers, id);
  return TRUE;
}

/* The photo that the customer has; NULL for none, and with @error set. */
static GBytes *
load_present (const HosoClientPhoto *photo, GError **error)
{
  g_autoptr (HosoCustomer) customer = hoso_customer_new ();

  if (photo->newcomers != NULL ||
      !hoso_customer_table_load (photo->db, photo->customer, customer, error) ||
      customer->photo == 0)
    return NULL;
  return hoso_photo_table_load (photo->db, customer->photo, error);
}

/**
 * hoso_client_photo_take:
 *
 * A photo that is there already stays: nobody can tell which is the better likeness.
 *
 * Returns: %TRUE, or %FALSE with @error set where the workspace fails
 */
gboolean
hoso_client_photo_take (const HosoClientPhoto *photo,
                        gboolean *changed,
                        const char **problem,
                        GError **error)
{
  gsize length;
  guchar *data = g_base64_decode (photo->base64, &length);
  g_autoptr (GBytes) bytes = g_bytes_new_take (data, length);
  g_autoptr (GBytes) present = NULL;
  g_autoptr (GBytes) picture = NULL;
  g_autoptr (GError) local = NULL;
  int width;
  int height;

  present = load_present (photo, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (present != NULL && g_bytes_equal (present, bytes))
    return TRUE;
  picture = hoso_image_normalise_unseen (bytes, HOSO_PHOTO_SIZE, &width, &height, NULL);
  if (picture == NULL)
    *problem = _ ("The photo was left out: it is damaged, too large, or of a kind that is not "
                  "known here.");
  else if (present != NULL && !g_bytes_equal (present, picture))
    *problem = _ ("The customer’s photo was kept; the file has another one.");
  if (picture == NULL || present != NULL)
    return TRUE;
  *changed = TRUE;
  return store (photo, picture, width, height, error);
}
