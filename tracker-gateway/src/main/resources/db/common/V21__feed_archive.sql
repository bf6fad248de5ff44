-- Events that a journal's feed keeps no longer, as they were hashed: what proves a finding years later. chain has 64 hexadecimal digits.
CREATE TABLE IF NOT EXISTS feed_archive (
    journal    varchar ${bytewise} NOT NULL,
    sequence   bigint NOT NULL,
    event_time timestamp(6) with time zone NOT NULL,
    violation  varchar ${bytewise},
    type       varchar NOT NULL,
    json       text NOT NULL,
    chain      varchar NOT NULL,
    PRIMARY KEY (journal, sequence)
);
CREATE INDEX IF NOT EXISTS feed_archive_violation ON feed_archive (violation, sequence);
