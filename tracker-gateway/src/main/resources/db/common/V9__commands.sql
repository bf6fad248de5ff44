-- Commands to terminals, as the API shows them.
CREATE TABLE IF NOT EXISTS commands (
    id           varchar ${bytewise} PRIMARY KEY,
    vehicle      varchar ${bytewise} NOT NULL,
    violation    varchar,
    requested_at timestamp(6) with time zone NOT NULL,
    waiting      boolean NOT NULL,
    json         text NOT NULL
);
CREATE INDEX IF NOT EXISTS commands_vehicle ON commands (vehicle, requested_at, id);
CREATE INDEX IF NOT EXISTS commands_violation ON commands (violation);
CREATE INDEX IF NOT EXISTS commands_waiting ON commands (waiting);

-- What exactly was done, where the subject and its id do not say it.
ALTER TABLE edits ADD COLUMN IF NOT EXISTS detail text;
