-- What has become of the states of identities, for chat servers that ask (docs/decisions/0020-a-feed-that-skips-nothing.md).
-- Written with the change itself; later changes of one identity have higher ids, since whoever makes them has waited for the row.

CREATE TABLE state_change (
  id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  identity   text        NOT NULL REFERENCES identity,
  state      smallint    NOT NULL CHECK (state IN (0, 1, 2)),
  at         timestamptz NOT NULL,
  written_at timestamptz NOT NULL,
  -- Where it stands in the feed: given after its commit, without a gap, by one at a time.
  position   bigint      UNIQUE CHECK (position > 0),
  -- Tells this row from one that got its position in a database restored from a backup.
  mark       uuid        NOT NULL DEFAULT gen_random_uuid()
);
CREATE INDEX state_change_unnumbered ON state_change (id) WHERE position IS NULL;

-- The last position that was given. The mark stands for the beginning, before the first change.
CREATE TABLE change_feed (
  only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  position bigint  NOT NULL,
  mark     uuid    NOT NULL DEFAULT gen_random_uuid()
);
INSERT INTO change_feed (position) VALUES (0);

-- Gives positions to what has been committed; how many. When it returns, all that had been committed before the call
-- has one, up to the given number. Not to be called in a transaction that does anything else: others wait for its end.
CREATE FUNCTION number_changes(most integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  last bigint;
  numbered integer;
BEGIN
  IF NOT EXISTS (SELECT FROM state_change WHERE position IS NULL) THEN
    RETURN 0;
  END IF;
  SELECT f.position INTO last FROM change_feed f FOR UPDATE;
  -- A statement of its own: it sees what was committed while this one waited for its turn.
  WITH fresh AS (
    SELECT u.id, row_number() OVER (ORDER BY u.id) AS place
    FROM (SELECT c.id FROM state_change c WHERE c.position IS NULL ORDER BY c.id LIMIT most) u
  )
  UPDATE state_change c SET position = last + fresh.place FROM fresh WHERE c.id = fresh.id;
  GET DIAGNOSTICS numbered = ROW_COUNT;
  UPDATE change_feed SET position = last + numbered WHERE numbered > 0;
  RETURN numbered;
END $$;
