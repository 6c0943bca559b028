-- Pictures that files bring along go with the import that brought them.
ALTER TABLE photo ADD COLUMN source_id INTEGER REFERENCES source (id);

CREATE INDEX photo_by_source ON photo (source_id) WHERE source_id IS NOT NULL;

-- Who shows a picture, without looking at all who have none.
CREATE INDEX customer_by_photo ON customer (photo_id) WHERE photo_id IS NOT NULL;

-- A file may still mean somebody who was taken in by another.
CREATE INDEX merge_value_by_uid ON merge_value (before) WHERE column_name = 'uid';
