-- What happens inside a sitting besides sound and picture.

-- Who wants to speak, in the order the chair keeps, and who speaks.
create table floor_request (
  id uuid primary key,
  sitting_id uuid not null,
  event_id uuid not null references event on delete cascade,
  person_id uuid not null references person,
  place double precision not null,                -- the list is read by it; moving somebody changes nothing but this
  state text not null constraint floor_request_state_is_known
    check (state in ('waiting', 'speaking', 'spoken', 'withdrawn')),
  asked_at timestamptz not null,
  began_at timestamptz,
  ended_at timestamptz,
  constraint floor_request_speaks_from_a_moment check ((state in ('speaking', 'spoken')) = (began_at is not null))
);
create unique index floor_request_once_at_a_time on floor_request (sitting_id, person_id) where state in ('waiting', 'speaking');
create unique index floor_request_one_speaks on floor_request (sitting_id) where state = 'speaking';
create index floor_request_waiting on floor_request (sitting_id, place) where state = 'waiting';

-- What is written to everybody inside; what the chair takes away stays for the record and is shown to nobody.
create table meeting_message (
  id uuid primary key,
  sitting_id uuid not null,
  event_id uuid not null references event on delete cascade,
  person_id uuid not null references person,
  words text not null constraint meeting_message_length check (length(words) between 1 and 1000),
  sent_at timestamptz not null,
  removed_by uuid references account
);
create index meeting_message_by_sitting on meeting_message (sitting_id, sent_at);

-- Captions, a line at a time as a captioner sends them.
create table caption_line (
  id uuid primary key,
  sitting_id uuid not null,
  event_id uuid not null references event on delete cascade,
  person_id uuid not null references person,
  words text not null constraint caption_line_length check (length(words) between 1 and 500),
  typed_at timestamptz not null
);
create index caption_line_by_sitting on caption_line (sitting_id, typed_at);

-- How a sitting is led: whether the list of speakers is open, and whether it was ended before its time.
create table meeting_conduct (
  sitting_id uuid primary key,
  event_id uuid not null references event on delete cascade,
  list_is_closed boolean not null default false,
  ended_at timestamptz
);
