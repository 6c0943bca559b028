-- Orders as shops keep them: with a status, lines that may have been returned,
-- the tool that gave the order its number, and without a customer where a shop
-- did not ask who bought.

-- How other tools call a customer.  A channel is where the code means something:
-- "shop" for the owner's own lists, or the name of a market place.
CREATE TABLE customer_code (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  channel TEXT NOT NULL,
  code TEXT NOT NULL,
  source_id INTEGER NOT NULL REFERENCES source (id)
) STRICT;

CREATE INDEX customer_code_by_code ON customer_code (code, channel);
CREATE INDEX customer_code_by_customer ON customer_code (customer_id);
CREATE INDEX customer_code_by_source ON customer_code (source_id);

-- What an import added to these goes with it.
ALTER TABLE product ADD COLUMN source_id INTEGER REFERENCES source (id);
ALTER TABLE tag ADD COLUMN source_id INTEGER REFERENCES source (id);
ALTER TABLE customer_tag ADD COLUMN source_id INTEGER REFERENCES source (id);
ALTER TABLE interaction ADD COLUMN source_id INTEGER REFERENCES source (id);

CREATE INDEX product_by_source ON product (source_id) WHERE source_id IS NOT NULL;
CREATE INDEX tag_by_source ON tag (source_id) WHERE source_id IS NOT NULL;
CREATE INDEX customer_tag_by_source ON customer_tag (source_id) WHERE source_id IS NOT NULL;
CREATE INDEX interaction_by_source ON interaction (source_id) WHERE source_id IS NOT NULL;
CREATE INDEX contact_by_source ON contact (source_id);

-- The revision counts what changed a purchase after it was added; what was
-- entered or changed by hand is left alone by imports.
CREATE TABLE purchase_new (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  customer_id INTEGER REFERENCES customer (id) ON DELETE CASCADE,
  channel TEXT NOT NULL DEFAULT 'shop',
  code TEXT,
  status TEXT NOT NULL DEFAULT 'done' CHECK (status IN ('done', 'pending', 'cancelled', 'returned')),
  at_local INTEGER NOT NULL,
  amount INTEGER NOT NULL,
  currency TEXT NOT NULL,
  revision INTEGER NOT NULL DEFAULT 0,
  by_hand INTEGER NOT NULL DEFAULT 0 CHECK (by_hand IN (0, 1)),
  source_id INTEGER NOT NULL REFERENCES source (id)
) STRICT;

INSERT INTO sqlite_sequence (name, seq)
SELECT 'purchase_new', seq FROM sqlite_sequence WHERE name = 'purchase';
INSERT INTO purchase_new (
  id, uid, customer_id, channel, code, status, at_local, amount, currency, revision, source_id)
SELECT id, uid, customer_id, 'shop', code, 'done', at_local, amount, currency, 0, source_id
FROM purchase;
DROP TABLE purchase;
ALTER TABLE purchase_new RENAME TO purchase;

CREATE INDEX purchase_by_customer ON purchase (customer_id, at_local, amount, status, currency);
CREATE INDEX purchase_by_code ON purchase (code, channel) WHERE code IS NOT NULL;
CREATE INDEX purchase_by_source ON purchase (source_id);

-- A line without a product is a figure that its file gave no name.
CREATE TABLE purchase_item_new (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  purchase_id INTEGER NOT NULL REFERENCES purchase (id) ON DELETE CASCADE,
  product_id INTEGER REFERENCES product (id),
  quantity INTEGER NOT NULL,
  returned INTEGER NOT NULL DEFAULT 0,
  amount INTEGER NOT NULL
) STRICT;

INSERT INTO sqlite_sequence (name, seq)
SELECT 'purchase_item_new', seq FROM sqlite_sequence WHERE name = 'purchase_item';
INSERT INTO purchase_item_new (id, purchase_id, product_id, quantity, returned, amount)
SELECT id, purchase_id, product_id, quantity, 0, amount FROM purchase_item;
DROP TABLE purchase_item;
ALTER TABLE purchase_item_new RENAME TO purchase_item;

CREATE INDEX purchase_item_by_purchase ON purchase_item (purchase_id);
CREATE INDEX purchase_item_by_product ON purchase_item (product_id)
WHERE product_id IS NOT NULL;

-- A purchase as it was before an import changed it, as JSON, and the revision
-- that the import left.
CREATE TABLE import_purchase (
  import_id INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
  purchase_id INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  before TEXT NOT NULL,
  PRIMARY KEY (import_id, purchase_id)
) STRICT, WITHOUT ROWID;

-- Derived: only what was bought and kept counts.  The amount is that of the
-- currency that the customer paid in last.
DROP TABLE customer_total;
CREATE TABLE customer_total (
  customer_id INTEGER PRIMARY KEY,
  purchases INTEGER NOT NULL,
  amount INTEGER NOT NULL,
  currency TEXT NOT NULL,
  first_local INTEGER NOT NULL,
  last_local INTEGER NOT NULL
) STRICT;

