-- Events and registrations.

create table event (
  id uuid primary key,
  code text not null constraint event_one_per_code unique constraint event_code_shape check (code ~ '^[A-Z]-[0-9]{8}$'),
  type text not null,                             -- an event type of the profile
  state text not null constraint event_state_is_known check (state in ('draft', 'published', 'cancelled')),
  title jsonb not null,                           -- { "en": "...", "fr": "..." }
  summary jsonb not null default '{}',
  group_name jsonb not null default '{}',         -- the study group or focus group it belongs to
  sector text,
  country_code text,                              -- null: no place, remote only
  city jsonb not null default '{}',
  venue jsonb not null default '{}',
  access_notes jsonb not null default '{}',
  time_zone text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  modes text[] not null constraint event_modes_are_known check (modes <@ array['on-site', 'remote'] and cardinality(modes) > 0),
  languages text[] not null default '{en}',
  has_captions boolean not null default false,
  registration_opens_at timestamptz not null,
  on_site_closes_at timestamptz,
  remote_closes_at timestamptz,
  mode_change_until timestamptz,
  on_site_capacity integer constraint event_on_site_capacity_is_positive check (on_site_capacity > 0), -- null: unlimited
  remote_capacity integer constraint event_remote_capacity_is_positive check (remote_capacity > 0),
  on_site_taken integer not null default 0 constraint event_on_site_taken_is_not_negative check (on_site_taken >= 0),
  remote_taken integer not null default 0 constraint event_remote_taken_is_not_negative check (remote_taken >= 0),
  requires_member_access boolean not null default false,
  contact text not null,                          -- help contact, an e-mail address
  policy jsonb not null default '{}',             -- overrides of the participation policy, by category
  demo_moves text,                                -- how the demo keeps it ahead; null for real events
  created_at timestamptz not null,
  changed_at timestamptz not null,
  constraint event_never_oversold_on_site check (on_site_capacity is null or on_site_taken <= on_site_capacity),
  constraint event_never_oversold_remote check (remote_capacity is null or remote_taken <= remote_capacity),
  constraint event_ends_after_it_starts check (ends_at > starts_at)
);
create index event_by_start on event (starts_at) where state = 'published';

create table event_session (
  id uuid primary key,
  event_id uuid not null references event on delete cascade,
  title jsonb not null default '{}',
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  constraint event_session_ends_after_it_starts check (ends_at > starts_at)
);
create index event_session_by_event on event_session (event_id, starts_at);

create table registration (
  id uuid primary key,
  number text not null constraint registration_one_per_number unique constraint registration_number_shape check (number ~ '^R-[0-9A-Z]{4}-[0-9A-Z]{4}$'),
  event_id uuid not null references event,
  person_id uuid not null references person,
  organisation_id uuid references organisation,   -- represented; null: none listed yet
  category text not null,                         -- membership category at the time of submission
  state text not null constraint registration_state_is_known check (state in
    ('draft', 'pending', 'confirmed', 'waitlisted', 'offered', 'rejected', 'withdrawn', 'cancelled', 'checked-in')),
  mode text constraint registration_mode_is_known check (mode in ('on-site', 'remote')),
  answers jsonb not null default '{}',            -- badge name, interpretation, access needs, ...
  asks_visa boolean not null default false,
  in_participants_list boolean not null default false,
  rule text,                                      -- which rule of the participation policy decided the way it goes
  waits_for text,                                 -- 'focal-point' or 'secretariat' while pending
  decision_reason text constraint registration_reason_length check (length(decision_reason) <= 2000),
  revision integer not null default 0,            -- rises with every save; a form with an old one is stale
  created_at timestamptz not null,
  submitted_at timestamptz,
  decided_at timestamptz,
  decided_by uuid,                                -- account
  changed_at timestamptz not null,
  constraint registration_submitted_has_mode check (state = 'draft' or (mode is not null and submitted_at is not null))
);
create unique index registration_one_live_per_person on registration (event_id, person_id)
  where state in ('draft', 'pending', 'confirmed', 'waitlisted', 'offered', 'checked-in');
create index registration_by_person on registration (person_id, created_at desc);
create index registration_pending_by_organisation on registration (organisation_id, submitted_at) where state = 'pending';
create index registration_by_organisation on registration (organisation_id, state, submitted_at desc);
create index registration_by_event on registration (event_id, state);

-- Every move of a registration: who, when, why, by which rule.
create table registration_move (
  id uuid primary key,
  registration_id uuid not null references registration,
  at timestamptz not null,
  actor_account_id uuid,                          -- null: the house itself
  from_state text,
  to_state text not null,
  rule text,
  reason text
);
create index registration_move_by_registration on registration_move (registration_id, at);
