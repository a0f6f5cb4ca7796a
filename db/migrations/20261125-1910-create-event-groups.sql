-- A study group, or whatever a body calls the groups that meet again and again: its words on who takes part, whom to ask,
-- and what it says instead of the body's policy for all its meetings.
create table event_group (
  id text primary key constraint event_group_id_shape check (id ~ '^[a-z][a-z0-9-]{0,60}$'),   -- a study group of the profile, or one of its own
  sector text,
  name jsonb not null,
  participation jsonb not null default '{}',      -- in words: who takes part, and how to join
  contact text constraint event_group_contact_length check (length(contact) between 3 and 254),
  policy jsonb not null default '{}',             -- overrides of the participation policy, by category
  created_at timestamptz not null,
  changed_at timestamptz not null
);
alter table event add column group_id text references event_group;
create index event_by_group on event (group_id, starts_at) where group_id is not null;