CREATE VIEW customer_total_view AS
SELECT customer_id, count(*) AS purchases,
  sum(iif (currency = latest, amount, 0)) AS amount, max(latest) AS currency,
  min(at_local) AS first_local, max(at_local) AS last_local
FROM (
  SELECT p.customer_id, p.amount, p.currency, p.at_local, (
    SELECT l.currency FROM purchase l WHERE l.customer_id = p.customer_id AND l.status = 'done'
    ORDER BY l.at_local DESC LIMIT 1
  ) AS latest
  FROM purchase p WHERE p.status = 'done' AND p.customer_id IS NOT NULL
)
GROUP BY customer_id;

INSERT INTO customer_total SELECT * FROM customer_total_view;

-- The triggers rest while many rows come or go at once (hoso_is_bulk()); then
-- what they keep is made again.
CREATE TRIGGER purchase_total_insert AFTER INSERT ON purchase WHEN NOT hoso_is_bulk () BEGIN
  DELETE FROM customer_total WHERE customer_id = NEW.customer_id;
  INSERT INTO customer_total
  SELECT * FROM customer_total_view WHERE customer_id = NEW.customer_id;
END;

CREATE TRIGGER purchase_total_update AFTER UPDATE ON purchase WHEN NOT hoso_is_bulk () BEGIN
  DELETE FROM customer_total WHERE customer_id IN (OLD.customer_id, NEW.customer_id);
  INSERT INTO customer_total
  SELECT * FROM customer_total_view WHERE customer_id = OLD.customer_id;
  INSERT OR REPLACE INTO customer_total
  SELECT * FROM customer_total_view WHERE customer_id = NEW.customer_id;
END;

CREATE TRIGGER purchase_total_delete AFTER DELETE ON purchase WHEN NOT hoso_is_bulk () BEGIN
  DELETE FROM customer_total WHERE customer_id = OLD.customer_id;
  INSERT INTO customer_total
  SELECT * FROM customer_total_view WHERE customer_id = OLD.customer_id;
END;

DROP TRIGGER customer_search_insert;
CREATE TRIGGER customer_search_insert AFTER INSERT ON customer WHEN NOT hoso_is_bulk () BEGIN
  INSERT INTO customer_search (rowid, name, contact, note)
  VALUES (NEW.id, hoso_fold (NEW.name), '', '');
END;

DROP TRIGGER customer_search_update;
CREATE TRIGGER customer_search_update AFTER UPDATE OF name ON customer
WHEN NOT hoso_is_bulk () BEGIN
  UPDATE customer_search SET name = hoso_fold (NEW.name) WHERE rowid = NEW.id;
END;

DROP TRIGGER customer_search_delete;
CREATE TRIGGER customer_search_delete AFTER DELETE ON customer WHEN NOT hoso_is_bulk () BEGIN
  DELETE FROM customer_search WHERE rowid = OLD.id;
  DELETE FROM customer_total WHERE customer_id = OLD.id;
END;

DROP TRIGGER contact_search_insert;
CREATE TRIGGER contact_search_insert AFTER INSERT ON contact WHEN NOT hoso_is_bulk () BEGIN
  UPDATE customer_search SET contact = (
    SELECT coalesce (group_concat (hoso_fold (value) || ' ' || coalesce (canonical, ''), ' '), '')
    FROM contact WHERE customer_id = NEW.customer_id
  ) WHERE rowid = NEW.customer_id;
END;

DROP TRIGGER contact_search_update;
CREATE TRIGGER contact_search_update AFTER UPDATE ON contact WHEN NOT hoso_is_bulk () BEGIN
  UPDATE customer_search SET contact = (
    SELECT coalesce (group_concat (hoso_fold (value) || ' ' || coalesce (canonical, ''), ' '), '')
    FROM contact WHERE customer_id = NEW.customer_id
  ) WHERE rowid = NEW.customer_id;
END;

DROP TRIGGER contact_search_delete;
CREATE TRIGGER contact_search_delete AFTER DELETE ON contact WHEN NOT hoso_is_bulk () BEGIN
  UPDATE customer_search SET contact = (
    SELECT coalesce (group_concat (hoso_fold (value) || ' ' || coalesce (canonical, ''), ' '), '')
    FROM contact WHERE customer_id = OLD.customer_id
  ) WHERE rowid = OLD.customer_id;
END;

DROP TRIGGER interaction_search_insert;
CREATE TRIGGER interaction_search_insert AFTER INSERT ON interaction
WHEN NOT hoso_is_bulk () BEGIN
  UPDATE customer_search SET note = (
    SELECT coalesce (group_concat (hoso_fold (text), ' '), '')
    FROM interaction WHERE customer_id = NEW.customer_id
  ) WHERE rowid = NEW.customer_id;
END;

DROP TRIGGER interaction_search_delete;
CREATE TRIGGER interaction_search_delete AFTER DELETE ON interaction
WHEN NOT hoso_is_bulk () BEGIN
  UPDATE customer_search SET note = (
    SELECT coalesce (group_concat (hoso_fold (text), ' '), '')
    FROM interaction WHERE customer_id = OLD.customer_id
  ) WHERE rowid = OLD.customer_id;
END;
