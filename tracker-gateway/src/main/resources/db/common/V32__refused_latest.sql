-- What the store refused of what counts as the latest alone: of each subject the last word, which goes beyond refused_entries.
CREATE TABLE IF NOT EXISTS refused_latest (
    journal varchar NOT NULL,
    subject varchar NOT NULL,
    entry   bigint NOT NULL,
    cause   text NOT NULL,
    content text NOT NULL,
    PRIMARY KEY (journal, subject)
);
