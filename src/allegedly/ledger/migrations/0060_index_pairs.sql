-- What the grouping worked out and need not work out again: what each thread says of its happening, how alike two threads are that it has
-- weighed, and what each incident was made from. Derived, like the rest of the index: an index without these is made anew.

CREATE TABLE index_told (
    thread   TEXT NOT NULL PRIMARY KEY,
    start    INTEGER NOT NULL,                   -- where its first event stands in the report
    events   TEXT NOT NULL,                      -- the ids of its events, in the order of the text, a space between them
    profile  BLOB NOT NULL                       -- compressed JSON
) STRICT;

CREATE TABLE index_pair (
    one   TEXT NOT NULL,                         -- of two ids the lesser
    other TEXT NOT NULL,
    score REAL,                                  -- NULL: they cannot be one; infinite: acts of two kinds (minus), or of one report (plus)
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;

CREATE INDEX index_pair_other ON index_pair (other);

ALTER TABLE index_incident ADD COLUMN made TEXT;  -- two hashes: of its threads and merges, and of what it is perhaps one with
