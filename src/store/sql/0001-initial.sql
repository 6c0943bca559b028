-- Workspace, version 1.  Immutable once released: changes go into 0002 and on.
-- Content tables (recorded for undo) have no generated columns and no UNIQUE
-- positions; what can be derived stands at the end.

CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT
) STRICT;

CREATE TABLE source (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('hand', 'survey', 'customers', 'orders', 'interview')),
  title TEXT,
  created INTEGER NOT NULL
) STRICT;

CREATE TABLE photo (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE customer (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('person', 'company')),
  name TEXT NOT NULL,
  sort_key BLOB NOT NULL,
  photo_id INTEGER REFERENCES photo (id),
  source_id INTEGER NOT NULL REFERENCES source (id),
  created INTEGER NOT NULL
) STRICT;

CREATE INDEX customer_by_name ON customer (sort_key, id);
CREATE INDEX customer_by_source ON customer (source_id);

CREATE TABLE contact (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('phone', 'email', 'zalo', 'facebook', 'address')),
  value TEXT NOT NULL,
  canonical TEXT,
  position INTEGER NOT NULL,
  source_id INTEGER NOT NULL REFERENCES source (id)
) STRICT;

CREATE INDEX contact_by_customer ON contact (customer_id, kind, position);
CREATE INDEX contact_by_canonical ON contact (kind, canonical);

CREATE TABLE field (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  key TEXT NOT NULL UNIQUE,
  title TEXT,
  type TEXT NOT NULL CHECK (type IN ('text', 'number', 'choice', 'date')),
  field_group TEXT NOT NULL,
  layer INTEGER NOT NULL CHECK (layer BETWEEN 1 AND 3),
  kind TEXT NOT NULL CHECK (kind IN ('b2c', 'b2b', 'both')),
  options TEXT,
  position INTEGER NOT NULL
) STRICT;

-- Append-only: a new value is a new row, and the older one stays as history.
CREATE TABLE customer_field (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  field_id INTEGER NOT NULL REFERENCES field (id),
  value TEXT,
  source_id INTEGER NOT NULL REFERENCES source (id),
  set_at INTEGER NOT NULL,
  is_current INTEGER NOT NULL CHECK (is_current IN (0, 1))
) STRICT;

CREATE INDEX customer_field_by_customer ON customer_field (customer_id, field_id, is_current);
CREATE INDEX customer_field_by_value ON customer_field (field_id, value) WHERE is_current = 1;
CREATE INDEX customer_field_by_source ON customer_field (source_id);

