/* One import of customers under way.  A row joins the customer of its code,
 * telephone, e-mail or name, or makes a new one; what a person entered by hand
 * stays.  Runs inside a transaction, on the thread that owns the connection.
 */

#include "hoso-config.h"

#include "hoso-client-importer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hoso-buyers.h"
#include "hoso-client-fields.h"
#include "hoso-client-photo.h"
#include "hoso-customer-uids.h"
#include "hoso-fold.h"
#include "hoso-note-table.h"
#include "hoso-sheet-headers.h"
#include "hoso-sheet-values.h"
#include "hoso-tag-table.h"
#include "hoso-vcard-card.h"

/* What the customer's own columns say. */
typedef enum
{
  CELL_UID,
  CELL_CODE,
  CELL_NAME,
  CELL_KIND,
  CELL_PHONE,
  CELL_PHONES,
  CELL_EMAIL,
  CELL_EMAILS,
  CELL_ADDRESS,
  CELL_ADDRESSES,
  CELL_FACEBOOK,
  CELL_ZALO,
  CELL_TAGS,
  CELL_NOTE,
  CELL_PHOTO,
  N_CELLS,
} Cell;

static const char *const cell_fields[N_CELLS] = {
  HOSO_CUSTOMER_UID,
  HOSO_CUSTOMER_CODE,
  HOSO_CUSTOMER_NAME,
  HOSO_CUSTOMER_KIND,
  HOSO_CUSTOMER_PHONE,
  HOSO_CUSTOMER_PHONES,
  HOSO_CUSTOMER_EMAIL,
  HOSO_CUSTOMER_EMAILS,
  HOSO_CUSTOMER_ADDRESS,
  HOSO_CUSTOMER_ADDRESSES,
  HOSO_CUSTOMER_FACEBOOK,
  HOSO_CUSTOMER_ZALO,
  HOSO_CUSTOMER_TAGS,
  HOSO_CUSTOMER_NOTE,
  HOSO_CUSTOMER_PHOTO,
};

struct _HosoClientImporter
{
  HosoDb *db;
  HosoSheet *sheet;
  HosoImportReport *report;
  gint64 source;
  HosoBulk *bulk;
  HosoBuyers *buyers;
  HosoNewcomers *newcomers; /* borrowed; NULL where the file is not long */
  HosoCustomerUids *uids;   /* NULL where the file has none */
  GHashTable *tags;         /* name → id, of those that newcomers got */
  HosoClientFields *fields;
  int columns[N_CELLS]; /* where each cell stands; -1 for nowhere */
};

static gboolean
find_uids (HosoClientImporter *importer, GError **error)
{
  if (importer->columns[CELL_UID] < 0)
    return TRUE;
  importer->uids = hoso_customer_uids_new (importer->db, importer->newcomers, error);
  return importer->uids != NULL;
}

