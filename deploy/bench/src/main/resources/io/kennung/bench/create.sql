-- The rows of one registration, in one transaction: same tables, same indexes and checks, same lengths.
\set a random(0, 4611686018427387903)
\set b random(0, 4611686018427387903)
\set n random(0, 4294967295)
BEGIN;
INSERT INTO used_challenge (nonce, outcome, expires_at) VALUES (int8send(:a) || int8send(:b), upper(lpad(to_hex(:n::bigint), 8, 'x')), now() + interval '5 minutes') ON CONFLICT DO NOTHING;
INSERT INTO identity (id, public_key, type, feature_mask, state, registered_at, state_since, seen_on) VALUES (upper(lpad(to_hex(:n::bigint), 8, 'x')), '\x0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20', 0, 0, 0, now(), now(), current_date) ON CONFLICT (id) DO NOTHING;
INSERT INTO outbox (topic, key, type, data, trace, created_at) VALUES ('directory.identity', upper(lpad(to_hex(:n::bigint), 8, 'x')), 'io.kennung.IdentityRegistered.v1', convert_to('{"identity":"ABCDEFGH","publicKey":"iDGGuAC0HVzwQpaV2ps8xPMo680YSm5IL6V4wQPwbHc=","type":0,"at":"2026-11-21T12:00:00.123456Z"}', 'UTF8'), NULL, now());
COMMIT;
