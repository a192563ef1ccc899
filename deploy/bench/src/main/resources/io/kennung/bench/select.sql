-- The very statement that one uncached look-up needs. pgbench computes nothing but numbers, so all loaded ids are numbers.
\set id @first@ + (random(0, @count@ - 1) * @step@) % @span@
SELECT id, public_key, feature_mask, state, type FROM identity WHERE id = :id;
