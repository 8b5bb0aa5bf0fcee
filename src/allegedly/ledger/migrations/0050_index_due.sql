-- The reports whose grouping judgements have changed and that are not grouped anew yet: written with the judgements, so that a run
-- that is killed in between leaves nothing stale. Derived, like the rest of the index.

CREATE TABLE index_due (
    report TEXT NOT NULL PRIMARY KEY REFERENCES report (id)
) STRICT, WITHOUT ROWID;
