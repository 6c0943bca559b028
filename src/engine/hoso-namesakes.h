/* Who has a name to themselves, with what tells without asking the workspace that
 * somebody else is meant.
 */

#pragma once

#include "hoso-db.h"

G_BEGIN_DECLS

typedef struct _HosoNamesakes HosoNamesakes;

typedef struct
{
  gint64 customer;
  gboolean has_code; /* both are known of those who were added later only */
  gboolean has_phone;
} HosoBearer;

/* Of all customers of the workspace; NULL with @error set. */
HosoNamesakes *hoso_namesakes_load (HosoDb *db, GError **error);
void hoso_namesakes_free (HosoNamesakes *namesakes);
void
hoso_namesakes_add (HosoNamesakes *namesakes, const char *name, const HosoBearer *namesake);
/* FALSE where nobody has the name, or several. */
gboolean
hoso_namesakes_find (HosoNamesakes *namesakes, const char *name, HosoBearer *namesake);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoNamesakes, hoso_namesakes_free)

G_END_DECLS
