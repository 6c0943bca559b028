/* Whose row this is.  Runs inside the transaction of an import, on the thread
 * that owns the connection.
 *
 * A code of the same tool decides.  A telephone or an e-mail decides where one
 * customer has it whom the tool does not call otherwise; families share a
 * telephone, so that several must agree with the name.  A name decides where
 * one customer has it and nothing else contradicts.
 */

#include "hoso-config.h"

#include "hoso-buyers.h"

#include <string.h>

#include "hoso-customer-code-table.h"
#include "hoso-customer-table.h"
#include "hoso-fold.h"
#include "hoso-import-table.h"
#include "hoso-key-index.h"
#include "hoso-namesakes.h"

struct _HosoBuyers
{
  HosoDb *db;
  const char *channel;
  gint64 import;
  gint64 source;
  HosoBulk *bulk;
  HosoNamesakes *names; /* NULL until asked for */
  GHashTable *seen;     /* ids of those who were there before */
  guint64 added;
  HosoKeyIndex *keys;       /* NULL where the workspace's indexes are there */
  HosoNewcomers *newcomers; /* NULL where everything is stored at once */
  char *phone;              /* canonical, of the latest row, or NULL */
  char *email;              /* canonical, of the latest row, or NULL */
  gint64 newest;            /* the customer of the latest row if it is new, or 0 */
  guint n_contacts;         /* of that one */
  guint kinds;              /* bits of their kinds */
  gboolean coded;           /* the latest row's customer was found by its code */
};

/* The kind of a key that is a code. */
#define CODE 'c'

static char
get_key_kind (HosoContactKind kind)
{
  return (char)('0' + kind);
}

/* Puts what @sql gives for @name (customer, text) among the keys. */
static gboolean
load_keys (HosoBuyers *buyers, const char *sql, const char *name, char kind, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (buyers->db, sql, error);
  HosoStepResult result;

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_text (stmt, 1, name);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    hoso_key_index_add (buyers->keys, kind, hoso_stmt_get_text (stmt, 1),
                        hoso_stmt_get_int (stmt, 0));
  return result == HOSO_DONE;
}

static gboolean
index_keys (HosoBuyers *buyers, GError **error)
{
  static const char contacts[] =
    "SELECT customer_id, canonical FROM contact WHERE kind = ?1 AND canonical IS NOT NULL";
  static const char codes[] = "SELECT customer_id, code FROM customer_code WHERE channel = ?1";
  static const HosoContactKind kinds[] = { HOSO_CONTACT_PHONE, HOSO_CONTACT_EMAIL };

  buyers->keys = hoso_key_index_new ();
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (!load_keys (buyers, contacts, hoso_contact_kind_get_name (kinds[i]),
                    get_key_kind (kinds[i]), error))
      return FALSE;
  return load_keys (buyers, codes, buyers->channel, CODE, error);
}

/* NULL with @error set.  Free with hoso_buyers_free(). */
HosoBuyers *
hoso_buyers_new (HosoDb *db,
                 const char *channel,
                 gint64 import,
                 gint64 source,
                 HosoBulk *bulk,
                 GError **error)
{
  g_autoptr (HosoBuyers) buyers = g_new0 (HosoBuyers, 1);

  buyers->db = db;
  buyers->channel = channel;
  buyers->import = import;
  buyers->source = source;
  buyers->bulk = bulk;
  buyers->seen = g_hash_table_new (NULL, NULL);
  if (hoso_bulk_is_large (bulk) && !index_keys (buyers, error))
    return NULL;
  return g_steal_pointer (&buyers);
}

void
hoso_buyers_free (HosoBuyers *buyers)
{
  g_clear_pointer (&buyers->names, hoso_namesakes_free);
  g_clear_pointer (&buyers->keys, hoso_key_index_free);
  g_clear_pointer (&buyers->newcomers, hoso_newcomers_free);
  g_hash_table_unref (buyers->seen);
  g_free (buyers->phone);
  g_free (buyers->email);
  g_free (buyers);
}

