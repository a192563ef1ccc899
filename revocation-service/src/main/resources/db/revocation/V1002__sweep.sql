-- What the sweep of each day has come to: a restart or another replica goes on from here.
CREATE TABLE sweep (
  day      date     PRIMARY KEY,
  -- How many were active when the day's sweep began, and how many of them had been silent for too long.
  active   bigint   NOT NULL,
  silent   bigint   NOT NULL,
  marked   bigint   NOT NULL DEFAULT 0,
  -- More were silent than one day may mark: it waits for a person.
  braked   boolean  NOT NULL DEFAULT false
);
