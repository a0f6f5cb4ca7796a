-- What somebody says is wrong about their attendance at a sitting, and what staff answered.
create table attendance_objection (
  id uuid primary key,
  sitting_id uuid not null,
  event_id uuid not null references event,
  person_id uuid not null references person,
  words text not null constraint attendance_objection_length check (length(words) between 1 and 1000),
  said_at timestamptz not null,
  answer text constraint attendance_objection_answer_length check (length(answer) between 1 and 500),
  answered_by uuid references account,
  answered_at timestamptz,
  constraint attendance_objection_answered_whole
    check ((answered_at is null) = (answer is null) and (answered_at is null) = (answered_by is null))
);
create unique index attendance_objection_one_open on attendance_objection (sitting_id, person_id) where answered_at is null;
create index attendance_objection_by_event on attendance_objection (event_id, said_at) where answered_at is null;
create index attendance_objection_by_person on attendance_objection (person_id, sitting_id);

-- Certificates of attendance. What one says is fixed when it is issued; it ends when another takes its place, or when what it
-- says was corrected.
create table attendance_certificate (
  id uuid primary key,
  serial text not null constraint attendance_certificate_serial_is_its_own unique
    constraint attendance_certificate_serial_shape check (serial ~ '^A-[0-9A-Z]{4}-[0-9A-Z]{4}$'),
  event_id uuid not null references event,
  person_id uuid not null references person,
  language text not null,
  facts jsonb,                                    -- null: its person is erased
  file bytea,                                     -- null: not made yet
  issued_at timestamptz not null,
  ended_at timestamptz,
  end_reason text constraint attendance_certificate_end_is_known check (end_reason in ('replaced', 'corrected')),
  constraint attendance_certificate_ends_for_a_reason check ((ended_at is null) = (end_reason is null))
);
alter table attendance_certificate alter column file set storage external;
create unique index attendance_certificate_one_valid on attendance_certificate (event_id, person_id) where ended_at is null;
create index attendance_certificate_by_person on attendance_certificate (person_id);
