-- Of what counts as the latest alone, only the last word that was refused is kept; entries have an empty subject.
ALTER TABLE refused_entries ADD COLUMN IF NOT EXISTS subject varchar DEFAULT '' NOT NULL;
ALTER TABLE refused_entries DROP PRIMARY KEY;
ALTER TABLE refused_entries ADD PRIMARY KEY (journal, entry, subject);
