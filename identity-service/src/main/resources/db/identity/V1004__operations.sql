-- What operators see: how many, hour by hour, and how the services are doing. Nobody's identity stands here.

-- Rows of one time lie together; what is not summarized yet is little.
CREATE INDEX identity_registered ON identity USING brin (registered_at) WITH (autosummarize = on);

-- How often something happened in an hour (UTC). Counted again from what is kept of it, so that a second count changes nothing.
CREATE TABLE hourly_count (
  series  text        NOT NULL,
  hour    timestamptz NOT NULL,
  count   bigint      NOT NULL CHECK (count >= 0),
  PRIMARY KEY (series, hour)
);

-- How many identities there were in each state; the last look of each hour.
CREATE TABLE census (
  hour      timestamptz PRIMARY KEY,
  at        timestamptz NOT NULL,
  active    bigint      NOT NULL,
  inactive  bigint      NOT NULL,
  revoked   bigint      NOT NULL
);

-- The last that was heard of each service.
CREATE TABLE last_pulse (
  service     text        PRIMARY KEY,
  at          timestamptz NOT NULL,
  unsent      bigint      NOT NULL,
  lag_millis  bigint      NOT NULL
);

-- The worst of each hour.
CREATE TABLE hourly_lag (
  service     text        NOT NULL,
  hour        timestamptz NOT NULL,
  unsent      bigint      NOT NULL,
  lag_millis  bigint      NOT NULL,
  PRIMARY KEY (service, hour)
);

-- What became of mails, messages and calls.
CREATE TABLE hourly_delivery (
  hour      timestamptz NOT NULL,
  country   text        NOT NULL,
  provider  text        NOT NULL,
  channel   text        NOT NULL,
  outcome   text        NOT NULL,
  count     bigint      NOT NULL CHECK (count > 0),
  PRIMARY KEY (hour, country, provider, channel, outcome)
);

-- When each round of counting was last done, by whichever replica.
CREATE TABLE counting_round (
  name     text        PRIMARY KEY,
  done_at  timestamptz NOT NULL
);

-- Who has looked in which hour: a page that refreshes itself goes on record once an hour and person.
CREATE TABLE operations_look (
  who   text        NOT NULL,
  hour  timestamptz NOT NULL,
  PRIMARY KEY (who, hour)
);
