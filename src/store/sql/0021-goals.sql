-- What a segment is for, as a key; NULL where nobody said.
ALTER TABLE segment ADD COLUMN goal TEXT;
