-- What the owner has set for this workspace: thresholds, orders of priority.
CREATE TABLE setting (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;
