-- Failed sign-ins in a row, by a keyed hash of what was typed or of the device. Slows down guessing and never locks.
-- Unlogged: losing it in a crash costs nothing, writing it costs little.
create unlogged table sign_in_throttle (
  key bytea primary key,
  failures integer not null,
  free_at timestamptz not null,                   -- no password is looked at before
  last_at timestamptz not null
);
create index sign_in_throttle_by_age on sign_in_throttle (last_at);

-- Somebody asked for a new password. The link goes to the contact address and works once.
create table recovery (
  id uuid primary key,
  token_hash bytea not null constraint recovery_one_per_token unique,
  account_id uuid not null references account,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  ended_at timestamptz                            -- replaced by a newer one, or the password was changed otherwise
);
create unique index recovery_one_live_per_account on recovery (account_id) where used_at is null and ended_at is null;
create index recovery_by_expiry on recovery (expires_at);
