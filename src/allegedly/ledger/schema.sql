-- The ledger, version 1. Never edited once released: later changes are numbered files in migrations/.
-- Rows are added and never changed; spans are code points of report.text, half-open. Unknown is NULL, never 0.

CREATE TABLE report (
    number     INTEGER PRIMARY KEY,              -- the order of writing
    id         TEXT NOT NULL UNIQUE,
    file       TEXT,
    url        TEXT,
    outlet     TEXT,
    title      TEXT,
    byline     TEXT,
    published  TEXT,
    updated    TEXT,
    dateline   TEXT,                             -- the place's name
    language   TEXT,
    text       TEXT NOT NULL,                    -- the report's own characters, kept only here
    record     TEXT NOT NULL                     -- the record as JSON (allegedly/1) with report.text left empty
) STRICT;

CREATE TABLE statement (
    report      TEXT NOT NULL REFERENCES report (id),
    id          TEXT NOT NULL,
    voice       TEXT,                            -- NULL: the report names nobody
    voice_actor TEXT,
    voice_kind  TEXT,
    speaks_for  TEXT,
    cue         TEXT,
    act         TEXT NOT NULL,
    form        TEXT NOT NULL,
    negated     INTEGER NOT NULL,
    within      TEXT,                            -- the statement whose content holds this one
    rule        TEXT NOT NULL,
    PRIMARY KEY (report, id),
    FOREIGN KEY (report, within) REFERENCES statement (report, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE statement_content (
    report     TEXT NOT NULL,
    statement  TEXT NOT NULL,
    number     INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end   INTEGER NOT NULL,
    words      TEXT NOT NULL,
    PRIMARY KEY (report, statement, number),
    FOREIGN KEY (report, statement) REFERENCES statement (report, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
    report          TEXT NOT NULL REFERENCES report (id),
    id              TEXT NOT NULL,
    type            TEXT,                        -- PLOVER v2.0
    mode            TEXT,
    trigger_word    TEXT NOT NULL,
    span_start      INTEGER NOT NULL,
    span_end        INTEGER NOT NULL,
    earliest        TEXT,
    latest          TEXT,
    date_precision  INTEGER,                     -- UCDP date_prec, 1 to 5
    date_basis      TEXT,                        -- stated, relative or assumed
    place           TEXT,
    geonameid       INTEGER,
    country         TEXT,                        -- ISO 3166 alpha-3
    admin1          TEXT,
    lat             REAL,
    lon             REAL,
    place_precision INTEGER,                     -- UCDP where_prec, 1 to 7
    background      INTEGER NOT NULL,
    aggregate       INTEGER NOT NULL,
    rule            TEXT NOT NULL,
    PRIMARY KEY (report, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE participant (
    report     TEXT NOT NULL,
    event      TEXT NOT NULL,
    side       TEXT NOT NULL CHECK (side IN ('actor', 'recipient')),
    number     INTEGER NOT NULL,
    name       TEXT NOT NULL,                    -- a party as said: the claims say by whom
    actor      TEXT,
    kind       TEXT,
    country    TEXT,
    span_start INTEGER NOT NULL,
    span_end   INTEGER NOT NULL,
    PRIMARY KEY (report, event, side, number),
    FOREIGN KEY (report, event) REFERENCES event (report, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_count (
    report     TEXT NOT NULL,
    event      TEXT NOT NULL,
    number     INTEGER NOT NULL,
    kind       TEXT NOT NULL,
    whom       TEXT,
    low        INTEGER,
    high       INTEGER,
    exactness  TEXT,
    scope      TEXT NOT NULL,
    as_of      TEXT,
    span_start INTEGER NOT NULL,
    span_end   INTEGER NOT NULL,
    PRIMARY KEY (report, event, number),
    FOREIGN KEY (report, event) REFERENCES event (report, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim (
    report      TEXT NOT NULL,
    id          TEXT NOT NULL,
    event       TEXT NOT NULL,
    statement   TEXT,
    voice       TEXT,                            -- NULL: the reporter's own voice
    question    TEXT NOT NULL,
    stance      TEXT NOT NULL,
    value       TEXT,
    count_kind  TEXT,
    low         INTEGER,
    high        INTEGER,
    exactness   TEXT,
    whom        TEXT,
    factuality  TEXT NOT NULL,
    responds_to TEXT,
    rule        TEXT NOT NULL,
    PRIMARY KEY (report, id),
    FOREIGN KEY (report, event) REFERENCES event (report, id),
    FOREIGN KEY (report, statement) REFERENCES statement (report, id),
    FOREIGN KEY (report, responds_to) REFERENCES claim (report, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE claim_evidence (
    report     TEXT NOT NULL,
    claim      TEXT NOT NULL,
    number     INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end   INTEGER NOT NULL,
    words      TEXT NOT NULL,
    PRIMARY KEY (report, claim, number),
    FOREIGN KEY (report, claim) REFERENCES claim (report, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE actor (
    report  TEXT NOT NULL REFERENCES report (id),
    id      TEXT NOT NULL,
    name    TEXT NOT NULL,
    kind    TEXT,
    country TEXT,
    known   INTEGER NOT NULL,                    -- 1: the actor file has it; 0: it stands as the report describes it
    PRIMARY KEY (report, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE place (
    report     TEXT NOT NULL REFERENCES report (id),
    number     INTEGER NOT NULL,
    kind       TEXT NOT NULL,
    name       TEXT NOT NULL,
    geonameid  INTEGER,
    country    TEXT,
    admin1     TEXT,
    lat        REAL,
    lon        REAL,
    precision  INTEGER,
    reason     TEXT,                             -- why it is unresolved
    span_start INTEGER NOT NULL,
    span_end   INTEGER NOT NULL,
    PRIMARY KEY (report, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE relation (
    report     TEXT NOT NULL REFERENCES report (id),
    number     INTEGER NOT NULL,
    subject    TEXT NOT NULL,
    relation   TEXT NOT NULL,
    object     TEXT NOT NULL,
    claim_of   TEXT,                             -- NULL: the reporter's own voice
    span_start INTEGER NOT NULL,
    span_end   INTEGER NOT NULL,
    PRIMARY KEY (report, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE problem (
    id       TEXT NOT NULL PRIMARY KEY,          -- a hash of the rest, so that a second run adds nothing
    report   TEXT REFERENCES report (id),        -- NULL: trouble met before there was a report
    run      TEXT,                               -- what the run was asked to read
    location TEXT NOT NULL,
    code     TEXT NOT NULL,
    message  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A grouping is one answer to "which events are one happening"; the latest is in force.
CREATE TABLE grouping (
    number    INTEGER PRIMARY KEY,
    reports   INTEGER NOT NULL,                  -- how many reports it was made from
    incidents INTEGER NOT NULL
) STRICT;

CREATE TABLE incident (
    version  TEXT NOT NULL PRIMARY KEY,          -- a hash of the record: an incident told anew is a new row
    id       TEXT NOT NULL,
    title    TEXT NOT NULL,
    type     TEXT,
    mode     TEXT,
    earliest TEXT,
    latest   TEXT,
    country  TEXT,
    place    TEXT,
    label    TEXT,
    origins  INTEGER NOT NULL,
    record   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What a grouping changes: an incident comes into force (1) or goes out of it (0). Unchanged ones are not written again.
CREATE TABLE incident_change (
    grouping INTEGER NOT NULL REFERENCES grouping (number),
    version  TEXT NOT NULL REFERENCES incident (version),
    in_force INTEGER NOT NULL CHECK (in_force IN (0, 1)),
    PRIMARY KEY (version, grouping)
) STRICT, WITHOUT ROWID;

CREATE INDEX statement_voice ON statement (voice);
CREATE INDEX event_type ON event (type, mode);
CREATE INDEX claim_event ON claim (report, event);
CREATE INDEX claim_voice ON claim (voice, question);
CREATE INDEX incident_id ON incident (id);

CREATE VIEW incident_in_force AS
    SELECT incident.*
    FROM incident
    WHERE (
        SELECT in_force FROM incident_change
        WHERE incident_change.version = incident.version
        ORDER BY grouping DESC LIMIT 1
    ) = 1;

-- Append only: whoever tries to change or take away a row is told so, whatever program asks.
CREATE TRIGGER report_no_update BEFORE UPDATE ON report BEGIN SELECT RAISE (ABORT, 'the ledger only appends'); END;
CREATE TRIGGER report_no_delete BEFORE DELETE ON report BEGIN SELECT RAISE (ABORT, 'the ledger only appends'); END;
CREATE TRIGGER statement_no_update BEFORE UPDATE ON statement BEGIN SELECT RAISE (ABORT, 'the ledger only appends'); END;
CREATE TRIGGER statement_no_delete BEFORE DELETE ON statement BEGIN SELECT RAISE (ABORT, 'the ledger only appends'); END;
CREATE TRIGGER statement_content_no_update BEFORE UPDATE ON statement_content BEGIN SELECT RAISE (ABORT, 'the ledger only appends'); END;
CREATE TRIGGER statement_content_no_delete BEFORE DELETE ON statement_content BEGIN SELECT RAISE (ABORT, 'the ledger only appends'); END;
CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN SELECT RAISE (ABORT, 'the ledger only appends'); END;
CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN SELECT RAISE (ABORT, 'the ledger only appends'); END;
CREATE TRIGGER participant_no_update BEFORE UPDATE ON participant BEGIN SELECT RAISE (ABORT, 'the ledger only appends'); END;
CREATE TRIGGER participant_no_delete BEFORE DELETE ON participant BEGIN SELECT RAISE (ABORT, 'the ledger only appends'); END;
CREATE TRIGGER event_count_no_update BEFORE UPDATE ON event_count BEGIN SELECT RAISE (ABORT, 'the ledger only appends'); END;
CREATE TRIGGER event_count_no_delete BEFORE DELETE ON event_count BEGIN SELECT RAISE (ABORT, 'the ledger only appends'); END;
CREATE TRIGGER claim_no_update BEFORE UPDATE ON claim BEGIN SELECT RAISE (ABORT, 'the ledger only appends'); END;
CREATE TRIGGER claim_no_delete BEFORE DELETE ON claim BEGIN SELECT RAISE (ABORT, 'the ledger only appends'); END;
CREATE TRIGGER claim_evidence_no_update BEFORE UPDATE ON claim_evidence BEGIN SELECT RAISE (ABORT, 'the ledger only appends'); END;
CREATE TRIGGER claim_evidence_no_delete BEFORE DELETE ON claim_evidence BEGIN SELECT RAISE (ABORT, 'the ledger only appends'); END;
CREATE TRIGGER actor_no_update BEFORE UPDATE ON actor BEGIN SELECT RAISE (ABORT, 'the ledger only appends'); END;
CREATE TRIGGER actor_no_delete BEFORE DELETE ON actor BEGIN SELECT RAISE (ABORT, 'the ledger only appends'); END;
CREATE TRIGGER place_no_update BEFORE UPDATE ON place BEGIN SELECT RAISE (ABORT, 'the ledger only appends'); END;
CREATE TRIGGER place_no_delete BEFORE DELETE ON place BEGIN SELECT RAISE (ABORT, 'the ledger only appends'); END;
CREATE TRIGGER relation_no_update BEFORE UPDATE ON relation BEGIN SELECT RAISE (ABORT, 'the ledger only appends'); END;
CREATE TRIGGER relation_no_delete BEFORE DELETE ON relation BEGIN SELECT RAISE (ABORT, 'the ledger only appends'); END;
CREATE TRIGGER problem_no_update BEFORE UPDATE ON problem BEGIN SELECT RAISE (ABORT, 'the ledger only appends'); END;
CREATE TRIGGER problem_no_delete BEFORE DELETE ON problem BEGIN SELECT RAISE (ABORT, 'the ledger only appends'); END;
CREATE TRIGGER grouping_no_update BEFORE UPDATE ON grouping BEGIN SELECT RAISE (ABORT, 'the ledger only appends'); END;
CREATE TRIGGER grouping_no_delete BEFORE DELETE ON grouping BEGIN SELECT RAISE (ABORT, 'the ledger only appends'); END;
CREATE TRIGGER incident_no_update BEFORE UPDATE ON incident BEGIN SELECT RAISE (ABORT, 'the ledger only appends'); END;
CREATE TRIGGER incident_no_delete BEFORE DELETE ON incident BEGIN SELECT RAISE (ABORT, 'the ledger only appends'); END;
CREATE TRIGGER incident_change_no_update BEFORE UPDATE ON incident_change BEGIN SELECT RAISE (ABORT, 'the ledger only appends'); END;
CREATE TRIGGER incident_change_no_delete BEFORE DELETE ON incident_change BEGIN SELECT RAISE (ABORT, 'the ledger only appends'); END;
CREATE TRIGGER report_no_replace BEFORE INSERT ON report WHEN EXISTS (SELECT 1 FROM report WHERE id = NEW.id OR number = NEW.number)
    BEGIN SELECT RAISE (ABORT, 'the ledger only appends'); END;
