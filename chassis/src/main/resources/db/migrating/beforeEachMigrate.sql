-- Runs in the transaction of every migration. One that cannot have its table soon fails, and is tried again with the next
-- start: while it waits, everybody who comes after it waits too. Longer than the second after which vacuum gives way.
SET LOCAL lock_timeout = '3s';
