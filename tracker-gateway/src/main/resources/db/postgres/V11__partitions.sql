-- Positions by day of their fix time, so that a day that was kept long enough goes as a whole. What is dated outside the days that are
-- kept stands in positions_beyond. Rows that are there already stay where they are: their table becomes the partition of all days
-- up to tomorrow (Asia/Shanghai), and goes when the last of these has been kept long enough.
ALTER TABLE positions RENAME TO positions_before;
ALTER INDEX positions_pkey RENAME TO positions_before_pkey;
ALTER INDEX positions_fix_time RENAME TO positions_before_fix_time;

CREATE TABLE positions (LIKE positions_before, PRIMARY KEY (vehicle, fix_time, digest)) PARTITION BY RANGE (fix_time);
CREATE INDEX positions_fix_time ON positions USING brin (fix_time);
CREATE TABLE positions_beyond PARTITION OF positions DEFAULT;
CREATE INDEX positions_beyond_age ON positions_beyond (received_at);

DO $$
DECLARE
    bound timestamptz := (date_trunc('day', now() AT TIME ZONE 'Asia/Shanghai') + interval '2 days') AT TIME ZONE 'Asia/Shanghai';
BEGIN
    IF NOT EXISTS (SELECT FROM positions_before) THEN
        DROP TABLE positions_before;
        RETURN;
    END IF;
    RAISE WARNING 'positions are put into partitions by day: the stored ones are read once, which takes about a second a million';
    WITH moved AS (DELETE FROM positions_before WHERE fix_time >= bound RETURNING *) INSERT INTO positions SELECT * FROM moved;
    EXECUTE format('ALTER TABLE positions ATTACH PARTITION positions_before FOR VALUES FROM (MINVALUE) TO (%L)', bound);
    RAISE WARNING 'positions are in partitions by day';
END $$;
