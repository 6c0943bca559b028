/* Tells at once of most people that the workspace does not know them, so that a
 * long file costs no query for each of its rows.
 */

#pragma once

#include "hoso-customer.h"
#include "hoso-db.h"

G_BEGIN_DECLS

typedef struct _HosoStrangerFilter HosoStrangerFilter;

/* @names: also by name, which takes reading all customers. */
HosoStrangerFilter *hoso_stranger_filter_new (HosoDb *db, gboolean names, GError **error);
void hoso_stranger_filter_free (HosoStrangerFilter *filter);
/* Whether nobody in the workspace can be meant.  Texts of length 0 are not given. */
typedef struct
{
  const char *name;
  gsize name_length;
  const char *email;
  gsize email_length;
  const char *phone;
  gsize phone_length;
} HosoStranger;

gboolean hoso_stranger_filter_excludes (const HosoStrangerFilter *filter,
                                        const HosoStranger *stranger);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoStrangerFilter, hoso_stranger_filter_free)

G_END_DECLS
