-- Since when a verification is pending: what staff asked for before it began is not meant for it.
ALTER TABLE verification ADD COLUMN begun_at timestamptz NOT NULL DEFAULT now();

-- Where a message or call goes, for the figures by country: a calling code, and no digit of the number behind it.
ALTER TABLE delivery ADD COLUMN country text NOT NULL DEFAULT 'none' CHECK (country ~ '^([1-9][0-9]{0,2}|none)$');

-- What waits for a verification that is ended by staff.
CREATE INDEX delivery_waiting ON delivery (verification) WHERE state = 'waiting';
