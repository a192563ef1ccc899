-- What staff have looked at and done. Never an address. Each entry holds the hash of the one before it.
CREATE TABLE audit_entry (
  number    bigint      PRIMARY KEY CHECK (number > 0),
  at        timestamptz NOT NULL,
  who       text        NOT NULL,
  roles     text        NOT NULL,
  action    text        NOT NULL,
  identity  text        NOT NULL,
  purpose   text        NOT NULL,
  outcome   text        NOT NULL,
  previous  bytea       NOT NULL UNIQUE CHECK (length(previous) = 32),
  hash      bytea       NOT NULL UNIQUE CHECK (length(hash) = 32)
);

-- Who has looked at whom.
CREATE INDEX audit_entry_identity ON audit_entry (identity, number);

-- What is on record stays there. Whoever owns the schema could take this away, and the chain would still tell.
CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the record is only ever added to';
END $$;

CREATE TRIGGER audit_is_only_added_to
  BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
  EXECUTE FUNCTION refuse_rewriting();
