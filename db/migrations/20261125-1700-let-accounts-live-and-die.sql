-- The whole life of an account, and links that do one thing once.

update account set state = 'blocked' where state not in ('active', 'blocked', 'closed');
alter table account
  drop constraint account_state_is_known,
  add constraint account_state_is_known check (state in ('initial', 'active', 'blocked', 'closed', 'merged')),
  add column state_since timestamptz,
  add column block_reason text
    constraint account_block_reason_is_known
      check (block_reason in ('initial-not-changed', 'staff', 'owner', 'breach', 'focal-point', 'inactive')),
  add column block_note text constraint account_block_note_length check (length(block_note) between 1 and 1000),
  add column merged_into uuid references account
    constraint account_is_not_merged_into_itself check (merged_into <> id),
  add column user_name_changed_at timestamptz;   -- a user name may be changed once
update account set state_since = created_at;
update account set block_reason = 'staff' where state = 'blocked';
alter table account
  alter column state_since set not null,
  add constraint account_is_blocked_for_a_reason check ((state = 'blocked') = (block_reason is not null)),
  add constraint account_merged_names_the_survivor check ((state = 'merged') = (merged_into is not null)),
  add constraint account_initial_has_no_password check (state <> 'initial' or password_hash is null);
create index account_by_state on account (state, id);
create index account_merged_by_survivor on account (merged_into) where merged_into is not null;

-- A name that no longer leads to the account. The row stays, so that a user name is never given again and a removed
-- address can come back while its owner may undo the removal.
alter table account_identifier
  add column ended_at timestamptz,
  add constraint account_identifier_ended_is_no_contact check (ended_at is null or not is_contact);

-- A mailed link that does one thing once: prove an address, take a change back, lock an account, begin again.
create table account_link (
  id uuid primary key,
  purpose text not null,                          -- e.g. address.confirm, address.undo, account.lock, welcome
  account_id uuid not null references account,
  token_hash bytea not null constraint account_link_one_per_token unique,
  facts jsonb not null default '{}',              -- what the link is about; never a secret
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  ended_at timestamptz,                           -- replaced by a newer one, or its reason is gone
  constraint account_link_is_used_or_ended check (used_at is null or ended_at is null)
);
create index account_link_by_account on account_link (account_id, purpose, created_at);
create index account_link_by_expiry on account_link (expires_at);

-- How well somebody proved who they are when the visit began.
alter table visit
  add column assurance text not null default 'one-factor'
    constraint visit_assurance_is_known check (assurance in ('one-factor', 'two-factor'));
