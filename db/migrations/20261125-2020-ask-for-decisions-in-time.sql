-- How somebody who decides wants to be told; without a row, as usual.
create table decision_setting (
  person_id uuid primary key references person,
  habit text not null constraint decision_setting_habit_is_known check (habit in ('few', 'by-deadline', 'daily')),
  hour smallint not null constraint decision_setting_hour_is_of_a_day check (hour between 0 and 23),
  changed_at timestamptz not null
);

-- Who was told of a registration that waits, and how: each once for as long as it waits. One that waits anew is told anew.
create table decision_notice (
  registration_id uuid not null references registration on delete cascade,
  person_id uuid not null references person,
  how text not null constraint decision_notice_how_is_known
    check (how in ('at-once', 'digest', 'first-reminder', 'second-reminder')),
  since timestamptz not null,                     -- since when it had waited
  at timestamptz not null,
  primary key (registration_id, person_id, how, since)
);
create index decision_notice_by_person on decision_notice (person_id, at);

-- One digest a person and day, on their own calendar.
create table decision_digest (
  person_id uuid not null references person,
  on_day date not null,
  at timestamptz not null,
  primary key (person_id, on_day)
);

-- Since when the secretariat may decide too, because the focal points let it wait or are not there.
alter table registration add column escalated_at timestamptz;
create index registration_by_escalation on registration (state, submitted_at) where escalated_at is not null;
