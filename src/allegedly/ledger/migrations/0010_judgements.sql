-- What people decide about what is held here. Rows are added and never changed: a decision is taken back by another row.

CREATE TABLE judgement (
    number INTEGER PRIMARY KEY,                  -- the order of writing
    id     TEXT NOT NULL UNIQUE,                 -- a hash of the rest, so that the same one read in twice is one
    kind   TEXT NOT NULL CHECK (kind IN ('accept', 'reject', 'correct', 'merge', 'split', 'same_actor', 'grade', 'note', 'undo')),
    field  TEXT,                                 -- the cell that is corrected
    value  TEXT,                                 -- its new value, the name to use, the grade or the note; NULL: unknown
    who    TEXT NOT NULL,
    made   TEXT NOT NULL,                        -- when, as the caller gave it (ISO 8601)
    why    TEXT,
    undoes TEXT,                                 -- the judgement that this one takes back
    record TEXT NOT NULL
) STRICT;

CREATE TABLE judgement_target (
    judgement  TEXT NOT NULL REFERENCES judgement (id),
    side       INTEGER NOT NULL CHECK (side IN (0, 1)),  -- 1: the events that a split keeps apart from the targets
    number     INTEGER NOT NULL,
    kind       TEXT NOT NULL CHECK (kind IN ('claim', 'event', 'report', 'actor')),
    target     TEXT NOT NULL,
    report     TEXT,                             -- not a reference: judgements of a colleague may come before the reports
    span_start INTEGER,
    span_end   INTEGER,
    question   TEXT,
    PRIMARY KEY (judgement, side, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX judgement_target_report ON judgement_target (report);
CREATE INDEX judgement_target_target ON judgement_target (target);

CREATE TRIGGER judgement_no_update BEFORE UPDATE ON judgement BEGIN SELECT RAISE (ABORT, 'the ledger only appends'); END;
CREATE TRIGGER judgement_no_delete BEFORE DELETE ON judgement BEGIN SELECT RAISE (ABORT, 'the ledger only appends'); END;
CREATE TRIGGER judgement_no_replace BEFORE INSERT ON judgement WHEN EXISTS (SELECT 1 FROM judgement WHERE id = NEW.id OR number = NEW.number)
    BEGIN SELECT RAISE (ABORT, 'the ledger only appends'); END;
CREATE TRIGGER judgement_target_no_update BEFORE UPDATE ON judgement_target BEGIN SELECT RAISE (ABORT, 'the ledger only appends'); END;
CREATE TRIGGER judgement_target_no_delete BEFORE DELETE ON judgement_target BEGIN SELECT RAISE (ABORT, 'the ledger only appends'); END;
