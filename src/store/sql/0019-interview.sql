-- A call, message or visit can be an interview: the key says how its customer buys
-- (quickly, slowly, not), the text is the real reason.
ALTER TABLE interaction ADD COLUMN interview TEXT;
CREATE INDEX interaction_interview ON interaction (at) WHERE interview IS NOT NULL;

-- Who of the shop does it, as written; NULL for nobody in particular.
ALTER TABLE task ADD COLUMN assignee TEXT;
