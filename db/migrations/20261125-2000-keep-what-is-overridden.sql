-- What an event or a group says instead of the policy: who changed it, when, from what, to what, and why.
create table override_change (
  id uuid primary key,
  at timestamptz not null,
  account_id uuid,                                -- null: an operator at the machine
  event_id uuid references event,
  group_id text references event_group,
  category text not null,                         -- a membership category of the profile, or * for all that are not named
  from_regime text,                               -- null: nothing was said of it
  to_regime text,
  reason text not null constraint override_change_reason_length check (length(reason) between 3 and 1000),
  constraint override_change_is_of_one check (num_nonnulls(event_id, group_id) = 1),
  constraint override_change_changes_something check (from_regime is distinct from to_regime)
);
create index override_change_by_event on override_change (event_id, id desc) where event_id is not null;
create index override_change_by_group on override_change (group_id, id desc) where group_id is not null;

create function override_change_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'changes of overrides are never changed or removed' using errcode = 'integrity_constraint_violation', constraint = 'override_change_is_append_only';
end $$;
create trigger override_change_is_append_only before update or delete on override_change
  for each row execute function override_change_is_append_only();

-- The kind of event that a group's meetings are; null: what the body's groups usually meet as.
alter table event_group
  add column meets_as text,
  add constraint event_group_has_a_name check (name <> '{}');

-- Pages that strangers share say who may come, so a group and a link drop them as an event does.
create trigger event_group_pages_changed after insert or update on event_group
  for each row execute function event_pages_changed();
create trigger event_link_pages_changed after insert or delete on event_link
  for each row execute function event_pages_changed();
