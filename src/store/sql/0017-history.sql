-- How large each segment was, at most one row a day: the last count of a day
-- stands.  What was counted is a fact about that day, which no undo makes untrue,
-- so that these rows are recorded by no undo step; they hold counts alone and
-- nothing of any person.  A day is counted from 1970-01-01 on the clock of the
-- place; rule tells rules apart, since a changed rule counts other people.
--
-- A segment that goes may come back by undo or redo, with the same id: its rows wait
-- for it, with the latest undo step at that moment in gone, and are deleted once
-- every step that could bring it back is forgotten.
CREATE TABLE segment_size (
  segment_id INTEGER NOT NULL,
  day INTEGER NOT NULL,
  count INTEGER NOT NULL,
  base INTEGER NOT NULL,
  rule INTEGER NOT NULL,
  gone INTEGER,
  PRIMARY KEY (segment_id, day)
) STRICT;

CREATE TRIGGER segment_size_gone AFTER DELETE ON segment BEGIN
  UPDATE segment_size SET gone = (
    SELECT coalesce (max (seq), 0) FROM sqlite_sequence WHERE name = 'undo_step'
  ) WHERE segment_id = OLD.id;
END;

CREATE TRIGGER segment_size_back AFTER INSERT ON segment BEGIN
  UPDATE segment_size SET gone = NULL WHERE segment_id = NEW.id;
END;
