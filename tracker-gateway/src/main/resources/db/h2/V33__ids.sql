-- Ids are digests of 16 octets: as such they take half the room of their digits, in three indexes of each table.
-- H2 makes the new table beside the old one. What was cut short has left its copy, which goes first; one without the table itself
-- stays, for it may be all there is.
EXECUTE IMMEDIATE SELECT 'DROP TABLE IF EXISTS ' || COALESCE(LISTAGG('"' || table_name || '"', ', '), 'violations_copy_')
    FROM information_schema.tables WHERE table_schema = SCHEMA() AND REGEXP_LIKE(table_name, '^(VIOLATIONS|OBSERVATIONS)_COPY_')
    AND REGEXP_REPLACE(table_name, '_COPY_.*$', '') IN (SELECT table_name FROM information_schema.tables WHERE table_schema = SCHEMA());
ALTER TABLE violations ALTER COLUMN id SET DATA TYPE uuid USING CAST(id AS uuid);
ALTER TABLE observations ALTER COLUMN id SET DATA TYPE uuid USING CAST(id AS uuid);
