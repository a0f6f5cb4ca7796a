-- How often an account or a network asked lately. Unlogged: counting costs no write to disk, and after a crash
-- everybody starts again at nothing. Columns in this order: rate-limiter-flexible names none when it inserts.
create unlogged table rate_limit (
  key text primary key,                           -- the class, and a keyed hash of who asked; nobody can be read from it
  points integer not null,
  expire bigint                                   -- milliseconds since 1970
);
create index rate_limit_by_end on rate_limit (expire);
