-- The audit log: each entry's canonical JSON, and the SHA-256 chain after it as 64 hexadecimal digits. Rows are only ever added.
CREATE TABLE IF NOT EXISTS audit (
    sequence bigint PRIMARY KEY,
    json     text NOT NULL,
    chain    varchar NOT NULL
);

-- Signatures under the log up to an entry.
CREATE TABLE IF NOT EXISTS audit_checkpoints (
    sequence bigint PRIMARY KEY,
    json     text NOT NULL
);
