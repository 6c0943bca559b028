-- What the user corrected about a form, for its next export.  It outlives the
-- survey and its imports: survey_id refers to nothing that must be there.

CREATE TABLE passport (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  survey_id INTEGER,
  survey_name TEXT,
  encoding TEXT,
  delimiter TEXT,
  date_format TEXT NOT NULL,
  date_guess TEXT NOT NULL,
  rules INTEGER NOT NULL,
  add_customers INTEGER CHECK (add_customers IN (0, 1)),
  at INTEGER NOT NULL
) STRICT;

-- All columns of the form, since they are what it is known by.
CREATE TABLE passport_question (
  passport_id INTEGER NOT NULL REFERENCES passport (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  title TEXT NOT NULL,
  grid_row TEXT,
  kind TEXT NOT NULL,
  field TEXT,
  corrected INTEGER NOT NULL,
  PRIMARY KEY (passport_id, position)
) STRICT, WITHOUT ROWID;
