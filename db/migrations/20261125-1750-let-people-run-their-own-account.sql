-- What people do with their own account: another contact address, staying, closing, merging two, and a copy of their data.

alter table account
  add column contact_changed_at timestamptz,      -- when the body last began to write elsewhere; what hangs on the address waits a week
  add column stayed_at timestamptz,               -- when its holder last said that they still want it, without signing in
  add column erased_at timestamptz                -- when all that may be erased was: nobody comes back after it
    constraint account_erased_is_over check (erased_at is null or state in ('closed', 'merged'));

create index account_by_last_use on account ((greatest(created_at, signed_in_at, stayed_at)), id) where state = 'active';
create index account_to_erase on account (state_since) where state = 'closed' and erased_at is null;

-- An address that was removed rests while the removal can be undone, and then is free again.
create index account_identifier_resting on account_identifier (ended_at) where kind = 'email' and ended_at is not null;

-- How often an address that is not proven yet was written to, whoever asked for it.
create index account_link_by_new_address on account_link ((facts ->> 'key'), created_at) where purpose = 'address.confirm';

-- An account that nobody has used for long: what its holder was told, and when it is blocked. Gone when it is used again.
create table account_inactivity (
  account_id uuid primary key references account,
  active_at timestamptz not null,                 -- the last use that the warnings are about
  blocks_at timestamptz not null,
  warned_days integer not null
    constraint account_inactivity_warning_is_known check (warned_days in (60, 30, 7)),
  warned_at timestamptz not null,
  constraint account_inactivity_blocks_later check (blocks_at > active_at)
);

-- Two accounts of one person made one. Until it is settled it can be taken apart, so what moved is kept.
create table account_merge (
  id uuid primary key,
  survivor_id uuid not null references account,
  merged_id uuid not null references account,
  merged_at timestamptz not null,
  moved jsonb not null default '{}',              -- ids, by who moved them
  undone_at timestamptz,
  undone_by uuid,                                 -- account
  settled_at timestamptz,
  constraint account_merge_is_of_two check (survivor_id <> merged_id),
  constraint account_merge_is_undone_or_settled check (undone_at is null or settled_at is null)
);
create unique index account_merge_one_live on account_merge (merged_id) where undone_at is null;
create index account_merge_by_survivor on account_merge (survivor_id, merged_at desc);
create index account_merge_to_settle on account_merge (merged_at) where undone_at is null and settled_at is null;

-- A copy of everything that is kept about somebody, made for them alone and kept for a week, encrypted.
create table data_export (
  id uuid primary key,
  account_id uuid not null references account,
  language text not null,
  state text not null constraint data_export_state_is_known check (state in ('asked', 'ready')),
  parts_done integer not null default 0,
  parts_all integer not null,
  asked_at timestamptz not null,
  ready_at timestamptz,
  expires_at timestamptz,
  for_machines bytea,                             -- JSON
  for_people bytea,                               -- HTML
  constraint data_export_parts_are_counted check (parts_done between 0 and parts_all),
  constraint data_export_ready_is_whole check (
    (state = 'ready') = (ready_at is not null and expires_at is not null and for_machines is not null and for_people is not null)
  )
);
create unique index data_export_one_in_the_making on data_export (account_id) where state = 'asked';
create index data_export_by_account on data_export (account_id, asked_at desc);
create index data_export_by_expiry on data_export (expires_at) where state = 'ready';
