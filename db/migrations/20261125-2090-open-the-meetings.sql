-- What makes a sitting a meeting one can enter: its room, who has a part in it, and who was there.
-- A sitting is a row of event_session, or the event itself where it has none, so it is no foreign key.

create table meeting_room (
  sitting_id uuid primary key,
  event_id uuid not null references event on delete cascade,
  format text not null constraint meeting_room_format_is_known
    check (format in ('physical', 'webcast', 'remote-participation', 'e-meeting')),
  engine text not null constraint meeting_room_engine_is_known check (engine in ('none', 'link')),
  address text constraint meeting_room_address_is_secure check (address ~ '^https://' or address ~ '^http://localhost[:/]'),
  secret bytea,                                   -- sealed; what the engine checks the tokens with
  telephone text constraint meeting_room_telephone_length check (length(telephone) between 1 and 500),
  capacity integer constraint meeting_room_capacity_is_positive check (capacity > 0),
  is_open boolean not null default true,          -- false: staff keep the door shut, or the engine is down
  changed_at timestamptz not null,
  constraint meeting_room_link_has_an_address check (engine <> 'link' or (address is not null and secret is not null))
);
create index meeting_room_by_event on meeting_room (event_id);

-- Who has a part in a sitting besides taking part.
create table meeting_role (
  sitting_id uuid not null,
  event_id uuid not null references event on delete cascade,
  person_id uuid not null references person,
  role text not null constraint meeting_role_is_known
    check (role in ('chair', 'secretariat', 'interpreter', 'captioner', 'technician')),
  primary key (sitting_id, person_id)
);
create index meeting_role_by_person on meeting_role (person_id);

-- One stay of a person at a sitting.
create table attendance (
  id uuid primary key,
  sitting_id uuid not null,
  event_id uuid not null references event,
  person_id uuid not null references person,
  registration_id uuid references registration,
  source text not null constraint attendance_source_is_known check (source in ('join', 'staff')),
  origin text not null constraint attendance_origin_is_known check (origin in ('remote', 'on-site')),
  joined_at timestamptz not null,
  seen_at timestamptz not null,                   -- last sign of life
  left_at timestamptz,
  removed_by uuid references account,             -- put out by whoever leads the meeting; stays out
  constraint attendance_leaves_after_joining check (left_at is null or left_at >= joined_at),
  constraint attendance_removed_has_left check (removed_by is null or left_at is not null)
);
create unique index attendance_one_stay_at_a_time on attendance (sitting_id, person_id) where left_at is null;
create index attendance_by_sitting on attendance (sitting_id, joined_at);
create index attendance_by_person on attendance (person_id, joined_at);
create index attendance_open on attendance (seen_at) where left_at is null;

-- Tokens that an engine has taken: each opens once.
create table join_token_taken (
  id uuid primary key,
  expires_at timestamptz not null
);
