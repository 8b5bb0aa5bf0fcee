-- A working index of the grouping: what has been compared with what, so that new reports cost in proportion to what is new.
-- It is derived from the reports and judgements alone and may be emptied and made anew at any time; so its rows may go.

CREATE TABLE index_state (
    method TEXT NOT NULL PRIMARY KEY,            -- the version of the rules that it was made by
    upto   INTEGER NOT NULL                      -- the number of the last report that is grouped
) STRICT, WITHOUT ROWID;

CREATE TABLE index_thread (                      -- what one report tells of one happening
    thread   TEXT NOT NULL PRIMARY KEY,
    report   TEXT NOT NULL REFERENCES report (id),
    incident TEXT                                -- the incident that it is part of
) STRICT, WITHOUT ROWID;

CREATE TABLE index_key (
    key    TEXT NOT NULL,
    wide   INTEGER NOT NULL,
    thread TEXT NOT NULL,
    PRIMARY KEY (key, wide, thread)
) STRICT, WITHOUT ROWID;

CREATE TABLE index_edge (
    one   TEXT NOT NULL,                         -- both directions are kept
    other TEXT NOT NULL,
    score REAL NOT NULL,
    joins INTEGER NOT NULL,
    why   TEXT NOT NULL,
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;

CREATE TABLE index_incident (                    -- the incidents in force, in the order of the list
    id       TEXT NOT NULL PRIMARY KEY,
    version  TEXT NOT NULL,
    undated  INTEGER NOT NULL,
    day      TEXT NOT NULL,
    standing TEXT NOT NULL,                      -- how its occurrence and responsibility stand: what a queue is ordered by
    perhaps  INTEGER NOT NULL,                   -- how many others it is perhaps one with
    weight   INTEGER NOT NULL                    -- its place in the queue: the larger the sooner
) STRICT, WITHOUT ROWID;

CREATE INDEX index_thread_report ON index_thread (report);
CREATE INDEX index_thread_incident ON index_thread (incident);
CREATE INDEX index_key_thread ON index_key (thread);
CREATE INDEX index_incident_list ON index_incident (undated, day, id);
CREATE INDEX index_incident_queue ON index_incident (weight DESC, id);
CREATE INDEX event_id ON event (id);
CREATE INDEX claim_id ON claim (id);