/**
 * hoso_buyers_collect:
 *
 * The caller stores what is still collected at the end.
 *
 * Returns: (transfer none) (nullable): where more of new customers can be added;
 *   %NULL where the file is not long, or with @error set
 */
HosoNewcomers *
hoso_buyers_collect (HosoBuyers *buyers, GError **error)
{
  if (buyers->keys != NULL)
    buyers->newcomers = hoso_newcomers_new (buyers->db, buyers->import, buyers->source, error);
  return buyers->newcomers;
}

/* Before the workspace is asked about @customer, whom this file may have added. */
static gboolean
settle (HosoBuyers *buyers, gint64 customer, GError **error)
{
  return buyers->newcomers == NULL ||
         hoso_newcomers_settle (buyers->newcomers, customer, error);
}

/* The same for all of @ids, which ascend. */
static gboolean
settle_all (HosoBuyers *buyers, const GArray *ids, GError **error)
{
  return ids->len == 0 || settle (buyers, g_array_index (ids, gint64, ids->len - 1), error);
}

guint64
hoso_buyers_get_added (const HosoBuyers *buyers)
{
  return buyers->added;
}

guint64
hoso_buyers_get_matched (const HosoBuyers *buyers)
{
  return g_hash_table_size (buyers->seen);
}

static gboolean
is_given (const char *text)
{
  return text != NULL && *text != '\0';
}

/* Shops hide contacts behind stars. */
static gboolean
is_told (const char *contact)
{
  return is_given (contact) && strchr (contact, '*') == NULL;
}

/* Whether the tool calls @customer by another code than the row's. */
static gboolean
is_called_otherwise (HosoBuyers *buyers,
                     const HosoBuyer *buyer,
                     gint64 customer,
                     gboolean *otherwise,
                     GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *code = NULL;

  *otherwise = FALSE;
  if (!is_given (buyer->code))
    return TRUE;
  code = hoso_customer_code_table_dup (buyers->db, customer, buyers->channel, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  *otherwise = code != NULL && strcmp (code, buyer->code) != 0;
  return TRUE;
}

/* Leaves in @ids those whom nothing contradicts. */
static gboolean
keep_fitting (HosoBuyers *buyers,
              const HosoBuyer *buyer,
              GArray *ids,
              gboolean by_name,
              GError **error)
{
  g_autofree char *wanted = hoso_fold (buyer->name);
  guint kept = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (HosoCustomer) customer = hoso_customer_new ();
      g_autofree char *folded = NULL;
      gboolean otherwise;

      if (!is_called_otherwise (buyers, buyer, id, &otherwise, error) ||
          !hoso_customer_table_load (buyers->db, id, customer, error))
        return FALSE;
      folded = hoso_fold (customer->name);
      if (!otherwise && (!by_name || g_str_equal (folded, wanted)))
        g_array_index (ids, gint64, kept++) = id;
    }
  g_array_set_size (ids, kept);
  return TRUE;
}

/* Whether the name must agree: with several, and for a telephone where the one
 * was met in this file already, since families share one. */
static gboolean
must_agree (HosoBuyers *buyers, const HosoBuyer *buyer, HosoContactKind kind, const GArray *ids)
{
  gint64 first = g_array_index (ids, gint64, 0);

  return ids->len > 1 ||
         (kind == HOSO_CONTACT_PHONE && is_given (buyer->name) &&
          (first > buyers->bulk->last_customer ||
           g_hash_table_contains (buyers->seen, GSIZE_TO_POINTER (first))));
}

