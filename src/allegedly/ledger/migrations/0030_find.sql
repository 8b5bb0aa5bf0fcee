-- What finds incidents and reports: one narrow row for each incident in force, its names, its words, its place, and the words of
-- every report. All of it is derived from the rows of version 1, kept up by triggers, and can be made again from them.

CREATE TABLE incident_line (
    number         INTEGER PRIMARY KEY,
    version        TEXT NOT NULL UNIQUE,
    id             TEXT NOT NULL,
    type           TEXT,
    mode           TEXT,
    earliest       TEXT,
    latest         TEXT,
    country        TEXT,
    place          TEXT,
    lat            REAL,
    lon            REAL,
    precision      INTEGER,                      -- UCDP where_prec of the place
    label          TEXT,
    occurrence     TEXT NOT NULL,                -- standings; "open" where nobody speaks
    responsibility TEXT NOT NULL,
    toll           TEXT NOT NULL,
    killed_low     INTEGER,                      -- NULL: no figure, or no lower end
    killed_high    INTEGER,
    reports        INTEGER NOT NULL,
    origins        INTEGER NOT NULL,
    voices         INTEGER NOT NULL,
    thin           INTEGER NOT NULL              -- 1: one voice at most, no day, no figure
) STRICT;
CREATE INDEX incident_line_day ON incident_line (thin, coalesce(earliest, latest), id);
CREATE INDEX incident_line_type ON incident_line (type, mode);
CREATE INDEX incident_line_country ON incident_line (country);
CREATE INDEX incident_line_id ON incident_line (id);

CREATE TABLE incident_name (
    kind   TEXT NOT NULL,                        -- voice, actor, place or report
    name   TEXT NOT NULL COLLATE NOCASE,
    number INTEGER NOT NULL,
    PRIMARY KEY (kind, name, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_name_number ON incident_name (number);

CREATE VIRTUAL TABLE incident_words USING fts5 (title, places, names, words, tokenize = "unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE incident_box USING rtree (number, south, north, west, east);
CREATE VIRTUAL TABLE report_words USING fts5 (
    title, outlet, text, content = 'report', content_rowid = 'number', tokenize = "unicode61 remove_diacritics 2"
);

CREATE TRIGGER report_words_in AFTER INSERT ON report BEGIN
    INSERT INTO report_words (rowid, title, outlet, text) VALUES (NEW.number, NEW.title, NEW.outlet, NEW.text);
END;

-- The row of an incident, from its record.
CREATE VIEW incident_line_of AS
    SELECT version, id, type, mode, earliest, latest, country, place,
        json_extract(record, '$.where.lat') AS lat, json_extract(record, '$.where.lon') AS lon,
        CASE typeof(json_extract(record, '$.where.precision')) WHEN 'integer' THEN json_extract(record, '$.where.precision') END AS precision,
        label,
        coalesce(json_extract(record, '$.questions.occurrence.standing'), 'open') AS occurrence,
        coalesce(json_extract(record, '$.questions.responsibility.standing'), 'open') AS responsibility,
        coalesce(json_extract(record, '$.questions.toll.standing'), 'open') AS toll,
        CASE typeof(json_extract(record, '$.toll.killed.low')) WHEN 'integer' THEN json_extract(record, '$.toll.killed.low') END AS killed_low,
        CASE typeof(json_extract(record, '$.toll.killed.high')) WHEN 'integer' THEN json_extract(record, '$.toll.killed.high') END AS killed_high,
        json_array_length(record, '$.reports') AS reports, origins, json_array_length(record, '$.accounts') AS voices,
        json_array_length(record, '$.accounts') <= 1 AND earliest IS NULL AND latest IS NULL
            AND NOT EXISTS (SELECT 1 FROM json_each(record, '$.toll')) AS thin
    FROM incident;

CREATE TRIGGER incident_line_in AFTER INSERT ON incident_change WHEN NEW.in_force = 1 BEGIN
    INSERT INTO incident_line SELECT NULL, told.* FROM incident_line_of AS told WHERE version = NEW.version;
END;

CREATE TRIGGER incident_line_out AFTER INSERT ON incident_change WHEN NEW.in_force = 0 BEGIN
    DELETE FROM incident_line WHERE version = NEW.version;
END;

CREATE TRIGGER incident_line_gone AFTER DELETE ON incident_line BEGIN
    DELETE FROM incident_name WHERE number = OLD.number;
    DELETE FROM incident_words WHERE rowid = OLD.number;
    DELETE FROM incident_box WHERE number = OLD.number;
END;

CREATE TRIGGER incident_line_names AFTER INSERT ON incident_line BEGIN
    INSERT OR IGNORE INTO incident_name
    SELECT 'voice', json_extract(value, '$.voice'), NEW.number
    FROM incident, json_each(incident.record, '$.accounts')
    WHERE version = NEW.version AND json_extract(value, '$.voice') IS NOT NULL;

    INSERT OR IGNORE INTO incident_name
    SELECT 'report', each.value, NEW.number FROM incident, json_each(incident.record, '$.reports') AS each WHERE version = NEW.version;

    INSERT OR IGNORE INTO incident_name
    SELECT 'actor', participant.name, NEW.number
    FROM incident, json_each(incident.record, '$.events') AS each, participant
    WHERE version = NEW.version AND participant.report = json_extract(each.value, '$.report')
        AND participant.event = json_extract(each.value, '$.id') AND participant.actor IS NOT NULL;

    INSERT OR IGNORE INTO incident_name
    SELECT 'actor', claim.value, NEW.number
    FROM incident, json_each(incident.record, '$.events') AS each, claim
    WHERE version = NEW.version AND claim.report = json_extract(each.value, '$.report')
        AND claim.event = json_extract(each.value, '$.id') AND claim.question = 'responsibility' AND claim.value IS NOT NULL;

    INSERT OR IGNORE INTO incident_name
    SELECT 'place', event.place, NEW.number
    FROM incident, json_each(incident.record, '$.events') AS each, event
    WHERE version = NEW.version AND event.report = json_extract(each.value, '$.report') AND event.id = json_extract(each.value, '$.id')
        AND event.place IS NOT NULL;

    INSERT INTO incident_box SELECT NEW.number, NEW.lat, NEW.lat, NEW.lon, NEW.lon WHERE NEW.lat IS NOT NULL AND NEW.lon IS NOT NULL;

    INSERT INTO incident_words (rowid, title, places, names, words)
    SELECT NEW.number, title, concat.places, concat.names, concat.words
    FROM incident, (
        SELECT
            (SELECT group_concat(name, ' ; ') FROM incident_name WHERE number = NEW.number AND kind = 'place') AS places,
            (SELECT group_concat(name, ' ; ') FROM incident_name WHERE number = NEW.number AND kind IN ('voice', 'actor')) AS names,
            (SELECT group_concat(evidence, ' … ') FROM (SELECT DISTINCT claim_evidence.words AS evidence
                FROM incident AS told, json_each(told.record, '$.events') AS each, claim, claim_evidence
                WHERE told.version = NEW.version AND claim.report = json_extract(each.value, '$.report')
                    AND claim.event = json_extract(each.value, '$.id')
                    AND claim_evidence.report = claim.report AND claim_evidence.claim = claim.id AND claim_evidence.number = 0
            )) AS words
    ) AS concat
    WHERE version = NEW.version;
END;

-- Ledgers written before this file: their reports and incidents are entered now.
INSERT INTO report_words (report_words) VALUES ('rebuild');
INSERT INTO incident_line
SELECT NULL, told.* FROM incident_line_of AS told JOIN incident_in_force USING (version);
