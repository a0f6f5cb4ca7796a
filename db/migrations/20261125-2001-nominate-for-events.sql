-- Who may come where only those who are nominated do: one person, or everybody of an organisation.
create table event_nominee (
  id uuid primary key,
  event_id uuid not null references event,
  person_id uuid references person,
  organisation_id uuid references organisation,
  added_at timestamptz not null,
  added_by uuid,                                  -- account; null: an operator at the machine
  constraint event_nominee_is_one_or_all check (num_nonnulls(person_id, organisation_id) = 1)
);
create unique index event_nominee_one_per_person on event_nominee (event_id, person_id) where person_id is not null;
create unique index event_nominee_one_per_organisation on event_nominee (event_id, organisation_id) where organisation_id is not null;
