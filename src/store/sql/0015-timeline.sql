-- What was said with a customer, in full: where, by whom, how it felt and what
-- came of it.  Keys that may grow (channel, outcome) are checked by the program.
ALTER TABLE interaction ADD COLUMN channel TEXT;
ALTER TABLE interaction ADD COLUMN direction TEXT CHECK (direction IN ('in', 'out'));
ALTER TABLE interaction ADD COLUMN sentiment INTEGER CHECK (sentiment BETWEEN -1 AND 1);
ALTER TABLE interaction ADD COLUMN outcome TEXT;

-- A complaint is open, then solved, then asked about once more; the dates are
-- UTC seconds.
ALTER TABLE interaction ADD COLUMN state TEXT
  CHECK (state IN ('open', 'solved', 'followed-up'));
ALTER TABLE interaction ADD COLUMN solved_at INTEGER;
ALTER TABLE interaction ADD COLUMN followed_at INTEGER;
UPDATE interaction SET state = 'open' WHERE kind = 'complaint';

-- Whom a referral brought: a customer, or somebody who is none yet, as written.
ALTER TABLE interaction ADD COLUMN referred_id INTEGER REFERENCES customer (id) ON DELETE SET NULL;
ALTER TABLE interaction ADD COLUMN referred TEXT;

CREATE INDEX interaction_by_referred ON interaction (referred_id) WHERE referred_id IS NOT NULL;
CREATE INDEX interaction_open ON interaction (at) WHERE state = 'open';
CREATE INDEX interaction_by_kind ON interaction (kind, customer_id, at);

-- What to do for a customer, and by when: wall-clock seconds, midnight for a
-- whole day.  The follow-up of a complaint goes with it.
CREATE TABLE task (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  interaction_id INTEGER REFERENCES interaction (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('follow-up', 'appointment', 'renewal', 'other')),
  title TEXT NOT NULL,
  due_local INTEGER NOT NULL,
  done_at INTEGER,
  created_at INTEGER NOT NULL
) STRICT;

CREATE INDEX task_by_customer ON task (customer_id, due_local);
CREATE INDEX task_by_interaction ON task (interaction_id) WHERE interaction_id IS NOT NULL;
CREATE INDEX task_open ON task (due_local) WHERE done_at IS NULL;
