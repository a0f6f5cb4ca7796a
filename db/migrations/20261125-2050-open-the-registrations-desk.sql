-- The desk over all registrations: every list of it in its order from an index, notes of staff, which columns somebody
-- wants to see, and acts on many at once that go on when the page is left.

create index registration_by_submission on registration (submitted_at, id) where state <> 'draft';
create index registration_of_event_by_submission on registration (event_id, submitted_at, id) where state <> 'draft';
create index registration_by_state on registration (state, submitted_at, id);
create index registration_by_category on registration (category, submitted_at, id) where state <> 'draft';
create index registration_asking_for_visa on registration (submitted_at, id) where asks_visa;

create table registration_note (
  id uuid primary key,
  person_id uuid not null references person,
  registration_id uuid references registration on delete cascade,  -- null: about the person
  words text not null constraint registration_note_length check (length(words) between 1 and 2000),
  written_by uuid not null references account,
  written_at timestamptz not null
);
create index registration_note_by_person on registration_note (person_id, written_at);
create index registration_note_by_registration on registration_note (registration_id, written_at) where registration_id is not null;

create table registration_columns (
  account_id uuid primary key references account,
  columns text[] not null constraint registration_columns_are_few check (cardinality(columns) <= 12),
  changed_at timestamptz not null
);

create table registration_bulk (
  id uuid primary key,
  account_id uuid not null references account,     -- who asked for it
  act text not null constraint registration_bulk_act_is_known check (act in ('approve', 'reject', 'cancel', 'move', 'promote')),
  mode text,
  reason text constraint registration_bulk_reason_length check (length(reason) between 1 and 1000),
  asked_at timestamptz not null,
  ended_at timestamptz,
  constraint registration_bulk_says_why check (act not in ('reject', 'cancel') or reason is not null),
  constraint registration_bulk_says_where check ((act = 'move') = (mode is not null))
);
create index registration_bulk_by_time on registration_bulk (asked_at);

create table registration_bulk_row (
  bulk_id uuid not null references registration_bulk on delete cascade,
  place integer not null,
  registration_id uuid not null references registration on delete cascade,
  begun_at timestamptz,
  done_at timestamptz,
  became text,
  refused text,
  primary key (bulk_id, place),
  constraint registration_bulk_row_once unique (bulk_id, registration_id),
  constraint registration_bulk_row_done_is_told check ((done_at is null) = (became is null and refused is null))
);
