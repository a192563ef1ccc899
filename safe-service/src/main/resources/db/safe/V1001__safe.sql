-- Sealed backups. A name is a keyed hash of the backup id, so that whoever steals the table can fetch nothing with it; days
-- are as fine as time is kept.
CREATE TABLE backup (
  name      bytea    PRIMARY KEY CHECK (length(name) = 32),
  -- Which of the keys the name is under.
  name_key  integer  NOT NULL,
  kept_on   date     NOT NULL,
  sealed    bytea    NOT NULL
);
-- Ciphertext does not compress: nobody should try.
ALTER TABLE backup ALTER COLUMN sealed SET STORAGE EXTERNAL;

-- Drives the search for what nobody has renewed.
CREATE INDEX backup_kept_on ON backup (kept_on);
