/* Making and freeing relations, and the names of their roles. */

#include "hoso-relation.h"

static const char *const names[HOSO_N_ROLES] = {
  [HOSO_ROLE_DECIDES] = "decides",
  [HOSO_ROLE_INFLUENCES] = "influences",
  [HOSO_ROLE_USES] = "uses",
  [HOSO_ROLE_HANDS_OVER] = "hands-over",
  [HOSO_ROLE_FAMILY] = "family",
  [HOSO_ROLE_REFERRED] = "referred",
};

/* One that is not stored yet. */
HosoRelation *
hoso_relation_new (gint64 from, gint64 to, HosoRole role, const char *title)
{
  HosoRelation *relation = g_new0 (HosoRelation, 1);

  relation->from = from;
  relation->to = to;
  relation->role = role;
  relation->title = g_strdup (title != NULL ? title : "");
  return relation;
}

void
hoso_relation_free (HosoRelation *relation)
{
  if (relation == NULL)
    return;

  g_free (relation->title);
  g_free (relation->other_name);
  g_free (relation);
}

/* Static; kept in workspaces, and shown by hoso_name_get ("role.NAME"). */
const char *
hoso_role_get_name (HosoRole role)
{
  g_return_val_if_fail (role < HOSO_N_ROLES, names[0]);

  return names[role];
}

/* FALSE, with @role untouched, where @name is none. */
gboolean
hoso_role_from_name (const char *name, HosoRole *role)
{
  for (guint i = 0; i < HOSO_N_ROLES; i++)
    if (g_strcmp0 (names[i], name) == 0)
      {
        *role = (HosoRole)i;
        return TRUE;
      }
  return FALSE;
}

/* Whether it is the role of a person in a company. */
gboolean
hoso_role_is_of_company (HosoRole role)
{
  return role < HOSO_N_COMPANY_ROLES;
}
