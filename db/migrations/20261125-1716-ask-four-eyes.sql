-- What one member of staff may not do alone: asked for by one, confirmed by another.
create table four_eyes (
  id uuid primary key,
  kind text not null constraint four_eyes_kind_is_known
    check (kind in ('reinitialise', 'factor-reset', 'contact-change', 'unblock')),
  account_id uuid not null references account,    -- about whom
  asked_by uuid not null references account,
  reason text not null constraint four_eyes_reason_length check (length(reason) between 1 and 1000),
  facts jsonb not null default '{}',              -- what else the act needs, such as a new address
  created_at timestamptz not null,
  expires_at timestamptz not null,
  confirmed_by uuid references account,
  confirmed_at timestamptz,
  refused_by uuid references account,
  refused_at timestamptz,
  ended_at timestamptz,                           -- ran out before anybody looked, or its reason is gone
  constraint four_eyes_are_of_two_people check (confirmed_by <> asked_by),
  constraint four_eyes_nobody_confirms_for_themselves check (confirmed_by <> account_id),
  constraint four_eyes_confirmed_by_somebody check ((confirmed_by is null) = (confirmed_at is null)),
  constraint four_eyes_refused_by_somebody check ((refused_by is null) = (refused_at is null)),
  constraint four_eyes_settled_once check (num_nonnulls(confirmed_at, refused_at, ended_at) <= 1),
  constraint four_eyes_ordered check (created_at < expires_at)
);
create unique index four_eyes_one_open on four_eyes (account_id, kind)
  where confirmed_at is null and refused_at is null and ended_at is null;
create index four_eyes_open on four_eyes (created_at, id)
  where confirmed_at is null and refused_at is null and ended_at is null;
create index four_eyes_by_account on four_eyes (account_id, created_at desc);
