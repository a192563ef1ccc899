-- Who has given a sign of life and never registered is forgotten after a while: found by how long ago it was.
CREATE INDEX life_unknown ON life (seen_on) WHERE public_key IS NULL AND state = 0;
