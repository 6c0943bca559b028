/* A Bloom filter (Bloom, Communications of the ACM 13(7), 1970) over the contacts
 * and names of the workspace: 64 bits and three hashes a key, so that one of ten
 * thousand strangers is looked up for nothing; at most 2 MiB.  Runs on the thread
 * that owns the connection.
 */

#include "hoso-config.h"

#include "hoso-stranger-filter.h"

#include <string.h>

#include "hoso-bitset.h"
#include "hoso-customer-table.h"
#include "hoso-fold.h"

#define BITS_PER_KEY 64
#define N_HASHES 3
#define MIN_BITS (1u << 16)
#define MAX_BITS (1u << 24)
#define MAX_QUICK 128
#define CLASS_EMAIL 1 /* the customer has an e-mail address */
#define CLASS_PHONE 2
#define N_CLASSES 4
#define KEY_EMAIL N_CLASSES
#define KEY_PHONE (N_CLASSES + 1)

struct _HosoStrangerFilter
{
  HosoBitset *keys;
  HosoBitset *classes[2];        /* customers with an e-mail address, with a phone */
  gboolean has_names[N_CLASSES]; /* there are customers of the class */
};

/* FNV-1a, and the finaliser of MurmurHash3. */
static guint64
hash_key (guint kind, const char *text, gsize length)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325) + kind;

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guint8)text[i]) * G_GUINT64_CONSTANT (0x100000001b3);
  hash ^= hash >> 33;
  hash *= G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  return hash ^ (hash >> 33);
}

/* The bit of the hash's part @i. */
static guint
get_place (const HosoStrangerFilter *filter, guint64 hash, guint i)
{
  return (guint)(hash >> (i * 64 / N_HASHES)) & (filter->keys->size - 1);
}

static void
add_key (HosoStrangerFilter *filter, guint kind, const char *text)
{
  guint64 hash = hash_key (kind, text, strlen (text));

  for (guint i = 0; i < N_HASHES; i++)
    hoso_bitset_add (filter->keys, get_place (filter, hash, i));
}

static gboolean
has_key (const HosoStrangerFilter *filter, guint kind, const char *text, gsize length)
{
  guint64 hash = hash_key (kind, text, length);

  for (guint i = 0; i < N_HASHES; i++)
    if (!hoso_bitset_contains (filter->keys, get_place (filter, hash, i)))
      return FALSE;
  return TRUE;
}

static gboolean
read_contacts (HosoStrangerFilter *filter, HosoDb *db, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  stmt = hoso_db_prepare (db,
                          "SELECT customer_id, kind = 'phone', canonical FROM contact "
                          "WHERE kind IN ('email', 'phone')",
                          error);
  if (stmt == NULL)
    return FALSE;
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      gboolean phone = hoso_stmt_get_int (stmt, 1) != 0;
      const char *canonical = hoso_stmt_get_text (stmt, 2);

      hoso_bitset_add (filter->classes[phone], (guint)hoso_stmt_get_int (stmt, 0));
      if (canonical != NULL)
        add_key (filter, phone ? KEY_PHONE : KEY_EMAIL, canonical);
    }
  return result == HOSO_DONE;
}

static gboolean
read_names (HosoStrangerFilter *filter, HosoDb *db, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, "SELECT id, name FROM customer", error);
  HosoStepResult result;

  if (stmt == NULL)
    return FALSE;
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      guint id = (guint)hoso_stmt_get_int (stmt, 0);
      g_autofree char *folded = hoso_fold (hoso_stmt_get_text (stmt, 1));
      guint class = (hoso_bitset_contains (filter->classes[0], id) ? CLASS_EMAIL : 0) |
                    (hoso_bitset_contains (filter->classes[1], id) ? CLASS_PHONE : 0);

      add_key (filter, class, folded);
      filter->has_names[class] = TRUE;
    }
  return result == HOSO_DONE;
}

/* How large the filter becomes, a power of two, and the largest customer's id. */
static gboolean
find_sizes (HosoDb *db, guint *bits, guint *customers, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  gint64 keys;

  stmt = hoso_db_prepare (db,
                          "SELECT (SELECT count (*) FROM contact) + (SELECT count (*) FROM "
                          "customer)",
                          error);
  if (stmt == NULL || hoso_stmt_step (stmt, error) != HOSO_ROW)
    return FALSE;
  keys = hoso_stmt_get_int (stmt, 0);
  for (*bits = MIN_BITS; *bits < MAX_BITS && *bits < keys * BITS_PER_KEY; *bits *= 2)
    ;
  return hoso_customer_table_get_end (db, customers, error);
}

