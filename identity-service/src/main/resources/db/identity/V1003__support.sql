-- What has happened to an identity, for those who help people with it. Never an address, a key or a code. That it was
-- registered, and when, stands in its own row.
CREATE TABLE history (
  position  bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  identity  text        NOT NULL REFERENCES identity,
  at        timestamptz NOT NULL,
  what      text        NOT NULL,
  kind      text,
  detail    text,
  channel   text,
  reason    text,
  who       text,
  note      text        CHECK (length(note) <= 500),
  request   text
);

-- A page, the latest first; what happened in the same moment keeps the order in which it was told.
CREATE INDEX history_identity ON history (identity, at DESC, position DESC);

-- What is old enough to be forgotten.
CREATE INDEX history_at ON history (at);

-- What is set for the end of an identity, and how it has ended. A table of its own, so that whoever registers does
-- not pay for it. Passwords that were set and identities that ended before this table was there are not known to it.
CREATE TABLE ending (
  identity       text        PRIMARY KEY REFERENCES identity,
  password_since timestamptz,
  how            text
);
