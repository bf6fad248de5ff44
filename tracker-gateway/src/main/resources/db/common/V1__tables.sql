-- The tables that are alike in both dialects. ${bytewise} makes text compare by its bytes, whatever the server's locale.
-- IF NOT EXISTS throughout: H2 commits each statement, so a start that is cut short leaves some, and the next one goes on from there.

CREATE TABLE IF NOT EXISTS users (
    name          varchar ${bytewise} PRIMARY KEY,
    role          varchar NOT NULL,
    operator      varchar,
    password_hash varchar NOT NULL
);

CREATE TABLE IF NOT EXISTS tokens (
    token_hash varchar PRIMARY KEY,
    user_name  varchar ${bytewise} NOT NULL REFERENCES users (name) ON DELETE CASCADE,
    expires_at timestamp(6) with time zone NOT NULL
);
CREATE INDEX IF NOT EXISTS tokens_user ON tokens (user_name);

CREATE TABLE IF NOT EXISTS vehicles (
    id        varchar ${bytewise} PRIMARY KEY,
    phone_key varchar NOT NULL,
    operator  varchar,
    json      text NOT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS vehicles_phone ON vehicles (phone_key);
CREATE INDEX IF NOT EXISTS vehicles_operator ON vehicles (operator, id);

CREATE TABLE IF NOT EXISTS waybills (
    id         varchar ${bytewise} PRIMARY KEY,
    vehicle    varchar ${bytewise} NOT NULL,
    start_time timestamp(6) with time zone NOT NULL,
    end_time   timestamp(6) with time zone NOT NULL,
    json       text NOT NULL
);
CREATE INDEX IF NOT EXISTS waybills_vehicle ON waybills (vehicle, id);

-- A deletion is a version without a document.
CREATE TABLE IF NOT EXISTS zones (
    id         varchar ${bytewise} NOT NULL,
    number     integer NOT NULL,
    json       text,
    valid_from timestamp(6) with time zone NOT NULL,
    valid_to   timestamp(6) with time zone,
    author     varchar NOT NULL,
    made_at    timestamp(6) with time zone NOT NULL,
    deleted    boolean NOT NULL,
    PRIMARY KEY (id, number)
);

CREATE TABLE IF NOT EXISTS rules (
    id         varchar ${bytewise} NOT NULL,
    number     integer NOT NULL,
    json       text,
    valid_from timestamp(6) with time zone NOT NULL,
    valid_to   timestamp(6) with time zone,
    author     varchar NOT NULL,
    made_at    timestamp(6) with time zone NOT NULL,
    deleted    boolean NOT NULL,
    PRIMARY KEY (id, number)
);

CREATE TABLE IF NOT EXISTS permits (
    id         varchar ${bytewise} NOT NULL,
    number     integer NOT NULL,
    json       text,
    valid_from timestamp(6) with time zone NOT NULL,
    valid_to   timestamp(6) with time zone,
    author     varchar NOT NULL,
    made_at    timestamp(6) with time zone NOT NULL,
    deleted    boolean NOT NULL,
    PRIMARY KEY (id, number)
);

-- Who changed what that people edit.
CREATE TABLE IF NOT EXISTS edits (
    number  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    made_at timestamp(6) with time zone NOT NULL,
    author  varchar NOT NULL,
    action  varchar NOT NULL,
    subject varchar NOT NULL,
    id      varchar NOT NULL
);

-- The fix time stands in the key, so that the table can be partitioned by day.
-- A digest is 16 bytes, which a uuid holds as they are and orders without sign.
CREATE TABLE IF NOT EXISTS positions (
    vehicle           varchar ${bytewise} NOT NULL,
    fix_time          timestamp(6) with time zone NOT NULL,
    digest            uuid NOT NULL,
    lon_microdegrees  integer NOT NULL,
    lat_microdegrees  integer NOT NULL,
    speed_kmh         double precision NOT NULL,
    direction         integer NOT NULL,
    altitude_metres   integer NOT NULL,
    alarm             integer NOT NULL,
    status            integer NOT NULL,
    received_at       timestamp(6) with time zone NOT NULL,
    quality           varchar NOT NULL,
    PRIMARY KEY (vehicle, fix_time, digest)
);

-- Identical reports that came again. A row of its own for each: it may be drained before the report that it repeats.
CREATE TABLE IF NOT EXISTS resends (
    vehicle           varchar ${bytewise} NOT NULL,
    fix_time          timestamp(6) with time zone NOT NULL,
    digest            uuid NOT NULL
);

CREATE INDEX IF NOT EXISTS resends_of_vehicle ON resends (vehicle, fix_time);

-- The newest judged fix of each vehicle.
CREATE TABLE IF NOT EXISTS newest_positions (
    vehicle           varchar ${bytewise} PRIMARY KEY,
    fix_time          timestamp(6) with time zone NOT NULL,
    digest            uuid NOT NULL,
    lon_microdegrees  integer NOT NULL,
    lat_microdegrees  integer NOT NULL,
    speed_kmh         double precision NOT NULL,
    direction         integer NOT NULL,
    altitude_metres   integer NOT NULL,
    alarm             integer NOT NULL,
    status            integer NOT NULL,
    received_at       timestamp(6) with time zone NOT NULL,
    quality           varchar NOT NULL
);

CREATE TABLE IF NOT EXISTS violations (
    id               varchar ${bytewise} PRIMARY KEY,
    vehicle          varchar ${bytewise} NOT NULL,
    rule             varchar NOT NULL,
    kind             varchar NOT NULL,
    zone             varchar,
    start_time       timestamp(6) with time zone NOT NULL,
    end_time         timestamp(6) with time zone NOT NULL,
    closed           boolean NOT NULL,
    revision         integer NOT NULL,
    lon_microdegrees integer NOT NULL,
    lat_microdegrees integer NOT NULL,
    json             text NOT NULL
);
CREATE INDEX IF NOT EXISTS violations_start ON violations (start_time, id);
CREATE INDEX IF NOT EXISTS violations_vehicle ON violations (vehicle, start_time, id);

-- The id is derived from the content: applied twice, it is stored once.
CREATE TABLE IF NOT EXISTS observations (
    id         varchar ${bytewise} PRIMARY KEY,
    vehicle    varchar ${bytewise} NOT NULL,
    type       varchar NOT NULL,
    rule       varchar,
    zone       varchar,
    start_time timestamp(6) with time zone NOT NULL,
    json       text NOT NULL
);
CREATE INDEX IF NOT EXISTS observations_start ON observations (start_time, id);
CREATE INDEX IF NOT EXISTS observations_vehicle ON observations (vehicle, start_time, id);

-- Up to which entry each journal has been taken over; written in the transaction that takes over.
CREATE TABLE IF NOT EXISTS watermarks (
    journal varchar PRIMARY KEY,
    entry   bigint NOT NULL
);

-- Entries that the store refused: kept with the cause, so that those behind them are not held up.
CREATE TABLE IF NOT EXISTS refused_entries (
    journal varchar NOT NULL,
    entry   bigint NOT NULL,
    cause   text NOT NULL,
    content text NOT NULL,
    PRIMARY KEY (journal, entry)
);
