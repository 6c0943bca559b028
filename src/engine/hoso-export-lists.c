/* The lists of an export, each a query whose rows are JSON objects.  Pure data:
 * any thread may read it.
 */

#include "hoso-config.h"

#include "hoso-export-lists.h"

#define UTC(column) "strftime ('%Y-%m-%dT%H:%M:%SZ', " column ", 'unixepoch')"
#define WALL(column) "strftime ('%Y-%m-%dT%H:%M:%S', " column ", 'unixepoch')"
#define BOOLEAN(column) "json (iif (" column ", 'true', 'false'))"
/* Text that is JSON, or any text. */
#define JSON(column) "iif (json_valid (" column "), json (" column "), json_quote (" column "))"
/* Of any type; bytes in figures of 16. */
#define PLAIN(column) "iif (typeof (" column ") = 'blob', hex (" column "), " column ")"

/* clang-format off */
static const HosoExportList lists[] = {
  { "sources",
    "SELECT json_object ('id', id, 'uid', uid, 'kind', kind, 'title', title, 'created', "
    UTC ("created")
    ") FROM source ORDER BY id" },
  { "customers",
    "SELECT json_object ('id', id, 'uid', uid, 'kind', kind, 'name', name, 'picture', "
    "photo_id, 'source', source_id, 'created', "
    UTC ("created")
    ") FROM customer ORDER BY id" },
  { "contacts",
    "SELECT json_object ('customer', customer_id, 'kind', kind, 'value', value, "
    "'canonical', canonical, 'position', position, 'source', source_id) FROM contact "
    "ORDER BY customer_id, position" },
  { "codes",
    "SELECT json_object ('customer', customer_id, 'channel', channel, 'code', code, "
    "'source', source_id) FROM customer_code ORDER BY id" },
  { "fields",
    "SELECT json_object ('id', id, 'uid', uid, 'key', key, 'title', title, 'definition', "
    "definition, 'type', type, 'group', field_group, 'layer', layer, 'kind', kind, "
    "'question', question, 'options', options, 'position', position, 'quick', "
    BOOLEAN ("is_quick")
    ", 'retired', "
    BOOLEAN ("is_retired")
    ") FROM field ORDER BY position, id" },
  { "values",
    "SELECT json_object ('customer', customer_id, 'field', field_id, 'value', value, "
    "'source', source_id, 'set', "
    UTC ("set_at")
    ", 'current', json (iif (is_current, 'true', 'false'))) FROM customer_value" },
  { "tags",
    "SELECT json_object ('customer', c.customer_id, 'tag', t.name) FROM customer_tag c "
    "JOIN tag t ON t.id = c.tag_id ORDER BY c.id" },
  { "relations",
    "SELECT json_object ('uid', uid, 'from', from_id, 'to', to_id, 'role', role, 'title', "
    "title, 'created', "
    UTC ("created")
    ") FROM relation ORDER BY id" },
  { "purposes",
    "SELECT json_object ('id', id, 'uid', uid, 'key', key, 'title', title, 'position', "
    "position) FROM purpose ORDER BY position, id" },
  { "consents",
    "SELECT json_object ('customer', c.customer_id, 'purpose', coalesce (p.title, "
    "p.key), 'given', json (iif (c.given, 'true', 'false')), 'channel', c.channel, "
    "'note', c.note, 'at', "
    UTC ("c.at")
    ", 'current', json (iif (c.is_current, 'true', 'false'))) FROM consent c JOIN "
    "purpose p ON p.id = c.purpose_id ORDER BY c.id" },
  { "interactions",
    "SELECT json_object ('id', id, 'uid', uid, 'customer', customer_id, 'kind', kind, "
    "'text', text, 'source', source_id, 'at', "
    UTC ("at")
    ", 'solved', "
    UTC ("solved_at")
    ", 'followed', "
    UTC ("followed_at")
    ", 'channel', channel, 'direction', direction, 'sentiment', sentiment, 'outcome', "
    "outcome, 'interview', interview, 'state', state, 'referred', "
    "coalesce (referred_id, referred)) FROM interaction ORDER BY id" },
  { "tasks",
    "SELECT json_object ('uid', uid, 'customer', customer_id, 'interaction', "
    "interaction_id, 'kind', kind, 'title', title, 'assignee', assignee, 'created', "
    UTC ("created_at")
    ", 'due', "
    WALL ("due_local")
    ", 'done', "
    UTC ("done_at")
    ") FROM task ORDER BY id" },
  { "products",
    "SELECT json_object ('id', id, 'uid', uid, 'name', name, 'source', source_id) FROM "
    "product ORDER BY id" },
  { "orders",
    "SELECT json_object ('id', id, 'uid', uid, 'customer', customer_id, 'channel', "
    "channel, 'code', code, 'status', status, 'at', "
    WALL ("at_local")
    ", 'amount', amount, 'currency', currency, 'by_hand', "
    BOOLEAN ("by_hand")
    ", 'source', source_id) FROM purchase ORDER BY id" },
  { "order_lines",
    "SELECT json_object ('order', purchase_id, 'product', product_id, 'quantity', "
    "quantity, 'returned', returned, 'amount', amount) FROM purchase_item ORDER BY id" },
  { "surveys",
    "SELECT json_object ('id', id, 'uid', uid, 'name', name, 'created', "
    UTC ("created")
    ") FROM survey ORDER BY id" },
  { "questions",
    "SELECT json_object ('id', id, 'uid', uid, 'survey', survey_id, 'import', import_id, "
    "'column', file_column, 'title', title, 'row', grid_row, 'kind', kind, 'separator', "
    "separator, 'field', field) FROM question ORDER BY survey_id, file_column" },
  { "options",
    "SELECT json_object ('question', question_id, 'code', code, 'label', label, 'other', "
    BOOLEAN ("is_other")
    ") FROM option ORDER BY question_id, code" },
  { "respondents",
    "SELECT json_object ('survey', survey_id, 'ordinal', ordinal, 'customer', "
    "customer_id, 'import', import_id) FROM respondent" },
  { "segments",
    "SELECT json_object ('id', id, 'uid', uid, 'name', name, 'rule', "
    JSON ("rule")
    ", 'created', "
    UTC ("created")
    ", 'goal', goal) FROM segment ORDER BY id" },
  { "segment_sizes",
    "SELECT json_object ('segment', z.segment_id, 'day', date (z.day * 86400, "
    "'unixepoch'), 'count', z.count, 'base', z.base) FROM segment_size z JOIN segment s "
    "ON s.id = z.segment_id ORDER BY z.segment_id, z.day" },
  { "personas",
    "SELECT json_object ('id', id, 'uid', uid, 'name', name, 'role', role, 'quote', "
    "quote, 'bio', bio, 'language', language, 'picture', photo_id, 'segment', "
    "segment_id, 'review_months', review_months, 'reviewed', "
    UTC ("reviewed_at")
    ", 'created', "
    UTC ("created")
    ") FROM persona ORDER BY id" },
  { "statements",
    "SELECT json_object ('id', id, 'persona', persona_id, 'layer', layer, 'position', position, "
    "'text', text) FROM persona_statement ORDER BY persona_id, layer, position" },
  { "evidence",
    "SELECT json_object ('statement', statement_id, 'survey', survey_name, 'question', "
    "question_title, 'option', option_label, 'n', n, 'base', base, 'from', answers_from, "
    "'to', answers_to, 'taken', "
    UTC ("taken_at")
    ") FROM evidence ORDER BY id" },
  { "journeys",
    "SELECT json_object ('id', id, 'uid', uid, 'persona', persona_id, 'title', title, "
    "'scenario', scenario, 'language', language, 'created', "
    UTC ("created")
    ") FROM journey ORDER BY id" },
  { "stages",
    "SELECT json_object ('id', id, 'journey', journey_id, 'position', position, 'key', "
    "key, 'title', title) FROM stage ORDER BY journey_id, position" },
  { "steps",
    "SELECT json_object ('id', id, 'stage', stage_id, 'position', position, 'title', "
    "title, 'emotion', "
    "emotion) FROM step ORDER BY stage_id, position" },
  { "cells",
    "SELECT json_object ('step', step_id, 'lane', lane, 'text', text) FROM cell ORDER BY "
    "step_id, id" },
  { "pictures",
    "SELECT json_object ('id', id, 'uid', uid, 'type', type, 'width', width, 'height', "
    "height) FROM photo ORDER BY id" },
  { "imports",
    "SELECT json_object ('id', id, 'uid', uid, 'kind', kind, 'source', source_id, "
    "'survey', survey_id, 'made_survey', "
    BOOLEAN ("made_survey")
    ", 'file', file_name, 'at', "
    UTC ("at")
    ", 'report', "
    JSON ("report")
    ") FROM import ORDER BY id" },
  { "import_problems",
    "SELECT json_object ('import', import_id, 'line', line, 'column', file_column, "
    "'reason', reason, 'header', header) FROM import_problem ORDER BY import_id, id" },
  { "import_decisions",
    "SELECT json_object ('import', import_id, 'kind', kind, 'ordinal', ordinal, "
    "'customer', customer_id, 'field', field_id, 'value', value, 'state', state) FROM "
    "import_decision ORDER BY import_id, id" },
  { "import_links",
    "SELECT json_object ('import', import_id, 'url', url, 'add_customers', "
    BOOLEAN ("add_customers")
    ", 'fetched', "
    UTC ("fetched_at")
    ") FROM import_link ORDER BY import_id" },
  { "import_customers",
    "SELECT json_object ('import', import_id, 'customer', customer_id, 'name', name) FROM "
    "import_customer" },
  { "import_answers_before",
    "SELECT json_object ('import', import_id, 'ordinal', ordinal, 'question', question_id, "
    "'before', "
    PLAIN ("before")
    ") FROM import_cell" },
  { "import_orders_before",
    "SELECT json_object ('import', import_id, 'order', purchase_id, 'before', "
    JSON ("before")
    ") FROM import_purchase" },
  { "survey_passports",
    "SELECT json_object ('id', id, 'uid', uid, 'survey', survey_id, 'survey_name', "
    "survey_name, 'encoding', encoding, 'delimiter', delimiter, 'date_format', "
    "date_format, 'date_guess', date_guess, 'rules', rules, 'add_customers', "
    BOOLEAN ("add_customers")
    ", 'at', "
    UTC ("at")
    ") FROM passport ORDER BY id" },
  { "passport_questions",
    "SELECT json_object ('passport', passport_id, 'position', position, 'title', title, "
    "'row', grid_row, 'kind', kind, 'field', field, 'corrected', corrected) FROM "
    "passport_question ORDER BY passport_id, position" },
  { "spellings",
    "SELECT json_object ('question', question_id, 'field', field_id, 'written', written, "
    "'read_as', label, 'exact', "
    BOOLEAN ("is_exact")
    ") FROM spelling ORDER BY id" },
  { "merges",
    "SELECT json_object ('id', id, 'uid', uid, 'survivor', survivor_id, 'merged', "
    "merged_id, 'merged_name', merged_name, 'source', source_id, 'at', "
    UTC ("at")
    ") FROM merge ORDER BY id" },
  { "merge_changes",
    "SELECT json_object ('id', id, 'merge', merge_id, 'table', table_name, 'change', "
    "change) FROM merge_row ORDER BY id" },
  { "merge_values",
    "SELECT json_object ('change', merge_row_id, 'column', column_name, 'before', "
    PLAIN ("before")
    ", 'after', "
    PLAIN ("after")
    ") FROM merge_value" },
  { "different_people",
    "SELECT json_object ('first', first_id, 'second', second_id, 'at', "
    UTC ("at")
    ") FROM distinct_pair ORDER BY id" },
  { "today_marks",
    "SELECT json_object ('customer', customer_id, 'occasion', occasion, 'state', state, "
    "'until', date (until * 86400, 'unixepoch'), 'at', "
    UTC ("at")
    ") FROM today_mark ORDER BY id" },
  { "today_ticks",
    "SELECT json_object ('customer', customer_id, 'occasion', occasion, 'step', step, "
    "'at', "
    UTC ("at")
    ") FROM today_tick ORDER BY id" },
  { "erasures",
    "SELECT json_object ('at', "
    UTC ("at")
    ", 'salt', salt, 'hash', hash) FROM erasure ORDER BY id" },
  { "settings",
    "SELECT json_object ('key', key, 'value', "
    JSON ("value")
    ") FROM setting ORDER BY key" },
};
/* clang-format on */

/* All of them, in the order to write them; static. */
const HosoExportList *
hoso_export_lists_get (guint *n)
{
  *n = G_N_ELEMENTS (lists);
  return lists;
}
