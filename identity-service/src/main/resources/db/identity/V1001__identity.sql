-- Who exists, with which public key, in which state. A row is never deleted: a revoked id is never issued again.

CREATE TABLE identity (
  id                 text        PRIMARY KEY CHECK (id ~ '^[0-9A-Z*][0-9A-Z]{7}$'),
  public_key         bytea       NOT NULL CHECK (length(public_key) = 32),
  type               smallint    NOT NULL CHECK (type IN (0, 1)),
  feature_mask       bigint      NOT NULL CHECK (feature_mask >= 0),
  state              smallint    NOT NULL CHECK (state IN (0, 1, 2)),
  lifecycle_revision bigint      NOT NULL DEFAULT 0,
  registered_at      timestamptz NOT NULL,
  state_since        timestamptz NOT NULL,
  seen_on            date        NOT NULL
);

-- Which kinds of address an identity is linked to, never which address.
CREATE TABLE linked_kind (
  identity  text        NOT NULL REFERENCES identity,
  kind      text        NOT NULL CHECK (kind IN ('email', 'phone')),
  linked    boolean     NOT NULL,
  revision  bigint      NOT NULL,
  since     timestamptz NOT NULL,
  PRIMARY KEY (identity, kind)
);

-- Every replica keeps some identities in memory. Whatever changes one, by whichever way, tells all of them.
CREATE FUNCTION tell_identity_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('identity_changed', NEW.id);
  RETURN NULL;
END $$;

CREATE TRIGGER identity_changed
  AFTER UPDATE OF public_key, type, feature_mask, state ON identity
  FOR EACH ROW
  WHEN (OLD.public_key IS DISTINCT FROM NEW.public_key OR OLD.type <> NEW.type
        OR OLD.feature_mask <> NEW.feature_mask OR OLD.state <> NEW.state)
  EXECUTE FUNCTION tell_identity_changed();
