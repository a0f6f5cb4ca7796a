-- Engines besides the signed link: sound and picture of our own, BigBlueButton and Jitsi. Each time an engine carries a sitting is
-- a run with a name of its own there, so that nothing made for one run opens another.

alter table meeting_room drop constraint meeting_room_engine_is_known;
alter table meeting_room add constraint meeting_room_engine_is_known
  check (engine in ('none', 'link', 'embedded', 'bigbluebutton', 'jitsi'));
-- What the engine must be told besides its address; what is absent is as usual.
alter table meeting_room add column settings jsonb not null default '{}';

create table meeting_run (
  id uuid primary key,
  sitting_id uuid not null,
  event_id uuid not null references event on delete cascade,
  engine text not null constraint meeting_run_engine_is_known
    check (engine in ('link', 'embedded', 'bigbluebutton', 'jitsi')),
  -- What the room is called at the engine: random, lower case.
  name text not null constraint meeting_run_name_is_its_own unique
    constraint meeting_run_name_is_plain check (name ~ '^[a-z0-9-]{16,64}$'),
  -- Where it runs; null: here.
  server text,
  -- What the engine calls the moment it made the room; null: it has not been asked yet.
  mark text,
  began_at timestamptz not null,
  asked_at timestamptz,                           -- when the engine last said who is there
  ended_at timestamptz,
  constraint meeting_run_ends_after_beginning check (ended_at is null or ended_at >= began_at)
);
create unique index meeting_run_one_at_a_time on meeting_run (sitting_id) where ended_at is null;
create index meeting_run_by_event on meeting_run (event_id);

-- What engines call people: opaque, another name at each sitting.
create table meeting_alias (
  sitting_id uuid not null,
  alias text not null constraint meeting_alias_is_opaque check (alias ~ '^[A-Za-z0-9_-]{22}$'),
  event_id uuid not null references event on delete cascade,
  person_id uuid not null references person,
  primary key (sitting_id, alias)
);
create index meeting_alias_by_event on meeting_alias (event_id);
create index meeting_alias_by_person on meeting_alias (person_id);

-- Keys that engines check our tokens with; the public half is for everybody.
create table meeting_key (
  kid text primary key,
  public_pem text not null,
  private_pem bytea not null,                     -- sealed
  made_at timestamptz not null
);
