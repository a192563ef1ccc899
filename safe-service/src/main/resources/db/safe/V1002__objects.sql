-- A backup's bytes lie in its row or, as an object of a random name, in a bucket.
ALTER TABLE backup ALTER COLUMN sealed DROP NOT NULL;
ALTER TABLE backup
  ADD COLUMN object         uuid,
  ADD COLUMN object_length  integer,
  ADD CHECK (num_nonnulls(sealed, object) = 1),
  ADD CHECK ((object IS NULL) = (object_length IS NULL));

-- What lies in the one place and what in the other is counted and found without reading through the table.
CREATE UNIQUE INDEX backup_in_bucket ON backup (object) WHERE object IS NOT NULL;
CREATE INDEX backup_in_row ON backup (name) WHERE object IS NULL;

-- Objects that are or may be in the bucket and that no backup points to: with those in backup.object these are all there can
-- be. An object stands here, committed, before it is uploaded, leaves in the statement that makes a backup point to it, comes
-- back in the statement that makes none do so, and leaves for good after it has been deleted in the bucket.
CREATE TABLE loose_object (
  id     uuid  PRIMARY KEY,
  -- The day; for one on its way, the next, so that it has a whole day to arrive.
  since  date  NOT NULL
);
CREATE INDEX loose_object_since ON loose_object (since);
