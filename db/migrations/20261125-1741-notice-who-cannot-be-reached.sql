-- Whoever decides for an organisation and can no longer sign in, or can again: noted with the change itself, whichever
-- act makes it, and looked at within a minute.
create table focal_point_holder_change (
  person_id uuid primary key references person on delete cascade
);
create function note_holder_change() returns trigger language plpgsql as $$
begin
  insert into focal_point_holder_change (person_id)
  select new.person_id
  where exists (select from focal_point where focal_point.person_id = new.person_id and until is null)
  on conflict do nothing;
  return null;
end $$;
create trigger holder_change_is_noted after update of state on account
  for each row when (old.state is distinct from new.state) execute function note_holder_change();

-- Claims by how long they have waited.
create index affiliation_waiting on affiliation (created_at, id) where state = 'claimed';