CREATE TABLE tag (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE customer_tag (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  tag_id INTEGER NOT NULL REFERENCES tag (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX customer_tag_by_customer ON customer_tag (customer_id, tag_id);
CREATE INDEX customer_tag_by_tag ON customer_tag (tag_id, customer_id);

CREATE TABLE interaction (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('note', 'call', 'message', 'visit', 'review', 'complaint', 'referral', 'gift')),
  text TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX interaction_by_customer ON interaction (customer_id, at);

CREATE TABLE product (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL
) STRICT;

CREATE TABLE purchase (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  code TEXT,
  at_local INTEGER NOT NULL,
  amount INTEGER NOT NULL,
  currency TEXT NOT NULL,
  source_id INTEGER NOT NULL REFERENCES source (id)
) STRICT;

CREATE INDEX purchase_by_customer ON purchase (customer_id, at_local, amount);

CREATE TABLE purchase_item (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  purchase_id INTEGER NOT NULL REFERENCES purchase (id) ON DELETE CASCADE,
  product_id INTEGER NOT NULL REFERENCES product (id),
  quantity INTEGER NOT NULL,
  amount INTEGER NOT NULL
) STRICT;

CREATE INDEX purchase_item_by_purchase ON purchase_item (purchase_id);
CREATE INDEX purchase_item_by_product ON purchase_item (product_id);

CREATE TABLE survey (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  next_ordinal INTEGER NOT NULL,
  created INTEGER NOT NULL
) STRICT;

CREATE TABLE import (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('survey', 'customers', 'orders')),
  source_id INTEGER NOT NULL REFERENCES source (id),
  survey_id INTEGER REFERENCES survey (id),
  made_survey INTEGER NOT NULL CHECK (made_survey IN (0, 1)),
  file_name TEXT NOT NULL,
  at INTEGER NOT NULL,
  report TEXT NOT NULL
) STRICT;

CREATE INDEX import_by_survey ON import (survey_id);

CREATE TABLE question (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  survey_id INTEGER NOT NULL REFERENCES survey (id) ON DELETE CASCADE,
  import_id INTEGER NOT NULL REFERENCES import (id),
  file_column INTEGER NOT NULL,
  title TEXT NOT NULL,
  folded TEXT NOT NULL,
  grid_row TEXT,
  kind TEXT NOT NULL,
  separator TEXT,
  field TEXT
) STRICT;

CREATE INDEX question_by_survey ON question (survey_id, file_column);

CREATE TABLE option (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  question_id INTEGER NOT NULL REFERENCES question (id) ON DELETE CASCADE,
  import_id INTEGER NOT NULL REFERENCES import (id),
  code INTEGER NOT NULL,
  label TEXT NOT NULL,
  is_other INTEGER NOT NULL CHECK (is_other IN (0, 1))
) STRICT;

CREATE INDEX option_by_question ON option (question_id, code);

-- One row a respondent; ordinal is its place in the column chunks, in the
-- chunk ordinal / 4096.  Ordinals are never reused within a survey.
CREATE TABLE response (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  survey_id INTEGER NOT NULL REFERENCES survey (id) ON DELETE CASCADE,
  import_id INTEGER NOT NULL REFERENCES import (id),
  ordinal INTEGER NOT NULL,
  at_local INTEGER,
  at_offset INTEGER,
  at_precision INTEGER,
  customer_id INTEGER REFERENCES customer (id) ON DELETE SET NULL,
  answers_hash INTEGER NOT NULL
) STRICT;

CREATE INDEX response_by_survey ON response (survey_id, ordinal);
CREATE INDEX response_by_import ON response (import_id);
CREATE INDEX response_by_customer ON response (customer_id) WHERE customer_id IS NOT NULL;

CREATE TABLE chunk (
  question_id INTEGER NOT NULL REFERENCES question (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY (question_id, number)
) STRICT;

-- The answers that an import changed, as they were before it.
CREATE TABLE import_cell (
  import_id INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
  response_id INTEGER NOT NULL,
  question_id INTEGER NOT NULL,
  before BLOB NOT NULL,
  PRIMARY KEY (import_id, response_id, question_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_response (
  import_id INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
  response_id INTEGER NOT NULL,
  hash_before INTEGER NOT NULL,
  PRIMARY KEY (import_id, response_id)
) STRICT, WITHOUT ROWID;

-- The customers that an import added, as it called them.
CREATE TABLE import_customer (
  import_id INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
  customer_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (import_id, customer_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_problem (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  import_id INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
  line INTEGER NOT NULL,
  file_column INTEGER NOT NULL,
  reason TEXT NOT NULL
) STRICT;

CREATE INDEX import_problem_by_import ON import_problem (import_id);

CREATE TABLE segment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  rule TEXT NOT NULL,
  created INTEGER NOT NULL
) STRICT;

CREATE TABLE persona (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  quote TEXT NOT NULL,
  bio TEXT NOT NULL,
  language TEXT NOT NULL,
  photo_id INTEGER REFERENCES photo (id),
  segment_id INTEGER REFERENCES segment (id) ON DELETE SET NULL,
  reviewed_at INTEGER NOT NULL,
  review_months INTEGER NOT NULL CHECK (review_months BETWEEN 1 AND 60),
  created INTEGER NOT NULL
) STRICT;

CREATE INDEX persona_by_segment ON persona (segment_id);

CREATE TABLE persona_statement (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  persona_id INTEGER NOT NULL REFERENCES persona (id) ON DELETE CASCADE,
  layer INTEGER NOT NULL CHECK (layer BETWEEN 1 AND 3),
  position INTEGER NOT NULL,
  text TEXT NOT NULL
) STRICT;

CREATE INDEX persona_statement_by_persona ON persona_statement (persona_id, layer, position);

-- The snapshot that a statement was made from; names are kept so that the
-- proof can be read after its survey is gone.
CREATE TABLE evidence (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  statement_id INTEGER NOT NULL REFERENCES persona_statement (id) ON DELETE CASCADE,
  survey_id INTEGER NOT NULL,
  question_id INTEGER NOT NULL,
  survey_name TEXT NOT NULL,
  question_title TEXT NOT NULL,
  option_label TEXT NOT NULL,
  n INTEGER NOT NULL,
  base INTEGER NOT NULL,
  answers_from TEXT,
  answers_to TEXT,
  taken_at INTEGER NOT NULL
) STRICT;

CREATE INDEX evidence_by_statement ON evidence (statement_id);

CREATE TABLE journey (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  persona_id INTEGER NOT NULL REFERENCES persona (id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  scenario TEXT NOT NULL,
  language TEXT NOT NULL,
  created INTEGER NOT NULL
) STRICT;

CREATE INDEX journey_by_persona ON journey (persona_id);

CREATE TABLE stage (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  journey_id INTEGER NOT NULL REFERENCES journey (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  key TEXT,
  title TEXT
) STRICT;

CREATE INDEX stage_by_journey ON stage (journey_id, position);

CREATE TABLE step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  stage_id INTEGER NOT NULL REFERENCES stage (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  title TEXT NOT NULL,
  emotion INTEGER CHECK (emotion BETWEEN -2 AND 2)
) STRICT;

CREATE INDEX step_by_stage ON step (stage_id, position);

CREATE TABLE cell (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  step_id INTEGER NOT NULL REFERENCES step (id) ON DELETE CASCADE,
  lane TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;

CREATE INDEX cell_by_step ON cell (step_id, lane);

-- Not content: what undo and redo need.  A step is a changeset, or an import.
CREATE TABLE undo_step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  at INTEGER NOT NULL,
  undone INTEGER NOT NULL CHECK (undone IN (0, 1)),
  changeset BLOB,
  import_id INTEGER
) STRICT;

-- Derived: can always be made again from the tables above.
CREATE TABLE customer_total (
  customer_id INTEGER PRIMARY KEY,
  purchases INTEGER NOT NULL,
  amount INTEGER NOT NULL,
  first_local INTEGER,
  last_local INTEGER
) STRICT;

CREATE VIRTUAL TABLE customer_search USING fts5 (
  name, contact, note,
  tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3'
);

CREATE TRIGGER customer_search_insert AFTER INSERT ON customer BEGIN
  INSERT INTO customer_search (rowid, name, contact, note)
  VALUES (NEW.id, hoso_fold (NEW.name), '', '');
END;

CREATE TRIGGER customer_search_update AFTER UPDATE OF name ON customer BEGIN
  UPDATE customer_search SET name = hoso_fold (NEW.name) WHERE rowid = NEW.id;
END;

CREATE TRIGGER customer_search_delete AFTER DELETE ON customer BEGIN
  DELETE FROM customer_search WHERE rowid = OLD.id;
  DELETE FROM customer_total WHERE customer_id = OLD.id;
END;

CREATE TRIGGER contact_search_insert AFTER INSERT ON contact BEGIN
  UPDATE customer_search SET contact = (
    SELECT coalesce (group_concat (hoso_fold (value) || ' ' || coalesce (canonical, ''), ' '), '')
    FROM contact WHERE customer_id = NEW.customer_id
  ) WHERE rowid = NEW.customer_id;
END;

CREATE TRIGGER contact_search_update AFTER UPDATE ON contact BEGIN
  UPDATE customer_search SET contact = (
    SELECT coalesce (group_concat (hoso_fold (value) || ' ' || coalesce (canonical, ''), ' '), '')
    FROM contact WHERE customer_id = NEW.customer_id
  ) WHERE rowid = NEW.customer_id;
END;

CREATE TRIGGER contact_search_delete AFTER DELETE ON contact BEGIN
  UPDATE customer_search SET contact = (
    SELECT coalesce (group_concat (hoso_fold (value) || ' ' || coalesce (canonical, ''), ' '), '')
    FROM contact WHERE customer_id = OLD.customer_id
  ) WHERE rowid = OLD.customer_id;
END;

CREATE TRIGGER interaction_search_insert AFTER INSERT ON interaction BEGIN
  UPDATE customer_search SET note = (
    SELECT coalesce (group_concat (hoso_fold (text), ' '), '')
    FROM interaction WHERE customer_id = NEW.customer_id
  ) WHERE rowid = NEW.customer_id;
END;

CREATE TRIGGER interaction_search_update AFTER UPDATE ON interaction BEGIN
  UPDATE customer_search SET note = (
    SELECT coalesce (group_concat (hoso_fold (text), ' '), '')
    FROM interaction WHERE customer_id = NEW.customer_id
  ) WHERE rowid = NEW.customer_id;
END;

CREATE TRIGGER interaction_search_delete AFTER DELETE ON interaction BEGIN
  UPDATE customer_search SET note = (
    SELECT coalesce (group_concat (hoso_fold (text), ' '), '')
    FROM interaction WHERE customer_id = OLD.customer_id
  ) WHERE rowid = OLD.customer_id;
END;

CREATE TRIGGER purchase_total_insert AFTER INSERT ON purchase BEGIN
  INSERT OR REPLACE INTO customer_total (customer_id, purchases, amount, first_local, last_local)
  SELECT NEW.customer_id, count(*), coalesce (sum(amount), 0), min(at_local), max(at_local)
  FROM purchase WHERE customer_id = NEW.customer_id;
END;

CREATE TRIGGER purchase_total_update AFTER UPDATE ON purchase BEGIN
  INSERT OR REPLACE INTO customer_total (customer_id, purchases, amount, first_local, last_local)
  SELECT NEW.customer_id, count(*), coalesce (sum(amount), 0), min(at_local), max(at_local)
  FROM purchase WHERE customer_id = NEW.customer_id;
END;

CREATE TRIGGER purchase_total_delete AFTER DELETE ON purchase BEGIN
  INSERT OR REPLACE INTO customer_total (customer_id, purchases, amount, first_local, last_local)
  SELECT OLD.customer_id, count(*), coalesce (sum(amount), 0), min(at_local), max(at_local)
  FROM purchase WHERE customer_id = OLD.customer_id;
END;
