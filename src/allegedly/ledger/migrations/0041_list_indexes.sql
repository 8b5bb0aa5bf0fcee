-- What the list asks of many incidents: every order of it, its days, its months and its map, each from an index alone.

ALTER TABLE incident_line ADD COLUMN day TEXT GENERATED ALWAYS AS (coalesce(earliest, latest)) VIRTUAL;
ALTER TABLE incident_line ADD COLUMN last_day TEXT GENERATED ALWAYS AS (coalesce(latest, earliest)) VIRTUAL;
ALTER TABLE incident_line ADD COLUMN month TEXT GENERATED ALWAYS AS (substr(coalesce(earliest, latest), 1, 7)) VIRTUAL;
ALTER TABLE incident_line ADD COLUMN killed INTEGER GENERATED ALWAYS AS (coalesce(killed_high, killed_low)) VIRTUAL;

DROP INDEX incident_line_day;
CREATE INDEX incident_line_newest ON incident_line (thin, day IS NULL, day DESC, id, version);
CREATE INDEX incident_line_oldest ON incident_line (thin, day IS NULL, day, id, version);
CREATE INDEX incident_line_toll ON incident_line (thin, killed IS NULL, killed DESC, id, version);
CREATE INDEX incident_line_reports ON incident_line (thin, reports DESC, id, version);
CREATE INDEX incident_line_voices ON incident_line (thin, voices DESC, id, version);
CREATE INDEX incident_line_origins ON incident_line (thin, origins DESC, id, version);
CREATE INDEX incident_line_days ON incident_line (thin, last_day, day, month, toll, occurrence, responsibility);
CREATE INDEX incident_line_months ON incident_line (thin, month, toll, occurrence, responsibility);
CREATE INDEX incident_line_map ON incident_line (thin, lat, lon, precision, place, country, id, toll, occurrence, responsibility);
CREATE INDEX incident_line_standing ON incident_line (thin, toll, day IS NULL, day DESC, id, version);
CREATE INDEX incident_line_label ON incident_line (label);
