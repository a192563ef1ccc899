-- Who owns which address. No address stands here in clear, and none in a form that trying all numbers would reveal: an
-- address is an HMAC under a pepper that is not in the database, or, while a verification is pending, encrypted.

-- Who exists, as far as this service has been told or has asked.
CREATE TABLE known_identity (
  id                 text        PRIMARY KEY CHECK (id ~ '^[0-9A-Z*][0-9A-Z]{7}$'),
  public_key         bytea       CHECK (length(public_key) = 32),
  state              smallint    NOT NULL CHECK (state IN (0, 1, 2)),
  lifecycle_revision bigint      NOT NULL DEFAULT 0,
  seen_on            date        NOT NULL DEFAULT '-infinity',
  -- A revocation may overtake the registration: then there is no key, and never will be one that counts.
  CHECK (public_key IS NOT NULL OR state = 2)
);

-- The one address of each kind that an identity has, or that it has none any more.
CREATE TABLE link (
  identity  text        NOT NULL,
  kind      text        NOT NULL CHECK (kind IN ('email', 'phone')),
  address   bytea       CHECK (length(address) = 32),
  pepper    integer,
  revision  bigint      NOT NULL,
  since     timestamptz NOT NULL,
  PRIMARY KEY (identity, kind),
  CHECK ((address IS NULL) = (pepper IS NULL))
);
-- One address belongs to one identity. Whose it is lies in the index for the contact match.
CREATE UNIQUE INDEX link_address ON link (address) INCLUDE (identity, kind) WHERE address IS NOT NULL;

-- A verification that is pending. Its row, and with it the encrypted address, goes when it ends.
CREATE TABLE verification (
  id              bytea       PRIMARY KEY CHECK (length(id) = 16),
  identity        text        NOT NULL,
  kind            text        NOT NULL CHECK (kind IN ('email', 'phone')),
  address         bytea       NOT NULL CHECK (length(address) = 32),
  sealed          bytea       NOT NULL,
  seed            bytea       NOT NULL,
  language        text        NOT NULL,
  landing_app     text,
  sends           smallint    NOT NULL DEFAULT 0,
  next_send_at    timestamptz,
  calls           smallint    NOT NULL DEFAULT 0,
  next_call_at    timestamptz,
  tries           smallint    NOT NULL DEFAULT 0,
  next_try_at     timestamptz NOT NULL,
  code_expires_at timestamptz NOT NULL,
  expires_at      timestamptz NOT NULL,
  UNIQUE (identity, kind)
);
CREATE INDEX verification_expiry ON verification (expires_at);

-- A mail, SMS or call that is to be sent, and what became of it. Stays for a while when the verification has gone, without
-- the address.
CREATE TABLE delivery (
  id                 uuid        PRIMARY KEY,
  verification       bytea       NOT NULL,
  identity           text        NOT NULL,
  kind               text        NOT NULL CHECK (kind IN ('email', 'phone')),
  channel            text        NOT NULL CHECK (channel IN ('mail', 'sms', 'call')),
  state              text        NOT NULL
                     CHECK (state IN ('waiting', 'sending', 'sent', 'delivered', 'refused', 'dropped')),
  reason             text        NOT NULL DEFAULT 'none',
  claims             smallint    NOT NULL DEFAULT 0,
  rounds             smallint    NOT NULL DEFAULT 0,
  due_at             timestamptz NOT NULL,
  not_after          timestamptz NOT NULL,
  provider           text,
  provider_reference text,
  changed_at         timestamptz NOT NULL
);
CREATE INDEX delivery_due ON delivery (due_at) WHERE state IN ('waiting', 'sending');
CREATE INDEX delivery_reference ON delivery (provider, provider_reference) WHERE provider_reference IS NOT NULL;
CREATE INDEX delivery_changed ON delivery USING brin (changed_at);

-- How many codes went out below a prefix of numbers, and how many came back.
CREATE TABLE conversion (
  prefix            text        PRIMARY KEY CHECK (length(prefix) <= 8),
  since             timestamptz NOT NULL,
  sent              bigint      NOT NULL,
  verified          bigint      NOT NULL,
  quarantined_until timestamptz
);

-- How many hashes an identity may still ask for, and short keyed fingerprints of those it has asked for, so that asking
-- again costs nothing.
CREATE TABLE match_quota (
  who         bytea       PRIMARY KEY,
  asked       bytea       NOT NULL,
  whole_at    timestamptz NOT NULL,
  used_on     date        NOT NULL
);
ALTER TABLE match_quota ALTER COLUMN asked SET STORAGE EXTERNAL;
