CREATE ALIAS IF NOT EXISTS h2gis_spatial FOR "org.h2gis.functions.factory.H2GISFunctions.load";
CALL h2gis_spatial();

-- As drawn: a circle is its centre and a corridor its line; extent_metres is the radius or half-width.
ALTER TABLE zones ADD COLUMN IF NOT EXISTS geometry geometry(geometry, 4326);
ALTER TABLE zones ADD COLUMN IF NOT EXISTS extent_metres double precision;
CREATE SPATIAL INDEX IF NOT EXISTS zones_geometry ON zones (geometry);
