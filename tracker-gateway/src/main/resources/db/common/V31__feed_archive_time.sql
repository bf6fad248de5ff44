-- Finds what was kept long enough.
CREATE INDEX IF NOT EXISTS feed_archive_time ON feed_archive (event_time);
