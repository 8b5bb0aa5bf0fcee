-- Views named for people: what to open first in Datasette or any other SQLite tool.

CREATE VIEW who_says_what AS
    SELECT report.outlet, report.published, report.title AS report_title, coalesce(claim.voice, 'the reporter') AS voice, claim.stance,
           claim.question, claim.value AS answer, claim.count_kind, claim.low, claim.high, claim.exactness, claim.factuality,
           claim_evidence.words, event.type AS event_type, event.trigger_word, report.url, claim.report, claim.id AS claim, claim.rule
    FROM claim
    JOIN report ON report.id = claim.report
    JOIN event ON event.report = claim.report AND event.id = claim.event
    LEFT JOIN claim_evidence ON claim_evidence.report = claim.report AND claim_evidence.claim = claim.id AND claim_evidence.number = 0;

CREATE VIEW incidents AS
    SELECT id AS incident, title, type, mode, earliest, latest, country, place, label AS grade, origins
    FROM incident_in_force;

CREATE VIEW answers_to_questions AS
    SELECT incident_in_force.id AS incident, incident_in_force.title, question.key AS question,
           json_extract(question.value, '$.standing') AS standing, json_extract(answer.value, '$.value') AS answer,
           coalesce(voice.value, 'the reporter') AS voice
    FROM incident_in_force, json_each(incident_in_force.record, '$.questions') AS question,
         json_each(question.value, '$.answers') AS answer, json_each(answer.value, '$.voices') AS voice;

CREATE VIEW denials AS
    SELECT report.outlet, report.published, claim.voice AS who_denies, claim.question, claim.value AS what, claim_evidence.words,
           answered.voice AS answers, answered.question AS answered_question, claim.report, claim.id AS claim
    FROM claim
    JOIN report ON report.id = claim.report
    LEFT JOIN claim_evidence ON claim_evidence.report = claim.report AND claim_evidence.claim = claim.id AND claim_evidence.number = 0
    LEFT JOIN claim AS answered ON answered.report = claim.report AND answered.id = claim.responds_to
    WHERE claim.stance = 'denies';

CREATE VIEW not_read AS
    SELECT location AS what, code, message AS why, run FROM problem WHERE report IS NULL;
