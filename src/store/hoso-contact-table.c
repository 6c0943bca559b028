/* The table “contact”: how customers are reached.  Runs on the thread that
 * owns the connection; writes only inside the caller's transaction.
 */

#include "hoso-config.h"

#include "hoso-customer-table.h"
#include "hoso-fold.h"
#include "hoso-phone.h"

/* The form in which two writings of the same contact are equal, or NULL where
 * @value is none: phones (also of Zalo) as hoso-phone.h says, e-mail addresses
 * in lower case.  Free with g_free(). */
char *
hoso_contact_dup_canonical (HosoContactKind kind, const char *value)
{
  g_autofree char *clean = hoso_text_dup_trimmed (value, -1);

  switch (kind)
    {
    case HOSO_CONTACT_PHONE:
    case HOSO_CONTACT_ZALO:
      return hoso_phone_canonicalise (clean);
    case HOSO_CONTACT_EMAIL:
      return *clean != '\0' ? g_utf8_strdown (clean, -1) : NULL;
    case HOSO_CONTACT_FACEBOOK:
    case HOSO_CONTACT_ADDRESS:
      return NULL;
    }

  g_assert_not_reached ();
}

/* Whether the customer has the contact, in this or in another writing. */
static gboolean
has_contact (HosoDb *db,
             gint64 customer,
             const char *kind,
             const char *value,
             const char *canonical,
             gboolean *has,
             GError **error)
{
  static const char sql[] =
    "SELECT 1 FROM contact WHERE customer_id = ?1 AND kind = ?2 "
    "AND (value = ?3 OR canonical = ?4)";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  HosoStepResult result;

  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, customer);
  hoso_stmt_bind_text (stmt, 2, kind);
  hoso_stmt_bind_text (stmt, 3, value);
  hoso_stmt_bind_text (stmt, 4, canonical);
  result = hoso_stmt_step (stmt, error);
  *has = result == HOSO_ROW;
  return result != HOSO_STEP_ERROR;
}

static gboolean
insert_contact (HosoDb *db,
                gint64 customer,
                const char *kind,
                const char *value,
                const char *canonical,
                gint64 source,
                GError **error)
{
  static const char sql[] =
    "INSERT INTO contact (customer_id, kind, value, canonical, source_id, position) "
    "SELECT ?1, ?2, ?3, ?4, ?5, coalesce (max (position) + 1, 0) "
    "FROM contact WHERE customer_id = ?1";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, customer);
  hoso_stmt_bind_text (stmt, 2, kind);
  hoso_stmt_bind_text (stmt, 3, value);
  hoso_stmt_bind_text (stmt, 4, canonical);
  hoso_stmt_bind_int (stmt, 5, source);
  return hoso_stmt_run (stmt, error);
}

/* Adds a contact after those that the customer has; one that is there already,
 * in this or in another writing, and one without text change nothing. */
gboolean
hoso_customer_table_add_contact (HosoDb *db,
                                 gint64 customer,
                                 HosoContactKind kind,
                                 const char *value,
                                 gint64 source,
                                 GError **error)
{
  const char *name = hoso_contact_kind_get_name (kind);
  g_autofree char *clean = hoso_text_dup_trimmed (value, -1);
  g_autofree char *canonical = hoso_contact_dup_canonical (kind, clean);
  gboolean has;

  if (*clean == '\0')
    return TRUE;
  if (!has_contact (db, customer, name, clean, canonical, &has, error))
    return FALSE;

  return has || insert_contact (db, customer, name, clean, canonical, source, error);
}

/* Adds a contact to a customer who has none of its kind, and @position others;
 * @value is trimmed and not empty, @canonical as hoso_contact_dup_canonical()
 * makes it. */
gboolean
hoso_customer_table_append_contact (HosoDb *db,
                                    gint64 customer,
                                    const HosoNewContact *contact,
                                    gint64 source,
                                    GError **error)
{
  static const char sql[] =
    "INSERT INTO contact (customer_id, kind, value, canonical, source_id, position) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, customer);
  hoso_stmt_bind_text (stmt, 2, hoso_contact_kind_get_name (contact->kind));
  hoso_stmt_bind_text (stmt, 3, contact->value);
  hoso_stmt_bind_text (stmt, 4, contact->canonical);
  hoso_stmt_bind_int (stmt, 5, source);
  hoso_stmt_bind_int (stmt, 6, contact->position);
  return hoso_stmt_run (stmt, error);
}

/* Whether the customer has the contact; @canonical is as above. */
gboolean
hoso_customer_table_has_contact (HosoDb *db,
                                 gint64 customer,
                                 HosoContactKind kind,
                                 const char *canonical,
                                 gboolean *has,
                                 GError **error)
{
  return has_contact (db, customer, hoso_contact_kind_get_name (kind), NULL, canonical, has,
                      error);
}

