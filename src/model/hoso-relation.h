/* What one customer is to another.  Plain values; not thread-safe. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  HOSO_ROLE_DECIDES, /* the first four: of a person in a company */
  HOSO_ROLE_INFLUENCES,
  HOSO_ROLE_USES,
  HOSO_ROLE_HANDS_OVER,
  HOSO_ROLE_FAMILY,
  HOSO_ROLE_REFERRED, /* recommended us to the other one */
} HosoRole;

#define HOSO_N_ROLES 6
#define HOSO_N_COMPANY_ROLES 4

typedef struct
{
  gint64 id;
  gint64 from; /* who has the role */
  gint64 to;   /* in which company, whose family, or who was recommended to */
  HosoRole role;
  char *title;      /* in the company, for example “Giám đốc”; may be "" */
  gint64 other;     /* of the two, the one who is not looked at */
  char *other_name; /* and their name, or NULL where it was not read */
} HosoRelation;

HosoRelation *hoso_relation_new (gint64 from, gint64 to, HosoRole role, const char *title);
void hoso_relation_free (HosoRelation *relation);
const char *hoso_role_get_name (HosoRole role);
gboolean hoso_role_from_name (const char *name, HosoRole *role);
gboolean hoso_role_is_of_company (HosoRole role);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoRelation, hoso_relation_free)

G_END_DECLS
