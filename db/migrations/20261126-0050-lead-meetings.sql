-- What those who lead a sitting need besides a list: who stands in for them, delegations that ask in the hall, points of
-- order, time to speak, breaks, what they announce, who waits at the door, and a log of what happened.

-- Whoever stands in for the chair, and takes it when nobody is in it.
alter table meeting_role drop constraint meeting_role_is_known;
alter table meeting_role add constraint meeting_role_is_known
  check (role in ('chair', 'vice-chair', 'secretariat', 'interpreter', 'captioner', 'technician'));

alter table meeting_conduct
  add column chat_is_paused boolean not null default false,
  add column speaker_seconds integer constraint meeting_conduct_time_to_speak check (speaker_seconds between 15 and 7200),
  add column suspended_at timestamptz,
  add column resumes_at timestamptz,                -- when it is meant to go on; it goes on by hand
  add constraint meeting_conduct_only_a_break_resumes check (resumes_at is null or suspended_at is not null);

-- A delegation in the hall has no page open: whoever leads enters it, and who of it speaks is not said.
alter table floor_request
  alter column person_id drop not null,
  add column organisation_id uuid references organisation,
  add column kind text not null default 'statement'
    constraint floor_request_kind_is_known check (kind in ('statement', 'point-of-order')),
  add column seconds integer constraint floor_request_time_to_speak check (seconds between 15 and 14400),
  add column entered_by uuid references account,    -- by whoever leads, for them
  add constraint floor_request_is_somebodys check (person_id is not null or organisation_id is not null);
drop index floor_request_once_at_a_time;
create unique index floor_request_once_at_a_time on floor_request (sitting_id, person_id, kind)
  where state in ('waiting', 'speaking') and person_id is not null;
create unique index floor_request_delegation_once_at_a_time on floor_request (sitting_id, organisation_id, kind)
  where state in ('waiting', 'speaking') and person_id is null;
create index floor_request_by_sitting on floor_request (sitting_id, began_at);

-- What whoever leads, or the secretariat, says to everybody: on top of the room and at its door, until it is taken down.
create table meeting_announcement (
  id uuid primary key,
  sitting_id uuid not null,
  event_id uuid not null references event on delete cascade,
  words text not null constraint meeting_announcement_length check (length(words) between 1 and 500),
  made_by uuid references account,
  made_at timestamptz not null,
  ended_at timestamptz
);
create index meeting_announcement_by_sitting on meeting_announcement (sitting_id, made_at);

-- Who stands at the door and was told no for a reason that whoever leads may overrule; and who was let in all the same.
create table meeting_door (
  sitting_id uuid not null,
  event_id uuid not null references event on delete cascade,
  person_id uuid not null references person,
  reason text not null,                           -- the refusal they met
  knocked_at timestamptz not null,
  admitted_at timestamptz,
  admitted_by uuid references account,
  primary key (sitting_id, person_id),
  constraint meeting_door_admitted_by_somebody check (admitted_at is null or admitted_by is not null)
);
create index meeting_door_by_person on meeting_door (person_id);

-- Delegations that whoever leads sees in the hall.
create table meeting_roll (
  sitting_id uuid not null,
  event_id uuid not null references event on delete cascade,
  organisation_id uuid not null references organisation,
  marked_at timestamptz not null,
  marked_by uuid references account,
  primary key (sitting_id, organisation_id)
);
create index meeting_roll_by_organisation on meeting_roll (organisation_id);

-- What happened in a sitting, line by line; who spoke is read from floor_request. Lines are added and never changed.
create table meeting_log (
  id uuid primary key,
  sitting_id uuid not null,
  event_id uuid not null references event on delete cascade,
  at timestamptz not null,
  what text not null constraint meeting_log_what_is_known check (what in (
    'list-closed', 'list-opened', 'time-set', 'chat-paused', 'chat-resumed', 'suspended', 'resumed', 'chair-handed-over',
    'chair-taken', 'chair-left', 'announced', 'announcement-ended', 'admitted', 'put-out', 'let-in-again', 'muted',
    'message-removed', 'here', 'not-here', 'ended')),
  person_id uuid references person,               -- whom it was about
  organisation_id uuid references organisation,
  by_person_id uuid references person,            -- who did it
  words text
);
create index meeting_log_by_sitting on meeting_log (sitting_id, at);
