-- Which events are an incident's: what a network of accusations in a choice of incidents is counted from.

CREATE TABLE incident_line_event (
    number INTEGER NOT NULL,
    report TEXT NOT NULL,
    event  TEXT NOT NULL,
    PRIMARY KEY (number, report, event)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER incident_line_events AFTER INSERT ON incident_line BEGIN
    INSERT OR IGNORE INTO incident_line_event
    SELECT NEW.number, json_extract(each.value, '$.report'), json_extract(each.value, '$.id')
    FROM incident, json_each(incident.record, '$.events') AS each WHERE version = NEW.version;
END;

CREATE TRIGGER incident_line_events_gone AFTER DELETE ON incident_line BEGIN
    DELETE FROM incident_line_event WHERE number = OLD.number;
END;

INSERT OR IGNORE INTO incident_line_event
SELECT number, json_extract(each.value, '$.report'), json_extract(each.value, '$.id')
FROM incident_line JOIN incident USING (version), json_each(incident.record, '$.events') AS each;