/* Borrows everything; free with hoso_client_importer_free(). */
HosoClientImporter *
hoso_client_importer_new (HosoDb *db,
                          HosoSheet *sheet,
                          HosoImportReport *report,
                          gint64 source,
                          HosoBulk *bulk,
                          GError **error)
{
  g_autoptr (HosoClientImporter) importer = g_new0 (HosoClientImporter, 1);
  g_autoptr (GError) local = NULL;

  importer->db = db;
  importer->sheet = sheet;
  importer->report = report;
  importer->source = source;
  importer->bulk = bulk;
  importer->buyers = hoso_buyers_new (db, sheet->channel, report->id, source, bulk, error);
  importer->tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (importer->buyers == NULL)
    return NULL;
  importer->newcomers = hoso_buyers_collect (importer->buyers, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  for (guint i = 0; i < N_CELLS; i++)
    importer->columns[i] = hoso_sheet_find (sheet, cell_fields[i]);
  importer->fields = hoso_client_fields_new (bulk, sheet, source, importer->newcomers, error);
  return importer->fields != NULL && find_uids (importer, error) ? g_steal_pointer (&importer)
                                                                 : NULL;
}

void
hoso_client_importer_free (HosoClientImporter *importer)
{
  g_clear_pointer (&importer->buyers, hoso_buyers_free);
  g_clear_pointer (&importer->tags, g_hash_table_unref);
  g_clear_pointer (&importer->uids, hoso_customer_uids_free);
  g_clear_pointer (&importer->fields, hoso_client_fields_free);
  g_free (importer);
}

static HosoSpan
get_cell (HosoClientImporter *importer, const HosoRow *row, Cell cell)
{
  int column = importer->columns[cell];

  return column < 0 ? hoso_span ("", 0) : hoso_span_trim (hoso_row_get_cell (row, (guint)column));
}

/* NULL for an empty cell. */
static char *
dup_cell (HosoClientImporter *importer, const HosoRow *row, Cell cell)
{
  HosoSpan span = get_cell (importer, row, cell);

  return hoso_span_is_missing (span) ? NULL
                                     : hoso_text_dup_trimmed (span.text, (gssize)span.length);
}

/* Whether a statement since there were @before changes made one. */
static void
note_change (HosoClientImporter *importer, gint64 before, gboolean *changed)
{
  *changed = *changed || hoso_db_get_total_changes (importer->db) != before;
}

/* The values of one cell, of which a contact card parts the values that hold any
 * character. */
static char **
split_cell (const char *cell, const char *separators)
{
  gboolean parted = strstr (cell, HOSO_VCARD_BREAK) != NULL;

  return g_strsplit_set (cell, parted ? HOSO_VCARD_BREAK : separators, -1);
}

/* “0903 123 456 | 0904 123 456”. */
static gboolean
add_several (HosoClientImporter *importer,
             const char *cell,
             HosoContactKind kind,
             gint64 customer,
             gboolean *changed,
             GError **error)
{
  g_auto (GStrv) values = split_cell (cell, "|\n");

  for (guint i = 0; values[i] != NULL; i++)
    {
      const char *value = g_strstrip (values[i]);

      if (!hoso_buyers_add_contact (importer->buyers, customer, kind, value, changed, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_more_contacts (HosoClientImporter *importer,
                   const HosoRow *row,
                   gint64 customer,
                   gboolean *changed,
                   GError **error)
{
  static const struct
  {
    Cell cell;
    HosoContactKind kind;
  } contacts[] = {
    { CELL_PHONES, HOSO_CONTACT_PHONE },
    { CELL_EMAILS, HOSO_CONTACT_EMAIL },
    { CELL_ADDRESSES, HOSO_CONTACT_ADDRESS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (contacts); i++)
    {
      g_autofree char *cell = dup_cell (importer, row, contacts[i].cell);

      if (cell != NULL &&
          !add_several (importer, cell, contacts[i].kind, customer, changed, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_contacts (HosoClientImporter *importer,
              const HosoRow *row,
              gint64 customer,
              gboolean *changed,
              GError **error)
{
  static const struct
  {
    Cell cell;
    HosoContactKind kind;
  } contacts[] = {
    { CELL_ADDRESS, HOSO_CONTACT_ADDRESS },
    { CELL_FACEBOOK, HOSO_CONTACT_FACEBOOK },
    { CELL_ZALO, HOSO_CONTACT_ZALO },
  };

  for (guint i = 0; i < G_N_ELEMENTS (contacts); i++)
    {
      g_autofree char *value = dup_cell (importer, row, contacts[i].cell);

      if (!hoso_buyers_add_contact (importer->buyers, customer, contacts[i].kind, value, changed,
                                    error))
        return FALSE;
    }
  return TRUE;
}

/* The tags of somebody new who is not stored yet. */
static gboolean
collect_tags (HosoClientImporter *importer, char **tags, GError **error)
{
  g_autoptr (GHashTable) given = g_hash_table_new (NULL, NULL);

  for (guint i = 0; tags[i] != NULL; i++)
    {
      g_autofree char *name = hoso_text_dup_trimmed (tags[i], -1);
      gint64 tag = (gint64)GPOINTER_TO_SIZE (g_hash_table_lookup (importer->tags, name));

      if (*name == '\0')
        continue;
      if (tag == 0 && hoso_newcomers_wait (importer->newcomers, error))
        tag = hoso_tag_table_find_or_add (importer->db, name, importer->source, error);
      if (tag == 0)
        return FALSE;
      if (g_hash_table_add (given, GSIZE_TO_POINTER (tag)))
        hoso_newcomers_add_tag (importer->newcomers, tag);
      g_hash_table_insert (importer->tags, g_steal_pointer (&name), GSIZE_TO_POINTER (tag));
    }
  return TRUE;
}

/* “VIP|Khách sỉ”. */
static gboolean
add_tags (HosoClientImporter *importer,
          const HosoRow *row,
          gint64 customer,
          gboolean added,
          gboolean *changed,
          GError **error)
{
  g_autofree char *cell = dup_cell (importer, row, CELL_TAGS);
  g_auto (GStrv) tags = cell != NULL ? split_cell (cell, "|;,") : NULL;
  gint64 before = hoso_db_get_total_changes (importer->db);

  if (tags != NULL && added && importer->newcomers != NULL)
    return collect_tags (importer, tags, error);
  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    if (!hoso_tag_table_add_from (importer->db, customer, tags[i], importer->source, error))
      return FALSE;
  note_change (importer, before, changed);
  return TRUE;
}

/* The notes of somebody new who is not stored yet. */
static void
collect_notes (HosoClientImporter *importer, char **notes)
{
  for (guint i = 0; notes[i] != NULL; i++)
    {
      gboolean again = FALSE;

      for (guint k = 0; k < i; k++)
        again = again || strcmp (notes[k], notes[i]) == 0;
      if (!again)
        hoso_newcomers_add_note (importer->newcomers, notes[i]);
    }
}

static gboolean
add_note (HosoClientImporter *importer,
          const HosoRow *row,
          gint64 customer,
          gboolean added,
          gboolean *changed,
          GError **error)
{
  g_autofree char *cell = dup_cell (importer, row, CELL_NOTE);
  g_auto (GStrv) notes = cell != NULL ? split_cell (cell, HOSO_VCARD_BREAK) : NULL;
  gint64 before = hoso_db_get_total_changes (importer->db);

  if (notes != NULL && added && importer->newcomers != NULL)
    {
      collect_notes (importer, notes);
      return TRUE;
    }
  for (guint i = 0; notes != NULL && notes[i] != NULL; i++)
    if (!hoso_note_table_add_from (importer->db, customer, notes[i], importer->source, error))
      return FALSE;
  note_change (importer, before, changed);
  return TRUE;
}

/* Before the workspace is asked about a customer whom the file may have added. */
static gboolean
settle (HosoClientImporter *importer, gint64 customer, GError **error)
{
  return importer->newcomers == NULL ||
         hoso_newcomers_settle (importer->newcomers, customer, error);
}

static gboolean
find_customer (HosoClientImporter *importer,
               const HosoRow *row,
               gint64 *customer,
               gboolean *added,
               gboolean *changed,
               GError **error)
{
  g_autofree char *code = dup_cell (importer, row, CELL_CODE);
  g_autofree char *name = dup_cell (importer, row, CELL_NAME);
  g_autofree char *phone = dup_cell (importer, row, CELL_PHONE);
  g_autofree char *email = dup_cell (importer, row, CELL_EMAIL);
  g_autofree char *cell = dup_cell (importer, row, CELL_UID);
  g_autofree char *uid = hoso_customer_uid_dup (cell);
  HosoBuyer buyer = {
    .code = code,
    .name = name,
    .phone = phone,
    .email = email,
    .uid = uid,
    .company = hoso_sheet_is_company (get_cell (importer, row, CELL_KIND)),
  };

  if ((uid != NULL && !hoso_customer_uids_find (importer->uids, uid, &buyer.known, error)) ||
      !hoso_buyers_find (importer->buyers, &buyer, customer, added, changed, error))
    return FALSE;
  if (!*added)
    return settle (importer, *customer, error);
  if (uid != NULL)
    hoso_customer_uids_add (importer->uids, uid, *customer);
  return TRUE;
}

static void
refuse_row (HosoClientImporter *importer, const HosoRow *row)
{
  hoso_sheet_add_problem (importer->sheet, row->line, -1,
                          _ ("The row names no customer: name, telephone, e-mail and code are "
                             "empty."));
  importer->report->rejected++;
}

/* Bytes that nobody looked at: what is wrong with them becomes a problem of the row. */
static gboolean
add_photo (HosoClientImporter *importer,
           const HosoRow *row,
           gint64 customer,
           gboolean added,
           gboolean *changed,
           GError **error)
{
  g_autofree char *base64 = dup_cell (importer, row, CELL_PHOTO);
  const HosoClientPhoto photo = {
    .db = importer->db,
    .newcomers = added ? importer->newcomers : NULL,
    .source = importer->source,
    .customer = customer,
    .base64 = base64,
  };
  const char *problem = NULL;

  if (base64 != NULL && !hoso_client_photo_take (&photo, changed, &problem, error))
    return FALSE;
  if (problem != NULL)
    hoso_sheet_add_problem (importer->sheet, row->line, importer->columns[CELL_PHOTO], problem);
  return TRUE;
}

/**
 * hoso_client_importer_take:
 *
 * Returns: %TRUE, or %FALSE with @error set where the workspace fails; a row that
 *   names nobody becomes a problem of the sheet
 */
gboolean
hoso_client_importer_take (HosoClientImporter *importer, const HosoRow *row, GError **error)
{
  gboolean added;
  gboolean changed;
  gboolean known_contact;
  gint64 customer;

  if (!find_customer (importer, row, &customer, &added, &changed, error))
    return FALSE;
  if (customer == 0)
    {
      refuse_row (importer, row);
      return TRUE;
    }
  known_contact = changed;
  if (!add_contacts (importer, row, customer, &changed, error) ||
      !add_more_contacts (importer, row, customer, &changed, error) ||
      !(added ? hoso_client_fields_tell (importer->fields, row, customer, error)
              : hoso_client_fields_set (importer->fields, row, customer, &changed, error)) ||
      !add_tags (importer, row, customer, added, &changed, error) ||
      !add_photo (importer, row, customer, added, &changed, error) ||
      !add_note (importer, row, customer, added, &changed, error))
    return FALSE;
  if (changed != known_contact)
    hoso_bulk_touch_customer (importer->bulk, customer);
  if (added)
    importer->report->added++;
  else if (changed)
    importer->report->updated++;
  else
    importer->report->unchanged++;
  return TRUE;
}

/**
 * hoso_client_importer_finish:
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_client_importer_finish (HosoClientImporter *importer, GError **error)
{
  importer->report->customers_added = hoso_buyers_get_added (importer->buyers);
  importer->report->customers_matched = hoso_buyers_get_matched (importer->buyers);
  return hoso_client_fields_finish (importer->fields, error) &&
         (importer->newcomers == NULL || hoso_newcomers_store (importer->newcomers, error));
}
