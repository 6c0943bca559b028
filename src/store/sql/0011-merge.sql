-- Two entries for one person, made one; and pairs that are two people.

-- The customer survivor_id took in merged_id, whose row is gone: its name and all
-- that changed are kept, so that the merge can be taken back.
CREATE TABLE merge (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  survivor_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  merged_id INTEGER NOT NULL,
  merged_name TEXT NOT NULL,
  source_id INTEGER NOT NULL REFERENCES source (id),
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX merge_by_survivor ON merge (survivor_id);
CREATE INDEX merge_by_merged ON merge (merged_id);

-- A row of another table that the merge changed or removed.
CREATE TABLE merge_row (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  merge_id INTEGER NOT NULL REFERENCES merge (id) ON DELETE CASCADE,
  table_name TEXT NOT NULL,
  change TEXT NOT NULL CHECK (change IN ('changed', 'removed', 'added'))
) STRICT;

CREATE INDEX merge_row_by_merge ON merge_row (merge_id);

-- Its columns as they were before and after: those of the key, those that changed,
-- and those that must not change before the merge is taken back.
CREATE TABLE merge_value (
  merge_row_id INTEGER NOT NULL REFERENCES merge_row (id) ON DELETE CASCADE,
  column_name TEXT NOT NULL,
  before ANY,
  after ANY,
  PRIMARY KEY (merge_row_id, column_name)
) STRICT, WITHOUT ROWID;

-- Pairs that somebody looked at and found to be two people.
CREATE TABLE distinct_pair (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  first_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  second_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  CHECK (first_id <> second_id)
) STRICT;

CREATE INDEX distinct_pair_by_first ON distinct_pair (first_id, second_id);
CREATE INDEX distinct_pair_by_second ON distinct_pair (second_id);
