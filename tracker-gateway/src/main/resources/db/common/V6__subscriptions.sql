-- Whom the feed is pushed to, with the secrets that deliveries are signed with. How far each is stands in the journal.
CREATE TABLE IF NOT EXISTS subscriptions (
    id   varchar ${bytewise} PRIMARY KEY,
    json text NOT NULL
);
