-- How many of a large directory could register for an event, counted by a job: people of whom the policy sees the same.
create table event_census (
  event_id uuid primary key references event,
  asked_at timestamptz not null,
  counted_at timestamptz,                         -- null: not yet
  heaps jsonb not null default '[]'
);
