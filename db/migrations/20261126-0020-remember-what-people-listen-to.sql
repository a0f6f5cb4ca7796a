-- Which channel somebody listens to at a sitting, and into which language an interpreter speaks.
create table sound_choice (
  sitting_id uuid not null,
  event_id uuid not null references event on delete cascade,
  person_id uuid not null references person,
  listens_to text not null default 'floor',     -- the floor, or the tag of a language
  speaks_to text,                               -- interpreters: the language of their booth
  changed_at timestamptz not null,
  primary key (sitting_id, person_id),
  constraint sound_choice_is_a_channel check (length(listens_to) <= 35 and length(speaks_to) <= 35)
);
create index sound_choice_by_person on sound_choice (person_id);
