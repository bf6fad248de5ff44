-- Ids are digests of 16 octets: as such they take half the room of their digits, in three indexes of each table.
ALTER TABLE violations ALTER COLUMN id SET DATA TYPE uuid USING CAST(id AS uuid);
ALTER TABLE observations ALTER COLUMN id SET DATA TYPE uuid USING CAST(id AS uuid);
