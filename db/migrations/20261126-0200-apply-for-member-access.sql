-- The running number from which Registration IDs are made.
create sequence access_number;

-- Somebody asks for what the body gives its members, through one organisation: from the application to the end of the access.
create table access_application (
  id uuid primary key,
  sequence bigint not null unique default nextval('access_number'),
  registration_id text unique constraint access_application_registration_id_shape check (registration_id ~ '^\d{9}-\d{5}$'),
  person_id uuid not null references person,
  organisation_id uuid not null references organisation,
  state text not null constraint access_application_state_is_known check (state in
    ('awaiting', 'returned', 'approved', 'active', 'suspended', 'rejected', 'withdrawn', 'revoked', 'expired')),
  state_since timestamptz not null,
  reason text constraint access_application_reason_length check (length(reason) <= 1000),  -- why they ask
  decision_reason text constraint access_application_decision_length check (length(decision_reason) <= 1000),
  decided_by uuid,                                 -- account
  granted_at timestamptz,
  revision integer not null default 1,
  created_at timestamptz not null,
  constraint access_application_granted_when_it_opens check (state not in ('active', 'suspended') or granted_at is not null)
);
-- Nobody asks twice through one organisation while the first still lives.
create unique index access_application_one_alive on access_application (person_id, organisation_id)
  where state in ('awaiting', 'returned', 'approved', 'active', 'suspended');
create index access_application_by_person on access_application (person_id, created_at desc);
create index access_application_by_organisation on access_application (organisation_id, state, state_since);
create index access_application_by_state on access_application (state, state_since, id);

-- Every step of an application, for whoever asks what happened to it.
create table access_move (
  application_id uuid not null references access_application on delete cascade,
  at timestamptz not null,
  from_state text,
  to_state text not null,
  by_account uuid,                                 -- null: the house
  primary key (application_id, at, to_state)
);
