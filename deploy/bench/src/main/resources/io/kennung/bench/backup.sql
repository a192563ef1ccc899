-- The row of one upload: its bytes are sent anew with each, as hexadecimal digits, since pgbench speaks nothing but text.
\if :made = 0
SELECT '\x' || string_agg(encode(sha256(int8send(n)), 'hex'), '') AS sealed FROM generate_series(1, :size::integer / 32) n \gset
\set made 1
\endif
\set n random(0, :count - 1)
INSERT INTO backup (name, name_key, kept_on, sealed) VALUES (sha256(int8send(:n)), 0, current_date, :sealed) ON CONFLICT (name) DO UPDATE SET name_key = excluded.name_key, kept_on = excluded.kept_on, sealed = excluded.sealed;