/**
 * hoso_stranger_filter_new:
 *
 * Returns: (transfer full): the filter of all customers, or %NULL with @error set
 */
HosoStrangerFilter *
hoso_stranger_filter_new (HosoDb *db, gboolean names, GError **error)
{
  g_autoptr (HosoStrangerFilter) filter = g_new0 (HosoStrangerFilter, 1);
  guint customers;
  guint bits;

  if (!find_sizes (db, &bits, &customers, error))
    return NULL;
  filter->keys = hoso_bitset_new (bits);
  filter->classes[0] = hoso_bitset_new (customers);
  filter->classes[1] = hoso_bitset_new (customers);
  if (!read_contacts (filter, db, error) || (names && !read_names (filter, db, error)))
    return NULL;
  return g_steal_pointer (&filter);
}

/**
 * hoso_stranger_filter_free:
 */
void
hoso_stranger_filter_free (HosoStrangerFilter *filter)
{
  g_clear_pointer (&filter->keys, hoso_bitset_free);
  g_clear_pointer (&filter->classes[0], hoso_bitset_free);
  g_clear_pointer (&filter->classes[1], hoso_bitset_free);
  g_free (filter);
}

/* A plain address in lower case, as hoso_contact_dup_canonical() gives it; FALSE
 * where a closer look is needed. */
static gboolean
fold_email (const char *text, gsize length, char *canonical)
{
  gboolean has_at = FALSE;

  if (length > MAX_QUICK)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] <= ' ' || text[i] > '~')
        return FALSE;
      has_at = has_at || text[i] == '@';
      canonical[i] = g_ascii_tolower (text[i]);
    }
  return has_at;
}

/* "0903123456" as "+84903123456"; FALSE for other writings. */
static gboolean
fold_phone (const char *text, gsize length, char *canonical)
{
  if (length != 10 || text[0] != '0' || text[1] < '2' || text[1] > '9')
    return FALSE;
  for (gsize i = 1; i < length; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  memcpy (canonical, "+84", 3);
  memcpy (canonical + 3, text + 1, length - 1);
  return TRUE;
}

/* Whether a customer of a class that nothing speaks against has the name. */
static gboolean
may_be_namesake (const HosoStrangerFilter *filter, const HosoStranger *stranger)
{
  guint against = (stranger->email_length > 0 ? CLASS_EMAIL : 0) |
                  (stranger->phone_length > 0 ? CLASS_PHONE : 0);
  g_autofree char *folded = NULL;

  if (stranger->name_length == 0)
    return FALSE;
  for (guint class = 0; class < N_CLASSES; class ++)
    {
      g_autofree char *name = NULL;

      if (!filter->has_names[class] || (class & against) != 0)
        continue;
      if (folded == NULL)
        {
          name = g_strndup (stranger->name, stranger->name_length);
          folded = hoso_fold (name);
        }
      if (has_key (filter, class, folded, strlen (folded)))
        return TRUE;
    }
  return FALSE;
}

/**
 * hoso_stranger_filter_excludes:
 *
 * Returns: %TRUE where no customer has the e-mail address or the telephone number
 *   of @stranger, or could be meant by the name; %FALSE also where only a closer
 *   look can tell
 */
gboolean
hoso_stranger_filter_excludes (const HosoStrangerFilter *filter, const HosoStranger *stranger)
{
  char canonical[MAX_QUICK];

  if (stranger->email_length > 0 &&
      (!fold_email (stranger->email, stranger->email_length, canonical) ||
       has_key (filter, KEY_EMAIL, canonical, stranger->email_length)))
    return FALSE;
  if (stranger->phone_length > 0 &&
      (!fold_phone (stranger->phone, stranger->phone_length, canonical) ||
       has_key (filter, KEY_PHONE, canonical, strlen ("+84") + stranger->phone_length - 1)))
    return FALSE;
  return !may_be_namesake (filter, stranger);
}
