-- Where an import was fetched from, and what the server called the file.  The
-- latest of a survey's imports that has a row says where new answers come from,
-- so that taking that import back leads back to the one before.
CREATE TABLE import_link (
  import_id INTEGER PRIMARY KEY REFERENCES import (id) ON DELETE CASCADE,
  url TEXT NOT NULL,
  etag TEXT,
  last_modified TEXT,
  checksum TEXT NOT NULL,
  add_customers INTEGER NOT NULL CHECK (add_customers IN (0, 1)),
  fetched_at INTEGER NOT NULL
) STRICT;
