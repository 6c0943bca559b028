-- The page “Today”: what became of each reason to contact somebody.  An occasion
-- is a reason at its time, for example 'birthday:2026-11-25'; until is a day
-- counted from 1970-01-01, on which it is shown again, or NULL for never.
CREATE TABLE today_mark (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  occasion TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('done', 'later', 'never')),
  until INTEGER,
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX today_mark_by_customer ON today_mark (customer_id, occasion);

-- Steps of a strategy that were done for a customer, word for word.
CREATE TABLE today_tick (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  occasion TEXT NOT NULL,
  step TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX today_tick_by_customer ON today_tick (customer_id, occasion);
