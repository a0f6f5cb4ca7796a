-- What every room stands on: sign-in sessions, the outbox, the audit.

create extension if not exists pg_trgm;
create extension if not exists unaccent;

-- A browser's visit. Anonymous until somebody signs in; the token is replaced at that moment.
create table visit (
  id uuid primary key,
  token_hash bytea not null constraint visit_one_per_token unique, -- SHA-256 of the cookie; the cookie itself is never stored
  account_id uuid,                                                 -- null while nobody is signed in
  kept jsonb not null default '{}',                                -- small things kept for this visit: the way back, a notice to show once
  created_at timestamptz not null,
  seen_at timestamptz not null,
  proven_at timestamptz,                                           -- when the person last proved who they are
  expires_at timestamptz not null,
  ended_at timestamptz,
  device text not null default '' constraint visit_device_is_short check (length(device) <= 200)
);
create index visit_by_account on visit (account_id) where ended_at is null;
create index visit_by_expiry on visit (expires_at);

-- Everything that leaves the house by mail. Written in the transaction of the act; sent afterwards.
create table outbox (
  id uuid primary key,
  lane text not null constraint outbox_lane_is_known check (lane in ('now', 'notice', 'bulk')),
  occasion text not null,                         -- e.g. registrations.confirmed; names the letter
  person_id uuid,                                 -- whose "Messages we sent you" shows it
  to_address text not null,
  language text not null,
  facts jsonb not null,                           -- ids and values the letter is rendered from
  once_key text constraint outbox_one_per_occasion unique, -- the same occasion about the same thing is sent once
  state text not null default 'queued'
    constraint outbox_state_is_known check (state in ('queued', 'in-flight', 'retrying', 'sent', 'failed', 'withheld')),
  message_id text not null,
  subject text,
  text_body text,
  html_body text,
  source text,                                    -- the message as it left, headers and attachments included
  tries integer not null default 0,
  due_at timestamptz not null,
  taken_at timestamptz,
  sent_at timestamptz,
  last_error text,
  created_at timestamptz not null
);
create index outbox_due on outbox (lane, due_at) where state in ('queued', 'retrying');
create index outbox_in_flight on outbox (taken_at) where state = 'in-flight';
create index outbox_by_person on outbox (person_id, created_at desc);
create index outbox_by_address on outbox (lower(to_address), created_at desc);
create index outbox_newest on outbox (created_at desc);

-- Who did what, when. Append only.
create table audit_entry (
  id uuid primary key,
  at timestamptz not null,
  actor_kind text not null constraint audit_entry_actor_kind_is_known check (actor_kind in ('person', 'system', 'operator', 'stranger')),
  actor_account_id uuid,
  act text not null,                              -- e.g. registrations.confirmed
  subject_id uuid,
  details jsonb not null default '{}'
);
create index audit_entry_by_subject on audit_entry (subject_id, at desc);
create index audit_entry_by_actor on audit_entry (actor_account_id, at desc);
create function audit_entry_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'audit entries are never changed or removed' using errcode = 'integrity_constraint_violation', constraint = 'audit_entry_is_append_only';
end $$;
create trigger audit_entry_is_append_only before update or delete on audit_entry
  for each row execute function audit_entry_is_append_only();

-- Small facts about this installation, such as whether the demo cast was loaded.
create table installation (
  name text primary key,
  value jsonb not null
);
