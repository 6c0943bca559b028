-- Files of a million customers.
--
-- What an import added has ids from these on, so that taking it back needs no
-- index by source.
ALTER TABLE import ADD COLUMN first_customer INTEGER NOT NULL DEFAULT 0;
ALTER TABLE import ADD COLUMN first_contact INTEGER NOT NULL DEFAULT 0;
ALTER TABLE import ADD COLUMN first_code INTEGER NOT NULL DEFAULT 0;

DROP INDEX customer_by_source;
DROP INDEX contact_by_source;
DROP INDEX customer_code_by_source;

DROP INDEX contact_by_canonical;
CREATE INDEX contact_by_canonical ON contact (kind, canonical) WHERE canonical IS NOT NULL;

-- What a file told of the customers whom it added: one field of those with the
-- ids 4096 * number and following.  Never changed; what is told or entered later
-- are rows of customer_field, which hide it.
CREATE TABLE customer_chunk (
  number INTEGER NOT NULL,
  field_id INTEGER NOT NULL REFERENCES field (id) ON DELETE CASCADE,
  source_id INTEGER NOT NULL REFERENCES source (id),
  set_at INTEGER NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY (number, field_id, source_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX customer_chunk_by_source ON customer_chunk (source_id);

-- All that fields of customers hold or held; 0 is the id of what stands in a
-- chunk, which is older than any row.
CREATE VIEW customer_value (id, customer_id, field_id, value, source_id, set_at, is_current) AS
SELECT id, customer_id, field_id, value, source_id, set_at, is_current FROM customer_field
UNION ALL
SELECT 0, c.id, k.field_id, hoso_chunk_text (k.data, c.id % 4096), k.source_id, k.set_at,
  NOT EXISTS (SELECT 1 FROM customer_field f WHERE f.customer_id = c.id AND f.field_id = k.field_id)
FROM customer c JOIN customer_chunk k ON k.number = c.id / 4096
WHERE hoso_chunk_text (k.data, c.id % 4096) IS NOT NULL;
