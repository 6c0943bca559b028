-- Search in three parts, so that the common case is quick and many rows at once
-- are cheap: names here, telephones and addresses of e-mail by their index
-- contact_by_canonical, and all other text in an index that is filled later.

DROP TRIGGER customer_search_insert;
DROP TRIGGER customer_search_update;
DROP TRIGGER customer_search_delete;
DROP TRIGGER contact_search_insert;
DROP TRIGGER contact_search_update;
DROP TRIGGER contact_search_delete;
DROP TRIGGER interaction_search_insert;
DROP TRIGGER interaction_search_update;
DROP TRIGGER interaction_search_delete;
DROP TABLE customer_search;

-- The words of names; the text itself stands in the table “customer” alone.
CREATE VIEW customer_name_view AS SELECT id, hoso_fold (name) AS name FROM customer;

CREATE VIRTUAL TABLE customer_name USING fts5 (
  name, content = 'customer_name_view', content_rowid = 'id', columnsize = 0,
  tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3'
);

INSERT INTO customer_name (customer_name) VALUES ('rebuild');

-- Everything else that is written of a customer, and the name once more, so that
-- words of both find together.  Only customers of whom something is written.
CREATE VIRTUAL TABLE customer_text USING fts5 (
  text, columnsize = 0, tokenize = 'unicode61 remove_diacritics 0', prefix = '3'
);

-- Ranges of customers whose text is yet to be made: one customer after a small
-- change, all new ones after an import.
CREATE TABLE search_todo (
  first INTEGER PRIMARY KEY,
  last INTEGER NOT NULL
) STRICT;

INSERT INTO search_todo (first, last)
SELECT 1, max(id) FROM customer HAVING max(id) IS NOT NULL;

-- While many rows come at once, new names wait for the end; but only the row
-- itself knows the old name, so what changes older customers is done at once.
CREATE TRIGGER customer_search_insert AFTER INSERT ON customer WHEN NOT hoso_is_bulk () BEGIN
  INSERT INTO customer_name (rowid, name) VALUES (NEW.id, hoso_fold (NEW.name));
END;

CREATE TRIGGER customer_search_update AFTER UPDATE OF name ON customer
WHEN NOT hoso_is_bulk (NEW.id) BEGIN
  INSERT INTO customer_name (customer_name, rowid, name)
  VALUES ('delete', OLD.id, hoso_fold (OLD.name));
  INSERT INTO customer_name (rowid, name) VALUES (NEW.id, hoso_fold (NEW.name));
  INSERT INTO search_todo (first, last) VALUES (NEW.id, NEW.id)
  ON CONFLICT (first) DO NOTHING;
END;

CREATE TRIGGER customer_search_delete AFTER DELETE ON customer
WHEN NOT hoso_is_bulk (OLD.id) BEGIN
  INSERT INTO customer_name (customer_name, rowid, name)
  VALUES ('delete', OLD.id, hoso_fold (OLD.name));
  DELETE FROM customer_text WHERE rowid = OLD.id;
  DELETE FROM customer_total WHERE customer_id = OLD.id;
END;

CREATE TRIGGER contact_search_insert AFTER INSERT ON contact WHEN NOT hoso_is_bulk () BEGIN
  INSERT INTO search_todo (first, last) VALUES (NEW.customer_id, NEW.customer_id)
  ON CONFLICT (first) DO NOTHING;
END;

CREATE TRIGGER contact_search_update AFTER UPDATE ON contact WHEN NOT hoso_is_bulk () BEGIN
  INSERT INTO search_todo (first, last) VALUES (OLD.customer_id, OLD.customer_id)
  ON CONFLICT (first) DO NOTHING;
  INSERT INTO search_todo (first, last) VALUES (NEW.customer_id, NEW.customer_id)
  ON CONFLICT (first) DO NOTHING;
END;

CREATE TRIGGER contact_search_delete AFTER DELETE ON contact WHEN NOT hoso_is_bulk () BEGIN
  INSERT INTO search_todo (first, last) VALUES (OLD.customer_id, OLD.customer_id)
  ON CONFLICT (first) DO NOTHING;
END;

