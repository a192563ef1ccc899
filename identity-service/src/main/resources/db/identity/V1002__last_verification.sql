-- How the last verification of an address of each kind is getting on, for those who help people with it. Never which address.
CREATE TABLE last_verification (
  identity  text        NOT NULL REFERENCES identity,
  kind      text        NOT NULL CHECK (kind IN ('email', 'phone')),
  channel   text        NOT NULL,
  outcome   text        NOT NULL,
  reason    text        NOT NULL,
  at        timestamptz NOT NULL,
  PRIMARY KEY (identity, kind)
);
