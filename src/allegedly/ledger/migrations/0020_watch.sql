-- What allegedly watch remembers: the last answer of each feed, and what became of each link. Rows are added and never changed;
-- of a feed the latest visit counts.

CREATE TABLE feed_visit (
    number        INTEGER PRIMARY KEY,
    feed          TEXT NOT NULL,                 -- its address
    at            TEXT NOT NULL,                 -- when it answered, or did not (ISO 8601, UTC)
    etag          TEXT,
    last_modified TEXT,
    failures      INTEGER NOT NULL,              -- in a row
    not_before    TEXT,                          -- not asked again before then
    problem       TEXT
) STRICT;

CREATE TABLE feed_link (
    number  INTEGER PRIMARY KEY,
    url     TEXT NOT NULL,
    feed    TEXT NOT NULL,
    at      TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('read', 'known', 'no_report', 'not_read')),
    problem TEXT
) STRICT;

CREATE INDEX feed_visit_feed ON feed_visit (feed, number);
CREATE INDEX feed_link_url ON feed_link (url);

CREATE TRIGGER feed_visit_no_update BEFORE UPDATE ON feed_visit BEGIN SELECT RAISE (ABORT, 'the ledger only appends'); END;
CREATE TRIGGER feed_visit_no_delete BEFORE DELETE ON feed_visit BEGIN SELECT RAISE (ABORT, 'the ledger only appends'); END;
CREATE TRIGGER feed_link_no_update BEFORE UPDATE ON feed_link BEGIN SELECT RAISE (ABORT, 'the ledger only appends'); END;
CREATE TRIGGER feed_link_no_delete BEFORE DELETE ON feed_link BEGIN SELECT RAISE (ABORT, 'the ledger only appends'); END;
