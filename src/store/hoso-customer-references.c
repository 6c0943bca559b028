/* Which tables say something about a customer.  Pure data: any thread may read it.
 */

#include "hoso-config.h"

#include "hoso-customer-references.h"

#include <string.h>

static const HosoCustomerReference references[] = {
  { "customer", HOSO_REFERENCE_SELF, "id", "customer", "name sort_key", "uid kind" },

  { "consent", HOSO_REFERENCE_OWNED, "customer_id", "customer", "note", "channel" },
  { "contact", HOSO_REFERENCE_OWNED, "customer_id", "customer", "value canonical", "kind" },
  { "customer_code", HOSO_REFERENCE_OWNED, "customer_id", "customer", "code", "channel" },
  { "customer_field", HOSO_REFERENCE_OWNED, "customer_id", "customer", "value", NULL },
  { "customer_tag", HOSO_REFERENCE_OWNED, "customer_id", "customer", NULL, NULL },
  { "import_decision", HOSO_REFERENCE_OWNED, "customer_id", "customer", "value", "kind state" },
  { "interaction", HOSO_REFERENCE_OWNED, "customer_id", "customer", "text referred",
    "uid kind channel direction outcome interview state" },
  { "distinct_pair", HOSO_REFERENCE_OWNED, "first_id", "customer", NULL, NULL },
  { "distinct_pair", HOSO_REFERENCE_OWNED, "second_id", "customer", NULL, NULL },
  { "merge", HOSO_REFERENCE_OWNED, "survivor_id", "customer", "merged_name", "uid" },
  { "merge_row", HOSO_REFERENCE_OWNED, "merge_id", "merge", NULL, "table_name change" },
  { "merge_value", HOSO_REFERENCE_OWNED, "merge_row_id", "merge_row", "before after",
    "column_name" },
  { "purchase", HOSO_REFERENCE_OWNED, "customer_id", "customer", "code",
    "uid channel status currency" },
  { "purchase_item", HOSO_REFERENCE_OWNED, "purchase_id", "purchase", NULL, NULL },
  { "relation", HOSO_REFERENCE_OWNED, "from_id", "customer", "title", "uid role" },
  { "relation", HOSO_REFERENCE_OWNED, "to_id", "customer", "title", "uid role" },
  { "task", HOSO_REFERENCE_OWNED, "customer_id", "customer", "title", "uid kind assignee" },
  { "task", HOSO_REFERENCE_OWNED, "interaction_id", "interaction", "title", "uid kind assignee" },
  { "today_mark", HOSO_REFERENCE_OWNED, "customer_id", "customer", NULL, "occasion state" },
  { "today_tick", HOSO_REFERENCE_OWNED, "customer_id", "customer", NULL, "occasion step" },

  /* Who was referred. */
  { "interaction", HOSO_REFERENCE_LINKED, "referred_id", "customer", "text referred",
    "uid kind channel direction outcome interview state" },
  { "respondent", HOSO_REFERENCE_LINKED, "customer_id", "customer", NULL, NULL },

  { "import_customer", HOSO_REFERENCE_KEPT, "customer_id", "customer", "name", NULL },
  /* The JSON of a purchase names its customer too. */
  { "import_purchase", HOSO_REFERENCE_KEPT, "purchase_id", "purchase", "before", NULL },

  { "customer_name", HOSO_REFERENCE_DERIVED, NULL, NULL, "name", NULL },
  { "customer_text", HOSO_REFERENCE_DERIVED, NULL, NULL, "text", NULL },
  { "customer_total", HOSO_REFERENCE_DERIVED, "customer_id", "customer", NULL, "currency" },

  { "chunk", HOSO_REFERENCE_SHARED, NULL, NULL, "data", NULL },
  { "customer_chunk", HOSO_REFERENCE_SHARED, NULL, NULL, "data", NULL },
  { "evidence", HOSO_REFERENCE_SHARED, NULL, NULL, "option_label",
    "survey_name question_title answers_from answers_to" },
  { "import_cell", HOSO_REFERENCE_SHARED, NULL, NULL, "before", NULL },
  { "import_problem", HOSO_REFERENCE_SHARED, NULL, NULL, "reason", "header" },
  { "option", HOSO_REFERENCE_SHARED, NULL, NULL, "label", NULL },
  { "photo", HOSO_REFERENCE_SHARED, NULL, NULL, "bytes", "uid type" },
  { "spelling", HOSO_REFERENCE_SHARED, NULL, NULL, "written label", NULL },
  { "tag", HOSO_REFERENCE_SHARED, NULL, NULL, "name", "uid" },
  { "undo_step", HOSO_REFERENCE_SHARED, NULL, NULL, "changeset", "name" },

  { "cell", HOSO_REFERENCE_NONE },
  { "erasure", HOSO_REFERENCE_NONE },
  { "field", HOSO_REFERENCE_NONE },
  { "import", HOSO_REFERENCE_NONE },
  { "import_link", HOSO_REFERENCE_NONE },
  { "journey", HOSO_REFERENCE_NONE },
  { "meta", HOSO_REFERENCE_NONE },
  { "passport", HOSO_REFERENCE_NONE },
  { "passport_question", HOSO_REFERENCE_NONE },
  { "persona", HOSO_REFERENCE_NONE },
  { "persona_statement", HOSO_REFERENCE_NONE },
  { "product", HOSO_REFERENCE_NONE },
  { "purpose", HOSO_REFERENCE_NONE },
  { "question", HOSO_REFERENCE_NONE },
  { "response_chunk", HOSO_REFERENCE_NONE },
  { "search_todo", HOSO_REFERENCE_NONE },
  { "segment", HOSO_REFERENCE_NONE },
  { "segment_size", HOSO_REFERENCE_NONE },
  { "setting", HOSO_REFERENCE_NONE },
  { "source", HOSO_REFERENCE_NONE },
  { "stage", HOSO_REFERENCE_NONE },
  { "step", HOSO_REFERENCE_NONE },
  { "survey", HOSO_REFERENCE_NONE },
};

/**
 * hoso_customer_references_get:
 * @n: gets how many there are
 *
 * Returns: (transfer none): all entries, in groups by kind
 */
const HosoCustomerReference *
hoso_customer_references_get (guint *n)
{
  *n = G_N_ELEMENTS (references);
  return references;
}

/**
 * hoso_customer_references_has:
 * @list: (nullable): names of columns with spaces between them
 *
 * Returns: whether @column is one of them
 */
gboolean
hoso_customer_references_has (const char *list, const char *column)
{
  gsize length = strlen (column);

  for (const char *at = list; at != NULL; at = strchr (at, ' '))
    {
      at += *at == ' ';
      if (strncmp (at, column, length) == 0 && (at[length] == ' ' || at[length] == '\0'))
        return TRUE;
    }
  return FALSE;
}
