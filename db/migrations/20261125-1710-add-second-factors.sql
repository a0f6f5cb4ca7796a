-- What proves who somebody is besides their password. What was removed stays as a row and proves nothing any more.

-- A key that lives in somebody's phone, computer or security stick. Only its public half is here.
create table passkey (
  id uuid primary key,
  account_id uuid not null references account,
  credential_id text not null constraint passkey_one_per_credential unique,  -- base64url, chosen by the authenticator
  public_key bytea not null,                      -- COSE
  counter bigint not null constraint passkey_counter_is_not_negative check (counter >= 0),
  transports text[] not null default '{}',        -- how a browser may reach it, e.g. internal, usb, hybrid
  may_be_copied boolean not null,                 -- its maker may keep a copy for the person's other devices
  is_copied boolean not null,
  name text not null constraint passkey_name_length check (length(name) between 1 and 60),
  created_at timestamptz not null,
  used_at timestamptz,
  ended_at timestamptz,
  constraint passkey_copied_may_be_copied check (may_be_copied or not is_copied)
);
create index passkey_by_account on passkey (account_id) where ended_at is null;

-- An app that shows a new code every half minute (TOTP). The secret is sealed, and gone when the app is removed.
create table one_time_code (
  id uuid primary key,
  account_id uuid not null references account,
  secret bytea,
  created_at timestamptz not null,
  confirmed_at timestamptz,                       -- proves something from then on
  last_step bigint,                               -- the half minute of the last code that was taken: none works twice
  used_at timestamptz,
  ended_at timestamptz,
  constraint one_time_code_secret_while_live check ((secret is null) = (ended_at is not null)),
  constraint one_time_code_used_is_confirmed check (last_step is null or confirmed_at is not null)
);
create unique index one_time_code_one_live_per_account on one_time_code (account_id)
  where confirmed_at is not null and ended_at is null;
create unique index one_time_code_one_begun_per_account on one_time_code (account_id)
  where confirmed_at is null and ended_at is null;

-- A word on paper that stands in once for a lost phone. Its first letters say which one it is, the rest is hashed.
create table recovery_code (
  id uuid primary key,
  account_id uuid not null references account,
  mark text not null,
  code_hash text not null,                        -- argon2id
  created_at timestamptz not null,
  used_at timestamptz,
  ended_at timestamptz,                           -- replaced by a newer set, or the last factor was removed
  constraint recovery_code_is_used_or_ended check (used_at is null or ended_at is null)
);
create unique index recovery_code_one_per_mark on recovery_code (account_id, mark)
  where used_at is null and ended_at is null;
