-- Spellings that mean the same answer.  Stored answers stay as written; a rule
-- says how one spelling of a question's or a field's answers is read.

CREATE TABLE spelling (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  question_id INTEGER REFERENCES question (id) ON DELETE CASCADE,
  field_id INTEGER REFERENCES field (id) ON DELETE CASCADE,
  written TEXT NOT NULL,
  label TEXT NOT NULL,
  is_exact INTEGER NOT NULL CHECK (is_exact IN (0, 1)),
  CHECK ((question_id IS NULL) <> (field_id IS NULL))
) STRICT;

CREATE INDEX spelling_by_question ON spelling (question_id, written)
WHERE question_id IS NOT NULL;
CREATE INDEX spelling_by_field ON spelling (field_id, written) WHERE field_id IS NOT NULL;
