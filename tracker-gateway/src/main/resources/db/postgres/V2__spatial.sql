CREATE EXTENSION IF NOT EXISTS postgis;

-- As drawn: a circle is its centre and a corridor its line; extent_metres is the radius or half-width.
ALTER TABLE zones ADD COLUMN geometry geometry(Geometry, 4326);
ALTER TABLE zones ADD COLUMN extent_metres double precision;
CREATE INDEX zones_geometry ON zones USING gist (geometry);

ALTER TABLE newest_positions ADD COLUMN geometry geometry(Point, 4326)
    GENERATED ALWAYS AS (ST_SetSRID(ST_MakePoint(lon_microdegrees / 1e6, lat_microdegrees / 1e6), 4326)) STORED;
CREATE INDEX newest_positions_geometry ON newest_positions USING gist (geometry);

-- Each vehicle's rows come in the order of their receipt, so a range of times is a range of pages.
CREATE INDEX positions_fix_time ON positions USING brin (fix_time);

ALTER TABLE violations ADD COLUMN geometry geometry(Point, 4326)
    GENERATED ALWAYS AS (ST_SetSRID(ST_MakePoint(lon_microdegrees / 1e6, lat_microdegrees / 1e6), 4326)) STORED;
