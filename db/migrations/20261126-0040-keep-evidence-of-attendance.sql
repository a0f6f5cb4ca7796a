-- How it is known that somebody was at a sitting: one row for each thing somebody or something said, never changed. Who was
-- there, and for how long, is worked out from these rows; `attendance` stays the book at the door, of who is inside now.
create table attendance_event (
  id uuid primary key,
  sitting_id uuid not null,
  event_id uuid not null references event,
  person_id uuid references person,               -- null: an engine's name that is nobody's, or said of everybody
  name text constraint attendance_event_name_length check (length(name) between 1 and 200),
  source text not null constraint attendance_event_source_is_known
    check (source in ('click', 'heartbeat', 'staff') or source ~ '^engine:[a-z0-9-]{1,40}$'),
  kind text not null constraint attendance_event_kind_is_known
    check (kind in ('joined', 'media', 'seen', 'left', 'removed', 'ended', 'present', 'absent')),
  connection text not null default '' constraint attendance_event_connection_length check (length(connection) <= 200),
  engine_event_id text constraint attendance_event_engine_event_length check (length(engine_event_id) between 1 and 300),
  origin text constraint attendance_event_origin_is_known check (origin in ('remote', 'on-site')),
  happened_at timestamptz not null,               -- as whoever says it says
  until_at timestamptz,                           -- signs of life without a gap, or presence that staff entered
  received_at timestamptz not null,               -- by our clock
  said_by uuid references account,                -- staff
  raw_hash bytea,                                 -- of what the engine sent
  constraint attendance_event_ends_after_it_begins check (until_at is null or until_at >= happened_at),
  constraint attendance_event_is_about_somebody check (person_id is not null or name is not null or kind = 'ended'),
  constraint attendance_event_staff_says_who check ((source = 'staff') = (said_by is not null)),
  constraint attendance_event_presence_lasts check (kind <> 'present' or until_at is not null)
);
create unique index attendance_event_once on attendance_event (source, engine_event_id) where engine_event_id is not null;
create index attendance_event_by_sitting on attendance_event (sitting_id, person_id, happened_at);
create index attendance_event_by_person on attendance_event (person_id, sitting_id) where person_id is not null;
create index attendance_event_by_event on attendance_event (event_id, sitting_id);

-- Evidence is never changed or removed; only whom it is about can become another, when two accounts become one, or nobody.
create function attendance_event_is_append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    old.person_id := new.person_id;
    old.name := new.name;
    if old is not distinct from new then return new; end if;
  end if;
  raise exception 'evidence of attendance is never changed or removed'
    using errcode = 'integrity_constraint_violation', constraint = 'attendance_event_is_append_only';
end $$;
create trigger attendance_event_is_append_only before update or delete on attendance_event
  for each row execute function attendance_event_is_append_only();

-- What staff say instead of what the evidence says, with a reason. Each is a new version; the older ones stay.
create table attendance_correction (
  id uuid primary key,
  sitting_id uuid not null,
  event_id uuid not null references event,
  person_id uuid not null references person,
  version integer not null constraint attendance_correction_counts_from_one check (version >= 1),
  act text not null constraint attendance_correction_act_is_known check (act in ('add', 'change', 'strike', 'restore')),
  from_at timestamptz,
  until_at timestamptz,
  origin text constraint attendance_correction_origin_is_known check (origin in ('remote', 'on-site')),
  reason text not null constraint attendance_correction_reason_length check (length(reason) between 1 and 500),
  corrected_by uuid not null references account,
  corrected_at timestamptz not null,
  constraint attendance_correction_has_its_times
    check ((act in ('add', 'change')) = (from_at is not null and until_at is not null and origin is not null)),
  constraint attendance_correction_ends_after_it_begins check (until_at > from_at)
);
create unique index attendance_correction_one_of_a_version on attendance_correction (sitting_id, person_id, version);
create index attendance_correction_by_person on attendance_correction (person_id);
create index attendance_correction_by_event on attendance_correction (event_id);

-- From when on signs of life have come without a gap; null: none came (a page without a script sends none).
alter table attendance add column heard_from timestamptz;

-- What the book at the door says already becomes evidence.
insert into attendance_event (id, sitting_id, event_id, person_id, source, kind, origin, happened_at, received_at)
  select gen_random_uuid(), sitting_id, event_id, person_id, 'click', 'joined', origin, joined_at, joined_at from attendance;
insert into attendance_event (id, sitting_id, event_id, person_id, source, kind, happened_at, until_at, received_at)
  select gen_random_uuid(), sitting_id, event_id, person_id, 'heartbeat', 'seen', joined_at, seen_at, seen_at from attendance
  where left_at is not null and seen_at > joined_at and seen_at <> left_at;
insert into attendance_event (id, sitting_id, event_id, person_id, source, kind, happened_at, received_at)
  select gen_random_uuid(), sitting_id, event_id, person_id, 'click', case when removed_by is null then 'left' else 'removed' end, left_at, left_at
  from attendance where left_at = seen_at;
update attendance set heard_from = joined_at where left_at is null and seen_at > joined_at;
