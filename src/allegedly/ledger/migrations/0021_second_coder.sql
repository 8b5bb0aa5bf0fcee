-- The claims of another coder of the same reports (a language model that a user asked). They never mix with the ledger's own.

CREATE TABLE second_reading (
    report  TEXT NOT NULL REFERENCES report (id),
    coder   TEXT NOT NULL,                       -- model and a hash of what it was asked
    dropped INTEGER NOT NULL,                    -- answers that were not taken: their words do not stand in the report
    PRIMARY KEY (report, coder)
) STRICT, WITHOUT ROWID;

CREATE TABLE second_claim (
    report     TEXT NOT NULL,
    coder      TEXT NOT NULL,
    number     INTEGER NOT NULL,
    voice      TEXT,                             -- NULL: the reporter's own voice
    question   TEXT NOT NULL,
    stance     TEXT NOT NULL,
    value      TEXT,
    count_kind TEXT,
    low        INTEGER,
    high       INTEGER,
    span_start INTEGER NOT NULL,
    span_end   INTEGER NOT NULL,
    words      TEXT NOT NULL,
    PRIMARY KEY (report, coder, number),
    FOREIGN KEY (report, coder) REFERENCES second_reading (report, coder)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER second_reading_no_update BEFORE UPDATE ON second_reading BEGIN SELECT RAISE (ABORT, 'the ledger only appends'); END;
CREATE TRIGGER second_reading_no_delete BEFORE DELETE ON second_reading BEGIN SELECT RAISE (ABORT, 'the ledger only appends'); END;
CREATE TRIGGER second_claim_no_update BEFORE UPDATE ON second_claim BEGIN SELECT RAISE (ABORT, 'the ledger only appends'); END;
CREATE TRIGGER second_claim_no_delete BEFORE DELETE ON second_claim BEGIN SELECT RAISE (ABORT, 'the ledger only appends'); END;
