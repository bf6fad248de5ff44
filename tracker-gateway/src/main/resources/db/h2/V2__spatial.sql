-- What is used here and what whoever looks into the tables will want. All 360 functions of H2GIS take two seconds of processor time;
-- with CREATE ALIAS h2gis_spatial FOR "org.h2gis.functions.factory.H2GISFunctions.load" and CALL h2gis_spatial() they are all there.
CREATE ALIAS IF NOT EXISTS ST_GeomFromText FOR "org.h2gis.functions.spatial.convert.ST_GeomFromText.toGeometry";
CREATE ALIAS IF NOT EXISTS ST_AsText FOR "org.h2gis.functions.spatial.convert.ST_AsText.asWKT";
CREATE ALIAS IF NOT EXISTS ST_SRID FOR "org.h2gis.functions.spatial.properties.ST_SRID.getSRID";
CREATE ALIAS IF NOT EXISTS ST_X FOR "org.h2gis.functions.spatial.properties.ST_X.getX";
CREATE ALIAS IF NOT EXISTS ST_Y FOR "org.h2gis.functions.spatial.properties.ST_Y.getY";
CREATE ALIAS IF NOT EXISTS ST_NPoints FOR "org.h2gis.functions.spatial.properties.ST_NPoints.getNPoints";
CREATE ALIAS IF NOT EXISTS ST_Area FOR "org.h2gis.functions.spatial.properties.ST_Area.getArea";
CREATE ALIAS IF NOT EXISTS ST_Length FOR "org.h2gis.functions.spatial.properties.ST_Length.getLength";
CREATE ALIAS IF NOT EXISTS ST_Distance FOR "org.h2gis.functions.spatial.properties.ST_Distance.distance";
CREATE ALIAS IF NOT EXISTS ST_Contains FOR "org.h2gis.functions.spatial.predicates.ST_Contains.isContains";
CREATE ALIAS IF NOT EXISTS ST_Intersects FOR "org.h2gis.functions.spatial.predicates.ST_Intersects.isIntersects";

-- As drawn: a circle is its centre and a corridor its line; extent_metres is the radius or half-width.
ALTER TABLE zones ADD COLUMN IF NOT EXISTS geometry geometry(geometry, 4326);
ALTER TABLE zones ADD COLUMN IF NOT EXISTS extent_metres double precision;
CREATE SPATIAL INDEX IF NOT EXISTS zones_geometry ON zones (geometry);
