-- How far each feed has been read, kept in the transaction of what was read: one row a partition of a topic.
CREATE TABLE feed_position (
  topic        text        NOT NULL,
  part         integer     NOT NULL,
  next_offset  bigint      NOT NULL,
  -- All that was published before this moment has been read. Unknown until the end was reached for the first time.
  read_to      timestamptz,
  -- When it was last found that records were gone before anybody had read them.
  lost_at      timestamptz,
  PRIMARY KEY (topic, part)
);
