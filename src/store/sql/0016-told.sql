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
