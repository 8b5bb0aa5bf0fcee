-- What the list of a large ledger is read from without a look at the rows themselves: the days, months and places of incidents with all
-- that they are filtered by, in the order of the timeline and of the map.

ALTER TABLE incident_line ADD COLUMN day TEXT AS (coalesce(earliest, latest)) VIRTUAL;
ALTER TABLE incident_line ADD COLUMN last TEXT AS (coalesce(latest, earliest)) VIRTUAL;
ALTER TABLE incident_line ADD COLUMN month TEXT AS (substr(coalesce(earliest, latest), 1, 7)) VIRTUAL;
ALTER TABLE incident_line ADD COLUMN killed INTEGER AS (coalesce(killed_high, killed_low)) VIRTUAL;
ALTER TABLE incident_line ADD COLUMN disputed INTEGER AS (
    occurrence IN ('disputed', 'denied') OR responsibility IN ('disputed', 'denied') OR toll = 'disputed'
) VIRTUAL;

DROP INDEX incident_line_day;
CREATE INDEX incident_line_time ON incident_line (
    month DESC, day DESC, id, thin, disputed, last, country, type, label, killed, occurrence, responsibility, toll
);
CREATE INDEX incident_line_spot ON incident_line (
    lat, lon, precision, thin, disputed, day, last, country, type, label, killed, occurrence, responsibility, toll
);
CREATE INDEX incident_line_killed ON incident_line (killed DESC, id, thin);
CREATE INDEX incident_line_label ON incident_line (label);