CREATE TRIGGER interaction_search_insert AFTER INSERT ON interaction
WHEN NOT hoso_is_bulk () BEGIN
  INSERT INTO search_todo (first, last) VALUES (NEW.customer_id, NEW.customer_id)
  ON CONFLICT (first) DO NOTHING;
END;

CREATE TRIGGER interaction_search_update AFTER UPDATE ON interaction
WHEN NOT hoso_is_bulk () BEGIN
  INSERT INTO search_todo (first, last) VALUES (OLD.customer_id, OLD.customer_id)
  ON CONFLICT (first) DO NOTHING;
  INSERT INTO search_todo (first, last) VALUES (NEW.customer_id, NEW.customer_id)
  ON CONFLICT (first) DO NOTHING;
END;

CREATE TRIGGER interaction_search_delete AFTER DELETE ON interaction
WHEN NOT hoso_is_bulk () BEGIN
  INSERT INTO search_todo (first, last) VALUES (OLD.customer_id, OLD.customer_id)
  ON CONFLICT (first) DO NOTHING;
END;

CREATE TRIGGER code_search_insert AFTER INSERT ON customer_code WHEN NOT hoso_is_bulk () BEGIN
  INSERT INTO search_todo (first, last) VALUES (NEW.customer_id, NEW.customer_id)
  ON CONFLICT (first) DO NOTHING;
END;

CREATE TRIGGER code_search_update AFTER UPDATE ON customer_code WHEN NOT hoso_is_bulk () BEGIN
  INSERT INTO search_todo (first, last) VALUES (OLD.customer_id, OLD.customer_id)
  ON CONFLICT (first) DO NOTHING;
  INSERT INTO search_todo (first, last) VALUES (NEW.customer_id, NEW.customer_id)
  ON CONFLICT (first) DO NOTHING;
END;

CREATE TRIGGER code_search_delete AFTER DELETE ON customer_code WHEN NOT hoso_is_bulk () BEGIN
  INSERT INTO search_todo (first, last) VALUES (OLD.customer_id, OLD.customer_id)
  ON CONFLICT (first) DO NOTHING;
END;

CREATE TRIGGER field_search_insert AFTER INSERT ON customer_field WHEN NOT hoso_is_bulk () BEGIN
  INSERT INTO search_todo (first, last) VALUES (NEW.customer_id, NEW.customer_id)
  ON CONFLICT (first) DO NOTHING;
END;

CREATE TRIGGER field_search_update AFTER UPDATE ON customer_field WHEN NOT hoso_is_bulk () BEGIN
  INSERT INTO search_todo (first, last) VALUES (OLD.customer_id, OLD.customer_id)
  ON CONFLICT (first) DO NOTHING;
  INSERT INTO search_todo (first, last) VALUES (NEW.customer_id, NEW.customer_id)
  ON CONFLICT (first) DO NOTHING;
END;

CREATE TRIGGER field_search_delete AFTER DELETE ON customer_field WHEN NOT hoso_is_bulk () BEGIN
  INSERT INTO search_todo (first, last) VALUES (OLD.customer_id, OLD.customer_id)
  ON CONFLICT (first) DO NOTHING;
END;

CREATE TRIGGER respondent_search_insert AFTER INSERT ON respondent
WHEN NOT hoso_is_bulk () BEGIN
  INSERT INTO search_todo (first, last) VALUES (NEW.customer_id, NEW.customer_id)
  ON CONFLICT (first) DO NOTHING;
END;

CREATE TRIGGER respondent_search_update AFTER UPDATE ON respondent
WHEN NOT hoso_is_bulk () BEGIN
  INSERT INTO search_todo (first, last) VALUES (OLD.customer_id, OLD.customer_id)
  ON CONFLICT (first) DO NOTHING;
  INSERT INTO search_todo (first, last) VALUES (NEW.customer_id, NEW.customer_id)
  ON CONFLICT (first) DO NOTHING;
END;

CREATE TRIGGER respondent_search_delete AFTER DELETE ON respondent
WHEN NOT hoso_is_bulk () BEGIN
  INSERT INTO search_todo (first, last) VALUES (OLD.customer_id, OLD.customer_id)
  ON CONFLICT (first) DO NOTHING;
END;
