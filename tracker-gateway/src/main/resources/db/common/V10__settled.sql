-- Up to which entry the newest positions have been written: under load later than the positions themselves.
ALTER TABLE watermarks ADD COLUMN IF NOT EXISTS settled bigint;
