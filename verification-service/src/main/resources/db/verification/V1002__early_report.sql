-- What a provider has said of a message before its reference was noted in the delivery, perhaps at another replica. Waits
-- there for a few minutes. The reference is an HMAC: nobody knows what a provider puts into it.
CREATE TABLE early_report (
  provider  text        NOT NULL,
  reference bytea       NOT NULL CHECK (length(reference) = 32),
  fate      text        NOT NULL CHECK (fate IN ('delivered', 'failed')),
  at        timestamptz NOT NULL,
  PRIMARY KEY (provider, reference)
);
