CREATE TABLE IF NOT EXISTS load_checks (
    id      varchar ${bytewise} PRIMARY KEY,
    vehicle varchar ${bytewise} NOT NULL,
    json    text NOT NULL
);
CREATE INDEX IF NOT EXISTS load_checks_vehicle ON load_checks (vehicle, id);

CREATE TABLE IF NOT EXISTS appointments (
    id      varchar ${bytewise} PRIMARY KEY,
    vehicle varchar ${bytewise} NOT NULL,
    json    text NOT NULL
);
CREATE INDEX IF NOT EXISTS appointments_vehicle ON appointments (vehicle, id);
