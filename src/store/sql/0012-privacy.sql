-- What a person agreed to, and who was erased.

-- Purposes that a shop asks consent for; those that we ship are known by key and
-- shown in the interface's language until they get a title.
CREATE TABLE purpose (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  key TEXT,
  title TEXT,
  position INTEGER NOT NULL
) STRICT;

-- Append-only: a withdrawal is a new row, and the older one stays as history.
CREATE TABLE consent (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  purpose_id INTEGER NOT NULL REFERENCES purpose (id) ON DELETE CASCADE,
  given INTEGER NOT NULL CHECK (given IN (0, 1)),
  channel TEXT NOT NULL,
  note TEXT,
  at INTEGER NOT NULL,
  is_current INTEGER NOT NULL CHECK (is_current IN (0, 1))
) STRICT;

CREATE INDEX consent_by_customer ON consent (customer_id, purpose_id, at);
CREATE INDEX consent_by_purpose ON consent (purpose_id, given, customer_id) WHERE is_current = 1;

-- Not content: that somebody was erased, and when.  The hash of the salt and the
-- customer's uid finds the same person in an older copy, and says nothing else.
CREATE TABLE erasure (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  salt TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
