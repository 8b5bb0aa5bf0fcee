-- What an actor's page asks for: claims that name it, relations of it.
CREATE INDEX claim_value ON claim (value, question);
CREATE INDEX relation_subject ON relation (subject);
CREATE INDEX relation_object ON relation (object);
CREATE INDEX participant_name ON participant (name);
CREATE INDEX report_published ON report (published);
