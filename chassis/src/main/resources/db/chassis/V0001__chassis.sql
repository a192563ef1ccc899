-- What every service keeps besides its own story: events on their way out, events that have come in, challenges that have
-- been used, and how full the limits are.

CREATE TABLE outbox (
  position    bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event_id    uuid        NOT NULL DEFAULT gen_random_uuid(),
  topic       text        NOT NULL,
  key         text        NOT NULL,
  type        text        NOT NULL,
  data        bytea       NOT NULL,
  trace       text,
  created_at  timestamptz NOT NULL,
  sent_at     timestamptz
);
CREATE INDEX outbox_unsent ON outbox (position) WHERE sent_at IS NULL;
CREATE INDEX outbox_sent ON outbox USING brin (sent_at);

CREATE TABLE inbox (
  source      text        NOT NULL,
  event_id    text        NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (source, event_id)
);
CREATE INDEX inbox_received ON inbox USING brin (received_at);

CREATE TABLE used_challenge (
  nonce       bytea       PRIMARY KEY,
  outcome     text        NOT NULL,
  expires_at  timestamptz NOT NULL
);
CREATE INDEX used_challenge_expiry ON used_challenge USING brin (expires_at);

-- One row a limited key while it is not back at rest: the moment at which its allowance is whole again.
CREATE TABLE limit_level (
  key         bytea       PRIMARY KEY,
  whole_at    timestamptz NOT NULL
);
CREATE INDEX limit_level_whole ON limit_level (whole_at);
