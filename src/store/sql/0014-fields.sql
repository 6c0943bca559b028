-- Fields with more types, the question that each one answers, and a place that
-- the user decides; and how customers belong together.

ALTER TABLE field ADD COLUMN value_type TEXT NOT NULL DEFAULT 'text' CHECK (
  value_type IN ('text', 'number', 'money', 'choice', 'choices', 'scale', 'date', 'yesno',
                 'place', 'person'));
UPDATE field SET value_type = type;
ALTER TABLE field DROP COLUMN type;
ALTER TABLE field RENAME COLUMN value_type TO type;

-- Without a question, a field is of an older version of the shipped ones.
ALTER TABLE field ADD COLUMN question TEXT CHECK (
  question IN ('who', 'why', 'channel', 'barrier', 'return', 'none'));
ALTER TABLE field ADD COLUMN definition TEXT;
ALTER TABLE field ADD COLUMN is_quick INTEGER NOT NULL DEFAULT 0 CHECK (is_quick IN (0, 1));
ALTER TABLE field ADD COLUMN is_retired INTEGER NOT NULL DEFAULT 0 CHECK (is_retired IN (0, 1));

-- What one customer is to another: the people of a company ('decides',
-- 'influences', 'uses', 'hands-over'), a family, who recommended whom.
CREATE TABLE relation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  from_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  to_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  role TEXT NOT NULL CHECK (
    role IN ('decides', 'influences', 'uses', 'hands-over', 'family', 'referred')),
  title TEXT NOT NULL DEFAULT '',
  created INTEGER NOT NULL
) STRICT;

CREATE INDEX relation_by_from ON relation (from_id);
CREATE INDEX relation_by_to ON relation (to_id);