/* Adds the ids (gint64) of all customers with that contact to @ids, each once,
 * in the order in which they were added.  @canonical is as
 * hoso_contact_dup_canonical() makes it. */
gboolean
hoso_customer_table_find_contact (HosoDb *db,
                                  HosoContactKind kind,
                                  const char *canonical,
                                  GArray *ids,
                                  GError **error)
{
  static const char sql[] =
    "SELECT DISTINCT customer_id FROM contact WHERE kind = ?1 AND canonical = ?2 "
    "ORDER BY customer_id";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  HosoStepResult result = HOSO_STEP_ERROR;

  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_text (stmt, 1, hoso_contact_kind_get_name (kind));
  hoso_stmt_bind_text (stmt, 2, canonical);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      gint64 id = hoso_stmt_get_int (stmt, 0);

      g_array_append_val (ids, id);
    }

  return result == HOSO_DONE;
}

/* Adds the customer's contacts (HosoContact) to @contacts, in their order. */
gboolean
hoso_customer_table_list_contacts (HosoDb *db, gint64 customer, GPtrArray *contacts, GError **error)
{
  static const char sql[] =
    "SELECT id, kind, value FROM contact WHERE customer_id = ?1 ORDER BY position, id";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  HosoStepResult result = HOSO_STEP_ERROR;

  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, customer);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      HosoContact *contact = hoso_contact_new (HOSO_CONTACT_PHONE, hoso_stmt_get_text (stmt, 2));

      contact->id = hoso_stmt_get_int (stmt, 0);
      hoso_contact_kind_from_name (hoso_stmt_get_text (stmt, 1), &contact->kind);
      g_ptr_array_add (contacts, contact);
    }

  return result == HOSO_DONE;
}

static gboolean
contacts_are_equal (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++)
    {
      const HosoContact *x = a->pdata[i];
      const HosoContact *y = b->pdata[i];
      g_autofree char *clean = hoso_text_dup_trimmed (y->value, -1);

      if (x->kind != y->kind || g_strcmp0 (x->value, clean) != 0)
        return FALSE;
    }

  return TRUE;
}

static gboolean
remove_contact (HosoDb *db, gint64 contact, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, "DELETE FROM contact WHERE id = ?1", error);

  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, contact);
  return hoso_stmt_run (stmt, error);
}

static gboolean
list_holds (GPtrArray *contacts, const HosoContact *contact)
{
  for (guint i = 0; i < contacts->len; i++)
    {
      const HosoContact *other = contacts->pdata[i];
      g_autofree char *clean = hoso_text_dup_trimmed (other->value, -1);

      if (other->kind == contact->kind && g_strcmp0 (clean, contact->value) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
move_contact (HosoDb *db,
              gint64 customer,
              const HosoContact *contact,
              guint position,
              GError **error)
{
  static const char sql[] =
    "UPDATE contact SET position = ?1 "
    "WHERE customer_id = ?2 AND kind = ?3 AND value = ?4 AND position <> ?1";
  g_autofree char *clean = hoso_text_dup_trimmed (contact->value, -1);
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, position);
  hoso_stmt_bind_int (stmt, 2, customer);
  hoso_stmt_bind_text (stmt, 3, hoso_contact_kind_get_name (contact->kind));
  hoso_stmt_bind_text (stmt, 4, clean);
  return hoso_stmt_run (stmt, error);
}

/* Makes @contacts (HosoContact) the customer's contacts in that order; what is
 * new comes from @source, and what stays keeps the source that it has. */
gboolean
hoso_customer_table_set_contacts (HosoDb *db,
                                  gint64 customer,
                                  GPtrArray *contacts,
                                  gint64 source,
                                  GError **error)
{
  g_autoptr (GPtrArray) old =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_contact_free);

  if (!hoso_customer_table_list_contacts (db, customer, old, error))
    return FALSE;
  if (contacts_are_equal (old, contacts))
    return TRUE;

  for (guint i = 0; i < old->len; i++)
    if (!list_holds (contacts, old->pdata[i]) &&
        !remove_contact (db, ((HosoContact *)old->pdata[i])->id, error))
      return FALSE;

  for (guint i = 0; i < contacts->len; i++)
    {
      const HosoContact *contact = contacts->pdata[i];
      HosoContactKind kind = contact->kind;
      const char *value = contact->value;

      if (!hoso_customer_table_add_contact (db, customer, kind, value, source, error) ||
          !move_contact (db, customer, contact, i, error))
        return FALSE;
    }

  return TRUE;
}
