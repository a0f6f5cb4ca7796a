-- What the service desk works with: hints of near-duplicates, looking at pages as their owner sees them, lost mailboxes,
-- and finding an account by whatever somebody says on the telephone.

-- Somebody of the service desk looks at pages as this person sees them, until then. Ends with the visit at the latest.
alter table visit
  add column viewed_account_id uuid references account,
  add column viewed_until timestamptz,
  add constraint visit_views_for_a_while check ((viewed_account_id is null) = (viewed_until is null)),
  add constraint visit_views_somebody_else check (viewed_account_id <> account_id);
create index visit_by_viewed on visit (viewed_until) where viewed_account_id is not null;

-- Each look: who, at whose pages, why, from when to when. The person was told when it began.
create table viewing (
  id uuid primary key,
  account_id uuid not null references account,
  by_account_id uuid not null references account,
  visit_id uuid not null,                         -- the visit itself is removed when it is over
  reason text not null constraint viewing_reason_length check (length(reason) between 1 and 1000),
  started_at timestamptz not null,
  until timestamptz not null,
  ended_at timestamptz,
  constraint viewing_is_of_somebody_else check (account_id <> by_account_id),
  constraint viewing_is_ordered check (started_at < until and started_at <= ended_at)
);
create unique index viewing_one_at_a_time on viewing (visit_id) where ended_at is null;
create index viewing_by_account on viewing (account_id, started_at desc);
create index viewing_open on viewing (until) where ended_at is null;

-- The mailbox that an address delivers to: what stands after a plus sign is the owner's own, and case is nothing.
create function mailbox_of(address text) returns text language sql immutable strict parallel safe as $$
  select regexp_replace(lower(address), '\+[^@]*@', '@')
$$;
create index account_identifier_by_mailbox on account_identifier (mailbox_of(key)) where kind = 'email';
create index person_by_phone on person (phone_e164) where phone_e164 is not null;

-- Accounts to be compared with all others: new ones, and those of people who changed what is compared.
create table account_to_compare (
  account_id uuid primary key references account,
  asked_at timestamptz not null
);

-- Two accounts that may be one person's. A hint to those who can tell; it stops nobody and is shown to no stranger.
create table account_hint (
  id uuid primary key,
  account_id uuid not null references account,    -- the older of the two
  other_id uuid not null references account,
  reasons text[] not null,
  found_at timestamptz not null,
  settled_at timestamptz,
  settled_by uuid,
  settled_as text constraint account_hint_settled_as_is_known check (settled_as in ('dismissed', 'gone')),
  constraint account_hint_one_per_pair unique (account_id, other_id),
  constraint account_hint_is_ordered check (account_id < other_id),
  constraint account_hint_has_reasons check (
    cardinality(reasons) > 0 and reasons <@ array['name-and-organisation', 'phone', 'address']),
  constraint account_hint_is_settled_somehow check ((settled_at is null) = (settled_as is null))
);
create index account_hint_open on account_hint (id) where settled_at is null;
create index account_hint_by_other on account_hint (other_id);

-- A contact address that the service desk changes because its mailbox is lost. It waits, both mailboxes are written to,
-- and either can stop it.
create table lost_mailbox_change (
  id uuid primary key,
  account_id uuid not null references account,
  address text not null constraint lost_mailbox_change_address_length check (length(address) <= 254),
  address_key text not null,
  asked_by uuid not null references account,
  agreed_by uuid not null references account,
  reason text not null constraint lost_mailbox_change_reason_length check (length(reason) between 1 and 1000),
  created_at timestamptz not null,
  due_at timestamptz not null,
  proven_at timestamptz,                          -- the new mailbox answered
  done_at timestamptz,
  stopped_at timestamptz,
  stopped_by text constraint lost_mailbox_change_stopped_by_is_known
    check (stopped_by in ('old-address', 'new-address', 'staff', 'state', 'taken', 'time')),
  constraint lost_mailbox_change_by_two check (asked_by <> agreed_by),
  constraint lost_mailbox_change_ends_once check (done_at is null or stopped_at is null),
  constraint lost_mailbox_change_is_stopped_somehow check ((stopped_at is null) = (stopped_by is null)),
  constraint lost_mailbox_change_is_done_when_proven check (done_at is null or proven_at is not null)
);
create unique index lost_mailbox_change_one_live on lost_mailbox_change (account_id)
  where done_at is null and stopped_at is null;
create index lost_mailbox_change_due on lost_mailbox_change (due_at) where done_at is null and stopped_at is null;

-- Finding accounts: by the beginning of a name or address, by why they are blocked and since when.
create index account_identifier_by_beginning on account_identifier (key text_pattern_ops, account_id);
create index account_blocked_by_reason on account (block_reason, id) where state = 'blocked';
create index account_blocked_since on account (state_since) where state = 'blocked';
create index outbox_failed on outbox (created_at) where state = 'failed';