/* Adds to @ids those who have the contact. */
static gboolean
find_contact (HosoBuyers *buyers,
              HosoContactKind kind,
              const char *canonical,
              GArray *ids,
              GError **error)
{
  guint kept = 0;

  if (buyers->keys == NULL)
    return hoso_customer_table_find_contact (buyers->db, kind, canonical, ids, error);
  hoso_key_index_find (buyers->keys, get_key_kind (kind), canonical, ids);
  if (!settle_all (buyers, ids, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      gboolean has;

      if (!hoso_customer_table_has_contact (buyers->db, id, kind, canonical, &has, error))
        return FALSE;
      if (has)
        g_array_index (ids, gint64, kept++) = id;
    }
  g_array_set_size (ids, kept);
  return TRUE;
}

/* The first customer whom the tool calls @code; 0 for none. */
static gboolean
find_code (HosoBuyers *buyers, const char *code, gint64 *customer, GError **error)
{
  g_autoptr (GArray) ids = NULL;

  if (buyers->keys == NULL)
    return hoso_customer_code_table_find (buyers->db, buyers->channel, code, customer, error);
  *customer = 0;
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  hoso_key_index_find (buyers->keys, CODE, code, ids);
  if (!settle_all (buyers, ids, error))
    return FALSE;
  for (guint i = 0; i < ids->len && *customer == 0; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      gboolean has;

      if (!hoso_customer_code_table_has (buyers->db, id, buyers->channel, code, &has, error))
        return FALSE;
      if (has)
        *customer = id;
    }
  return TRUE;
}

static gboolean
find_by_contact (HosoBuyers *buyers,
                 const HosoBuyer *buyer,
                 HosoContactKind kind,
                 const char *canonical,
                 gint64 *customer,
                 GError **error)
{
  g_autoptr (GArray) ids = NULL;

  if (*customer != 0 || canonical == NULL ||
      (kind == HOSO_CONTACT_EMAIL && strchr (canonical, '@') == NULL))
    return TRUE;
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!find_contact (buyers, kind, canonical, ids, error) ||
      (ids->len > 0 &&
       !keep_fitting (buyers, buyer, ids, must_agree (buyers, buyer, kind, ids), error)))
    return FALSE;
  if (ids->len == 1)
    *customer = g_array_index (ids, gint64, 0);
  return TRUE;
}

/* Whether the customer can be reached by telephone already: then the same name
 * with another number is somebody else. */
static gboolean
has_phone (HosoBuyers *buyers, gint64 customer, gboolean *has, GError **error)
{
  g_autoptr (GPtrArray) contacts =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_contact_free);

  *has = FALSE;
  if (!hoso_customer_table_list_contacts (buyers->db, customer, contacts, error))
    return FALSE;
  for (guint i = 0; i < contacts->len; i++)
    *has = *has || ((HosoContact *)contacts->pdata[i])->kind == HOSO_CONTACT_PHONE;
  return TRUE;
}

/* Who has a name is asked for once. */
static gboolean
load_names (HosoBuyers *buyers, GError **error)
{
  if (buyers->names == NULL &&
      (buyers->newcomers == NULL || hoso_newcomers_store (buyers->newcomers, error)))
    buyers->names = hoso_namesakes_load (buyers->db, error);
  return buyers->names != NULL;
}

static gboolean
find_by_name (HosoBuyers *buyers, const HosoBuyer *buyer, gint64 *customer, GError **error)
{
  gboolean refuses = FALSE;
  HosoBearer namesake;

  if (*customer != 0 || !is_given (buyer->name))
    return TRUE;
  if (!load_names (buyers, error))
    return FALSE;
  if (!hoso_namesakes_find (buyers->names, buyer->name, &namesake) ||
      (namesake.has_code && is_given (buyer->code)) ||
      (namesake.has_phone && is_given (buyer->phone)))
    return TRUE;
  if (!settle (buyers, namesake.customer, error) ||
      !is_called_otherwise (buyers, buyer, namesake.customer, &refuses, error) ||
      (!refuses && is_given (buyer->phone) &&
       !has_phone (buyers, namesake.customer, &refuses, error)))
    return FALSE;
  if (!refuses)
    *customer = namesake.customer;
  return TRUE;
}

static gboolean
find_known (HosoBuyers *buyers, const HosoBuyer *buyer, gint64 *customer, GError **error)
{
  *customer = buyer->known;
  if (*customer == 0 && is_given (buyer->code) && !find_code (buyers, buyer->code, customer, error))
    return FALSE;
  buyers->coded = *customer != 0 && buyer->known == 0;
  return find_by_contact (buyers, buyer, HOSO_CONTACT_PHONE, buyers->phone, customer, error) &&
         find_by_contact (buyers, buyer, HOSO_CONTACT_EMAIL, buyers->email, customer, error) &&
         find_by_name (buyers, buyer, customer, error);
}

