-- What an import could not decide by itself: an answer that differs from a value
-- made by hand ('value'), or a respondent who may be the customer of the same
-- name ('person').  The response is known by its ordinal in the import's survey.
CREATE TABLE import_decision (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  import_id INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('value', 'person')),
  ordinal INTEGER NOT NULL,
  customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  field_id INTEGER REFERENCES field (id),
  value TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'taken', 'kept'))
) STRICT;

CREATE INDEX import_decision_by_import ON import_decision (import_id, ordinal);
CREATE INDEX import_decision_by_customer ON import_decision (customer_id, field_id);
CREATE INDEX import_decision_open ON import_decision (import_id) WHERE state = 'open';

-- A file may have another order of columns than its survey: the name stays true.
ALTER TABLE import_problem ADD COLUMN header TEXT;
