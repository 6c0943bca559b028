/* Who has brought customers that bought. */

#pragma once

#include "hoso-db.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 customer;
  guint bought; /* people whom the customer referred and who have ordered */
} HosoReferrer;

/* Appends HosoReferrer by ascending customer.  @until: seconds of wall time; what was
 * referred or ordered from then on counts not.  Nobody refers himself. */
gboolean hoso_referral_list (HosoDb *db, gint64 until, GArray *referrers, GError **error);

G_END_DECLS