/* The first contact of a kind of the customer whom this row added: nothing of
 * it has to be looked up. */
static gboolean
append_contact (HosoBuyers *buyers,
                HosoContactKind kind,
                const char *value,
                const char *canonical,
                GError **error)
{
  g_autofree char *clean = hoso_text_dup_trimmed (value, -1);
  const HosoNewContact contact = { kind, clean, canonical, buyers->n_contacts };

  if (*clean == '\0')
    return TRUE;
  buyers->n_contacts++;
  buyers->kinds |= 1u << kind;
  if (buyers->keys != NULL && canonical != NULL)
    hoso_key_index_add (buyers->keys, get_key_kind (kind), canonical, buyers->newest);
  if (buyers->newcomers != NULL)
    {
      hoso_newcomers_add_contact (buyers->newcomers, &contact);
      return TRUE;
    }
  return hoso_customer_table_append_contact (buyers->db, buyers->newest, &contact, buyers->source,
                                             error);
}

static gboolean
tell_contact (HosoBuyers *buyers,
              gint64 customer,
              HosoContactKind kind,
              const char *value,
              gboolean *changed,
              GError **error)
{
  g_autofree char *canonical = NULL;
  gint64 before;

  if (!settle (buyers, customer, error))
    return FALSE;
  before = hoso_db_get_total_changes (buyers->db);
  if (!hoso_customer_table_add_contact (buyers->db, customer, kind, value, buyers->source, error))
    return FALSE;
  if (hoso_db_get_total_changes (buyers->db) == before)
    return TRUE;
  *changed = TRUE;
  hoso_bulk_touch_customer (buyers->bulk, customer);
  canonical = buyers->keys != NULL ? hoso_contact_dup_canonical (kind, value) : NULL;
  if (canonical != NULL)
    hoso_key_index_add (buyers->keys, get_key_kind (kind), canonical, customer);
  if (customer == buyers->newest)
    buyers->n_contacts++;
  return TRUE;
}

/* As hoso_buyers_add_contact(); @canonical is that of @value. */
static gboolean
add_contact (HosoBuyers *buyers,
             gint64 customer,
             HosoContactKind kind,
             const char *value,
             const char *canonical,
             gboolean *changed,
             GError **error)
{
  if (!is_told (value))
    return TRUE;
  if (customer != buyers->newest || (buyers->kinds & 1u << kind) != 0)
    return tell_contact (buyers, customer, kind, value, changed, error);
  *changed = TRUE;
  return append_contact (buyers, kind, value, canonical, error);
}

gboolean
hoso_buyers_add_contact (HosoBuyers *buyers,
                         gint64 customer,
                         HosoContactKind kind,
                         const char *value,
                         gboolean *changed,
                         GError **error)
{
  g_autofree char *canonical =
    is_told (value) ? hoso_contact_dup_canonical (kind, value) : NULL;

  return add_contact (buyers, customer, kind, value, canonical, changed, error);
}

static gboolean
add_code (HosoBuyers *buyers,
          const HosoBuyer *buyer,
          gint64 customer,
          gboolean *changed,
          GError **error)
{
  gint64 known = 0;

  if (!is_given (buyer->code) || buyers->coded)
    return TRUE;
  /* Somebody new was looked for by the code already. */
  if (customer != buyers->newest && !find_code (buyers, buyer->code, &known, error))
    return FALSE;
  if (known != 0)
    return TRUE;
  *changed = TRUE;
  if (buyers->keys != NULL)
    hoso_key_index_add (buyers->keys, CODE, buyer->code, customer);
  if (buyers->newcomers != NULL && customer == buyers->newest)
    {
      hoso_newcomers_add_code (buyers->newcomers, buyers->channel, buyer->code);
      return TRUE;
    }
  return hoso_customer_code_table_add (buyers->db, customer, buyers->channel, buyer->code,
                                       buyers->source, error);
}

