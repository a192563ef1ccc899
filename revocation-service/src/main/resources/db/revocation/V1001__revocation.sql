-- The lives of identities: who is in use, silent or ended. A row is never deleted once its key is known.
CREATE TABLE life (
  identity    text      PRIMARY KEY CHECK (identity ~ '^[0-9A-Z*][0-9A-Z]{7}$'),
  -- Unknown while only a sign of life has come, and not yet the registration.
  public_key  bytea     CHECK (length(public_key) = 32),
  state       smallint  NOT NULL CHECK (state IN (0, 1, 2)),
  revision    bigint    NOT NULL DEFAULT 0,
  seen_on     date      NOT NULL
);

-- Drives the search for the silent: the longest silent come first.
CREATE INDEX life_active ON life (seen_on, identity) WHERE state = 0 AND public_key IS NOT NULL;

-- How and when an identity ended; never from where.
CREATE TABLE revocation (
  identity  text        PRIMARY KEY REFERENCES life,
  how       text        NOT NULL CHECK (how IN ('key', 'password')),
  at        timestamptz NOT NULL
);

-- The password that ends an identity when the device is gone: an HMAC under a pepper that is not in here.
CREATE TABLE revocation_password (
  identity  text        PRIMARY KEY REFERENCES life,
  pepper    integer     NOT NULL,
  kept      bytea       NOT NULL CHECK (length(kept) = 32),
  set_at    timestamptz NOT NULL
);

-- When a password was tried of late, the oldest first; a keyed hash says for which identity.
CREATE TABLE password_try (
  key       bytea         PRIMARY KEY,
  tried_at  timestamptz[] NOT NULL
);

-- What has ended stays ended, whoever asks the database for something else.
CREATE FUNCTION refuse_resurrection() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a revocation is final';
END $$;

CREATE TRIGGER revocation_is_final
  BEFORE UPDATE OR DELETE OR TRUNCATE ON revocation
  EXECUTE FUNCTION refuse_resurrection();

CREATE TRIGGER ended_life_stays_ended
  BEFORE UPDATE OF state ON life
  FOR EACH ROW WHEN (OLD.state = 2 AND NEW.state <> 2)
  EXECUTE FUNCTION refuse_resurrection();
