-- Vehicles, waybills, load checks and appointments as they were after each edit; a deletion is a version without a document.
CREATE TABLE IF NOT EXISTS record_versions (
    kind    varchar ${bytewise} NOT NULL,
    id      varchar ${bytewise} NOT NULL,
    number  integer NOT NULL,
    json    text,
    author  varchar NOT NULL,
    made_at timestamp(6) with time zone NOT NULL,
    PRIMARY KEY (kind, id, number)
);

-- What was there before this table was: who made it when, the audit log says.
INSERT INTO record_versions (kind, id, number, json, author, made_at)
SELECT 'vehicle', id, 1, json, 'system', CURRENT_TIMESTAMP FROM vehicles v
WHERE NOT EXISTS (SELECT 1 FROM record_versions r WHERE r.kind = 'vehicle' AND r.id = v.id);
INSERT INTO record_versions (kind, id, number, json, author, made_at)
SELECT 'waybill', id, 1, json, 'system', CURRENT_TIMESTAMP FROM waybills v
WHERE NOT EXISTS (SELECT 1 FROM record_versions r WHERE r.kind = 'waybill' AND r.id = v.id);
INSERT INTO record_versions (kind, id, number, json, author, made_at)
SELECT 'load-check', id, 1, json, 'system', CURRENT_TIMESTAMP FROM load_checks v
WHERE NOT EXISTS (SELECT 1 FROM record_versions r WHERE r.kind = 'load-check' AND r.id = v.id);
INSERT INTO record_versions (kind, id, number, json, author, made_at)
SELECT 'appointment', id, 1, json, 'system', CURRENT_TIMESTAMP FROM appointments v
WHERE NOT EXISTS (SELECT 1 FROM record_versions r WHERE r.kind = 'appointment' AND r.id = v.id);