static gint64
store_customer (HosoBuyers *buyers, const HosoBuyer *buyer, const char *name, GError **error)
{
  HosoCustomerKind kind = buyer->company ? HOSO_CUSTOMER_COMPANY : HOSO_CUSTOMER_PERSON;
  gint64 customer;

  if (buyers->newcomers != NULL)
    return hoso_newcomers_add (buyers->newcomers, kind, name, buyer->uid, error);
  customer = hoso_customer_table_add (buyers->db, kind, name, buyers->source, error);
  return customer != 0 &&
             (buyer->uid == NULL ||
              hoso_customer_table_set_uid (buyers->db, customer, buyer->uid, error)) &&
             hoso_import_table_add_customer (buyers->db, buyers->import, customer, error)
           ? customer
           : 0;
}

static gboolean
add_customer (HosoBuyers *buyers, const HosoBuyer *buyer, gint64 *customer, GError **error)
{
  const char *name = is_given (buyer->name)    ? buyer->name
                     : is_given (buyer->phone) ? buyer->phone
                     : is_given (buyer->email) ? buyer->email
                                               : buyer->code;

  *customer = store_customer (buyers, buyer, name, error);
  if (*customer == 0)
    return FALSE;
  if (buyers->names != NULL)
    hoso_namesakes_add (buyers->names, name,
                        &(HosoBearer){ *customer, is_given (buyer->code),
                                       is_told (buyer->phone) });
  buyers->added++;
  buyers->newest = *customer;
  buyers->n_contacts = 0;
  buyers->kinds = 0;
  return TRUE;
}

/* The row's contacts as they are looked for and kept; all are looked for soon. */
static void
note_contacts (HosoBuyers *buyers, const HosoBuyer *buyer)
{
  g_free (buyers->phone);
  g_free (buyers->email);
  buyers->phone = is_given (buyer->phone)
                    ? hoso_contact_dup_canonical (HOSO_CONTACT_PHONE, buyer->phone)
                    : NULL;
  buyers->email = is_given (buyer->email)
                    ? hoso_contact_dup_canonical (HOSO_CONTACT_EMAIL, buyer->email)
                    : NULL;
  if (buyers->keys == NULL)
    return;
  if (is_given (buyer->code))
    hoso_key_index_expect (buyers->keys, CODE, buyer->code);
  if (buyers->phone != NULL)
    hoso_key_index_expect (buyers->keys, get_key_kind (HOSO_CONTACT_PHONE), buyers->phone);
  if (buyers->email != NULL)
    hoso_key_index_expect (buyers->keys, get_key_kind (HOSO_CONTACT_EMAIL), buyers->email);
}

/**
 * hoso_buyers_find:
 * @customer: (out): 0 where @buyer is nobody
 * @added: (out): whether the customer is new
 * @changed: (out): whether a known customer was told more of
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_buyers_find (HosoBuyers *buyers,
                  const HosoBuyer *buyer,
                  gint64 *customer,
                  gboolean *added,
                  gboolean *changed,
                  GError **error)
{
  *customer = 0;
  *added = FALSE;
  *changed = FALSE;
  buyers->newest = 0;
  note_contacts (buyers, buyer);
  if (!is_given (buyer->code) && !is_given (buyer->name) && !is_given (buyer->phone) &&
      !is_given (buyer->email))
    return TRUE;
  if (!find_known (buyers, buyer, customer, error))
    return FALSE;
  if (*customer == 0)
    {
      *added = TRUE;
      if (!add_customer (buyers, buyer, customer, error) ||
          !hoso_buyers_add_contact (buyers, *customer, HOSO_CONTACT_ADDRESS, buyer->address,
                                    changed, error))
        return FALSE;
    }
  else if (*customer <= buyers->bulk->last_customer)
    g_hash_table_add (buyers->seen, GSIZE_TO_POINTER (*customer));
  return add_code (buyers, buyer, *customer, changed, error) &&
         add_contact (buyers, *customer, HOSO_CONTACT_PHONE, buyer->phone, buyers->phone, changed,
                      error) &&
         add_contact (buyers, *customer, HOSO_CONTACT_EMAIL, buyer->email, buyers->email, changed,
                      error);
}
