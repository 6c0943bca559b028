-- What files tell of customers is searched whatever happens to the rows beside
-- it: somebody who comes back, by undo or from a merge, may have nothing else.

DROP TRIGGER customer_search_insert;
CREATE TRIGGER customer_search_insert AFTER INSERT ON customer WHEN NOT hoso_is_bulk () BEGIN
  INSERT INTO customer_name (rowid, name) VALUES (NEW.id, hoso_fold (NEW.name));
  INSERT INTO search_todo (first, last) VALUES (NEW.id, NEW.id)
  ON CONFLICT (first) DO NOTHING;
END;

CREATE TRIGGER told_search_delete AFTER DELETE ON customer_chunk WHEN NOT hoso_is_bulk () BEGIN
  INSERT INTO search_todo (first, last)
  VALUES (max (OLD.number * 4096, 1), OLD.number * 4096 + 4095)
  ON CONFLICT (first) DO UPDATE SET last = max (last, excluded.last);
END;

-- Only words are searched, so the type decides.
CREATE TRIGGER field_type_search_update AFTER UPDATE OF type ON field WHEN OLD.type <> NEW.type
BEGIN
  INSERT INTO search_todo (first, last)
  SELECT max (number * 4096, 1), number * 4096 + 4095 FROM customer_chunk
  WHERE field_id = NEW.id
  ON CONFLICT (first) DO UPDATE SET last = max (last, excluded.last);
  INSERT INTO search_todo (first, last)
  SELECT DISTINCT customer_id, customer_id FROM customer_field WHERE field_id = NEW.id
  ON CONFLICT (first) DO NOTHING;
END;

-- Places and several choices are searched as well as free text.
INSERT OR REPLACE INTO search_todo (first, last)
SELECT 1, max (id) FROM customer HAVING max (id) IS NOT NULL;

-- All that fields of customers hold or held; 0 is the id of what stands in a
-- chunk, which is older than any row, and -1 that of what the file wrote for it
-- where that is not what is stored.
DROP VIEW customer_value;
CREATE VIEW customer_value (id, customer_id, field_id, value, source_id, set_at, is_current) AS
SELECT id, customer_id, field_id, value, source_id, set_at, is_current FROM customer_field
UNION ALL
SELECT 0, c.id, k.field_id, hoso_chunk_text (k.data, c.id % 4096), k.source_id, k.set_at,
  NOT EXISTS (SELECT 1 FROM customer_field f WHERE f.customer_id = c.id AND f.field_id = k.field_id)
FROM customer c JOIN customer_chunk k ON k.number = c.id / 4096
WHERE hoso_chunk_text (k.data, c.id % 4096) IS NOT NULL
UNION ALL
SELECT -1, c.id, k.field_id, hoso_chunk_written (k.data, c.id % 4096), k.source_id, k.set_at, 0
FROM customer c JOIN customer_chunk k ON k.number = c.id / 4096
WHERE hoso_chunk_written (k.data, c.id % 4096) IS NOT NULL;
