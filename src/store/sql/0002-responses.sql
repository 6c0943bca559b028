-- Respondents in chunks of 4,096, like their answers: one row a respondent with
-- its indexes was three quarters of the time and half of the bytes of an import.

-- data: when each response was given and by which import it came, see
-- hoso-response-codec.c.  Ordinals are never reused; what was taken back stays
-- as a gap.  responses and timed count those that are there; first and last are
-- the ends of their times, ISO 8601.
CREATE TABLE response_chunk (
  survey_id INTEGER NOT NULL REFERENCES survey (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  responses INTEGER NOT NULL,
  timed INTEGER NOT NULL,
  first TEXT,
  last TEXT,
  data BLOB NOT NULL,
  PRIMARY KEY (survey_id, number)
) STRICT;

-- The responses that known customers gave, and the import that found out.
CREATE TABLE respondent (
  survey_id INTEGER NOT NULL REFERENCES survey (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  import_id INTEGER NOT NULL REFERENCES import (id),
  PRIMARY KEY (survey_id, ordinal)
) STRICT, WITHOUT ROWID;

INSERT INTO response_chunk (survey_id, number, responses, timed, data)
SELECT survey_id, ordinal / 4096, count(*), count(at_local),
  hoso_pack_responses (ordinal % 4096, import_id, at_local, at_offset, at_precision)
FROM response GROUP BY survey_id, ordinal / 4096;

UPDATE response_chunk SET first = hoso_response_end (data, 0), last = hoso_response_end (data, 1);

INSERT INTO respondent (survey_id, ordinal, customer_id, import_id)
SELECT survey_id, ordinal, customer_id, import_id
FROM response WHERE customer_id IS NOT NULL ORDER BY survey_id, ordinal;

CREATE INDEX respondent_by_customer ON respondent (customer_id);

-- The answers that an import changed, as they were before it.
CREATE TABLE changed_cell (
  import_id INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  question_id INTEGER NOT NULL,
  before BLOB NOT NULL,
  PRIMARY KEY (import_id, ordinal, question_id)
) STRICT, WITHOUT ROWID;

INSERT INTO changed_cell (import_id, ordinal, question_id, before)
SELECT c.import_id, r.ordinal, c.question_id, c.before
FROM import_cell c JOIN response r ON r.id = c.response_id;

DROP TABLE import_cell;
ALTER TABLE changed_cell RENAME TO import_cell;

-- Hashes of answers are computed where they are needed.
DROP TABLE import_response;
DROP TABLE response;
