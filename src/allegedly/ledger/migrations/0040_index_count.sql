-- How many incidents the index holds, so that a grouping does not count them all; NULL: not counted yet.

ALTER TABLE index_state ADD COLUMN incidents INTEGER;
