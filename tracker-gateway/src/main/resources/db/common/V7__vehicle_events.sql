-- What terminals tell besides positions. The id is derived from the content: told again, it is the same row with a later time.
CREATE TABLE IF NOT EXISTS vehicle_events (
    id          varchar ${bytewise} PRIMARY KEY,
    vehicle     varchar ${bytewise} NOT NULL,
    type        varchar NOT NULL,
    event_time  timestamp(6) with time zone NOT NULL,
    received_at timestamp(6) with time zone NOT NULL,
    json        text NOT NULL
);
CREATE INDEX IF NOT EXISTS vehicle_events_vehicle ON vehicle_events (vehicle, event_time, id);
CREATE INDEX IF NOT EXISTS vehicle_events_newest ON vehicle_events (vehicle, type, event_time, id);
CREATE INDEX IF NOT EXISTS vehicle_events_age ON vehicle_events (received_at);
